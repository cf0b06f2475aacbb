"""Words that mean the same have one key; words that do not, do not."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from timeline.stories.terms import load_terms
from timeline.stories.words import has_words, load_words, only_grouped

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
    terms = load_terms("nb-NO")
    assert terms.key("demonstrasjonene") == terms.key("demonstrasjonen")
    assert not load_words("nb").stop
    assert not has_words("nb")
    assert only_grouped("nb").endswith("there are words for: de, en, sv")


@pytest.mark.parametrize("language", ["de", "sv"])
def test_languages_have_the_same_lists(language: str) -> None:
    folder = files("timeline.stories") / "words"
    ours, english = (tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")) for name in (language, "en"))
    assert ours.keys() == english.keys()
    for table in ("grammar", "verbs", "status", "clauses", "attribution", "headline", "events", "names"):
        assert ours[table].keys() == english[table].keys(), table


def test_language_that_no_stemmer_knows_is_taken_as_it_is() -> None:
    assert load_terms("xx").key("words") == "words"
