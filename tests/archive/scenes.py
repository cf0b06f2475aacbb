"""What a run of the command line starts from, and what its site and register are before and after it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.archive.killing import ended, steps_and_seconds
from timeline.archive.checking import check
from timeline.archive.registers import register_of
from timeline.archive.store import Archive
from timeline.stories.register import dump_register

SETTINGS = "[stills]\ndraw = false\n"
TEXTS = (
    "The Orme bridge was closed on Monday after a crack was found in a cable. Engineers will inspect it on Thursday.",
    "Engineers found a second crack in the Orme bridge on Thursday. The bridge was closed on Monday.",
    "A fire destroyed the Halm paper mill early on Tuesday. Police said nobody was hurt in the mill.",
    "The Orme bridge opened again on Saturday, a week after a crack in a cable had closed the bridge.",
    "Police arrested a man over the fire at the Halm paper mill on Friday. The mill burned down on Tuesday.",
    "The Velden choir sang in Lindmar on Sunday.",
)
# What may lie beside an output, an archive and the inputs after a build: locks, whose holder is gone with its process
BESIDE = {"timeline.toml", "old.jsonl", "new.jsonl", "said.txt", "out", ".out.lock", "kept", "out.register.json"}
IN_ARCHIVE = {"archive.sqlite", "archive.lock"}

BUILD = ["build", "--quiet", "-o", "out"]
# Each with what stood before, the command that is killed, and the build that comes next
RUNS = {
    "a first build": ([], [*BUILD, "old.jsonl"], [*BUILD, "old.jsonl"]),
    "a build": ([[*BUILD, "old.jsonl"]], [*BUILD, "old.jsonl", "new.jsonl"], [*BUILD, "old.jsonl", "new.jsonl"]),
    "a build from an archive": (
        [[*BUILD, "--archive", "kept", "old.jsonl"]],
        [*BUILD, "--archive", "kept", "new.jsonl"],
        [*BUILD, "--archive", "kept", "new.jsonl"],
    ),
    "a first build from an archive": (
        [],
        [*BUILD, "--archive", "kept", "old.jsonl"],
        [*BUILD, "--archive", "kept", "old.jsonl"],
    ),
    "an addition": (
        [[*BUILD, "--archive", "kept", "old.jsonl"]],
        ["archive", "add", "--quiet", "--archive", "kept", "new.jsonl"],
        [*BUILD, "--archive", "kept", "new.jsonl"],
    ),
}


def record(number: int) -> dict[str, str]:
    text = TEXTS[number]
    published = f"2024-11-1{number + 2}T10:0{number}+01:00"
    return {"id": f"a{number}", "title": text.split(" on ")[0], "text": text, "published": published}


def site(output: Path) -> dict[str, bytes]:
    """What readers may ask for."""
    paths = sorted(path for path in output.rglob("*") if path.is_file() and ".timeline-staging" not in path.parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}


def registered(folder: Path) -> bytes | None:
    if (folder / "kept").exists():
        with Archive(folder / "kept", readonly=True) as archive:
            register = register_of(archive, "../out")
            return None if register is None else dump_register(register)
    return (folder / "out.register.json").read_bytes()


def filled(folder: Path) -> Path:
    """The folder, with settings and articles."""
    folder.mkdir(exist_ok=True)
    (folder / "timeline.toml").write_text(SETTINGS, "utf-8")
    for name, numbers in (("old.jsonl", range(3)), ("new.jsonl", range(3, 6))):
        (folder / name).write_text("\n".join(json.dumps(record(number)) for number in numbers), "utf-8")
    return folder


class Scene:
    """One kind of run: the folder that it starts from, its site before and after, and after one more build, and the
    registers then: a run that is killed once its site stands is a build, and the next one is one more."""

    def __init__(self, name: str, start: Path, place: Path) -> None:
        before, self.command, self.following = RUNS[name]
        self.place, self.before = place, place / "before"
        shutil.copytree(start, self.before)
        for command in before:
            assert ended(command, self.before) == 0
        shutil.copytree(self.before, place / "after")
        self.steps, self.seconds = steps_and_seconds(self.command, place / "after", place / "steps.txt")
        assert ended(self.following, place / "after") == 0
        self.old, self.new = site(self.before / "out"), site(place / "after" / "out")
        self.register = registered(place / "after")
        assert ended(self.following, place / "after") == 0
        self.again, self.register_again = site(place / "after" / "out"), registered(place / "after")
        self.tried = 0

    def fresh(self) -> Path:
        self.tried += 1
        return Path(shutil.copytree(self.before, self.place / str(self.tried)))

    def holds(self, folder: Path, moment: str) -> None:
        """Whether nothing was lost by a run that was killed at a moment."""
        found = site(folder / "out")
        assert found in (self.old, self.new), f"{moment}: the site is neither the old nor the new one"
        if (folder / "kept" / "archive.sqlite").exists():
            with Archive(folder / "kept", readonly=True) as archive:
                assert archive.ids() in ((), ("a0", "a1", "a2"), tuple(f"a{number}" for number in range(6))), moment
            assert check(folder / "kept") == (), f"{moment}: the archive is not whole"
        assert ended(self.following, folder) == 0, f"{moment}: {(folder / 'said.txt').read_text('utf-8')}"
        stood = found == self.new
        assert site(folder / "out") == (self.again if stood else self.new), f"{moment}: the next build is another one"
        register = self.register_again if stood else self.register
        assert registered(folder) == register, f"{moment}: the next build gives other ids"
        assert {each.name for each in folder.iterdir()} <= BESIDE, moment
        assert {each.name for each in folder.glob("kept/*")} <= IN_ARCHIVE, moment
        shutil.rmtree(folder)
