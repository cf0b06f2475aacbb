"""Each example article is read, dated and tagged as `expected/*.json` says."""

from __future__ import annotations

import pytest

from . import timexes
from .examples import ARTICLES, CONFIG, EXPECTED, Readings
from .program import ROOT, Site, stage
from .times import same_moment

NAMES = tuple(EXPECTED)
POST = f"{ARTICLES}/{EXPECTED['captain-post']['file']}"
every_article = pytest.mark.parametrize("name", NAMES)


@every_article
def test_title_source_and_agency_are_read_from_the_page(name: str, readings: Readings) -> None:
    keys = ("title", "source", "agency")
    assert {key: readings.published[name].get(key) for key in keys} == {key: EXPECTED[name][key] for key in keys}


@every_article
def test_only_the_article_is_its_text(name: str, readings: Readings) -> None:
    expected, text = EXPECTED[name], readings.texts[name]
    assert text.startswith(expected.get("text_starts", ""))
    assert text.rstrip().endswith(expected["text_ends"])
    kept = [words for words in (*expected.get("boilerplate", ()), *expected.get("teasers", ())) if words in text]
    assert not kept, f"in the text, but no part of the article: {kept}\n{text}"


@every_article
def test_publication_time_is_what_the_input_states(name: str, readings: Readings) -> None:
    expected, line = EXPECTED[name], readings.published[name]
    assert same_moment(expected["published"], line["published"]), f"{line['published']} by {line['evidence']}"
    assert same_moment(expected.get("updated"), line.get("updated")), f"updated {line.get('updated')}"
    assert line["certainty"] == expected["certainty"]
    assert line["evidence"], "no evidence for the publication time"


@every_article
def test_every_time_expression_has_its_value(name: str, readings: Readings) -> None:
    wrong = timexes.differences(readings.texts[name], EXPECTED[name]["timexes"], readings.annotated[name]["timexes"])
    assert not wrong, "\n".join(wrong)


@every_article
def test_nothing_else_is_taken_for_a_time(name: str, readings: Readings) -> None:
    expected, text, got = EXPECTED[name], readings.texts[name], readings.annotated[name]["timexes"]
    wrong = timexes.strays(text, expected["timexes"], got)
    wrong += timexes.taken_for_times(text, expected["not_times"], got)
    assert not wrong, "\n".join(wrong)


@every_article
def test_teasers_are_in_the_report_with_their_parent(name: str, readings: Readings, site: Site) -> None:
    own = [each["text"] for each in site.report["teasers"] if each["parent"] == readings.id_of(name)]
    expected = EXPECTED[name].get("teasers", [])
    missing = [start for start in expected if not any(text.startswith(start) for text in own)]
    assert not missing, f"no teaser starts with {missing}; the report has {own}"
    assert len(own) == len(expected), f"{len(expected)} teasers expected, the report has {own}"


def test_day_of_a_page_that_says_only_today_is_lent_by_the_sibling_that_tells_the_same(readings: Readings) -> None:
    line = readings.published["captain-post"]
    lent = [clue["text"] for clue in line["evidence"] if clue["kind"] == "sibling"]
    assert len(lent) == 1, line["evidence"]
    names = ("title", "file", "id")
    assert any(str(readings.published["captain-portal"][key]) in lent[0] for key in names), lent[0]


def test_today_is_the_day_of_the_capture() -> None:
    (line,) = stage("published", POST, *CONFIG, "--captured-at", "2025-03-14T09:00+00:00")
    # the page states no zone: the clock is as written, and an offset may be inferred from the capture
    assert line["published"].startswith("2025-03-14T06:45")
    assert line["updated"].startswith("2025-03-14T07:10")


def test_today_later_than_the_clock_of_the_capture_is_the_day_before() -> None:
    (line,) = stage("published", POST, *CONFIG, "--captured-at", "2025-03-15T05:00+00:00")
    assert line["published"].startswith("2025-03-14T06:45")


def test_today_with_neither_capture_nor_sibling_stays_unknown() -> None:
    (line,) = stage("published", POST, *CONFIG)
    assert line["published"] is None
    assert line["certainty"] == "unknown"
    assert any("06:45" in clue["text"] for clue in line["evidence"]), "what the page does say is told"


def test_without_a_day_relative_expressions_are_unresolved_and_say_why() -> None:
    (line,) = stage("annotate", POST, *CONFIG)
    assert line["published"] is None
    relative = [timex for timex in line["timexes"] if timex["text"].lower() in ("last winter", "october")]
    assert len(relative) == 2, line["timexes"]
    assert all(timex["value"] is None and timex["reason"] for timex in relative), relative
    vague = [timex for timex in line["timexes"] if "recent" in timex["text"].lower()]
    assert {timex["value"] for timex in vague} == {"PAST_REF"}


def test_every_file_of_the_examples_is_described() -> None:
    described = (ROOT / "examples/README.md").read_text(encoding="utf-8")
    files = sorted(path.name for path in (ROOT / ARTICLES).iterdir())
    assert files
    assert [name for name in files if f"`{name}`" not in described] == []
