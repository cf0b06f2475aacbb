"""What speaks for and against two mentions telling of one event."""

from __future__ import annotations

from msgspec import structs

from timeline.stories.pairing import Pairing, Pairs
from timeline.stories.told import told_by

from .telling import analysed, article

_BUSES = (
    "Two buses crashed near Velm on Monday and nine people from Sarn were hurt.",
    "Nine people from Sarn were hurt in a crash of two buses near Velm on Monday.",
)


def _pairs(*texts: str) -> Pairs:
    told = [each for place, text in enumerate(texts) for each in told_by(analysed(article(text, name=f"{place:03}")))]
    return Pairing(told, [0] * len(told)).pairs(0)


def test_noun_and_verb_name_one_kind_of_event() -> None:
    assert _pairs(*_BUSES).signs["happening"].tolist() == [1.0]
    other = _pairs(_BUSES[0], "Two buses near Velm carried nine people to Sarn on Monday.")
    assert other.signs["happening"].tolist() == [0.0]


def test_two_are_less_likely_one_event_where_their_topic_tells_of_many() -> None:
    crowd = [f"The council of Harl{place} bought a mill in Orn{place} on Monday." for place in range(26)]
    alone, among = _pairs(*_BUSES), _pairs(*_BUSES, *crowd)
    at = list(zip(among.ones.tolist(), among.others.tolist(), strict=True)).index((0, 1))
    assert among.signs["crowd"][at] > alone.signs["crowd"][0]
    plain = structs.replace(alone, signs=alone.signs | {"crowd": among.signs["crowd"][[at]]})
    assert plain.kinships()[0] < alone.kinships()[0]


def test_two_scores_share_no_number_by_a_nil() -> None:
    pairs = _pairs(
        "Velm beat Sarn 20-0 in the cup in Orn on Monday.", "Velm led Sarn 10-0 in the cup in Orn on Monday."
    )
    assert pairs.signs["numbers"].tolist() == [0.0]
    assert pairs.signs["other_numbers"].tolist() == [1.0]
