"""Plans: what is ahead is planned, and what became of a plan is told by the events that it ties together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline.models import Article, Plan, Status
from timeline.stories.sameness import leaning_of
from timeline.stories.told import told_by

from .telling import analysed, article, days, holding, merged, told

VOTE = article("The council of Velm will vote on the port budget on 3 May.", published="2025-04-12", name="vote")
REPLANNED = article("The council of Velm will vote on the port budget on 10 May.", published="2025-04-20", name="again")
PUT_OFF = article(
    "The vote on the port budget in Velm has been postponed from 3 May to 10 May.", published="2025-04-20", name="off"
)
VOTED = article("The council of Velm voted for the port budget on 10 May.", published="2025-05-11", name="voted")
FAIR = article("The spring fair in Velm will be held on 3 May.", published="2025-04-10", name="fair")


def plan(event: object) -> Plan:
    found = getattr(event, "plan", None)
    assert isinstance(found, Plan)
    return found


def test_plan_that_came_true_is_one_event_and_says_since_when_it_was_known() -> None:
    before = article("The high court in Velm will rule on the port on Friday.", published="2025-03-12", name="before")
    after = article("The high court in Velm ruled on Friday that the port was unlawful.", published="2025-03-15")
    (event,) = merged(before, after)
    assert event.status is Status.HAPPENED
    assert str(plan(event).since) == "2025-03-12"
    assert event.title.startswith("The high court in Velm ruled")
    assert [mention.status for mention in event.evidence] == [Status.PLANNED, Status.HAPPENED]


def test_event_that_nobody_planned_has_no_plan() -> None:
    (event,) = merged(article("The high court in Velm ruled on Friday that the port was unlawful."))
    assert event.plan is None


def test_what_happened_before_an_article_is_not_what_was_planned_for_later() -> None:
    planned = article("The trawler Edda will leave Velm on 30 March.", published="2025-03-10", name="planned")
    left = article("A gale hit the coast.\nThe trawler Edda has left Velm.", published="2025-03-14", name="left")
    event = holding(merged(planned, left), "will leave")
    assert (event.status, event.plan) == (Status.PLANNED, None)


@pytest.mark.parametrize(
    "text",
    [
        "The vote on the port budget in Velm has been postponed from 3 May to 10 May.",
        "The vote on the port budget in Velm, planned for 3 May, was put off until 10 May.",
        "The council of Velm has moved the vote on the port budget from 3 May to 10 May.",
    ],
)
def test_plan_that_an_article_moves_leads_to_what_moved_it_and_back(text: str) -> None:
    events = merged(VOTE, article(text, published="2025-04-20"))
    planned = holding(events, "will vote")
    (moving,) = [event for event in events if event is not planned]
    assert plan(planned).later is not None
    assert plan(planned).later.id == moving.id  # type: ignore[union-attr]
    assert days(plan(planned).postponed_to) == ("2025-05-10", "2025-05-11")
    assert days(plan(moving).moved_from) == ("2025-05-03", "2025-05-04")
    assert plan(moving).former.id == planned.id  # type: ignore[union-attr]
    assert (planned.status, moving.status) == (Status.PLANNED, Status.HAPPENED)


def test_moving_is_told_when_it_was_decided_and_not_on_a_day_of_the_plan() -> None:
    (event,) = merged(PUT_OFF)
    assert days(event.interval) == (None, "2025-04-21")
    assert days(plan(event).moved_from) == ("2025-05-03", "2025-05-04")
    assert days(plan(event).postponed_to) == ("2025-05-10", "2025-05-11")


def test_later_article_that_plans_it_for_another_day_moves_the_plan() -> None:
    first, second = merged(VOTE, REPLANNED)
    assert days(first.interval) == ("2025-05-03", "2025-05-04")
    assert plan(first).later.id == second.id  # type: ignore[union-attr]
    assert plan(second).former.id == first.id  # type: ignore[union-attr]
    assert days(plan(second).moved_from) == days(first.interval)


def test_plan_that_says_when_it_was_first_planned_for_keeps_that_day() -> None:
    text = "The summit of Sarn and Velm, first planned for 3 May, will now be held on 10 May."
    (event,) = merged(article(text, published="2025-04-20"))
    assert days(event.interval) == ("2025-05-10", "2025-05-11")
    assert days(plan(event).moved_from) == ("2025-05-03", "2025-05-04")


def test_what_happened_a_day_late_was_planned_for_the_day_before() -> None:
    planned = article("Norjet will launch its cargo line to Sarn on Monday.", published="2025-04-10", name="planned")
    late = article("Norjet launched its cargo line to Sarn on Tuesday.", published="2025-04-16", name="late")
    first, second = merged(planned, late)
    assert (first.disputed, second.disputed) == ((), ())
    assert plan(first).later.id == second.id  # type: ignore[union-attr]
    assert days(plan(second).moved_from) == ("2025-04-14", "2025-04-15")


def test_two_plans_of_one_day_of_news_are_in_dispute_and_not_moved() -> None:
    one = article("The vote on the port budget will be held on Tuesday in Velm.", published="2025-04-12", name="one")
    two = article("The vote on the port budget will be held on Wednesday in Velm.", published="2025-04-12", name="two")
    (event,) = merged(one, two)
    assert event.disputed
    assert event.plan is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The autumn fair in Velm will be held on 3 October.", "2025-04-20"),
        ("The spring fair in Velm will be held on 2 May.", "2026-04-20"),  # the next one
        ("The autumn fair in Velm was cancelled.", "2025-04-20"),
        ("Norjet has cancelled 60 flights from Velm.", "2025-04-20"),
        ("The spring fair in Velm has not been cancelled.", "2025-04-20"),
        ("The spring fair in Velm may be cancelled.", "2025-04-20"),
        ("The spring fair in Velm was cancelled.", "2025-06-20"),  # long after its day
        ("The spring fair in Velm moved to a new square.", "2025-04-20"),
    ],
)
def test_what_is_said_of_something_else_changes_no_plan(text: str, published: str) -> None:
    event = holding(merged(FAIR, article(text, published=published, name="other")), "will be held on 3 May")
    assert event.plan is None or not (event.plan.later or event.plan.ended_by)


@pytest.mark.parametrize(
    "text",
    [
        "The spring fair in Velm on 3 May has been called off, the mayor said.",
        "The city has cancelled the spring fair in Velm.",
    ],
)
def test_plan_that_is_called_off_says_so_and_never_happened(text: str) -> None:
    events = merged(FAIR, article(text, published="2025-04-20", name="off"))
    planned = holding(events, "will be held")
    (ending,) = [event for event in events if event is not planned]
    assert planned.status is Status.PLANNED
    assert days(planned.interval) == ("2025-05-03", "2025-05-04")
    assert plan(planned).ended_by.id == ending.id  # type: ignore[union-attr]
    assert days(ending.interval) == (None, "2025-04-21")


def test_cancelled_from_a_day_on_is_no_moved_plan() -> None:
    (event,) = merged(article("Norjet has cancelled flights from 3 May to 10 May.", published="2025-04-20"))
    assert event.plan is None


def test_plan_without_a_day_is_less_likely_what_happened_without_one() -> None:
    one, other = (
        told_by(analysed(article("Rain fell on Sarn.\nThe port has long played a role in Velm.", name=name)))[-1]
        for name in ("one", "other")
    )
    planned = replace(other, mention=replace(other.mention, status=Status.PLANNED))
    assert (one.mention.interval, other.mention.interval) == (None, None)
    odds = leaning_of([(one, other), (one, planned), (planned, planned)]).odds.tolist()
    assert odds[1] < odds[0] == odds[2]


def test_plan_moves_on_from_day_to_day_and_comes_true() -> None:
    events = merged(VOTE, PUT_OFF, VOTED)
    moved, came_true = holding(events, "will vote"), holding(events, "voted")
    assert plan(moved).later.id == holding(events, "postponed").id  # type: ignore[union-attr]
    assert came_true.status is Status.HAPPENED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Abstimmung über den Hafen in Velm wurde auf den 10. Mai verschoben."),
        ("sv", "Omröstningen om hamnen i Velm har flyttats till den 10 maj."),
    ],
)
def test_moving_is_read_in_german_and_swedish(language: str, text: str) -> None:
    (event,) = merged(article(text, published="2025-04-20", language=language))
    assert days(plan(event).postponed_to) == ("2025-05-10", "2025-05-11")


def test_day_ahead_of_its_article_is_planned_whatever_the_verb_says() -> None:
    (mention,) = told("The port of Velm closes its northern dock on 30 March.")
    assert mention.status is Status.PLANNED


def test_day_after_its_article_may_be_a_matter_of_clocks() -> None:
    (mention,) = told("The navy of Sarn fired a missile on 15 March 2025.", published="2025-03-14T23:40-08:00")
    assert mention.status is Status.HAPPENED


@settings(max_examples=20, deadline=None)
@given(st.permutations([VOTE, REPLANNED, PUT_OFF, VOTED, FAIR]))
def test_order_of_articles_changes_no_plan(articles: list[Article]) -> None:
    assert merged(*articles) == merged(VOTE, REPLANNED, PUT_OFF, VOTED, FAIR)
