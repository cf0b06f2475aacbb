"""What the page tells under "why this date": each step, the result, and the other readings, as an editor reads them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from timeline.models import Analysis, Article, Event, Mention, Moment, Span
from timeline.rendering.why import Reason, why
from timeline.temporal import annotate

from .fixtures import ENGLISH, bridge


def reason(body: str, language: str = "en") -> Reason:
    """Of the one expression of a sentence published on 15 November 2024."""
    (timex,) = annotate(body, Moment.parse("2024-11-15"))
    article = Article(id="a", text=body, path="a.txt", language=language)
    mention = Mention(article="a", span=Span(0, len(body)), text=body, interval=timex.interval, timex=timex)
    event = Event(id="e", title="The dam broke", evidence=(mention,), interval=timex.interval)
    return why(event, {"a": Analysis(article=article)}, ENGLISH)[0]


def test_why_tells_how_often_the_rule_was_right_where_that_was_measured() -> None:
    told = reason("The dam broke on Friday.")
    assert told.rule == "<weekday>"
    assert told.accuracy is not None
    assert told.accuracy.startswith("right in ")
    assert reason("The dam broke on Friday.", "sv").accuracy is None


@pytest.mark.parametrize(
    ("body", "other"),
    [
        ("The dam broke last Tuesday.", "could also be Tuesday, 5 November 2024: some mean the one of last week"),
        (
            "The dam broke on 03/04/2024.",
            "could also be Wednesday, 3 April 2024: day and month may stand in the other order",
        ),
    ],
)
def test_the_other_readings_are_told_as_dates_in_words(body: str, other: str) -> None:
    assert reason(body).lines[-1] == other


def test_a_date_is_told_from_its_anchor_to_its_result() -> None:
    assert reason("The dam broke early last week.").lines == (
        "1 week before the publication on 15 November 2024: the week of 4 November 2024",
        "the first part of the week of 4 November 2024",
        "gives some day from 4 to 5 November 2024",
    )


def reasons(key: str) -> dict[str, Reason]:
    """The reasons of an event of the bridge by their terms."""
    edition = bridge()
    (event,) = [event for event in edition.topics[0].events if event.id == key]
    return {reason.term: reason for reason in why(event, edition.analyses, ENGLISH)}


def test_why_says_which_outlet_uses_which_words_where_several_do() -> None:
    told = reasons("contract")
    assert (told["June"].outlets, told["last summer"].outlets) == ("Harbour Post", "Evening Mail (NNA)")
    assert reasons("inspected")["earlier in the year"].outlets == ""


def test_why_counts_the_outlets_also_where_no_origin_is_named() -> None:
    assert reasons("contract")["Sources"].lines == ("2 outlets: Harbour Post and Evening Mail",)
    assert reasons("crack")["Sources"].lines == ("1 outlet, 1 origin: The board",)


def test_why_says_which_of_the_dates_that_differ_is_shown() -> None:
    *differ, shown = reasons("closed")["But"].lines
    assert [line.partition(": ")[2] for line in differ] == ["Evening Mail", "Harbour Post"]
    assert shown == "The event stands here at: Tuesday, 12 November 2024."


def test_why_says_that_several_sentences_give_one_date() -> None:
    edition = bridge()
    (event,) = [event for event in edition.topics[0].events if event.id == "inspected"]
    twice = replace(event, evidence=event.evidence * 2)
    told = {reason.term: reason.lines for reason in why(twice, edition.analyses, ENGLISH)}
    assert told["Together"] == ("2 sentences give the same date.",)
    assert "Together" not in reasons("inspected")
