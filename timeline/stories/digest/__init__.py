"""The digest of a topic: the days that matter most, and a few sentences for each.

How much a day matters is told by how its articles speak of it (`days`, `weighing`); of what they say about it those
sentences are taken that hold most of what all of them say (`candidates`, `choosing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.models import Analysis, KeyDate
from timeline.stories.digest.candidates import Pool
from timeline.stories.digest.choosing import choose
from timeline.stories.digest.days import count_days
from timeline.stories.digest.weighing import weigh_days

__all__ = ["digest_of"]


def digest_of(
    analyses: Sequence[Analysis],
    *,
    dates: int,
    sentences: int,
    start: date | None = None,
    end: date | None = None,
) -> tuple[KeyDate, ...]:
    """The `dates` most important days from `start` to `end`, both included, in order, with at most `sentences` each.

    None leaves that side open. There are fewer where fewer days are told of in a sentence that stands on its own. The
    order of the articles does not matter.
    """
    analyses = sorted(analyses, key=lambda each: each.article.id)
    weights = weigh_days(count_days(analyses), start, end)
    pool = Pool(analyses)
    found: list[KeyDate] = []
    told: set[str] = set()
    for day in sorted(weights, key=lambda each: (-weights[each], each)):
        if len(found) == dates:
            break
        chosen = choose(pool.naming(day), pool.leading(day), sentences, told)
        if chosen:
            found.append(KeyDate(day=day, sentences=tuple(each.sentence for each in chosen), weight=weights[day]))
            told |= {each.sentence.text for each in chosen}
    return tuple(sorted(found, key=lambda each: each.day))
