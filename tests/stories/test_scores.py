"""The gate: a change that groups, merges, dates or digests worse fails until its pin is edited, with the reason."""

from __future__ import annotations

import tomllib
import warnings
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import ROOT
from benchmarks.stories import MEASURES

PINS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "pins.toml").read_text(encoding="utf-8"))
ABOUT = {"corpus", "measure", "reason"}
WORTH_RAISING = 0.01


@pytest.mark.parametrize("name", PINS)
def test_no_score_is_below_its_pin(name: str) -> None:
    pin = PINS[name]
    corpus = ROOT / pin["corpus"]
    if not corpus.exists():
        pytest.skip(f"{pin['corpus']} is not on this machine: evaluation corpora are no part of the project")
    measured = MEASURES[pin["measure"]](corpus)
    assert set(measured) == set(pin) - ABOUT
    lower = {figure: f"{value:.4f}, pinned {pin[figure]}" for figure, value in measured.items() if value < pin[figure]}
    assert not lower, f"{name}: {lower}. If it is right so, lower the pin in pins.toml and say why in its reason"
    higher = {figure: round(value, 3) for figure, value in measured.items() if value > pin[figure] + WORTH_RAISING}
    if higher:
        warnings.warn(f"{name} got better: raise its pins in tests/stories/pins.toml up to {higher}", stacklevel=2)


@pytest.mark.parametrize("name", PINS)
def test_every_pin_has_a_reason(name: str) -> None:
    assert len(PINS[name]["reason"].split()) > 3


def test_the_own_texts_are_pinned_for_all_but_the_digest() -> None:
    own = {pin["measure"] for pin in PINS.values() if not pin["corpus"].startswith("..")}
    assert own == set(MEASURES) - {"digest"}
