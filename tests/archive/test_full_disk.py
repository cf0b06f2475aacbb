"""A disk that fills up at any step costs nothing but that run, which says so."""

from __future__ import annotations

import random
import sys

import pytest

from tests.archive.killing import Disturbed, ended
from tests.archive.scenes import RUNS, Scene, filled

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")]

TIMES = 5


@pytest.mark.parametrize("name", RUNS)
def test_a_disk_that_is_full_is_told_and_nothing_is_lost(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    scene = Scene(name, filled(tmp_path_factory.mktemp("start")), tmp_path_factory.mktemp("scene"))
    chance = random.Random(name)
    for step in sorted(chance.sample(range(scene.steps), TIMES)):
        folder = scene.fresh()
        code = ended(scene.command, folder, Disturbed(full_at=step))
        said = (folder / "said.txt").read_text("utf-8")
        moment = f"full from step {step} of {scene.steps} on: {said}"
        assert "Traceback" not in said, moment
        if code:
            assert code == 2, moment
            assert "space left" in said or "disk is full" in said, moment
        scene.holds(folder, moment)
