"""What newer versions of an article changed, as its line on the page, timeline.json and report.json tell it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Amended, Claim, Granularity, Interval, Moment, Renamed, Republished, Revision
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.revisions import LONGEST, revision_lines
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import bridge

SANK = "Two boats sank off Halm on Friday."


def day(at: str) -> Interval:
    start = datetime.fromisoformat(at)
    return Interval(start, start + timedelta(days=1), Granularity.DAY)


WHOLE = Revision(
    at=Moment.parse("2024-11-16T12:00+01:00"),
    title=Renamed(was="Boats sink", now="Boats lost"),
    published=Republished(was=None, now=Moment.parse("2024-11-15")),
    dropped=(Claim(text=SANK, interval=day("2024-11-15")),),
    added=(Claim(text="Six sailors were saved."),),
    redated=(Amended(was=Claim("The port shut.", day("2024-11-14")), now=Claim("The port shut.", day("2024-11-15"))),),
    amended=(Amended(was=Claim("Two men died."), now=Claim("Three men died.")),),
)


def lines(*revisions: Revision, language: str = "en") -> list[tuple[str, list[str]]]:
    found = revision_lines(revisions, load_catalogue(language))
    told = [
        ["".join(f"[{p.text}]" if p.quoted else f" {p.text} " for p in parts).strip() for parts in each.changes]
        for each in found
    ]
    return [(each.when, some) for each, some in zip(found, told, strict=True)]


def site(revision: Revision, settings: Settings | None = None) -> tuple[str, dict[str, bytes]]:
    """The id of the article that changed, and the files."""
    edition = bridge()
    article = edition.topics[0].articles[0]
    return article, render_site(replace(edition, revisions={article: (revision,)}), settings or Settings())


def document(files: dict[str, bytes]) -> dict[str, Any]:
    (path,) = [path for path in files if path.endswith("/timeline.json")]
    found: dict[str, Any] = json.loads(files[path])
    return found


def page(files: dict[str, bytes]) -> str:
    (path,) = [
        path for path in files if path.startswith("topics/") and path.count("/") == 2 and path.endswith("/index.html")
    ]
    return files[path].decode()


def test_what_was_dropped_comes_first_and_what_was_added_last() -> None:
    assert lines(WHOLE) == [
        (
            "Changed 16 November 2024, 12:00 (UTC+1)",
            [
                f"no longer says [{SANK}]",
                "says [Three men died.] instead of [Two men died.]",
                "now dated Friday, 15 November 2024, before Thursday, 14 November 2024: [The port shut.]",
                "published 15 November 2024, before unknown",
                "title before: [Boats sink]",
                "says as well [Six sailors were saved.]",
            ],
        )
    ]


def test_the_last_version_stands_first_and_one_without_a_time_says_so() -> None:
    early = Revision(dropped=(Claim(text="A storm came."),))
    assert [when for when, _ in lines(early, WHOLE)] == [
        "Changed 16 November 2024, 12:00 (UTC+1)",
        "Changed in a newer version",
    ]


@pytest.mark.parametrize(("language", "words"), [("de", "sagt nicht mehr"), ("sv", "säger inte längre")])
def test_it_is_told_in_the_language_of_the_page(language: str, words: str) -> None:
    ((_, changes),) = lines(WHOLE, language=language)
    assert changes[0] == f"{words} [{SANK}]"


def test_a_long_claim_is_cut_at_a_word() -> None:
    words = "A boat sank. " * 40
    ((_, (told,)),) = lines(Revision(dropped=(Claim(text=words.strip()),)))
    assert len(told) < LONGEST + 40
    assert told.endswith("sank. …]") or told.endswith("boat …]") or told.endswith("A …]")


def test_the_page_and_timeline_json_tell_it_with_the_article() -> None:
    article, files = site(WHOLE)
    assert f'<q dir="auto">{SANK}</q>' in page(files)
    assert "5 more changes" in page(files)
    (told,) = [each for each in document(files)["articles"] if each["id"] == article]
    (revision,) = told["revisions"]
    assert revision["at"] == "2024-11-16T12:00+01:00"
    assert revision["published"] == {"was": None, "now": "2024-11-15"}
    assert revision["dropped"][0]["text"] == SANK
    assert revision["redated"][0]["was"]["interval"]["earliest"] == "2024-11-14"
    assert [each for each in document(files)["articles"] if "revisions" in each] == [told]


def test_the_report_counts_what_changed_without_its_words() -> None:
    _, files = site(WHOLE)
    report = json.loads(files["report.json"])
    (told,) = [each["revisions"] for each in report["articles"] if "revisions" in each]
    assert told == [
        {"at": "2024-11-16T12:00+01:00", "title": True, "published": True}
        | {"dropped": 1, "added": 1, "redated": 1, "amended": 1}
    ]
    assert SANK.encode() not in files["report.json"]


def test_no_more_words_of_a_version_are_shown_than_may_be_quoted() -> None:
    _, files = site(WHOLE, Settings(max_quote=12))
    everything = b"".join(files.values())
    assert b"Two boats" in everything
    assert b"Two boats sank" not in everything
    _, files = site(WHOLE, Settings(max_quote=0))
    everything = b"".join(files.values())
    assert b"Two boats" not in everything
    assert "now dated Friday, 15 November 2024" in page(files)


def test_words_of_a_version_are_escaped() -> None:
    _, files = site(Revision(dropped=(Claim(text="</p><script>alert(1)</script>"),)))
    assert "<script>alert(1)" not in page(files)
