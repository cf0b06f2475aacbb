"""timelinejs.json: each date as finely as it is told, and TimelineJS itself takes it as it is meant."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition, Event
from timeline.rendering.exports import exports_of
from timeline.rendering.timelinejs import undated
from timeline.settings import Settings

from .fixtures import ENGLISH, HOSTILE, bridge, daily, edition_of, hostile
from .granularities import every_granularity
from .payloads import OWN

PACKAGE = Path(__file__).parents[2] / ".npm" / "node_modules" / "@knight-lab" / "timelinejs" / "dist"
DEFAULTS = Settings()
SITE = "https://timelinejs.example"
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>
<link rel="stylesheet" href="{SITE}/css/timeline.css"><script src="{SITE}/js/timeline.js"></script></head>
<body><div id="place" style="height: 600px"></div>
<script>window.chart = new TL.Timeline('place', 'timelinejs.json', {{hash_bookmark: false}});</script></body></html>"""
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
# What TimelineJS has made of the data: instants as the reader's own clock shows them
READ = """() => ({ errors: chart.config.messages.errors,
  handlers: [...document.querySelectorAll('#place *')].flatMap((each) => each.getAttributeNames())
    .filter((name) => name.startsWith('on')),
  links: [...document.querySelectorAll('.tl-text a')].map(({ href }) => href),
  slides: chart.config.events.map((slide) => ({
  id: slide.unique_id, start: parts(slide.start_date), end: slide.end_date ? parts(slide.end_date) : null,
  shown: document.querySelector(`#${CSS.escape(slide.unique_id)} .tl-headline-date`)?.textContent.trim(),
  headline: document.querySelector(`#${CSS.escape(slide.unique_id)} .tl-headline`)?.textContent,
})) });
function parts({ data: { date_obj: at } }) { return [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(),
  at.getMinutes(), at.getSeconds()]; }"""

# Start and end as they are told; the end where there is one
DATES: dict[str, tuple[dict[str, int], dict[str, int] | None]] = {
    "century": ({"year": 1901}, {"year": 2000, "month": 12, "day": 31}),
    "decade": ({"year": 1990}, {"year": 1999, "month": 12, "day": 31}),
    "year": ({"year": 2024}, {"year": 2024, "month": 12, "day": 31}),
    "early-year": ({"year": 2024}, {"year": 2024, "month": 3, "day": 14}),
    "late-year": ({"year": 2024, "month": 3, "day": 15}, {"year": 2024, "month": 12, "day": 31}),
    "half": ({"year": 2024, "month": 1}, {"year": 2024, "month": 6, "day": 30}),
    "season": ({"year": 2024, "month": 6}, {"year": 2024, "month": 8, "day": 31}),
    "quarter": ({"year": 2024, "month": 4}, {"year": 2024, "month": 6, "day": 30}),
    "month": ({"year": 2024, "month": 6}, {"year": 2024, "month": 6, "day": 30}),
    "leap-month": ({"year": 2024, "month": 2}, {"year": 2024, "month": 2, "day": 29}),
    "december": ({"year": 2024, "month": 12}, {"year": 2024, "month": 12, "day": 31}),
    "week": ({"year": 2024, "month": 6, "day": 3}, {"year": 2024, "month": 6, "day": 9}),
    "day": ({"year": 2024, "month": 6, "day": 3}, None),
    "leap-day": ({"year": 2024, "month": 2, "day": 29}, None),
    "year-end": ({"year": 2024, "month": 12, "day": 31}, None),
    "first-century": ({"year": 79, "month": 8, "day": 24}, None),
    "night": (
        {"year": 2024, "month": 6, "day": 3, "hour": 18},
        {"year": 2024, "month": 6, "day": 4, "hour": 0},
    ),
    "hour": ({"year": 2024, "month": 6, "day": 3, "hour": 14}, None),
    "midnight": ({"year": 2024, "month": 6, "day": 3, "hour": 0, "minute": 0}, None),
    "minute": ({"year": 2024, "month": 6, "day": 3, "hour": 14, "minute": 5}, None),
    "second": ({"year": 2024, "month": 6, "day": 3, "hour": 14, "minute": 5, "second": 9}, None),
    "two-hours": (
        {"year": 2024, "month": 6, "day": 3, "hour": 14},
        {"year": 2024, "month": 6, "day": 3, "hour": 16},
    ),
    "utc": ({"year": 2024, "month": 6, "day": 3, "hour": 14}, None),
    "tokyo": ({"year": 2024, "month": 6, "day": 3, "hour": 5, "minute": 30}, None),
    "since": ({"year": 2024, "month": 6, "day": 3}, None),
    "reported": ({"year": 2024, "month": 6, "day": 3}, None),
    "by": ({"year": 2024, "month": 6, "day": 3}, None),
}


def built(edition: Edition, settings: Settings = DEFAULTS) -> bytes:
    return exports_of(edition.topics[0], edition, settings, ENGLISH)["timelinejs.json"]


def slides(edition: Edition) -> dict[str, dict[str, Any]]:
    return {slide["unique_id"]: slide for slide in json.loads(built(edition))["events"]}


def with_words(words: str, number: int) -> Event:
    (event,) = daily(1, title="{n}")
    evidence = (replace(event.evidence[0], text=words),)
    return replace(event, id=f"payload-{number}", title=words, evidence=evidence, outlets=(words,))


@pytest.mark.parametrize("key", DATES)
def test_a_date_is_told_as_finely_as_its_text_tells_it(key: str) -> None:
    slide = slides(every_granularity())[key]
    start = {name: value for name, value in slide["start_date"].items() if name != "display_date"}
    assert (start, slide.get("end_date")) == DATES[key]


def test_every_dated_event_is_there_in_order_under_its_own_id_and_no_other() -> None:
    edition = bridge()
    data = json.loads(built(edition))
    ids = [slide["unique_id"] for slide in data["events"]]
    assert ids == ["opened", "inspected", "contract", "closed", "crack", "warned", "ferry"]
    assert undated(edition.topics[0]) == 2
    assert "eras" not in data


def test_the_first_slide_says_how_many_events_are_left_out_and_where_the_page_is() -> None:
    text = json.loads(built(bridge(), Settings(base_url="https://news.example/timelines")))["title"]["text"]["text"]
    assert "<p>2 events without a date are not shown.</p>" in text
    assert 'href="https://news.example/timelines/topics/oster-bridge/"' in text
    assert "href" not in json.loads(built(bridge()))["title"]["text"]["text"]


def test_dates_are_shown_in_the_words_of_the_page() -> None:
    told = {key: slide["display_date"] for key, slide in slides(bridge()).items()}
    assert told["contract"] == "June 2024"
    assert told["warned"] == "Reported Wednesday, 13 November 2024; then or before"


def test_words_of_others_are_escaped_and_links_are_of_safe_schemes() -> None:
    slide = slides(hostile())["shown"]
    assert "<" not in slide["text"]["headline"]
    assert "javascript:window.hacked=4&#x27;" in slide["text"]["headline"]
    assert "<script" not in slide["text"]["text"]
    assert 'href="javascript' not in slide["text"]["text"]
    assert slide["autolink"] is False


@pytest.fixture
def read(browser: Any) -> Iterator[Callable[[bytes], dict[str, Any]]]:
    """Loads data with TimelineJS from npm; gives its errors and its slides, as it has understood them."""
    if not (PACKAGE / "js" / "timeline.js").is_file():
        pytest.skip("TimelineJS is not there: `make axe` fetches it with npm")
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))

    def load(data: bytes) -> dict[str, Any]:
        def answer(route: Any) -> None:
            path = route.request.url.removeprefix(SITE).partition("?")[0]
            file = PACKAGE / path.lstrip("/")
            if path == "/":
                route.fulfill(body=PAGE, content_type="text/html")
            elif path == "/timelinejs.json":
                route.fulfill(body=data, content_type="application/json")
            elif file.is_file():
                route.fulfill(body=file.read_bytes(), content_type=KINDS.get(file.suffix, "font/woff"))
            else:
                route.abort()

        page.route("**/*", answer)
        page.goto(f"{SITE}/")
        page.wait_for_function("window.chart?.config?.events.length && document.querySelector('.tl-timemarker')")
        found: dict[str, Any] = page.evaluate(READ)
        struck = page.evaluate("Object.keys(window).filter((name) => /^(struck|hacked)/.test(name))")
        assert (faults, struck) == ([], [])
        return found

    yield load
    context.close()


@pytest.mark.browser
def test_timelinejs_reads_every_date_as_it_is_meant(read: Callable[[bytes], dict[str, Any]]) -> None:
    edition = every_granularity()
    found = read(built(edition))
    assert found["errors"] == []
    read_slides = {slide["id"]: slide for slide in found["slides"]}
    assert read_slides.keys() == DATES.keys()
    told = slides(edition)
    for key, (start, end) in DATES.items():
        assert read_slides[key]["start"] == whole(start), key
        assert read_slides[key]["end"] == (whole(end) if end else None), key
        assert read_slides[key]["shown"] == told[key]["display_date"], key
        assert read_slides[key]["headline"] == f"Title of {key}"


@pytest.mark.browser
def test_timelinejs_shows_hostile_words_as_text_and_runs_none(read: Callable[[bytes], dict[str, Any]]) -> None:
    more = ("www.x'onmouseover='window.struck=1'", "https://x.example/'onclick='window.struck=2", HOSTILE)
    words = (*OWN, *more)
    edition = edition_of(tuple(with_words(each, n) for n, each in enumerate(words)), title=HOSTILE)
    found = read(built(edition))
    assert found["errors"] == []
    assert found["handlers"] == []
    assert set(found["links"]) <= {"https://news.example/oster?a=1&b=2"}
    headlines = {slide["id"]: " ".join(slide["headline"].split()) for slide in found["slides"]}
    told = {slide["unique_id"] for slide in json.loads(built(edition))["events"]}
    assert headlines.keys() == told
    assert headlines[f"payload-{len(OWN)}"] == more[0]
    assert headlines["payload-0"] == "<script>window.struck=1</script>"


def whole(told: dict[str, int]) -> list[int]:
    """All six parts of a date, what is not told being the first of its kind."""
    first = {"year": 0, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0}
    return [told.get(unit, least) for unit, least in first.items()]
