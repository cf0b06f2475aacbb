"""What a newer version of an article changed comes out of the archive into the edition, and into the pages."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.archive.holding import hand_over
from timeline.archive.adding import purge
from timeline.archive.store import Archive
from timeline.models import Edition
from timeline.pipeline import build
from timeline.settings import Settings, StillSettings

PLAIN = Settings(stills=StillSettings(draw=False))
SANK = "Two boats sank off Halm on Friday."
SAVED = "Rescuers saved six sailors off Halm on Friday."
STORM = "A storm closed the port of Halm on Thursday."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def record(text: str, hour: int, **fields: str) -> dict[str, Any]:
    """A version of one article, captured at an hour of 15 November."""
    times = {"published": "2024-11-15T08:00+01:00", "captured": f"2024-11-15T{hour:02}:00+01:00"}
    return {"id": "a1", "title": "Boats sink off Halm", "text": text, "source": "Northern Ledger", **times, **fields}


def built(*batches: list[dict[str, Any]], settings: Settings = PLAIN, archive: str = "kept") -> Edition:
    edition = None
    for batch in batches:
        Path("in.jsonl").write_text("\n".join(map(json.dumps, batch)), encoding="utf-8")
        edition = build(["in.jsonl"], Path("out"), settings, archive=Path(archive))
    assert edition is not None
    return edition


def dropped(edition: Edition, article: str = "a1") -> list[list[str]]:
    return [[claim.text for claim in each.dropped] for each in edition.revisions.get(article, ())]


def site(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_each_version_tells_what_it_changed_oldest_first(folder: Path) -> None:
    edition = built([record(f"{SANK} {SAVED} {STORM}", 9)], [record(f"{SAVED} {STORM}", 10)], [record(SAVED, 11)])
    assert dropped(edition) == [[SANK], [STORM]]
    assert [str(each.at) for each in edition.revisions["a1"]] == ["2024-11-15T10:00+01:00", "2024-11-15T11:00+01:00"]


def test_an_article_that_never_changed_and_one_in_other_words_tell_nothing(folder: Path) -> None:
    reworded = "On Friday, two boats sank off Halm."
    edition = built([record(SANK, 9), record(STORM, 9, id="a2")], [record(reworded, 10)])
    assert edition.revisions == {}


def test_a_version_that_comes_in_late_takes_its_place_among_the_others(folder: Path) -> None:
    first = built([record(SANK, 9)], [record(SAVED, 11)], [record(f"{SANK} {SAVED}", 10)])
    again = built([record(SANK, 9)], [record(f"{SANK} {SAVED}", 10)], [record(SAVED, 11)], archive="other")
    assert dropped(first) == [[], [SANK]]
    assert first.revisions == again.revisions


def test_a_build_from_nothing_tells_the_same_byte_for_byte(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [record(f"{SANK} {SAVED}", 9), record(f"{SAVED} {STORM}", 10), record(STORM, 11)]
    built(*([each] for each in versions))
    grown = site(Path("out"))
    Path("fresh").mkdir()
    hand_over(Path("kept"), Path("out"), Path("fresh/kept"), Path("fresh/out"))
    monkeypatch.chdir(folder / "fresh")
    built(versions)
    assert site(Path("out")) == grown


def test_a_text_that_was_put_back_is_on_the_pages_again_with_what_it_took_back(folder: Path) -> None:
    edition = built([record(SANK, 9)], [record(f"{SANK} {SAVED}", 10)], [record(SANK, 11)])
    assert edition.analyses["a1"].article.text == SANK
    assert dropped(edition) == [[SAVED]]
    again = built([record(f"{SANK} {SAVED}", 10)], [record(SANK, 11)], [record(SANK, 9)], archive="other")
    assert again.revisions == edition.revisions


def test_versions_are_compared_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline import revising  # noqa: PLC0415  (watched here alone)

    seen: list[str] = []
    real = revising._compared
    monkeypatch.setattr(revising, "_compared", lambda read: seen.append(read.newer.article.text) or real(read))
    for one, other in pairwise([[record(SANK, 9)], [record(SAVED, 10)], [record(STORM, 11)]]):
        built(one, other)
    assert seen == [SAVED, STORM]


def test_what_a_version_changed_can_be_kept_off_the_pages(folder: Path) -> None:
    quiet = Settings(stills=StillSettings(draw=False), revisions=False)
    edition = built([record(f"{SANK} {SAVED}", 9)], [record(SAVED, 10)], settings=quiet)
    assert edition.revisions == {}
    assert not any(SANK.encode() in content for content in site(Path("out")).values())


def test_no_word_of_a_purged_article_stays_behind(folder: Path) -> None:
    built([record(f"{SANK} {SAVED}", 9), record(STORM, 9, id="a2")], [record(SAVED, 10)])
    with Archive(Path("kept")) as archive:
        purge(archive, ["a1"])
    assert not any(b"Two boats" in content for content in site(Path("kept")).values())
