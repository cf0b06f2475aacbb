"""Which mentions become one event, and how their times, outlets and origins are joined."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Article, Certainty, Status

from .telling import article, days, holding, merged

FLOOD = article(
    "The Harl river burst its banks on Wednesday and flooded 300 homes in Velm, state media said on Thursday.\n"
    "Velm and Sarn agreed on a joint flood barrier in June.",
    name="ledger",
    title="Harl river bursts its banks and floods 300 homes, ZNA says",
)
FLOOD_AGAIN = article(
    "Three hundred homes in Velm were flooded when the Harl river burst its banks, according to the agency ZNA.\n"
    "The two cities agreed on a flood barrier last summer.",
    name="courier",
    title="Harl bursts banks, homes flooded in Velm",
)
STRIKE = article(
    "Pilots of Norjet walked out on Monday, grounding 60 flights at Sarn airport.\n"
    "The pilots of Norjet returned to work on Wednesday.",
    name="strike",
)


def test_two_accounts_are_one_event_with_the_times_that_both_allow() -> None:
    event = holding(merged(FLOOD, FLOOD_AGAIN), "last summer")
    assert days(event.interval) == ("2024-06-01", "2024-07-01")
    assert event.value == "2024-06"
    assert [mention.article for mention in event.evidence] == ["courier", "ledger"]
    (step,) = event.joined
    assert "“June”" in step.text
    assert "“last summer”" in step.text
    assert step.text.endswith("June 2024")


def test_two_outlets_that_rewrite_one_agency_are_one_origin() -> None:
    event = holding(merged(FLOOD, FLOOD_AGAIN), "Three hundred homes")
    assert event.outlets == ("Courier", "Ledger")
    assert event.origins == ("ZNA",)


def test_what_happens_in_one_topic_on_one_day_is_not_one_event_for_that() -> None:
    one = article("A court in Velm jailed the banker Olga Rem for nine years on Monday.", name="one")
    two = article("Police in Velm arrested the banker Ivo Stahl at the airport on Monday.", name="two")
    assert len(merged(one, two)) == 2


def test_one_person_in_two_stories_is_not_one_event() -> None:
    one = article("Captain Henrik Dahl was released on bail.", name="one")
    two = article("Captain Henrik Dahl and two managers will go on trial.", name="two")
    assert len(merged(one, two)) == 2


def test_an_earlier_event_of_the_kind_stays_apart() -> None:
    one = article("General Rao inspected a parade of sea cadets on Tuesday.", name="one")
    two = article("General Rao had previously inspected a parade of sea cadets.", name="two")
    assert len(merged(one, two)) == 2


def test_days_that_exclude_each_other_keep_two_votes_apart() -> None:
    one = article("Voters in Sarn elected a new council on 2 March.", name="one")
    two = article("Voters in Sarn elected a new council on 9 March.", name="two")
    assert len(merged(one, two)) == 2


def test_what_can_happen_but_once_is_one_event_in_dispute() -> None:
    one = article("The trawler Edda sank off Cape Lund on Monday, the coastguard said.", name="one")
    two = article("The trawler Edda sank on Tuesday in a storm.", name="two")
    (event,) = merged(one, two)
    (line,) = event.disputed
    assert str(line) == "One: 10 March 2025; Two: 11 March 2025"


def test_an_outlet_that_contradicts_itself_is_named_once() -> None:
    one = article("The trawler Edda sank off Cape Lund on Monday, the coastguard said.", name="one", source="Post")
    two = article("The trawler Edda sank on Tuesday in a storm.", name="two", source="Post")
    (event,) = merged(one, two)
    (line,) = event.disputed
    assert str(line) == "Post: 10 March 2025, elsewhere 11 March 2025"


def test_day_that_was_borrowed_does_not_confirm_its_lender() -> None:
    lender = article("Ministers of Velm signed the fishing treaty with Sarn in June.", name="lender")
    borrower = article("Velm signed a fishing treaty with Sarn last summer.", name="borrower", lender="lender")
    (event,) = merged(lender, borrower)
    assert days(event.interval) == ("2024-06-01", "2024-07-01")
    (step,) = event.joined
    assert step.step == "borrowed"


def test_event_that_nobody_dates_says_so() -> None:
    text = "Judge Ana Brik has dismissed the case against the former mayor of Velm."
    (event,) = merged(article(text, published=None))
    assert (event.interval, event.certainty) == (None, Certainty.UNKNOWN)


def test_event_that_only_its_publication_dates_is_inferred() -> None:
    (event,) = merged(article("Judge Ana Brik has dismissed the case against the former mayor of Velm."))
    assert event.certainty is Certainty.INFERRED
    assert days(event.interval) == (None, "2025-03-15")


def test_event_with_a_vague_time_keeps_the_word() -> None:
    (event,) = merged(article("Norjet has recently sold its last cargo plane to a firm in Velm."))
    assert (event.interval, event.value, event.certainty) == (None, "PAST_REF", Certainty.VAGUE)


def test_status_is_that_of_the_account_that_knows_most() -> None:
    one = article("The council of Velm will close the Harl bridge on Thursday.", published="2025-03-12", name="one")
    two = article("The council of Velm closed the Harl bridge on Thursday.", name="two")
    (event,) = merged(one, two)
    assert event.status is Status.HAPPENED


def test_dated_events_come_first_in_the_order_of_their_days() -> None:
    events = merged(STRIKE, FLOOD)
    starts = [event.interval.earliest for event in events if event.interval is not None and event.interval.earliest]
    assert starts == sorted(starts)
    undated = [event.interval is None for event in events]
    assert undated == sorted(undated)


@settings(max_examples=20, deadline=None)
@given(st.permutations([FLOOD, FLOOD_AGAIN, STRIKE]))
def test_order_of_articles_changes_nothing(articles: list[Article]) -> None:
    assert merged(*articles) == merged(FLOOD, FLOOD_AGAIN, STRIKE)
