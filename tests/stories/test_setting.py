"""How near the articles of a topic are to one another."""

from __future__ import annotations

from timeline.stories.backdrop import backdrop_of
from timeline.stories.setting import Setting
from timeline.stories.terms import load_terms

from .telling import article

_TEXTS = {
    "rem-1": "Police in Velm arrested the banker Olga Rem over loans to the Harl dam.",
    "rem-2": "The banker Olga Rem was arrested in Velm; she had granted loans to the Harl dam.",
    "stahl-1": "Police in Velm arrested the banker Ivo Stahl over a forged will and a vineyard.",
    "stahl-2": "The banker Ivo Stahl was arrested in Velm over the forged will of a vineyard owner.",
}


def _setting() -> Setting:
    terms = load_terms("en")
    return Setting({name: backdrop_of(article(text, name=name), terms) for name, text in _TEXTS.items()})


def test_two_stories_of_one_kind_keep_company_each_with_their_own() -> None:
    setting = _setting()
    assert setting.bond("rem-1", "rem-2") > setting.bond("rem-1", "stahl-1")
    assert setting.nearness("stahl-1", "stahl-2") > setting.nearness("stahl-1", "rem-2")


def test_an_article_is_as_near_to_itself_as_can_be() -> None:
    setting = _setting()
    assert setting.bond("rem-1", "rem-1") == setting.nearness("rem-1", "rem-1") == 1.0
