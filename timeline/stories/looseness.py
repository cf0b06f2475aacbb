"""How sure it is that all evidence of an event tells of one: by the piece that is least like the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from timeline.models import Event
from timeline.stories.rows import Floats, Ints

_DECIMALS = 2


def with_sureness(
    events: Sequence[Event], groups: Sequence[Sequence[int]], ones: Ints, others: Ints, likely: Floats
) -> list[Event]:
    """The events, each with how likely its loosest piece of evidence tells of the same as the others on the whole.

    `groups` are the numbers of their mentions, in the order of their evidence. `likely` is for the pairs of mentions
    `ones` and `others`; a pair that is missing counts as 0. One that is told by a single piece has no such number.
    """
    size = sum(map(len, groups))
    group_of, sums = np.zeros(size, np.int64), np.zeros(size)
    for number, group in enumerate(groups):
        group_of[list(group)] = number
    within = group_of[ones] == group_of[others]
    parts = np.maximum(likely[within], 0.0)
    np.add.at(sums, ones[within], parts)
    np.add.at(sums, others[within], parts)
    return [_with(event, sums[list(group)].tolist()) for event, group in zip(events, groups, strict=True)]


def _with(event: Event, sums: Sequence[float]) -> Event:
    if len(sums) < 2:
        return event
    means = [round(each / (len(sums) - 1), _DECIMALS) for each in sums]
    loosest = min(range(len(means)), key=lambda place: (means[place], -place))  # of equals the later one
    return replace(event, sureness=means[loosest], loosest=loosest)
