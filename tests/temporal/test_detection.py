"""The language of a text is told by its small words, and nothing is said of a text that has too few."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis import annotated, with_language
from timeline.models import Article, Dating, Moment
from timeline.settings import Settings, SourceSettings
from timeline.temporal.detection import detect_language

TEXTS = tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", TEXTS)
def test_a_few_sentences_tell_their_language(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "...", "12:30", "Lindby", "Anna Berg, Lindby Post", "Bridge closed", "O" * 9000])
def test_too_few_words_tell_nothing(text: str) -> None:
    assert detect_language(text) is None


def test_a_language_that_is_not_listed_is_not_taken_for_another() -> None:
    zulu = "Umkhandlu uthe ibhuloho lizovalwa amasonto amabili futhi umsebenzi uzokwenziwa entwasahlobo. "
    assert detect_language(zulu * 5) is None


def test_names_and_figures_around_the_text_do_not_matter() -> None:
    furniture = "Lindby Post 12:30 Sport Kultur Anna Berg 3-2 "
    assert detect_language(furniture + TEXTS["fr"] + furniture) == "fr"


@given(st.text(max_size=400))
def test_no_text_breaks_it_and_it_always_says_the_same(text: str) -> None:
    assert detect_language(text) == detect_language(text)


def test_a_long_article_takes_about_a_millisecond() -> None:
    text = TEXTS["en"] * 2000
    detect_language(text)
    start = time.process_time()
    for _ in range(20):
        detect_language(text)
    assert (time.process_time() - start) / 20 < 0.01


def article(text: str, **fields: object) -> Article:
    return Article(id="a", text=text, path="a.txt", **fields)  # type: ignore[arg-type]  # names are those of Article


def test_what_the_article_states_outranks_its_words() -> None:
    told = with_language(article(TEXTS["sv"], language="fi"), Settings())
    assert (told.language, told.language_is_detected) == ("fi", False)


def test_what_is_set_for_the_source_outranks_its_words() -> None:
    settings = Settings(sources={"Lindby Post": SourceSettings(language="fi")})
    told = with_language(article(TEXTS["sv"], source="Lindby Post"), settings)
    assert (told.language, told.language_is_detected) == ("fi", False)


def test_its_words_outrank_what_is_set_for_all() -> None:
    told = with_language(article(TEXTS["sv"]), Settings(language="fi"))
    assert (told.language, told.language_is_detected) == ("sv", True)


def test_what_is_set_for_all_serves_a_text_with_too_few_words() -> None:
    told = with_language(article("Kort nytt."), Settings(language="fi"))
    assert (told.language, told.language_is_detected) == ("fi", False)


def test_times_are_read_in_the_language_that_was_detected() -> None:
    dating = Dating(published=Moment.parse("2024-11-15"))
    (timex,) = annotated(article(f"{TEXTS['sv']} Den brann i fredags.", dating=dating), Settings()).timexes[-1:]
    assert (timex.text, timex.value) == ("i fredags", "2024-11-08")
