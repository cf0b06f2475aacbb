"""What speaks for and against two mentions telling of one event, each sign a number by its name."""

from __future__ import annotations

from timeline.stories.told import Told

ALONE = ("deed", "happening", "stranger", "numbers", "other_numbers", "mains", "within")
"""Signs that the two bear wherever they stand. `deed`: one verb. `happening`: one kind of event, by verb or noun
("crashed", "the crash"). `stranger`: subjects that the other's article never names. `numbers`, `other_numbers`: whether
they share one; whether each gives only others. `mains`: how many are what their article is about. `within`: both stand
in one article."""

IN_TOPIC = ("likeness", "known", "least_known", "nearness", "bond", "scale", "crowd")
"""Signs that depend on what else their topic holds. `likeness`: the words that both share. `known`, `least_known`: how
much of each the other's whole article has; of the one that it has less of. `nearness`, `bond`, `scale`: of the articles
in their topic. `crowd`: how many mentions the topic has; the more, the more events."""

SIGNS = ALONE + IN_TOPIC


def signs_alone(one: Told, other: Told) -> tuple[float, ...]:
    """The signs of two mentions by themselves, in the order of `ALONE`."""
    first, second = one.gist, other.gist
    return (
        float(bool(first.deeds & second.deeds)),
        float(bool(first.happenings & second.happenings)),
        float(_is_stranger(one, other) + _is_stranger(other, one)),
        float(bool(first.numbers & second.numbers)),
        float(bool(first.numbers and second.numbers and not first.numbers & second.numbers)),
        float(one.mention.main + other.mention.main),
        float(one.article.id == other.article.id),
    )


def _is_stranger(one: Told, other: Told) -> bool:
    """Whether the article of the other never names whom the one is about."""
    return one.gist.subject is not None and one.gist.subject not in other.backdrop.terms
