"""Pairs of mentions, compared all at once: the same numbers as two by two, and as in a topic of fewer articles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Article
from timeline.stories.likeness import likeness
from timeline.stories.pairing import Pairing
from timeline.stories.rows import Rows, numbered, pairs_within
from timeline.stories.signs import SIGNS
from timeline.stories.told import Told, told_by

from .telling import analysed, article

EARLY = (
    article("The Harl river burst its banks on Wednesday and flooded 300 homes in Velm.", name="a"),
    article("In Velm 300 homes were flooded when the Harl river burst its banks.", name="b"),
    article("Pilots of Norjet walked out on Monday, grounding flights at Sarn airport.", name="c"),
)
LATE = (
    article("Norjet pilots at Sarn airport returned to work; flights resumed on Thursday.", name="d"),
    article("The Harl river flooded homes in Sarn and Velm again in June.", name="e"),
)


def told(articles: Sequence[Article]) -> list[Told]:
    return [each for one in articles for each in told_by(analysed(one))]


def test_a_state_has_the_very_numbers_of_a_topic_of_just_its_articles() -> None:
    early, all_of_it = told(EARLY), told((*EARLY, *LATE))
    then = Pairing(all_of_it, [0] * len(early) + [1] * (len(all_of_it) - len(early))).pairs(0)
    alone = Pairing(early, [0] * len(early)).pairs(0)
    assert len(then.ones) > 0
    assert (then.ones.tolist(), then.others.tolist()) == (alone.ones.tolist(), alone.others.tolist())
    assert {sign: then.signs[sign].tolist() for sign in SIGNS} == {sign: alone.signs[sign].tolist() for sign in SIGNS}
    assert then.likelihoods().tolist() == alone.likelihoods().tolist()


def test_what_is_known_later_makes_words_tell_less() -> None:
    early, all_of_it = told(EARLY), told((*EARLY, *LATE))
    pairing = Pairing(all_of_it, [0] * len(early) + [1] * (len(all_of_it) - len(early)))
    assert len(pairing.pairs(1).ones) > len(pairing.pairs(0).ones)
    assert pairing.pairs(1).likelihoods()[0] != pairing.pairs(0).likelihoods()[0]


def test_likeness_of_all_pairs_is_that_of_each_two() -> None:
    mentions = told((*EARLY, *LATE))
    pairs = Pairing(mentions, [0] * len(mentions)).pairs(0)
    one_by_one = [
        likeness(mentions[one].gist, mentions[other].gist, pairs.terms)
        for one, other in zip(pairs.ones.tolist(), pairs.others.tolist(), strict=True)
    ]
    assert pairs.signs["likeness"].tolist() == pytest.approx(one_by_one, rel=1e-12)
    assert max(one_by_one) > 0.3


def test_terms_that_most_mentions_hold_make_no_pairs() -> None:
    many = told(
        [article(f"Norjet pilots met Alderman{'abcdefghij'[n % 10] * (n + 1)}.", name=f"n{n}") for n in range(120)]
    )
    assert len(many) > 100
    assert Pairing(many, [0] * len(many)).pairs(0).ones.tolist() == []
    first = Pairing(many, [0] * 20 + [1] * (len(many) - 20))
    assert len(first.pairs(0).ones) == 20 * 19 // 2
    assert first.pairs(1).ones.tolist() == []


def test_a_topic_without_mentions_has_no_pairs() -> None:
    assert Pairing([], []).pairs(0).likelihoods().tolist() == []


things = st.lists(st.dictionaries(st.sampled_from("abcdefg"), st.floats(0.1, 5)), min_size=1, max_size=8)


@given(things, things)
def test_two_rows_share_the_terms_that_both_hold(one: list[dict[str, float]], other: list[dict[str, float]]) -> None:
    numbers = numbered([*one, *other])
    terms = list(numbers)
    first, second = Rows(one, numbers), Rows(other, numbers)
    asked = [(here, there) for here in range(len(one)) for there in range(len(other))]
    places, entries, its = first.shared(np.array([each for each, _ in asked]), second, np.array([e for _, e in asked]))
    found = [
        (asked[place], terms[first.terms[entry]], first.values[entry], second.values[at])
        for place, entry, at in zip(places.tolist(), entries.tolist(), its.tolist(), strict=True)
    ]
    assert found == [
        ((here, there), term, one[here][term], other[there][term])
        for here, there in asked
        for term in sorted(one[here].keys() & other[there].keys())
    ]


@given(st.lists(st.integers(0, 5)).map(sorted))
def test_pairs_within_groups_are_all_and_lower_first(groups: list[int]) -> None:
    first, second = pairs_within(np.array(groups, np.int64))
    expected = [(a, b) for a in range(len(groups)) for b in range(a + 1, len(groups)) if groups[a] == groups[b]]
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == expected
