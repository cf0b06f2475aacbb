"""Words that mean the same have one key; words that do not, do not."""

from __future__ import annotations

import pytest

from timeline.stories.terms import load_terms
from timeline.stories.words import load_words

SAME = [
    ("Russia", "Russian"),
    ("Ukraine", "Ukrainian"),
    ("Israel", "Israeli"),
    ("Spain", "Spanish"),
    ("defence", "defense"),
    ("organised", "organizes"),
    ("sent", "deploys"),
    ("stole", "robbery"),
    ("troops", "soldiers"),
    ("pact", "treaty"),
    ("resigned", "resignation"),
    ("verdict", "ruling"),
    ("walkout", "union"),
]
OTHER = [("Austria", "Australia"), ("Iran", "Iraq"), ("signed", "ratified"), ("win", "lose"), ("Niger", "Nigeria")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_words_that_mean_the_same_have_one_key(one: str, other: str) -> None:
    terms = load_terms("en")
    assert terms.key(one) == terms.key(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_words_that_mean_something_else_do_not(one: str, other: str) -> None:
    terms = load_terms("en")
    assert terms.key(one) != terms.key(other)


def test_language_without_a_file_has_stems_and_no_lists() -> None:
    terms = load_terms("sv-SE")
    assert terms.key("demonstrationerna") == terms.key("demonstrationen")
    assert not load_words("sv").stop


def test_language_that_no_stemmer_knows_is_taken_as_it_is() -> None:
    assert load_terms("xx").key("words") == "words"
