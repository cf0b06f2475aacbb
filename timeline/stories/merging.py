"""Mentions of one event, from any number of articles, brought together; every sentence stays as evidence.

Two events are better than one false merge: mentions join by what they say happened, never by day and topic alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress

import numpy as np

from timeline.models import Analysis, Event, Span, Status, Topic
from timeline.stories.clustering import Pair, cluster
from timeline.stories.events import Evidence, event_of
from timeline.stories.hints import LEAST_SAMENESS, may_be_one
from timeline.stories.kin import with_kin
from timeline.stories.looseness import with_sureness
from timeline.stories.order import ordered
from timeline.stories.outcomes import outcomes_of
from timeline.stories.pairing import Pairing, Pairs
from timeline.stories.rows import Flags, Floats, Ints
from timeline.stories.sameness import FAINT
from timeline.stories.successions import Akin
from timeline.stories.told import Told, told_by

__all__ = ["Merging", "merge_mentions", "merge_told", "told_by"]

# Nine of ten pairs that it joins are one event, in stories that the weights were not fitted on as well.
THRESHOLD = 0.40
# Behind every date.
_LAST = "undated"


def merge_mentions(topic: Topic, analyses: Mapping[str, Analysis]) -> tuple[Event, ...]:
    """The events of a topic in the order in which they are told (see `ordered`); ids by content.

    The outcome does not depend on the order of articles. Each event's evidence is in order of publication and text.
    """
    return merge_told([each for article in set(topic.articles) for each in told_by(analyses[article])])


def merge_told(
    told: Sequence[Told],
    make: Callable[[Evidence], Event] = event_of,
    *,
    weights: Mapping[str, float] | None = None,
    threshold: float = THRESHOLD,
) -> tuple[Event, ...]:
    """The events of these mentions, which may come in any order; `make` makes an event of its evidence.

    `weights` are those of the signs of sameness; None takes those that ship. Groups join down to a mean likelihood of
    `threshold`.
    """
    return Merging([(each, 0) for each in told]).events(0, make, weights=weights, threshold=threshold)


class Merging:
    """The mentions of a topic, to be merged as they were known at each of its states."""

    def __init__(self, told: Iterable[tuple[Told, int]]) -> None:
        """The mentions may come in any order, each with the number of the state from which on it is known."""
        ordered = sorted(told, key=lambda each: _order(each[0]))
        self._told = [each for each, _ in ordered]
        self._pairing = Pairing(self._told, [since for _, since in ordered])
        self._plans = np.array([each.mention.status is Status.PLANNED for each in self._told], np.bool_)

    def events(
        self,
        state: int,
        make: Callable[[Evidence], Event] = event_of,
        *,
        weights: Mapping[str, float] | None = None,
        threshold: float = THRESHOLD,
    ) -> tuple[Event, ...]:
        """The events of the mentions known at a state, as `merge_told` has them."""
        known = self._pairing.known(state)
        told = list(compress(self._told, known))
        pairs = self._pairing.pairs(state)
        values = pairs.likelihoods(weights)
        disputed = pairs.leaning.disputed(pairs.signs["likeness"])
        kept = _weighty(pairs, values, disputed, min(threshold, LEAST_SAMENESS))
        place_of = np.cumsum(known) - 1
        ones, others = place_of[pairs.ones].tolist(), place_of[pairs.others].tolist()
        alike = {(ones[at], others[at]): value for at, value in zip(kept.tolist(), values[kept].tolist(), strict=True)}
        disputes = [(ones[at], others[at]) for at in np.flatnonzero(disputed).tolist()]
        groups = _united(cluster(len(told), alike, threshold), disputes)
        events = [make([(told[place].mention, told[place].article) for place in group]) for group in groups]
        likely = np.where(disputed, pairs.kinships(weights), values) if disputed.any() else values
        events = with_sureness(events, groups, place_of[pairs.ones[kept]], place_of[pairs.others[kept]], likely[kept])
        plans = {(ones[at], others[at]): akin for at, akin in self._akin_to_plans(pairs, weights, threshold).items()}
        events = with_kin(events, may_be_one(told, groups, alike, pairs.terms), outcomes_of(told, groups, plans))
        return ordered(events, groups, told)

    def _akin_to_plans(self, pairs: Pairs, weights: Mapping[str, float] | None, threshold: float) -> dict[int, Akin]:
        """The pairs with a plan that are as likely as `threshold` by all but what keeps them apart, by their places."""
        likely, likeness = pairs.kinships(weights), pairs.signs["likeness"]
        found = np.flatnonzero((likely >= threshold) & (self._plans[pairs.ones] | self._plans[pairs.others]))
        return {at: Akin(likely=float(likely[at]), likeness=float(likeness[at])) for at in found.tolist()}


def _weighty(pairs: Pairs, values: Floats, disputed: Flags, least: float) -> Ints:
    """The pairs that can decide what joins, by their places: both mentions are in some pair as likely as `least`, or in
    dispute. Any other mention stays by itself, for no mean with it comes to that."""
    decisive = (values >= least) | disputed
    weighty = np.zeros(int(max(pairs.others, default=-1)) + 1, np.bool_)
    weighty[pairs.ones[decisive]] = weighty[pairs.others[decisive]] = True
    return np.flatnonzero((np.abs(values) > FAINT) & weighty[pairs.ones] & weighty[pairs.others])


def _united(groups: list[list[int]], disputes: list[Pair]) -> list[list[int]]:
    """The groups, those in one that give different times to one event."""
    group_of = {place: group for group in groups for place in group}
    for one, other in disputes:
        kept, added = group_of[one], group_of[other]
        if kept is not added:
            kept += added
            group_of.update(dict.fromkeys(added, kept))
    return [sorted(group) for place, group in sorted(group_of.items()) if place == min(group)]


def _order(told: Told) -> tuple[str, str, Span]:
    """By publication, the undated last; then by article and text."""
    dct = told.article.dct
    return (dct.at.replace(tzinfo=None).isoformat() if dct else _LAST, told.article.id, told.mention.span)
