"""What German articles tell: the verb in two parts, clauses that end with it, subjects behind it."""

from __future__ import annotations

import pytest

from timeline.models import Mention, Status

from .telling import article, days, holding, merged, told

LEDGER = article(
    "Bei dem Brand in einer Papierfabrik in Velm sind zwölf Menschen ums Leben gekommen, "
    "sagte die Polizei am Freitag.\n"
    "Velm und Sarn hatten im Juni ein Abkommen über den Brandschutz unterzeichnet.",
    name="ledger",
    title="Zwölf Tote bei Brand in Papierfabrik",
    language="de",
)
COURIER = article(
    "Ein Großbrand in einer Papierfabrik in Velm hat zwölf Menschen getötet, wie die Agentur ZNA meldete.\n"
    "Die beiden Städte Velm und Sarn unterzeichneten letzten Sommer ein Abkommen zum Brandschutz.",
    name="courier",
    title="Großbrand in Velm: zwölf Tote",
    language="de",
)


def tell(text: str) -> tuple[Mention, ...]:
    return told(text, language="de")


def test_two_accounts_are_one_event_with_the_times_that_both_allow() -> None:
    event = holding(merged(LEDGER, COURIER), "letzten Sommer")
    assert days(event.interval) == ("2024-06-01", "2024-07-01")
    assert {mention.article for mention in event.evidence} == {"courier", "ledger"}


def test_compound_meets_the_word_that_it_ends_with() -> None:
    event = holding(merged(LEDGER, COURIER), "Großbrand")
    assert {mention.article for mention in event.evidence} == {"courier", "ledger"}
    assert event.origins == ("Polizei", "ZNA")


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Polizei sagte am Freitag, dass am Donnerstag drei Männer in Velm festgenommen wurden.",
        "Wie die Polizei am Freitag mitteilte, wurden am Donnerstag drei Männer in Velm festgenommen.",
        "Am Freitag teilte die Polizei mit, dass am Donnerstag drei Männer in Velm festgenommen worden sind.",
        "Am Donnerstag seien drei Männer in Velm festgenommen worden, sagte die Polizei am Freitag.",
        "Die Polizei nahm am Donnerstag drei Männer in Velm fest, wie sie am Freitag mitteilte.",
    ],
)
def test_time_of_the_event_and_time_of_the_saying_are_kept_apart(sentence: str) -> None:
    (mention,) = tell(sentence)
    assert days(mention.interval) == ("2025-03-13", "2025-03-14")
    assert days(mention.reported) == ("2025-03-14", "2025-03-15")


def test_what_police_said_on_friday_happened_then_or_before() -> None:
    (mention,) = tell("Ein Damm bei Harl ist gebrochen, sagte ein Sprecher der Feuerwehr am Freitag.")
    assert days(mention.interval) == (None, "2025-03-15")
    assert days(mention.reported) == ("2025-03-14", "2025-03-15")
    assert mention.speaker == "ein Sprecher der Feuerwehr"


@pytest.mark.parametrize(
    ("sentence", "speaker", "origin"),
    [
        ("Am Freitag hatte die Polizei erklärt, das Feuer sei am Mittwoch ausgebrochen.", "die Polizei", "Polizei"),
        ("Laut dpa brach das Feuer am Mittwoch aus.", "dpa", "dpa"),
        ("Nach Angaben der Polizei brach das Feuer am Mittwoch aus.", "der Polizei", "Polizei"),
        ("Drei Bergleute wurden laut Polizei am Mittwoch befreit.", "Polizei", "Polizei"),
        ("Drei Bergleute wurden am Mittwoch befreit, wie die Agentur ZNA meldete.", "die Agentur ZNA", "ZNA"),
    ],
)
def test_speaker_is_named_and_the_time_stays_with_the_event(sentence: str, speaker: str, origin: str) -> None:
    (mention,) = tell(sentence)
    assert (mention.speaker, mention.origin) == (speaker, origin)
    assert days(mention.interval) == ("2025-03-12", "2025-03-13")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Die Gewerkschaft will am 20. März streiken.", Status.PLANNED),
        ("Die Brücke soll am 20. März wieder geöffnet werden.", Status.PLANNED),
        ("Die Brücke könnte am 20. März öffnen.", Status.POSSIBLE),
        ("Der Bürgermeister wies die Vorwürfe am 3. März zurück.", Status.DENIED),
        ("Der Bankier soll am 3. März zwei Zeugen bedroht haben.", Status.CLAIMED),
        ("Die Fähre Edda ist am 3. März vor Kap Lund gesunken.", Status.HAPPENED),
        ("Das Gericht wurde am 6. Mai 2024 eröffnet.", Status.HAPPENED),
    ],
)
def test_status_follows_the_words_at_the_verb(sentence: str, status: Status) -> None:
    (mention,) = tell(sentence)
    assert mention.status is status


def test_relative_clause_with_a_time_is_an_event_beside_the_main_one() -> None:
    arrested, charged = tell(
        "Ein Mann, der am Montag festgenommen worden war, ist wegen Brandstiftung in Velm angeklagt worden."
    )
    assert (arrested.text, days(arrested.interval)) == (
        "Ein Mann, der am Montag festgenommen worden war",
        ("2025-03-10", "2025-03-11"),
    )
    assert charged.interval is None


def test_what_one_subject_did_at_two_times_is_two_mentions() -> None:
    first, second = tell("Die Vase wurde im Mai 1987 aus Schloss Velm gestohlen und im Juni 1991 in Sarn gefunden.")
    assert days(first.interval) == ("1987-05-01", "1987-06-01")
    assert days(second.interval) == ("1991-06-01", "1991-07-01")


def test_main_event_without_a_time_was_then_or_before_its_publication() -> None:
    (mention,) = tell("Richterin Ana Brik hat die Klage gegen den früheren Bürgermeister von Velm abgewiesen.")
    assert days(mention.interval) == (None, "2025-03-15")


@pytest.mark.parametrize(
    "text",
    [
        "„Wir müssen so bald wie möglich bauen“, sagte der Minister.",
        "Warum brach der Damm?",
        "Viele Menschen glauben, dass die Wahl fair war.",
        "Die verletzten Männer kommen aus Sarn.",
        "Das teilte die Polizei am Freitag mit.",
        "Die Organisation betreibt 40 Häuser in Velm.",
    ],
)
def test_quotations_questions_opinions_and_states_are_no_events(text: str) -> None:
    assert tell(text) == ()
