"""Pages out of web archives, whose capture tells what "3 hours ago" and "Today" are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.containers.holding import record
from timeline.models import Article, Certainty, Granularity
from timeline.reading.reader import read_document
from timeline.settings import Settings, SourceSettings

HELSINKI = Settings(sources={"ledger.example": SourceSettings(zone="Europe/Helsinki")})


def read(folder: Path, line: str, settings: Settings | None = None, **headers: str) -> Article:
    body = f"""<!doctype html><html><head><title>Ferry lost</title></head><body><article><h1>Ferry lost</h1>
    <div class="when">{line}</div>
    <p>The ferry left the harbour of Marrey on Monday in a gale, and did not answer the calls of the coast guard.</p>
    <p>Two boats went out to look for it and came back at night with nothing but a door, police said on Tuesday.</p>
    </article></body></html>"""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    path = folder / "crawl.warc"
    path.write_bytes(record(body.encode(), headers=named, date="2024-11-15T23:10:05Z"))
    (article,) = read_document(str(path), settings or Settings(), None)
    assert isinstance(article, Article)
    return article


def test_a_distance_counted_from_the_capture_is_exact_to_its_unit(tmp_path: Path) -> None:
    published = read(tmp_path, "Posted 3 hours ago").dating.published
    assert published is not None
    assert (str(published), published.granularity) == ("2024-11-15T20:00+00:00", Granularity.HOUR)
    assert str(read(tmp_path, "vor 25 Minuten").dating.published) == "2024-11-15T22:45+00:00"


@pytest.mark.parametrize(
    ("line", "in_utc", "in_helsinki"),
    [
        ("3 hours ago", "2024-11-15T20:00+00:00", "2024-11-15T22:00+02:00"),
        ("Today, 00:40", "2024-11-15T00:40", "2024-11-16T00:40+02:00"),
        ("Today, 02:02", "2024-11-15T02:02", "2024-11-15T02:02+02:00"),
        ("Yesterday", "2024-11-14", "2024-11-15"),
        ("i går 07.40", "2024-11-14T07:40", "2024-11-15T07:40+02:00"),
        ("2 days ago", "2024-11-13", "2024-11-14"),
    ],
)
def test_the_day_of_the_capture_is_that_of_the_outlet_where_its_zone_is_known(
    line: str, in_utc: str, in_helsinki: str, tmp_path: Path
) -> None:
    assert str(read(tmp_path, line).dating.published) == in_utc
    dating = read(tmp_path, line, HELSINKI).dating
    assert (str(dating.published), dating.certainty) == (in_helsinki, Certainty.INFERRED)


def test_what_the_server_says_of_its_page_is_the_last_to_count(tmp_path: Path) -> None:
    dating = read(tmp_path, "", Last_Modified="Thu, 14 Nov 2024 06:00:00 GMT").dating
    assert (str(dating.published), dating.evidence[0].kind) == ("2024-11-14T06:00:00+00:00", "HTTP Last-Modified")
    assert str(read(tmp_path, "12 November 2024", Last_Modified="Thu, 14 Nov 2024 06:00:00 GMT").dating.published) == (
        "2024-11-12"
    )
