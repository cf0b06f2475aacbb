"""The pairs of a topic's mentions that can be one event, and how likely each is, for every state of the topic.

What two mentions are by themselves is worked out once. What else the topic holds decides how much their words tell:
that is summed for all pairs at once, anew for each state. Sums run in the order of terms, so that a state has the very
numbers of a topic of just its articles.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from timeline.stories.asking import shortfall
from timeline.stories.likeness import COMMON, CONTAINED, NAMED, NUMBER, UNSEEN
from timeline.stories.rows import Flags, Floats, Ints, Rows, numbered, pairs_within, summed
from timeline.stories.sameness import APART, Leaning, kinship, leaning_of, shipped_weights
from timeline.stories.setting import Backdrops
from timeline.stories.signs import ALONE, IN_TOPIC, signs_alone
from timeline.stories.told import Told, names_of

# A term that more mentions of a topic hold tells of the topic, not of an event.
_MOST_HOLDERS = 100
_FEWEST_SHARED = 2
_LEAST_NEAR = 0.05
_MOST_NEAR = 3.0
# Between these numbers of mentions a topic's own number tells how many events it has; beyond, topics were not measured.
_FEWEST = 15
_MANY = 28


class Pairs(msgspec.Struct, frozen=True):
    """The pairs of a state: `ones` and `others` are places among all mentions of the topic, the lower one first;
    `signs` has those of `SIGNS`, each for all pairs; `shortfall` is how much too little they share for a topic of so
    many mentions. `terms` are the weights of the state's terms."""

    ones: Ints
    others: Ints
    signs: dict[str, Floats]
    leaning: Leaning
    shortfall: Floats
    terms: Mapping[str, float]

    def kinships(self, weights: Mapping[str, float] | None = None) -> Floats:
        """How likely each pair tells of one event by all but what keeps it apart: 0 to 1. `weights` are those of the
        signs; None takes those that ship."""
        return kinship(self.signs, self.leaning, self.shortfall, shipped_weights() if weights is None else weights)

    def likelihoods(self, weights: Mapping[str, float] | None = None) -> Floats:
        """The same, but `APART` for those that cannot be one."""
        return np.where(self.leaning.apart, APART, self.kinships(weights))


class Pairing:
    """The mentions of a topic, in a fixed order, of which some come to be known later than others."""

    def __init__(self, told: Sequence[Told], since: Sequence[int]) -> None:
        """`since` is for each mention the state from which on it is known."""
        self._since = np.array(since, np.int64)
        self._numbers = numbered(each.gist.terms for each in told)
        self._gists = Rows([each.gist.terms for each in told], self._numbers)
        self._common = self._gists.flags([each.gist.common for each in told], self._numbers)
        self._number = self._gists.flags([each.gist.numbers for each in told], self._numbers)
        self._articles(told)
        self._pairs(told)
        self._known_elsewhere()

    def known(self, state: int) -> Flags:
        """Which mentions are known at a state."""
        return self._since <= state

    def pairs(self, state: int) -> Pairs:
        """The pairs of mentions that are known at a state and share at least two telling terms."""
        known = self._since <= state
        live = known[self._gists.owners]
        owners, terms = self._gists.owners[live], self._gists.terms[live]
        holders = np.bincount(terms, minlength=len(self._numbers))
        weights = self._weights(int(known.sum()), holders, live)
        ones, others, shared, leaning, alone = self._until(state)
        of_pair, of_term, parts, tells = shared
        each = weights[of_term]
        own = summed(owners, weights[terms] * self._gists.values[live], len(known))
        deed = alone[:, ALONE.index("deed")] > 0
        alike = _likeness(summed(of_pair, each * parts, len(ones)), own[ones], own[others], deed)
        bare = summed(owners, weights[terms], len(known))
        within = alone[:, ALONE.index("within")] > 0
        its = np.where(within, summed(of_pair, each, len(ones)), 0.0)
        found = self._found(state, weights)
        first = _share(np.where(within, its, found[self._ones_there[: len(ones)]]), bare[ones])
        second = _share(np.where(within, its, found[self._others_there[: len(ones)]]), bare[others])
        here, there = self._article_of[ones], self._article_of[others]
        setting = self._backdrops.setting(state)
        in_topic = (
            alike,
            (first + second) / 2,
            np.minimum(first, second),
            np.log(np.clip(setting.nearness(here, there), _LEAST_NEAR, _MOST_NEAR)),
            np.minimum(setting.bond(here, there), 1.0),
            np.log(setting.scale(here, there)),
            np.full(len(ones), math.log(min(max(int(known.sum()), _FEWEST), _MANY))),
        )
        signs = dict(zip(ALONE, alone.T, strict=True)) | dict(zip(IN_TOPIC, in_topic, strict=True))
        missing = shortfall(summed(of_pair, each * tells, len(ones)), leaning.tied, int(known.sum()))
        by_term = dict(zip(self._numbers, weights.tolist(), strict=True))
        found_pairs = Pairs(ones, others, signs, leaning, missing, by_term)
        if len(holders) and int(holders.max()) > _MOST_HOLDERS:
            telling = np.bincount(of_pair, holders[of_term] <= _MOST_HOLDERS, minlength=len(ones))
            return _only(found_pairs, telling >= _FEWEST_SHARED)
        return found_pairs

    def _weights(self, size: int, holders: Ints, live: Flags) -> Floats:
        """How much each term tells among the known mentions: what nearly all of them say tells little."""
        rarity = np.array([0.0, *(math.log((size + UNSEEN) / count) for count in range(1, size + 1))])
        weights = rarity[holders]
        for marked, factor in ((self._common, COMMON), (self._number, NUMBER)):
            weights[np.unique(self._gists.terms[live & marked])] *= factor
        return weights

    def _until(self, state: int) -> tuple[Ints, Ints, tuple[Ints, Ints, Floats, Floats], Leaning, Floats]:
        """The pairs known at a state, which come first, with what each two are by themselves."""
        last = int(np.searchsorted(self._pair_since, state, side="right"))
        end = int(np.searchsorted(self._shared[0], last))
        of_pair, of_term, parts, tells = self._shared
        return (
            self._ones[:last],
            self._others[:last],
            (of_pair[:end], of_term[:end], parts[:end], tells[:end]),
            self._leaning.first(last),
            self._alone[:last],
        )

    def _articles(self, told: Sequence[Told]) -> None:
        """Which article each mention stands in, and what the articles speak of."""
        first_of = {each.article.id: place for place, each in reversed(list(enumerate(told)))}
        ids = sorted(first_of)
        number_of = {each: number for number, each in enumerate(ids)}
        backdrops = [told[first_of[each]].backdrop for each in ids]
        since = self._since[np.array([first_of[each] for each in ids], np.int64)]
        self._article_of = np.array([number_of[each.article.id] for each in told], np.int64)
        self._article_since = since
        self._backdrops = Backdrops(backdrops, since)
        kept = [{term: 1.0 for term in each.terms if term in self._numbers} for each in backdrops]
        self._spoken_of = Rows(kept, self._numbers)

    def _pairs(self, told: Sequence[Told]) -> None:
        """All pairs that share telling terms in some state, those first that are known first."""
        gists, size = self._gists, len(told)
        order = np.lexsort((gists.owners, gists.terms))
        terms, owners = gists.terms[order], gists.owners[order]
        telling = self._in_time(terms, self._since[owners])
        terms, owners = terms[telling], owners[telling]
        first, second = pairs_within(terms)
        keys, counts = np.unique(owners[first] * size + owners[second], return_counts=True)
        ones, others = np.divmod(keys[counts >= _FEWEST_SHARED], max(size, 1))
        since = np.maximum(self._since[ones], self._since[others])
        order = np.argsort(since, kind="stable")
        self._ones, self._others, self._pair_since = ones[order], others[order], since[order]
        places, entries, its = gists.shared(self._ones, gists, self._others)
        named = gists.flags([names_of(each) for each in told], self._numbers)
        tells = np.where(named[entries] | named[its], NAMED, 1.0)
        self._shared = places, gists.terms[entries], np.minimum(gists.values[entries], gists.values[its]), tells
        both = [(told[one], told[other]) for one, other in zip(self._ones.tolist(), self._others.tolist(), strict=True)]
        self._leaning = leaning_of(both)
        self._alone = np.array([signs_alone(*each) for each in both]).reshape(len(both), len(ALONE))

    def _in_time(self, terms: Ints, since: Ints) -> Flags:
        """The holders of terms, which come term by term, of a state in which they are few enough."""
        by_time = np.lexsort((since, terms))
        starts = np.searchsorted(terms, terms)
        limits = starts + _MOST_HOLDERS
        over = np.searchsorted(terms, terms, side="right") > limits
        barred = np.zeros(len(terms), np.bool_)
        barred[over] = since[over] >= since[by_time][limits[over]]
        return ~barred

    def _known_elsewhere(self) -> None:
        """Which terms of a mention stand in the article of another; such pairs first that are known first."""
        width = max(len(self._article_since), 1)
        keys = np.concatenate(
            [
                self._ones * width + self._article_of[self._others],
                self._others * width + self._article_of[self._ones],
            ]
        )
        unique, inverse = np.unique(keys, return_inverse=True)
        mentions, articles = np.divmod(unique, width)
        since = np.maximum(self._since[mentions], self._article_since[articles])
        order = np.argsort(since, kind="stable")
        place_of = np.empty(len(order), np.int64)
        place_of[order] = np.arange(len(order))
        self._ones_there, self._others_there = np.split(place_of[inverse], 2)
        self._there_since = since[order]
        places, entries, _ = self._gists.shared(mentions[order], self._spoken_of, articles[order])
        self._there = places, self._gists.terms[entries]

    def _found(self, state: int, weights: Floats) -> Floats:
        """How much of each mention's terms stand in each article, by what they weigh."""
        last = int(np.searchsorted(self._there_since, state, side="right"))
        places, terms = self._there
        end = int(np.searchsorted(places, last))
        return summed(places[:end], weights[terms[:end]], last)


def _likeness(shared: Floats, first: Floats, second: Floats, deed: Flags) -> Floats:
    """From 0 (nothing shared) to 1 (the same terms); a short mention is held up against the part that it can share."""
    some = (first > 0) & (second > 0)
    first, second = np.where(some, first, 1.0), np.where(some, second, 1.0)
    mean = shared / np.sqrt(first * second)
    contained = np.maximum(mean, CONTAINED * shared / np.minimum(first, second))
    return np.where(some, np.where(deed, contained, mean), 0.0)


def _share(found: Floats, own: Floats) -> Floats:
    return np.where(own > 0, found / np.where(own > 0, own, 1.0), 1.0)


def _only(pairs: Pairs, kept: Flags) -> Pairs:
    signs = {sign: column[kept] for sign, column in pairs.signs.items()}
    leaning, missing = pairs.leaning.only(kept), pairs.shortfall[kept]
    return Pairs(pairs.ones[kept], pairs.others[kept], signs, leaning, missing, pairs.terms)
