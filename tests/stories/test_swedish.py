"""What Swedish articles tell: subjects behind the verb, articles that hang on the noun, compounds."""

from __future__ import annotations

import pytest

from timeline.models import Mention, Status

from .telling import article, days, holding, merged, told

LEDGER = article(
    "Tolv människor har omkommit i en brand i ett pappersbruk i Velm, sade polisen på fredagen.\n"
    "Velm och Sarn undertecknade ett avtal om brandskydd i juni.",
    name="ledger",
    title="Tolv döda i brand i pappersbruk i Velm",
    language="sv",
)
COURIER = article(
    "En storbrand i ett pappersbruk i Velm har dödat tolv människor, uppger nyhetsbyrån ZNA.\n"
    "De båda städerna Velm och Sarn undertecknade förra sommaren avtalet om brandskydd.",
    name="courier",
    title="Storbrand i pappersbruk i Velm: tolv döda",
    language="sv",
)


def tell(text: str) -> tuple[Mention, ...]:
    return told(text, language="sv")


def test_two_accounts_are_one_event_with_the_times_that_both_allow() -> None:
    event = holding(merged(LEDGER, COURIER), "förra sommaren")
    assert days(event.interval) == ("2024-06-01", "2024-07-01")
    assert {mention.article for mention in event.evidence} == {"courier", "ledger"}


def test_compound_meets_the_word_that_it_ends_with() -> None:
    event = holding(merged(LEDGER, COURIER), "storbrand")
    assert {mention.article for mention in event.evidence} == {"courier", "ledger"}
    assert event.origins == ("ZNA", "polisen")


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisen sade på fredagen att tre män greps i Velm på torsdagen.",
        "På fredagen meddelade polisen att tre män greps i Velm på torsdagen.",
        "Tre män greps i Velm på torsdagen, sade polisen på fredagen.",
    ],
)
def test_time_of_the_event_and_time_of_the_saying_are_kept_apart(sentence: str) -> None:
    (mention,) = tell(sentence)
    assert days(mention.interval) == ("2025-03-13", "2025-03-14")
    assert days(mention.reported) == ("2025-03-14", "2025-03-15")


def test_what_police_said_on_friday_happened_then_or_before() -> None:
    (mention,) = tell("En damm vid Harl har brustit, sade en talesperson för räddningstjänsten på fredagen.")
    assert days(mention.interval) == (None, "2025-03-15")
    assert days(mention.reported) == ("2025-03-14", "2025-03-15")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Enligt polisen bröt branden ut på onsdagen.", "polisen"),
        ("Tre gruvarbetare räddades enligt polisen på onsdagen.", "polisen"),
        ("Tre gruvarbetare räddades på onsdagen, uppger nyhetsbyrån ZNA.", "nyhetsbyrån ZNA"),
    ],
)
def test_speaker_is_named_and_the_time_stays_with_the_event(sentence: str, speaker: str) -> None:
    (mention,) = tell(sentence)
    assert mention.speaker == speaker
    assert days(mention.interval) == ("2025-03-12", "2025-03-13")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Facket ska strejka den 20 mars.", Status.PLANNED),
        ("Domen väntas falla den 20 mars.", Status.PLANNED),
        ("Bron kan öppna den 20 mars.", Status.POSSIBLE),
        ("Borgmästaren förnekade anklagelserna i måndags.", Status.DENIED),
        ("Färjan Edda sjönk utanför Kap Lund i måndags.", Status.HAPPENED),
    ],
)
def test_status_follows_the_words_at_the_verb(sentence: str, status: Status) -> None:
    (mention,) = tell(sentence)
    assert mention.status is status


def test_relative_clause_with_a_time_is_an_event_beside_the_main_one() -> None:
    arrested, charged = tell("En man som greps i måndags har åtalats för mordbrand i Velm.")
    assert (arrested.text, days(arrested.interval)) == ("En man som greps i måndags", ("2025-03-10", "2025-03-11"))
    assert charged.interval is None


def test_what_goes_on_telling_of_the_main_event_takes_its_time() -> None:
    mentions = told(
        "En explosion förstörde ett pappersbruk i Velm i tisdags.\nExplosionen dödade tolv människor.",
        title="Explosion i pappersbruk i Velm",
        language="sv",
    )
    assert [days(each.interval) for each in mentions] == [("2025-03-11", "2025-03-12")] * 2


@pytest.mark.parametrize(
    "text",
    [
        '"Vi måste bygga den så snart som möjligt", sade ministern.',
        "Varför brast dammen?",
        "Många tror att valet var rättvist.",
        "Det meddelade polisen på fredagen.",
    ],
)
def test_quotations_questions_and_opinions_are_no_events(text: str) -> None:
    assert tell(text) == ()
