"""Which sentences can be printed by themselves under a date."""

from __future__ import annotations

import pytest

from timeline.stories.digest.candidates import Candidate, Pool

from .telling import analysed, article


def sentence(text: str, *, published: str = "2025-03-14", language: str = "en") -> Candidate:
    analysis = analysed(article(text, published=published, language=language))
    (found, *others) = Pool([analysis]).naming(analysis.timexes[0].interval.earliest.date())  # type: ignore[union-attr]
    assert not others
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The Orme dam burst on Tuesday after a week of rain.",
        'On Tuesday the mayor said: "We had no warning, and I am angry."',
        "Residents of Kelby, who left their homes on Tuesday, said they would return.",
        "On 4 March the army joined the search for those who are missing in Kelby.",
    ],
)
def test_a_whole_sentence_stands(text: str) -> None:
    assert sentence(text).is_fit


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Tuesday he said later that the dam would hold.", id="speaks of nobody named"),
        pytest.param("Did the Orme dam burst on Tuesday after a week of rain?", id="question"),
        pytest.param('"Will the Orme dam burst again on Tuesday?"', id="question in quotation marks"),
        pytest.param("Last updated: Tuesday, the Orme dam and its keepers.", id="head of a page"),
        pytest.param("4 March 2025 Last updated at noon: the Orme dam burst.", id="stamp"),
        pytest.param("On 4 March 2025, ida wrote: Nobody came to help the people of Kelby.", id="comment"),
        pytest.param("The Orme dam burst on Tuesday (www.marreypost.example).", id="address"),
        pytest.param("KELBY -- The Orme dam burst on Tuesday after a week of rain.", id="dateline"),
        pytest.param("Many feared dead The Orme dam burst on Tuesday after rain.", id="headline runs into it"),
        pytest.param("Residents of Kelby tell us of the flood on Tuesday.", id="first person"),
        pytest.param("The Orme dam burst on Tuesday after a week of...", id="cut off"),
    ],
)
def test_what_needs_its_page_does_not_stand(text: str) -> None:
    assert not sentence(text).is_fit


@pytest.mark.parametrize(
    ("language", "text", "fit"),
    [
        ("de", "Am Dienstag brach der Damm an der Orme nach einer Woche Regen.", True),
        ("de", "Am Dienstag sagte er, der Damm werde halten.", False),
        ("de", "Am Dienstag hat uns der Bürgermeister den Damm gezeigt.", False),
        ("sv", "På tisdagen brast den gamla dammen vid Orme efter en veckas regn.", True),
        ("sv", "På tisdagen visade borgmästaren oss dammen vid Orme.", False),
    ],
)
def test_it_is_the_same_in_other_languages(language: str, text: str, fit: bool) -> None:
    assert sentence(text, language=language).is_fit is fit


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The Orme dam burst yesterday after a week of rain.", True),
        ("The Orme dam burst on 4 March 2025 after a week of rain.", True),
        ("The Orme dam burst on Tuesday after a week of rain.", False),
        ("The Orme dam burst on 4 March after a week of rain.", False),
    ],
)
def test_words_that_name_another_day_beside_a_date_are_second_choice(text: str, second: bool) -> None:
    assert sentence(text).is_second_choice is second
