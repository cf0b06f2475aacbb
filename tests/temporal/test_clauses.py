"""What a rule may ask of its clause, and which words of a clause go with a clock time."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.models import Moment
from timeline.temporal import annotate
from timeline.temporal.examples import check_examples
from timeline.temporal.tokens import tokenise

FRIDAY = Moment.parse("2024-11-15")
SHOW = '[[rule]]\nname = "fredag hela veckan"\ngives = "nothing"\ndoes = "nothing"\n'


def read(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(timex.text, timex.value) for timex in annotate(text, FRIDAY, language=language)]


def test_an_amount_ahead_is_a_date_and_in_a_clause_that_looks_back_a_length() -> None:
    assert read("Die Brücke wird in zwei Wochen geöffnet.", "de") == [("in zwei Wochen", "2024-W48")]
    assert read("Die Brücke wurde in zwei Wochen gebaut.", "de") == [("zwei Wochen", "P2W")]


def test_the_clause_ends_with_its_sentence() -> None:
    text = "Der Bau wird teuer. In zwei Wochen war alles weg."
    assert read(text, "de") == [("zwei Wochen", "P2W")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Er soll am Montag seinen Nachbarn bedroht haben.", "2024-11-11"),
        ("Er soll am Montag vernommen werden.", "2024-11-18"),
        ("Er soll am Montag Recht haben.", "2024-11-18"),
        ("Er soll am Montag aussagen, sie soll geschwiegen haben.", "2024-11-18"),
    ],
)
def test_hearsay_looks_back_where_its_own_clause_ends_so(text: str, value: str) -> None:
    assert read(text, "de") == [("Montag", value)]


def test_a_clock_time_takes_the_day_that_follows_in_its_clause() -> None:
    (clock, day) = read("Um 14 Uhr brach am Mittwoch ein Feuer aus.", "de")
    assert (clock[1], day[1]) == ("2024-11-13T14:00", "2024-11-13")


def test_a_clock_time_leaves_the_day_of_another_clause_alone() -> None:
    (clock, _) = read("Um 14 Uhr brach ein Feuer aus, wie die Polizei am Mittwoch sagte.", "de")
    assert clock[1] == "2024-11-15T14:00"


@pytest.mark.parametrize("text", ["10-18 Uhr", "10–18 Uhr"])
def test_two_clock_times_with_a_hyphen_are_three_tokens_before_their_word(text: str) -> None:
    tokens = tokenise(text, {}, frozenset({"uhr"}))
    assert [text[token.start : token.end] for token in tokens] == ["10", text[2], "18", "Uhr"]


def test_two_numbers_with_a_hyphen_stay_one_token_elsewhere() -> None:
    assert [token.lower for token in tokenise("10-18 Tore", {}, frozenset({"uhr"}))] == ["10-18", "tore"]


def test_weekdays_from_and_to_are_in_order() -> None:
    assert read("Gesucht wurde von Freitag bis Montag.", "de") == [("Freitag bis Montag", "2024-11-08/2024-11-11")]


def test_what_looks_like_a_time_and_is_none_hides_the_times_in_it(tmp_path: Path) -> None:
    (tmp_path / "sv.toml").write_text(
        SHOW + 'not = ["De såg Fredag hela veckan."]\n',
        encoding="utf-8",
    )
    folder = str(tmp_path)
    assert annotate("De såg Fredag hela veckan.", FRIDAY, language="sv", folder=folder) == ()
    assert [timex.text for timex in annotate("Hela veckan regnade det.", FRIDAY, language="sv", folder=folder)]
    assert check_examples("sv", folder=folder) == ()


def test_a_rule_for_nothing_must_show_what_it_hides(tmp_path: Path) -> None:
    (tmp_path / "sv.toml").write_text(SHOW, encoding="utf-8")
    assert check_examples("sv", folder=str(tmp_path)) == ("fredag hela veckan: has no example",)
