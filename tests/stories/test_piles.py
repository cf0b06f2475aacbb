"""What grouping is made of: vectors that are summed and multiplied, days, weights, and groups that are joined."""

from __future__ import annotations

from itertools import combinations
from math import isclose

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Profile
from timeline.stories.linkage import Groups
from timeline.stories.profiles import profile_of
from timeline.stories.spread import Spread
from timeline.stories.vectors import Vectors
from timeline.stories.weighing import weigh

from .telling import article

Row = dict[int, float]
ROWS = st.lists(
    st.dictionaries(st.integers(0, 5), st.sampled_from([0.25, 0.5, 1.0]), max_size=6), min_size=2, max_size=9
)


def vectors(rows: list[Row], width: int = 6) -> Vectors:
    terms = [term for row in rows for term in sorted(row)]
    weights = [row[term] for row in rows for term in sorted(row)]
    lengths = np.array([len(row) for row in rows], np.int64)
    return Vectors(lengths, np.array(terms, np.int32), np.array(weights, np.float32), width)


def dot(one: Row, other: Row) -> float:
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())


def total(one: Row, other: Row) -> Row:
    return {term: one.get(term, 0.0) + other.get(term, 0.0) for term in one.keys() | other.keys()}


@given(ROWS)
def test_products_and_sums_are_those_of_plain_arithmetic(rows: list[Row]) -> None:
    held = vectors(rows)
    pairs = list(combinations(range(len(rows)), 2))
    one, other = (np.array(each) for each in zip(*pairs, strict=True))
    assert held.dot(one, other).tolist() == [dot(rows[first], rows[second]) for first, second in pairs]
    sums = held.join(np.array([0]), np.array([1]), 6)
    joined = total(rows[0], rows[1])
    assert held.dot(np.repeat(sums, len(rows)), np.arange(len(rows))).tolist() == [dot(joined, row) for row in rows]


def test_a_sum_keeps_its_heaviest_terms() -> None:
    held = vectors([{0: 1.0, 1: 0.25, 2: 0.5}, {0: 1.0, 3: 1.0, 4: 0.25}])
    (row,) = held.join(np.array([0]), np.array([1]), 3).tolist()
    _, terms, weights = held.entries(np.array([row]))
    assert list(zip(terms.tolist(), weights.tolist(), strict=True)) == [(0, 2.0), (2, 0.5), (3, 1.0)]


def _plain_groups(rows: list[Row], threshold: float) -> set[frozenset[int]]:
    """Joined one pair at a time, with all pairs looked at."""
    groups = [([place], row) for place, row in enumerate(rows)]
    while True:
        values = {
            (one, other): dot(groups[one][1], groups[other][1]) / len(groups[one][0]) / len(groups[other][0])
            for one, other in combinations(range(len(groups)), 2)
        }
        best = max(values, key=lambda pair: values[pair], default=None)
        if best is None or values[best] < threshold:
            return {frozenset(places) for places, _ in groups}
        (first, row), (second, other_row) = groups[best[0]], groups[best[1]]
        groups = [group for place, group in enumerate(groups) if place not in best]
        groups.append((first + second, total(row, other_row)))


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_groups_are_those_of_joining_the_likest_pair_again_and_again(seed: int) -> None:
    """With weights of which no two pairs are as much alike."""
    random = np.random.default_rng(seed)
    rows = [{term: float(weight) for term, weight in enumerate(random.random(12))} for _ in range(9)]
    rows = [{term: weight for term, weight in row.items() if weight > 0.5} for row in rows]
    groups = Groups(vectors(rows, 12), [None] * len(rows))
    groups.join(1.5)
    found = {frozenset(np.flatnonzero(groups.group_of == row).tolist()) for row in groups.group_of.tolist()}
    assert found == _plain_groups(rows, 1.5)


def near(days: list[int | None], one: int, other: int, joined: list[tuple[int, int]]) -> float:
    """How near two rows are once the pairs of rows are joined, in this order, each to a row behind all others."""
    spread = Spread(days)
    for place, (first, second) in enumerate(joined, start=len(days)):
        spread.join(np.array([first]), np.array([second]), np.array([place]))
    return float(spread.nearness(np.array([one]), np.array([other]))[0])


def test_the_farther_the_less_near_and_undated_is_neither() -> None:
    days = [100, 102, 130, 400, None]
    values = [near(days, 0, other, []) for other in (1, 2, 3)]
    assert values == sorted(values, reverse=True)
    assert values[0] > near(days, 0, 4, []) == 1.0 > values[2]


def test_an_article_is_as_near_to_a_small_group_as_to_its_articles_on_average() -> None:
    days: list[int | None] = [100, 160, 100]
    alone = [near(days, 2, other, []) for other in (0, 1)]
    assert isclose(near(days, 2, 3, [(0, 1)]), sum(alone) / 2)


def test_a_group_goes_on_where_another_ends() -> None:
    days: list[int | None] = [100, 200, 201, 300]
    assert near(days, 4, 5, [(0, 1), (2, 3)]) == near(days, 1, 2, [])


def test_a_name_weighs_more_than_a_word_and_a_rare_one_more_than_one_of_every_beat() -> None:
    texts = ["The dam near Velm cracked on Monday.", "The dam near Velm held on Monday."]
    profiles = [profile_of(article(text, name=f"n{place}"), "en") for place, text in enumerate(texts)]
    weights = sorted(weigh(profiles).entries(np.array([0]))[2].tolist())
    assert len(weights) == 3  # Monday, dam, Velm; what only one of them has makes them no more alike
    assert weights[0] < weights[1] < weights[2]


def test_a_profile_without_words_is_like_no_other() -> None:
    bare = Profile(language="en")
    assert weigh([bare, bare]).dot(np.array([0]), np.array([1])).tolist() == [0.0]


def test_a_profile_is_small_however_long_the_text() -> None:
    words = " ".join(f"word{n} Name{n}" for n in range(20_000))
    profile = profile_of(article(words, title=words), "en")
    imprint = profile.imprint
    assert imprint is not None
    assert len(profile.terms) + len(profile.counts) + len(imprint.bands) + len(imprint.shingles) < 4_500
