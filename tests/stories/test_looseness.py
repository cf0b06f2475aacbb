"""How sure it is that all evidence of an event tells of one, and which piece is the loosest."""

from __future__ import annotations

import numpy as np

from timeline.models import Event, Mention, Span
from timeline.stories.looseness import with_sureness

from .telling import article, merged


def event(pieces: int) -> Event:
    return Event(
        id="e1",
        title="A boat sank",
        evidence=tuple(Mention(article=f"a{n}", span=Span(0, 5), text=f"piece {n}") for n in range(pieces)),
    )


def sure(groups: list[list[int]], likely: dict[tuple[int, int], float]) -> list[tuple[float | None, int | None]]:
    ones, others = (np.array([pair[side] for pair in likely], np.int64) for side in (0, 1))
    found = with_sureness([event(len(group)) for group in groups], groups, ones, others, np.array([*likely.values()]))
    return [(each.sureness, each.loosest) for each in found]


def test_the_piece_that_is_least_like_the_others_says_how_sure_an_event_is() -> None:
    likely = {(0, 2): 0.9, (0, 3): 0.5, (2, 3): 0.3, (1, 2): 0.8}
    assert sure([[0, 2, 3], [1]], likely) == [(0.4, 2), (None, None)]


def test_pieces_that_are_said_to_be_unlike_or_never_compared_count_as_nothing() -> None:
    assert sure([[0, 1, 2]], {(0, 1): 0.8, (1, 2): -1.0}) == [(0.0, 2)]


def test_of_two_pieces_the_later_one_is_the_loosest() -> None:
    assert sure([[0, 1]], {(0, 1): 0.6}) == [(0.6, 1)]


def test_accounts_in_the_same_words_are_surer_than_accounts_that_share_a_few() -> None:
    first = article("Two ferries collided off Velm on Monday, killing three sailors.", name="a")
    same = article("Two ferries collided off Velm on Monday, killing three sailors.", name="b")
    other = article("Three sailors died off Velm on Monday.", name="c")
    (close,) = (each for each in merged(first, same) if len(each.evidence) == 2)
    (loose,) = (each for each in merged(first, other) if len(each.evidence) == 2)
    assert close.sureness is not None
    assert loose.sureness is not None
    assert close.sureness > loose.sureness >= 0.4


def test_an_event_told_once_has_no_such_number() -> None:
    (only,) = merged(article("A storm closed the harbour of Sarn on Monday."))
    assert (only.sureness, only.loosest) == (None, None)


def test_what_an_event_weighs_does_not_make_it_another() -> None:
    one = event(2)
    grown = Event(id=one.id, title=one.title, evidence=one.evidence, weight=2.0, sureness=0.5, loosest=1)
    assert one.weighed_as(grown) == grown
    assert one.weighed_as(Event(id="e1", title="Other", evidence=())) == one
