"""What changed from one version of an article to the next: what it no longer says, says first, or says otherwise.

It is told of somebody else's article, so it has to be true: a claim that the newer version makes in other words, or in
a sentence of which no mention was taken, is not dropped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from timeline.models import Amended, Analysis, Article, Interval, Moment, Renamed, Republished, Revision
from timeline.stories.statements import Statement, Wording, wording_of

_ALIKE = 0.5
# Of what two versions do not share word by word, so many claims are compared two by two: more is another article.
_MOST = 300
_Pair = tuple[Statement, Statement]


def revision_of(older: Analysis, newer: Analysis) -> Revision | None:
    """What changed from the older version to the newer one; None where nothing did that a reader would want to know.

    Both are as their articles tell by themselves, without days that siblings lend.
    """
    before, now = wording_of(older), wording_of(newer)
    same, gone, come = _paired(before.statements, now.statements)
    gone = [each for each in gone if not now.still_says(each)]
    come = [each for each in come if not before.still_says(each)]
    alike, dropped, added = _joined(gone, come, lambda one, other: one.likeness(other))
    found = Revision(
        title=_renamed(older.article, newer.article),
        published=_republished(older.article.dct, newer.article.dct),
        dropped=tuple(each.claim for each in _in_order(dropped, before)),
        added=tuple(each.claim for each in _in_order(added, now)),
        redated=_amended([pair for pair in same if _is_redated(*pair)], now),
        amended=_amended(alike, now),
    )
    if found == Revision():
        return None
    return Revision(
        at=_since(older.article, newer.article),
        title=found.title,
        published=found.published,
        dropped=found.dropped,
        added=found.added,
        redated=found.redated,
        amended=found.amended,
    )


def _paired(
    before: Sequence[Statement], now: Sequence[Statement]
) -> tuple[list[_Pair], list[Statement], list[Statement]]:
    """The pairs that make one claim, in the same words or in others, and what is left of either: the first of it."""
    equal, gone, come = _equal(before, now)
    gone, come = gone[:_MOST], come[:_MOST]
    alike, gone, come = _joined(gone, come, lambda one, other: one.likeness(other) if one.agrees(other) else 0.0)
    return [*equal, *alike], gone, come


def _equal(
    before: Sequence[Statement], now: Sequence[Statement]
) -> tuple[list[_Pair], list[Statement], list[Statement]]:
    """Pairs in the same words, each statement in one at most; and what is left of either."""
    known: dict[str, deque[Statement]] = {}
    for each in before:
        known.setdefault(each.plain, deque()).append(each)
    pairs: list[_Pair] = []
    come: list[Statement] = []
    for each in now:
        if found := known.get(each.plain):
            pairs.append((found.popleft(), each))
        else:
            come.append(each)
    left = {id(each) for rest in known.values() for each in rest}
    return pairs, [each for each in before if id(each) in left], come


def _joined(
    ones: Sequence[Statement], others: Sequence[Statement], likeness: Callable[[Statement, Statement], float]
) -> tuple[list[_Pair], list[Statement], list[Statement]]:
    """Pairs that are alike enough, the likest first, each statement in one at most; and what is left of either. Ties go
    to what stands first."""
    found = sorted(
        (-value, first, second)
        for first, one in enumerate(ones)
        for second, other in enumerate(others)
        if (value := likeness(one, other)) >= _ALIKE
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, first, second in found:
        if first not in partner and second not in taken:
            partner[first] = second
            taken.add(second)
    pairs = [(ones[first], others[second]) for first, second in partner.items()]
    left = [each for place, each in enumerate(ones) if place not in partner]
    return pairs, left, [each for place, each in enumerate(others) if place not in taken]


def _in_order(statements: Iterable[Statement], wording: Wording) -> list[Statement]:
    wanted = {id(each) for each in statements}
    return [each for each in wording.statements if id(each) in wanted]


def _amended(pairs: Iterable[_Pair], now: Wording) -> tuple[Amended, ...]:
    by_newer = {id(newer): older for older, newer in pairs}
    return tuple(
        Amended(was=by_newer[id(each)].claim, now=each.claim) for each in now.statements if id(each) in by_newer
    )


def _is_redated(older: Statement, newer: Statement) -> bool:
    """Whether the two name different times; where neither names one, the time is only when the article came out."""
    if older.mention.timex is None and newer.mention.timex is None:
        return False
    one, other = older.mention.interval, newer.mention.interval
    return _bounds(one) != _bounds(other) and _bounds(one, bare=True) != _bounds(other, bare=True)


def _bounds(interval: Interval | None, *, bare: bool = False) -> object:
    """`bare`: as clocks show it, so that a zone that only one version states is no other time."""
    if interval is None:
        return None
    ends = (interval.earliest, interval.latest)
    return tuple(each.replace(tzinfo=None) if bare and each is not None else each for each in ends)


def _renamed(older: Article, newer: Article) -> Renamed | None:
    one, other = (" ".join((article.title or "").split()) for article in (older, newer))
    return Renamed(was=one or None, now=other or None) if one != other else None


def _republished(older: Moment | None, newer: Moment | None) -> Republished | None:
    """Another publication time; one that is only told more finely, or with its zone, is the same."""
    if older is None or newer is None:
        return None if older is newer else Republished(was=older, now=newer)
    finest = older if older.granularity.rank < newer.granularity.rank else newer
    if finest.has_clock:
        is_same = older.at == newer.at or older.at.replace(tzinfo=None) == newer.at.replace(tzinfo=None)
    else:
        is_same = older.day == newer.day
    return None if is_same else Republished(was=older, now=newer)


def _since(older: Article, newer: Article) -> Moment | None:
    """The latest time that the newer version states, where the older one does not state it, too."""
    stated = (newer.captured, newer.dating.updated, newer.dating.published)
    latest = max((each for each in stated if each is not None), key=_clock, default=None)
    known = (older.captured, older.dating.updated, older.dating.published)
    return None if latest is None or latest in known else latest


def _clock(moment: Moment) -> str:
    return moment.at.replace(tzinfo=None).isoformat()
