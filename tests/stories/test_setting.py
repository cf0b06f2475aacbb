"""How near the articles of a topic are to one another."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from timeline.stories.backdrop import backdrop_of
from timeline.stories.rows import Floats, Ints
from timeline.stories.setting import Backdrops, Setting
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
    backdrops = [backdrop_of(article(text, name=name), terms) for name, text in _TEXTS.items()]
    return Backdrops(backdrops, np.zeros(len(backdrops), np.int64)).setting(0)


def _between(measure: Callable[[Ints, Ints], Floats], one: str, other: str) -> float:
    first, second = (np.array([list(_TEXTS).index(name)]) for name in (one, other))
    return float(measure(first, second)[0])


def test_two_stories_of_one_kind_keep_company_each_with_their_own() -> None:
    setting = _setting()
    assert _between(setting.bond, "rem-1", "rem-2") > _between(setting.bond, "rem-1", "stahl-1")
    assert _between(setting.nearness, "stahl-1", "stahl-2") > _between(setting.nearness, "stahl-1", "rem-2")


def test_an_article_is_as_near_to_itself_as_can_be() -> None:
    setting = _setting()
    assert _between(setting.bond, "rem-1", "rem-1") == _between(setting.nearness, "rem-1", "rem-1") == 1.0


def test_what_comes_later_is_not_in_the_setting_of_an_earlier_state() -> None:
    terms = load_terms("en")
    backdrops = [backdrop_of(article(text, name=name), terms) for name, text in _TEXTS.items()]
    then = Backdrops(backdrops, np.array([0, 0, 1, 2])).setting(0)
    alone = Backdrops(backdrops[:2], np.zeros(2, np.int64)).setting(0)
    for measure, its in ((then.bond, alone.bond), (then.nearness, alone.nearness), (then.scale, alone.scale)):
        assert _between(measure, "rem-1", "rem-2") == _between(its, "rem-1", "rem-2")
