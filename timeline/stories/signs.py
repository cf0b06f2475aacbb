"""What speaks for and against two mentions telling of one event, each sign a number by its name."""

from __future__ import annotations

import math
from collections.abc import Mapping

from timeline.stories.likeness import likeness
from timeline.stories.setting import Setting
from timeline.stories.told import Told

SIGNS = (
    "likeness",
    "deed",
    "stranger",
    "numbers",
    "other_numbers",
    "mains",
    "known",
    "least_known",
    "nearness",
    "bond",
    "scale",
    "within",
)
"""`likeness`: the words that both share. `deed`: one verb. `stranger`: subjects that the other's article never names.
`numbers`, `other_numbers`: whether they share one; whether each gives only others. `mains`: how many are what their
article is about. `known`, `least_known`: how much of each the other's whole article has; of the one that it has
less of. `nearness`, `bond`, `scale`: of the articles in their topic. `within`: both stand in one article."""

_LEAST_NEAR = 0.05
_MOST_NEAR = 3.0


def signs_of(one: Told, other: Told, weights: Mapping[str, float], setting: Setting) -> tuple[float, ...]:
    """The signs of two mentions of a topic, in the order of `SIGNS`; `weights` are those of its terms."""
    first, second = one.gist, other.gist
    known = (_known(one, other, weights), _known(other, one, weights))
    article, its = one.article.id, other.article.id
    return (
        likeness(first, second, weights),
        float(bool(first.deeds & second.deeds)),
        float(_is_stranger(one, other) + _is_stranger(other, one)),
        float(bool(first.numbers & second.numbers)),
        float(bool(first.numbers and second.numbers and not first.numbers & second.numbers)),
        float(one.mention.main + other.mention.main),
        sum(known) / 2,
        min(known),
        math.log(min(max(setting.nearness(article, its), _LEAST_NEAR), _MOST_NEAR)),
        min(setting.bond(article, its), 1.0),
        math.log(setting.scale(article, its)),
        float(article == its),
    )


def _known(one: Told, other: Told, weights: Mapping[str, float]) -> float:
    """How much of what the one says stands anywhere in the article of the other: 0 to 1; in one article, how much of it
    the other says."""
    its = other.gist.terms if one.article.id == other.article.id else other.backdrop.terms
    own = math.fsum(weights[term] for term in one.gist.terms)
    found = math.fsum(weights[term] for term in one.gist.terms if term in its)
    return found / own if own > 0 else 1.0


def _is_stranger(one: Told, other: Told) -> bool:
    """Whether the article of the other never names whom the one is about."""
    return one.gist.subject is not None and one.gist.subject not in other.backdrop.terms
