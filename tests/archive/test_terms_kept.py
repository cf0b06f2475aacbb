"""What is kept of articles keeps to their terms: those that may only be linked, and those that were purged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.archive.adding import purge
from timeline.archive.opening import file_of
from timeline.archive.store import Archive
from timeline.pipeline import build
from timeline.settings import SourceSettings

from .test_building import PLAIN, put, site

STRIKE = (
    "Zorbax miners struck the Velkan quarry after talks collapsed. Police sealed the Velkan quarry gates. Union leader "
    "Mira Holt called the Zorbax strike historic. The quarry owner Brennix said production at Velkan halted."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def record(name: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "text": text, "source": "Alpha", "language": "en", **more}


@pytest.mark.usefixtures("folder")
def test_a_title_that_was_read_from_a_text_goes_when_that_may_only_be_linked(folder: Path) -> None:
    untitled = [
        record("a1", f"{STRIKE} It began on Tuesday.", published="2024-08-06T10:00:00+00:00"),
        record("a2", f"{STRIKE} It ended on Friday.", published="2024-08-10T10:00:00+00:00"),
    ]
    linked = replace(PLAIN, sources={"Alpha": SourceSettings(link_only=True)})
    build(put(folder, untitled), Path("out"), PLAIN, archive=Path("kept"))
    build([], Path("out"), linked, archive=Path("kept"))
    build(put(folder, untitled), Path("other"), linked, archive=Path("anew"))
    titles = [
        [each["title"] for each in json.loads(site(Path(place))["report.json"])["topics"]] for place in ("out", "other")
    ]
    assert titles[0] == titles[1]
    assert not any(b"sealed" in content for content in site(Path("out")).values())


@pytest.mark.usefixtures("folder")
def test_no_word_of_a_purged_article_stays_with_those_that_it_lent_its_day(folder: Path) -> None:
    (folder / "in").mkdir()
    lender = record("lender", STRIKE, title="Quixotic strike at Velkan", published="2024-08-06T10:00:00+00:00")
    (folder / "in" / "lender.jsonl").write_text(json.dumps(lender) + "\n", "utf-8")
    told = f"<h1>Zorbax strike</h1><p>Today, 07:40</p><p>{STRIKE}</p><p>{STRIKE}</p>"
    page = f"<html lang=en><head><title>Zorbax strike</title></head><body><article>{told}</article></body></html>"
    (folder / "in" / "borrower.html").write_text(page, "utf-8")
    edition = build([str(folder / "in")], Path("out"), PLAIN, archive=Path("kept"))
    assert [each.article.dating.lender for each in edition.analyses.values()].count("lender") == 1
    assert b"Quixotic" in file_of(Path("kept")).read_bytes()
    with Archive(Path("kept")) as archive:
        purge(archive, ["lender"])
    assert b"Quixotic" not in file_of(Path("kept")).read_bytes()
