"""Articles with control characters, with ids that look like paths, and of ten megabytes are kept like any other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main
from timeline.rendering.marker import MARKER

CONTROLS = "".join(map(chr, [*range(32), 0x7F, 0x85, 0x2028, 0x202E, 0xFEFF, 0xFFFF]))
ODD = [
    {
        "id": "../../up/and/away",
        "title": "Orme bridge closed",
        "text": f"The Orme bridge was closed on Monday after a crack was found.{CONTROLS} It stays shut.",
        "published": "2024-11-12T10:00+01:00",
        "source": "Led\0ger",
        "url": "https://ledger.example/a\0b",
    },
    {
        "id": "n\0\a\x1b\u202el",
        "title": f"Second crack{CONTROLS} in the Orme bridge",
        "text": "Engineers found a second crack in the Orme bridge on Thursday. The bridge was closed on Monday.",
        "published": "2024-11-15T10:00+01:00",
    },
    {
        "id": "/",
        "text": "The Orme bridge was closed on Monday, \0and a second crack was found on Thursday.",
        "published": "2024-11-16",
    },
]
IDS = sorted(each["id"] for each in ODD)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "a" / "b" / "c"
    place.mkdir(parents=True)
    monkeypatch.chdir(place)
    (place / "timeline.toml").write_text("[stills]\ndraw = false\n")
    return place


def put(folder: Path, articles: Sequence[dict[str, Any]]) -> None:
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments])
    assert result.exit_code == 0, result.output
    return result


def listed(archive: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("archive", "list", "--archive", archive).stdout.splitlines()]


def test_odd_characters_and_ids_come_through_the_archive_and_the_build_unharmed(folder: Path) -> None:
    put(folder, ODD)
    run("build", "in.jsonl", "-o", "out", "--archive", "kept")
    first = {path.relative_to(folder): path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()}
    assert listed("kept") == IDS
    for each in ODD:
        shown = json.loads(run("archive", "show", "--archive", "kept", each["id"]).stdout)
        assert shown["text"] == each["text"]
    assert "whole" in run("archive", "check", "--archive", "kept").stderr
    run("build", "-o", "out", "--archive", "kept", "--quiet")
    stands = json.loads((folder / "out" / MARKER).read_bytes())["files"]
    data = [path for path in stands if path.endswith("timeline.json")]
    assert data
    for path in data:
        assert (folder / "out" / path).read_bytes() == first[Path("out", path)]
    assert {path.name for path in folder.iterdir()} == {"timeline.toml", "in.jsonl", "out", ".out.lock", "kept"}
    assert not list(folder.parent.parent.glob("up*")), "an id is no path"


def test_odd_articles_are_exported_imported_removed_and_purged(folder: Path) -> None:
    put(folder, ODD)
    run("archive", "add", "in.jsonl", "--archive", "kept")
    run("archive", "export", "all.jsonl", "--archive", "kept")
    run("archive", "import", "all.jsonl", "--archive", "other")
    assert listed("other") == IDS
    run("archive", "remove", "--archive", "other", ODD[1]["id"])
    run("archive", "purge", "--yes", "--archive", "other", ODD[0]["id"])
    assert listed("other") == ["/"]
    assert "was purged" in run("archive", "add", "in.jsonl", "--archive", "other").stderr


def test_an_article_of_ten_megabytes_is_kept_whole(folder: Path) -> None:
    text = "The harbour board met again and said little. " * 230_000
    assert len(text) > 10_000_000
    put(folder, [ODD[2], {"id": "long", "text": text, "published": "2024-11-12"}])
    run("archive", "add", "in.jsonl", "--archive", "kept")
    run("archive", "export", "all.jsonl", "--archive", "kept")
    run("archive", "import", "all.jsonl", "--archive", "other")
    assert json.loads(run("archive", "show", "long", "--archive", "other").stdout)["text"] == text
    assert "whole" in run("archive", "check", "--archive", "other").stderr
