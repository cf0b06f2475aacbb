"""The two seed articles, point by point as their gold file says, where they lie beside the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from . import events, timexes
from .gold import AVAILABLE, GOLD, SEEDS, headlines_of_lists, path, phrases, raw, single_spaced
from .program import Line, Site, build, evidence_of, stage
from .times import same_moment

pytestmark = pytest.mark.skipif(not AVAILABLE, reason=f"needs the two seed articles in {SEEDS}")

CAPTURED = ("--captured-at", "2024-11-15T18:00+01:00")
WIRE, PAGE = GOLD.get("articles", ({}, {}))
FILES = tuple(path(article) for article in (WIRE, PAGE)) if AVAILABLE else ()
ARTICLES = [pytest.param(article, id=name) for article, name in ((WIRE, "wire"), (PAGE, "page"))]

# By place in gold.json's events: a word of the sentences that tell of it in the first and in the second article.
KEYWORDS: list[dict[int, list[str]]] = [
    {0: ["June"], 1: ["last summer"]},
    {0: ["guided"], 1: ["overseen", "ordered"]},
    {0: ["earlier in the year"]},
    {1: ["August"]},
    {0: ["troops"], 1: ["Kursk"]},
    {0: ["ratified"]},
]
EVENTS = [pytest.param(n, id=event["about"]) for n, event in enumerate(GOLD.get("events", ()))]


class Seeds:
    """What the program made of the seeds: with or without a capture time."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.published: list[Line] = stage("published", *FILES, *options)
        # annotate looks at one article alone, so the page's day must come from a capture
        self.annotated: list[Line] = stage("annotate", *FILES, *CAPTURED)
        self.texts = {line["id"]: line["text"] for line in self.annotated}
        self.ids = [line["id"] for line in self.published]
        self.site = build(folder / "site", *FILES, *options)

    def topic(self) -> Line:
        return self.site.of_articles(set(self.ids))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    return Seeds(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def captured(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    return Seeds(tmp_path_factory.mktemp("captured"), *CAPTURED)


@pytest.fixture(params=["plain", "captured"])
def seeds(request: pytest.FixtureRequest) -> Seeds:
    found: Seeds = request.getfixturevalue(request.param)
    return found


def _index(article: dict[str, Any]) -> int:
    return 0 if article is WIRE else 1


@pytest.mark.parametrize("article", ARTICLES)
def test_title_source_and_agency(article: dict[str, Any], seeds: Seeds) -> None:
    line = seeds.published[_index(article)]
    keys = ("title", "source", "agency")
    assert {key: line.get(key) for key in keys} == {key: article[key] for key in keys}


@pytest.mark.parametrize("article", ARTICLES)
def test_boilerplate_and_teasers_are_not_in_the_text(article: dict[str, Any], seeds: Seeds) -> None:
    text = single_spaced(seeds.annotated[_index(article)]["text"])
    unwanted = phrases(article["boilerplate"], raw(article)) + headlines_of_lists(raw(article))
    unwanted += [teaser["starts"] for teaser in article["teasers"] if isinstance(teaser, dict)]
    assert [phrase for phrase in unwanted if phrase in text] == []


def test_wire_is_dated_by_its_date_line(seeds: Seeds) -> None:
    line = seeds.published[0]
    assert same_moment(WIRE["published"], line["published"])
    assert line["certainty"] == "stated"
    assert any(WIRE["published_written"] in clue["text"] for clue in line["evidence"]), line["evidence"]


def test_page_is_dated_by_its_capture(captured: Seeds) -> None:
    line = captured.published[1]
    for key in ("published", "updated"):
        # the zone is inferred from the capture or left open, and said which
        assert line[key].removesuffix("+01:00") == PAGE[key]
    assert line.get("zone"), "nothing says where the zone comes from"
    assert any(PAGE["published_written"] in clue["text"] for clue in line["evidence"]), line["evidence"]


def test_page_without_capture_borrows_the_day_of_its_sibling_and_names_it(plain: Seeds) -> None:
    line = plain.published[1]
    assert same_moment(PAGE["published"], line["published"])
    assert same_moment(PAGE["updated"], line["updated"])
    assert line["certainty"] == "inferred"
    lent = [clue["text"] for clue in line["evidence"] if clue["kind"] == "sibling"]
    assert len(lent) == 1, line["evidence"]
    assert any(name in lent[0] for name in (WIRE["file"], WIRE["title"], plain.ids[0])), lent[0]


def test_page_alone_is_kept_without_a_day(tmp_path: Path) -> None:
    (line,) = stage("published", FILES[1])
    assert line["published"] is None
    assert line["certainty"] == "unknown"
    (annotated,) = stage("annotate", FILES[1])
    relative = [timex for timex in annotated["timexes"] if timex["text"].lower() in ("august", "last summer")]
    assert len(relative) == 2
    assert all(timex["value"] is None and timex["reason"] for timex in relative), relative
    (topic,) = build(tmp_path / "site", FILES[1]).topics.values()
    assert topic["events"]
    assert [event for event in topic["events"] if event["interval"] or event.get("reported")] == []


def test_page_alone_with_a_capture_is_dated() -> None:
    (line,) = stage("published", FILES[1], *CAPTURED)
    assert line["published"].removesuffix("+01:00") == PAGE["published"]
    assert line["updated"].removesuffix("+01:00") == PAGE["updated"]


@pytest.mark.parametrize("article", ARTICLES)
def test_listed_time_expressions_have_their_values(article: dict[str, Any], plain: Seeds) -> None:
    line = plain.annotated[_index(article)]
    # "recently" is counted with and without its capital
    listed = [each for each in article["timexes"] if each["value"] != "PAST_REF"]
    wrong = timexes.differences(line["text"], listed, line["timexes"])
    for each in (each for each in article["timexes"] if each["value"] == "PAST_REF"):
        found = [timex for timex in line["timexes"] if timex["text"].lower() == each["text"]]
        right = [timex for timex in found if (timex["type"], timex["value"]) == (each["type"], each["value"])]
        if not len(found) == len(right) == each["count"]:
            wrong.append(f"{each['text']}: {len(right)} of {len(found)} right, should be {each['count']}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("article", ARTICLES)
def test_none_of_the_listed_non_times_is_a_date(article: dict[str, Any], plain: Seeds) -> None:
    line = plain.annotated[_index(article)]
    units = [(line["text"], line["timexes"])]
    units += [(teaser["text"], teaser.get("timexes", [])) for teaser in _teasers(plain, article)]
    wrong = []
    for phrase in phrases(article["not_times"], raw(article)):
        for text, found in units:
            if phrase in text:
                dates = [
                    timex for timex in found if timex["type"] in ("DATE", "TIME") and timex["value"] != "PRESENT_REF"
                ]
                wrong += timexes.taken_for_times(text, [phrase], dates)
    assert not wrong, "\n".join(wrong)


def _teasers(seeds: Seeds, article: dict[str, Any]) -> list[Line]:
    parent = seeds.ids[_index(article)]
    return [teaser for teaser in seeds.site.report["teasers"] if teaser["parent"] == parent]


def test_teasers_of_the_wire_are_reported_whole_with_their_dates(seeds: Seeds) -> None:
    reported = _teasers(seeds, WIRE)
    assert len(reported) == len(WIRE["teasers"])
    lines = raw(WIRE).splitlines()
    for expected in WIRE["teasers"]:
        (whole,) = (line for line in lines if line.startswith(expected["starts"]))
        (teaser,) = (each for each in reported if each["text"].startswith(expected["starts"]))
        assert teaser["text"] == whole.strip()
        if "value" in expected:
            assert expected["value"] in [timex["value"] for timex in teaser["timexes"]]


def test_teasers_of_the_page_are_reported_once_each(seeds: Seeds) -> None:
    headlines = headlines_of_lists(raw(PAGE))
    assert len(headlines) == 20
    assert sorted(teaser["text"] for teaser in _teasers(seeds, PAGE)) == sorted(headlines)


def test_there_is_exactly_one_topic_page_and_no_teaser_in_it(seeds: Seeds) -> None:
    assert len(seeds.site.topics) == 1, list(seeds.site.topics)
    topic = seeds.topic()
    teasers = [teaser["text"] for teaser in seeds.site.report["teasers"]]
    shown = [each["text"] for each in evidence_of(topic)] + [event["title"] for event in topic["events"]]
    assert [text for text in shown if any(text in teaser or teaser in text for teaser in teasers)] == []


def _expected(n: int, seeds: Seeds) -> Line:
    """A gold event as `events` checks it, with the sentences that hold its keywords as quotations."""
    gold = GOLD["events"][n]
    evidence = {seeds.ids[article]: words for article, words in KEYWORDS[n].items()}
    kept = ("about", "earliest", "latest", "granularity", "likely", "reported", "value", "articles")
    expected = {key: gold[key] for key in kept if key in gold} | {"evidence": evidence}
    return expected | ({"origins": [gold["origin"]]} if "origin" in gold else {})


def test_each_gold_event_is_looked_for() -> None:
    assert len(KEYWORDS) == len(GOLD["events"])
    assert [len(words) for words in KEYWORDS] == [event["articles"] for event in GOLD["events"]]


@pytest.mark.parametrize("n", EVENTS)
def test_event_is_there_with_its_date_and_evidence(n: int, seeds: Seeds) -> None:
    wrong = events.differences(_expected(n, seeds), seeds.topic()["events"], seeds.texts)
    assert not wrong, "\n".join(wrong)


def test_gold_events_are_events_of_their_own(seeds: Seeds) -> None:
    found = [
        {event["id"] for event in events.right(_expected(n, seeds), seeds.topic()["events"], seeds.texts)}
        for n in range(len(KEYWORDS))
    ]
    single = [ids for ids in found if len(ids) == 1]
    assert len(set().union(*found)) >= len(found), f"some events answer to two: {found}"
    assert len(single) == len({next(iter(ids)) for ids in single}), f"some events answer to two: {found}"


def test_same_input_gives_the_same_bytes(plain: Seeds, tmp_path: Path) -> None:
    again = build(tmp_path / "site", *FILES).files()
    first = plain.site.files()
    assert again.keys() == first.keys()
    assert [name for name in first if first[name] != again[name]] == []


def test_order_of_the_inputs_does_not_matter(plain: Seeds, tmp_path: Path) -> None:
    turned: Site = build(tmp_path / "site", *reversed(FILES))
    assert turned.topics == plain.site.topics
