"""Killed at any moment, nothing is lost: the site is the old or the new one, and the next build is as ever."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.holding import article
from tests.archive.killing import Disturbed, ended, killed_after, steps_and_seconds
from tests.archive.scenes import BESIDE, BUILD, RUNS, Scene, filled, registered, site
from timeline.archive.adding import add
from timeline.archive.checking import check
from timeline.archive.opening import file_of
from timeline.archive.store import Archive

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed by signal"),
]

KILLS = int(os.environ.get("TIMELINE_KILLS", "25"))
# Short commands are killed at each of their steps where many kills are asked for, else at some
EACH = 1 if KILLS >= 200 else 10


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


@pytest.mark.parametrize("name", ["a build from an archive", *(["a build"] if KILLS >= 200 else [])])
def test_where_folders_cannot_be_exchanged_the_next_build_finishes_what_was_begun(name: str, tmp_path: Path) -> None:
    scene = Scene(name, filled(tmp_path / "start"), tmp_path / "scene")
    moving = Disturbed(exchanges=False)
    steps, _ = steps_and_seconds(scene.command, scene.fresh(), tmp_path / "steps.txt", moving)
    chance = random.Random(name)
    for step in sorted(chance.sample(range(steps * 2 // 3, steps), -(-KILLS // 10))):  # the last third moves files
        folder = scene.fresh()
        assert ended(scene.command, folder, replace(moving, kill_at=step)) == -signal.SIGKILL
        assert ended(scene.following, folder, moving) == 0
        built = site(folder / "out"), registered(folder)
        assert built in ((scene.new, scene.register), (scene.again, scene.register_again)), f"step {step} of {steps}"
        assert {each.name for each in folder.iterdir()} <= BESIDE
        assert not (folder / "out" / ".timeline-staging").exists()


def test_saving_a_damaged_archive_leaves_one_whenever_it_is_killed(tmp_path: Path) -> None:
    folder = filled(tmp_path / "start")
    with Archive(folder / "kept", create=True) as archive:
        add(archive, [article(f"a{number}", text=f"Report {number}. " * 50) for number in range(40)])
    file = file_of(folder / "kept")
    damaged = file.read_bytes().replace(b"Report 7.", b"Rapport 7", 1)
    file.write_bytes(damaged)
    command = ["archive", "check", "--save", "--archive", "kept"]
    shutil.copytree(folder, tmp_path / "counted")
    steps, _ = steps_and_seconds(command, tmp_path / "counted", tmp_path / "steps.txt")
    assert check(tmp_path / "counted" / "kept") == ()
    for step in range(0, steps, EACH):
        place = Path(shutil.copytree(folder, tmp_path / str(step)))
        assert ended(command, place, Disturbed(kill_at=step)) == -signal.SIGKILL
        assert ended(command, place) == 0, f"step {step}: {(place / 'said.txt').read_text('utf-8')}"
        assert check(place / "kept") == ()
        with Archive(place / "kept", readonly=True) as archive:
            assert len(archive.ids()) == 39
        kept = {each.name: each for each in (place / "kept").iterdir()}
        assert kept.pop("archive.sqlite.damaged-1").read_bytes() == damaged
        assert {name.removesuffix("-2") for name in kept} <= {
            "archive.sqlite",
            "archive.lock",
            "archive.sqlite.damaged",
        }


def test_an_edit_is_taken_in_whole_or_not_at_all_whenever_it_is_killed(tmp_path: Path) -> None:
    folder = filled(tmp_path / "start")
    assert ended([*BUILD, "old.jsonl"], folder) == 0
    slug = next((folder / "out" / "topics").iterdir()).name
    assert ended(["edit", slug, "-o", "out", "--print"], folder) == 0
    draft = (folder / "said.txt").read_text("utf-8")
    (folder / "draft.toml").write_text(draft.replace('# title = "The', 'title = "Corrected: the'), "utf-8")
    command = ["edit", slug, "-o", "out", "--quiet", "--apply", "draft.toml"]
    shutil.copytree(folder, tmp_path / "counted")
    steps, _ = steps_and_seconds(command, tmp_path / "counted", tmp_path / "steps.txt")
    overrides = "timeline.overrides.toml"
    decided = (tmp_path / "counted" / overrides).read_bytes()
    assert b"Corrected: the" in decided
    for step in range(steps):
        place = Path(shutil.copytree(folder, tmp_path / str(step)))
        assert ended(command, place, Disturbed(kill_at=step)) == -signal.SIGKILL
        if (place / overrides).exists():
            assert (place / overrides).read_bytes() == decided
        else:
            assert ended(command, place) == 0, f"step {step}: {(place / 'said.txt').read_text('utf-8')}"
            assert (place / overrides).read_bytes() == decided
        locks = {f".{overrides}.lock", f".{overrides}.lock.holder"}  # the second says who held it
        assert {each.name for each in place.iterdir()} <= BESIDE | {"draft.toml", overrides} | locks


HALF_WRITTEN = """
import os, signal, sys
from pathlib import Path
from timeline.archive.store import Archive
archive = Archive(Path(sys.argv[1]))
archive._connection.execute("PRAGMA cache_size = 1")
with archive.changing():
    for number in range(200):
        archive.set_fact(f"fact {number}", b"x" * 10_000)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_half_written_into_an_archive_is_undone_also_for_who_only_reads(tmp_path: Path) -> None:
    with Archive(tmp_path / "kept", create=True) as archive:
        add(archive, [article()])
    before = file_of(tmp_path / "kept").read_bytes()
    subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(tmp_path / "kept")], check=False)
    assert file_of(tmp_path / "kept").read_bytes() != before, "it was killed in the midst of writing"
    with Archive(tmp_path / "kept", readonly=True) as archive:
        assert archive.ids() == ("a1",)
        assert archive.facts() == ("additions",)
    assert check(tmp_path / "kept") == ()


WORKERS = """
import os, sys, time
from timeline.workers import map_in_order
def work(number):
    print(os.getpid(), flush=True)
    time.sleep(60)
if __name__ == "__main__":
    list(map_in_order(work, [1, 2], jobs=2, died=work))
"""


def test_workers_end_with_the_process_that_was_killed(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(WORKERS, "utf-8")
    with subprocess.Popen([sys.executable, str(tmp_path / "program.py")], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert int(process.stdout.readline()) != int(process.stdout.readline())
        process.kill()
        begun = time.monotonic()
        assert process.stdout.read() == ""  # the end of the pipe: nobody is left to write into it
        assert time.monotonic() - begun < 30
