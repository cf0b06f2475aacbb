"""Killed at any moment, nothing is lost: the site is the old or the new one, and the next build is as ever."""

from __future__ import annotations

import os
import random
import sys

import pytest

from tests.archive.killing import Disturbed, ended, killed_after
from tests.archive.scenes import RUNS, Scene, filled

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed by signal"),
]

KILLS = int(os.environ.get("TIMELINE_KILLS", "25"))


@pytest.fixture(scope="module", params=list(RUNS))
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(request.param, filled(tmp_path_factory.mktemp("start")), tmp_path_factory.mktemp("scene"))


def test_nothing_is_lost_whenever_it_is_killed(scene: Scene) -> None:
    chance = random.Random(f"{scene.command} {KILLS}")
    for number in range(-(-KILLS // len(RUNS))):
        folder = scene.fresh()
        if number % 2:
            seconds = chance.uniform(0, scene.seconds)
            killed_after(seconds, scene.command, folder)
            scene.holds(folder, f"after {seconds:.3f} seconds")
        else:
            step = chance.randrange(scene.steps)
            assert ended(scene.command, folder, Disturbed(kill_at=step)) == -9
            scene.holds(folder, f"before step {step} of {scene.steps}")
