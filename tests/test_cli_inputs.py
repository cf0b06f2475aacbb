"""`timeline inputs`: what can be read, and what files hold, for a person and for a program."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.commands import inputs as command
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.formats.registry import FORMATS
from timeline.settings import Settings
from timeline.surveys import surveys

LINES = [
    {"id": "a", "title": "Ferry lost", "text": "The ferry left Marrey.", "published": "2024-11-15", "section": "Coast"},
    {"id": "b", "title": "Ferry found", "text": "It lay off the cape."},
    {"id": "c"},
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def inputs(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["inputs", *arguments, "--quiet"])
    assert result.exit_code == 0, result.output
    return result.stdout


def as_json(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in inputs(*arguments, "--json").splitlines()]


def write_export() -> None:
    lines = "".join(json.dumps(each) + "\n" for each in LINES)
    with zipfile.ZipFile("export.zip", "w") as archive:
        archive.writestr("a.jsonl", lines)
        archive.writestr("b.jsonl", lines.replace('"a"', '"d"').replace('"b"', '"e"'))


def test_without_input_it_lists_all_formats_and_how_each_is_told() -> None:
    listed = as_json()
    assert [each["format"] for each in listed] == [each.name for each in FORMATS]
    assert all(each["told_by"] for each in listed)
    told = inputs()
    assert all(each.name in told for each in FORMATS)


def test_an_extra_that_a_format_needs_is_named_and_whether_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: object) -> bool:
        return False

    wanting = RecordFormat(
        name="Runes", told_by="a rune", recognises=never, records=lambda *_: iter(()), extra="runes", module="no_runes"
    )
    monkeypatch.setattr("timeline.reading.formats.registry.FORMATS", (wanting,))
    (line,) = as_json()
    assert (line["extra"], line["installed"]) == ("runes", False)
    assert "needs the extra runes (pip install 'story-timeline[runes]')" in inputs()


def test_of_a_file_it_tells_formats_fields_the_first_article_and_what_is_unusable() -> None:
    write_export()
    (line,) = as_json("export.zip")
    assert line["file"] == "export.zip"
    assert line["formats"] == [{"format": ["ZIP", "JSON lines"], "documents": 2}]
    assert line["articles"] == 4
    assert line["fields"] == {"title": 4, "published": 2, "section": 2}
    assert (line["first"]["title"], line["first"]["published"]) == ("Ferry lost", "2024-11-15")
    assert line["first"]["evidence"] == [{"kind": "field", "text": "published: 2024-11-15"}]
    assert line["unusable"] == 2
    assert [each["where"] for each in line["reasons"]] == [
        "export.zip, a.jsonl, line 3",
        "export.zip, b.jsonl, line 3",
    ]


def test_a_person_reads_the_same_in_lines() -> None:
    write_export()
    told = inputs("export.zip")
    assert told.startswith("export.zip\n  format     ZIP > JSON lines (2 documents)\n  articles   4\n")
    assert "  fields     title, published (2), section (2)\n" in told
    assert "  published  2024-11-15 (stated), by field: published: 2024-11-15\n" in told
    assert "  unusable   2\n  remarks    export.zip, a.jsonl, line 3: no text" in told


def test_a_file_in_no_known_format_is_told_and_is_no_failure() -> None:
    Path("picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1000))
    (line,) = as_json("picture.png")
    assert (line["formats"], line["articles"], line["first"], line["unusable"]) == ([], 0, None, 1)
    assert "  format     none that is known\n" in inputs("picture.png")


def test_each_file_is_told_in_the_order_of_the_inputs_whatever_the_processes() -> None:
    for number in range(6):
        Path(f"{number}.txt").write_text(f"Ferry {number} lost\n\nThe ferry left the harbour on Monday, police said.\n")
    assert inputs(".", "--jobs", "2") == inputs(".", "--jobs", "1")
    assert [each["file"] for each in as_json(".")] == [f"{number}.txt" for number in range(6)]


def test_a_file_that_is_not_there_is_wrong_usage() -> None:
    result = CliRunner().invoke(main, ["inputs", "gone.txt"])
    assert result.exit_code == 2
    assert "gone.txt: no such file" in result.stderr


def test_a_fault_in_one_file_is_told_of_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.reading import reader  # noqa: PLC0415  (to break it)

    real = reader.read_document

    def breaks(path: str, *rest: Any) -> Any:
        if path == "a.txt":
            raise KeyError("broken")
        return real(path, *rest)

    monkeypatch.setattr(reader, "read_document", breaks)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Ferry lost\n\nThe ferry left the harbour on Monday, police said.\n")
    first, second = surveys(["a.txt", "b.txt"], Settings(), None, 1)
    assert "a fault of this program: KeyError" in first.reasons[0].reason
    assert second.articles == 1


def test_a_large_container_is_told_by_several_processes_as_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    write_export()
    one = inputs("export.zip", "--json", "--jobs", "1")
    monkeypatch.setattr("timeline.readings._LARGE", 1)
    assert inputs("export.zip", "--json", "--jobs", "2") == one


def test_a_file_name_that_is_no_unicode_is_told_with_escapes() -> None:
    write_export()
    Path("export.zip").rename(os.fsdecode(b"f\xe4hre.zip"))
    (line,) = as_json(".")
    assert line["file"] == "f\\xe4hre.zip"
    assert line["reasons"][0]["where"] == "f\\xe4hre.zip, a.jsonl, line 3"


def test_only_the_first_reasons_are_shown_to_a_person() -> None:
    Path("a.jsonl").write_text('{"id": "x", "text": "It sank."}\n' + '{"id": "y"}\n' * 300)
    assert "and more; --json tells them" in inputs("a.jsonl")
    (line,) = as_json("a.jsonl")
    assert (line["unusable"], len(line["reasons"])) == (300, 100)
    assert command._REASONS_SHOWN < 100
