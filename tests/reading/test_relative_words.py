"""Times counted from the capture, in the languages beside English, German and Swedish."""

from __future__ import annotations

import tomllib
from datetime import time, timedelta
from importlib.resources import files

import pytest

from timeline.models import Granularity
from timeline.reading.foreign_dates import read_any_date_line
from timeline.reading.relative_words import in_english
from timeline.reading.statements import Ago, Label

LANGUAGES = tomllib.loads(files("timeline.reading").joinpath("relative_words.toml").read_text(encoding="utf-8"))
UNITS = {
    "minute": Ago(timedelta(minutes=3), Granularity.MINUTE),
    "hour": Ago(timedelta(hours=3), Granularity.HOUR),
    "day": Ago(timedelta(days=3), Granularity.DAY),
    "week": Ago(timedelta(weeks=3), Granularity.WEEK),
}
PHRASES = [
    (phrase.format(n=3, unit=word), unit)
    for table in LANGUAGES.values()
    for phrase in table["ago"]
    for unit in UNITS
    for word in table.get(unit, ())
]


@pytest.mark.parametrize(("phrase", "unit"), PHRASES, ids=[phrase for phrase, _ in PHRASES])
def test_every_phrase_of_every_language_is_a_distance(phrase: str, unit: str) -> None:
    (statement,) = read_any_date_line(phrase).statements
    assert statement.ago == UNITS[unit]


@pytest.mark.parametrize("language", [name for name, table in LANGUAGES.items() if "today" in table])
def test_today_and_yesterday_take_the_clock_behind_them(language: str) -> None:
    for kind, back in (("today", 0), ("yesterday", 1)):
        for word in LANGUAGES[language][kind]:
            (statement,) = read_any_date_line(f"{word.capitalize()}, 18:30").statements
            assert (statement.days_back, statement.clock) == (back, time(18, 30)), word


@pytest.mark.parametrize(
    ("line", "label", "clock"),
    [
        ("Publié hier à 18h30", Label.PUBLISHED, time(18, 30)),
        ("Aggiornato ieri alle 18:30", Label.UPDATED, time(18, 30)),
        ("Publicado ayer a las 18:30", Label.PUBLISHED, time(18, 30)),
        ("Opublikowano wczoraj o 18:30", Label.PUBLISHED, time(18, 30)),
        ("Bijgewerkt gisteren om 18.30", Label.UPDATED, time(18, 30)),
    ],
)
def test_labels_and_small_words_of_a_language_stand_beside_its_days(line: str, label: Label, clock: time) -> None:
    (statement,) = read_any_date_line(line).statements
    assert (statement.label, statement.days_back, statement.clock) == (label, 1, clock)


def test_one_written_as_a_word_counts() -> None:
    (statement,) = read_any_date_line("Mis à jour il y a une heure").statements
    assert (statement.label, statement.ago) == (Label.UPDATED, Ago(timedelta(hours=1), Granularity.HOUR))


@pytest.mark.parametrize(
    "line",
    [
        "hier 10 Fotos vom Hafen",
        "Mehr dazu steht hier",
        "Hoy es un buen día",
        "por 3 horas",
        "20 h",
        "ma 5 persone",
    ],
)
def test_the_same_words_in_other_sentences_stay_as_they_are(line: str) -> None:
    assert in_english(line) == line
    assert read_any_date_line(line).statements == ()
