"""Years before and after Christ."""

from __future__ import annotations

import pytest

from timeline.models import Certainty, Moment
from timeline.temporal import annotate


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("Caesar died in 44 BC.", "BC0044", "-0043"),
        ("The tomb is from 1 BCE.", "BC0001", "0000"),
        ("It began in 753 B.C., they say.", "BC0753", "-0752"),
        ("The wall is of the 5th century BC.", "BC05", "-04XX"),
        ("Vesuvius erupted in AD 79.", "0079", "0079"),
        ("The wall is of the 5th century AD.", "04XX", "04XX"),
    ],
)
def test_eras_are_read(text: str, value: str, edtf: str) -> None:
    (found,) = annotate(text, Moment.parse("2024-11-15"))
    assert (found.value, found.edtf) == (value, edtf)


def test_what_lies_before_the_year_1_is_stated_and_has_no_place_on_the_axis() -> None:
    (found,) = annotate("Caesar died in 44 BC.", Moment.parse("2024-11-15"))
    assert found.interval is None
    assert found.certainty is Certainty.STATED
    assert any("before the year 1" in step.text for step in found.steps)


@pytest.mark.parametrize("text", ["They placed an ad 79 times.", "The 12 ad men left.", "He sold 44 bc shares."])
def test_the_noun_is_no_era(text: str) -> None:
    assert annotate(text, Moment.parse("2024-11-15")) == ()
