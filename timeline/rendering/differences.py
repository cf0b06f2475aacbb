"""Where the sources of an event contradict each other: each side once, with its outlets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from timeline.models import Analysis, Event, Interval, Mention, Status
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import brief, written
from timeline.rendering.wording import worded
from timeline.stories.intervals import compatible


def differences(
    event: Event, analyses: Mapping[str, Analysis], catalogue: Catalogue, *, in_full: bool = False
) -> tuple[str, ...]:
    """What each side says: dates, the earliest first ("10 Mar 2025: Harbour Post"), then who tells and who denies.

    None where nothing is disputed. `in_full` writes the dates in full, else they are for a narrow place. Evidence from
    articles that are not among `analyses` is passed over.
    """
    if not event.disputed:
        return ()
    told = [(each, analyses[each.article].article.outlet) for each in event.evidence if each.article in analyses]
    dated = [(each.interval, each, outlet) for each, outlet in told if each.interval is not None]
    lines: list[str] = []
    if any(not compatible(one[0], other[0]) for one, other in combinations(dated, 2)):
        dated.sort(key=lambda side: _begin(side[0]))
        days = ((_when(at, mention, catalogue, in_full=in_full), outlet) for at, mention, outlet in dated)
        lines += _sides(days, catalogue)
    statuses = [(each.status, outlet) for each, outlet in told if each.status in (Status.HAPPENED, Status.DENIED)]
    if len({status for status, _ in statuses}) > 1:
        lines += _sides(((catalogue.text(f"status_{status.value}"), outlet) for status, outlet in statuses), catalogue)
    return tuple(lines) or tuple(worded(each, catalogue) for each in event.disputed)


def _begin(interval: Interval) -> tuple[str, str]:
    """Its ends on the wall clock; "" for an open one, which comes first."""
    ends = (interval.earliest, interval.latest)
    begin, end = (at.replace(tzinfo=None).isoformat() if at else "" for at in ends)
    return begin, end


def _when(interval: Interval, mention: Mention, catalogue: Catalogue, *, in_full: bool) -> str:
    value = mention.timex.value if mention.timex else None
    return written(interval, catalogue, value) if in_full else brief(interval, catalogue, value)


def _sides(told: Iterable[tuple[str, str]], catalogue: Catalogue) -> Iterator[str]:
    sides: dict[str, dict[str, None]] = {}
    for side, outlet in told:
        sides.setdefault(side, {})[outlet] = None
    for side, outlets in sides.items():
        yield catalogue.text("differ", side=side, outlets=catalogue.listing(list(outlets)))
