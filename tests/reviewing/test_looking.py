"""What of a topic deserves a look, and what does not."""

from __future__ import annotations

import pytest

from timeline.overrides.model import EventOverride, Overrides, TopicOverride
from timeline.reviewing.findings import Decision, Finding, Kind
from timeline.reviewing.looking import findings_of
from timeline.reviewing.parting import words_apart
from timeline.wire import WireInterval

from .looked_at import SLUG, article, days, document, event, told

NOTHING = Overrides()
SUMMER = days("2024-06-01", "2024-09-01", "season")


def kinds(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.kind.value, each.event or each.article) for each in findings]


def test_a_topic_that_is_all_stated_and_alone_asks_for_no_look() -> None:
    assert findings_of(document(event("e1"), event("e2")), NOTHING) == ()


def test_a_contradiction_is_listed_with_who_says_what() -> None:
    evidence = (told("It closed on Friday."), told("It closed on Monday.", "a2", "Coast Mail"))
    (found,) = findings_of(document(event("e1", disputed=("Friday; Monday",), evidence=evidence)), NOTHING)
    assert found.kind is Kind.CONTRADICTION
    assert found.quotations == ("Northern Ledger: “It closed on Friday.”", "Coast Mail: “It closed on Monday.”")
    assert found.date == "2024-11-15"
    assert found.ready == '[events."e1"]\nwas = "Event e1"\n# date = "2024-11-15"'


def test_a_date_that_editors_set_is_no_contradiction_and_not_vague() -> None:
    assert findings_of(document(event("e1", disputed=("x",), edited=("date",))), NOTHING) == ()
    assert findings_of(document(event("e1", interval=SUMMER, edited=("date",))), NOTHING) == ()


@pytest.mark.parametrize("interval", [SUMMER, None, days("2024-11-15", "2024-11-30"), days("", "2024-11-16")])
def test_a_vague_date_counts_where_the_event_weighs_much(interval: object) -> None:
    heavy, light = (event(key, interval=interval, weight=weight) for key, weight in (("e1", 3.0), ("e2", 0.1)))
    others = [event(f"e{n}", weight=1.0) for n in range(3, 6)]
    assert kinds(findings_of(document(light, *others, heavy), NOTHING)) == [("date", "e1")]


def test_of_many_events_that_weigh_the_same_none_weighs_much() -> None:
    assert findings_of(document(*(event(f"e{n}", interval=SUMMER, weight=4.0) for n in range(9))), NOTHING) == ()
    assert len(findings_of(document(*(event(f"e{n}", interval=SUMMER, weight=4.0) for n in range(2))), NOTHING)) == 2


def test_of_an_open_date_the_day_that_is_likely_is_offered() -> None:
    then_or_before = WireInterval(earliest=None, latest="2024-11-16", granularity="day", likely="2024-11-15")
    (found,) = findings_of(document(event("e1", interval=then_or_before)), NOTHING)
    assert found.date == "2024-11-15"
    assert found.about == "weighs much, and its date is open, on 2024-11-15 most likely"


def test_a_week_is_no_vague_date() -> None:
    assert findings_of(document(event("e1", interval=days("2024-11-11", "2024-11-18", "week"))), NOTHING) == ()


def test_a_publication_time_that_nobody_stated_is_listed_once_an_article() -> None:
    page = document(
        event("e1", weight=1.0),
        event("e2", weight=2.0),
        articles=(article("a1", "inferred", lender="a9"), article("a2")),
    )
    (found,) = findings_of(page, NOTHING)
    assert (found.kind, found.article, found.weight) == (Kind.PUBLICATION, "a1", 2.0)
    assert "borrowed from a9; 2 events" in found.about
    assert found.decisions == (Decision.WITHOUT,)
    assert found.ready == f'[topics.{SLUG}]\n# without = ["a1"]'


def test_an_article_that_tells_of_nothing_shown_needs_no_date() -> None:
    assert findings_of(document(event("e1"), articles=(article("a1"), article("a2", "unknown"))), NOTHING) == ()


def test_a_merge_that_is_not_sure_offers_the_words_that_part_it() -> None:
    evidence = (told("The bridge closed on Friday at noon."), told("The bridge closed on Friday at night.", "a2"))
    (found,) = findings_of(document(event("e1", evidence=evidence, sureness=0.45, loosest=1)), NOTHING)
    assert found.kind is Kind.MERGE
    assert found.split == ("The bridge closed on Friday at night.",)
    assert Decision.SPLIT in found.decisions
    assert findings_of(document(event("e1", evidence=evidence, sureness=0.7, loosest=1)), NOTHING) == ()


def test_words_that_part_are_as_few_as_tell_a_piece_from_the_others() -> None:
    one, other = told("On Friday the old bridge closed."), told("On Friday the old bridge opened.")
    assert words_apart((one, told("Nothing else.")), 0) == "On Friday the old bridge"
    assert words_apart((one, other), 1) == "On Friday the old bridge opened."
    assert words_apart((one, one), 1) == ""
    assert words_apart((one, told("… was opened")), 1) == ""


def test_two_that_may_be_one_are_listed_once_with_the_weightier_one() -> None:
    pair = event("e1", may_be=("e2",), weight=1.0), event("e2", may_be=("e1",), weight=2.0)
    (found,) = findings_of(document(*pair), NOTHING)
    assert (found.event, found.merge, found.approvals) == ("e2", ("e1",), {"e2": "hash-e2", "e1": "hash-e1"})
    assert found.ready.endswith('# merge = ["e1"]')


def test_what_is_approved_as_it_is_is_not_listed() -> None:
    page = document(event("e1", disputed=("x",)), event("e2", disputed=("x",)))
    one = Overrides(events={"e1": EventOverride(approved="hash-e1")})
    assert kinds(findings_of(page, one)) == [("contradiction", "e2")]
    assert findings_of(page, Overrides(topics={SLUG: TopicOverride(approved=f"hash-{SLUG}")})) == ()


def test_what_is_new_or_other_since_the_approval_is_listed() -> None:
    page = document(event("e1"), event("e2"), event("e3"))
    approved = Overrides(
        topics={SLUG: TopicOverride(approved="older")},
        events={"e1": EventOverride(approved="hash-e1"), "e2": EventOverride(approved="older")},
    )
    found = findings_of(page, approved)
    assert [(each.event, each.about) for each in found] == [
        ("e2", "has changed since it was approved"),
        ("e3", "is new since the topic was approved"),
    ]


def test_the_weightiest_reason_comes_first_and_of_one_reason_the_weightiest_event() -> None:
    page = document(
        event("e1", may_be=("e2",), weight=9.0),
        event("e2", may_be=("e1",), weight=1.0),
        event("e3", disputed=("x",), weight=2.0),
        event("e4", disputed=("x",), weight=3.0),
    )
    assert kinds(findings_of(page, NOTHING)) == [("contradiction", "e4"), ("contradiction", "e3"), ("twin", "e1")]
