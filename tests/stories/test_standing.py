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
        pytest.param("Many feared dead The Orme dam burst on Tuesday after rain.", id="headline runs into it"),
        pytest.param("Residents of Kelby tell us of the flood on Tuesday.", id="first person"),
        pytest.param("The Orme dam burst on Tuesday after a week of...", id="cut off"),
        pytest.param("In this photo taken on Tuesday, water runs through the Orme dam.", id="picture pointed at"),
        pytest.param("Photo by Ida Lund shows the Orme dam on Tuesday.", id="picture named"),
        pytest.param("Mayor Ida Lund, left, looks at the Orme dam on Tuesday.", id="place in a picture"),
        pytest.param("The Orme dam burst on Tuesday Read more about the flood.", id="page speaks"),
        pytest.param("By Ida Lund Engineers said on Tuesday the Orme dam would hold.", id="byline"),
        pytest.param("Ida Lund, KELBY -- Engineers drained the Orme dam on Tuesday.", id="dateline behind a byline"),
        pytest.param("Tuesday, March 4, 2025; 4:21 PM Engineers drained the Orme dam.", id="stamp with a clock"),
        pytest.param("ORME DAM BURSTS When the rain came on Tuesday, walls gave way.", id="heading written large"),
        pytest.param("Kelby ` was warned' Ida Lund wept on Tuesday at the Orme dam.", id="heading that quotes"),
        pytest.param("Dam keeper spreads the blame A crack on Tuesday broke the Orme dam.", id="one letter"),
        pytest.param("Flood hits small town Thousands fled the Orme dam on Tuesday.", id="number written large"),
        pytest.param("The Orme dam was closed on 4 March The mayor of Kelby was told.", id="caption before it"),
    ],
)
def test_what_needs_its_page_does_not_stand(text: str) -> None:
    assert not sentence(text).is_fit


@pytest.mark.parametrize(
    ("text", "printable"),
    [
        ("The Orme dam burst on Tuesday after a week of rain.", True),
        ('The mayor of Kelby said on Tuesday that she "also wept" at the Orme dam.', True),
        ("The former mayor of Kelby was arrested on Tuesday.", True),
        ("Mayor Ida Lund speaks at the Orme dam on Tuesday.", False),
        ("Mayor Ida Lund spoke at the Orme dam on Tuesday.", True),
        ("Mayor Ida Lund will speak at the Orme dam on Tuesday.", True),
        ("The mayor of Kelby also visited the Orme dam on Tuesday.", False),
        ("Kelby, for example, lost its school on Tuesday.", False),
        ("Kelby lost the latter to the flood on Tuesday.", False),
        ("In response, Kelby closed the Orme dam on Tuesday.", False),
        ("However, Kelby closed the Orme dam on Tuesday.", False),
    ],
)
def test_what_hangs_on_the_sentence_before_it_is_not_printed(text: str, printable: bool) -> None:
    assert sentence(text).is_printable is printable


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("The company closed the dam on Tuesday.", True),
        ("On Tuesday she closed the dam at Orme.", True),
        ("The company of Ida Lund closed the dam on Tuesday.", False),
        ("The Orme company closed the dam on Tuesday.", False),
        ("Ida Lund said on Tuesday that she had closed the dam.", False),
        ("Police closed the dam on Tuesday.", False),
    ],
)
def test_what_opens_with_something_taken_for_known_opens_bare(text: str, bare: bool) -> None:
    assert sentence(text).opens_bare is bare


@pytest.mark.parametrize(
    ("language", "text", "fit"),
    [
        ("de", "Am Dienstag brach der Damm an der Orme nach einer Woche Regen.", True),
        ("de", "Am Dienstag sagte er, der Damm werde halten.", False),
        ("de", "Am Dienstag hat uns der Bürgermeister den Damm gezeigt.", False),
        ("sv", "På tisdagen brast den gamla dammen vid Orme efter en veckas regn.", True),
        ("sv", "På tisdagen visade borgmästaren oss dammen vid Orme.", False),
        ("de", "Dieses Foto vom Dienstag zeigt den Damm an der Orme.", False),
        ("sv", "Läs mer om dammen vid Orme, som brast på tisdagen.", False),
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
