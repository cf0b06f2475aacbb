"""The program as a newsroom runs it: a process of its own, what it prints and the folder it leaves behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 300

Line = dict[str, Any]


class ProgramError(AssertionError):
    """The program left with another exit code than 0; the message carries the command and what it said."""


def run(*arguments: str) -> str:
    """Run one command in the repository's folder and return its standard output; raises ProgramError."""
    command = [sys.executable, "-m", "timeline", *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise ProgramError(f"timeline {' '.join(arguments)}: left with {done.returncode}\n{done.stderr[-3000:]}")
    return done.stdout


def stage(command: str, *arguments: str) -> list[Line]:
    """The lines that a stage command prints, in input order."""
    return [json.loads(line) for line in run(command, *arguments, "--quiet").splitlines()]


def build(output: Path, *arguments: str) -> Site:
    """Build into a folder and return what stands in it."""
    run("build", *arguments, "-o", str(output), "--quiet")
    return Site(output)


class Site:
    """An output folder that was built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.report: Line = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        pages = sorted(folder.glob("topics/*/timeline.json"))
        self.topics: dict[str, Line] = {
            page.parent.name: json.loads(page.read_text(encoding="utf-8")) for page in pages
        }

    def files(self) -> dict[str, bytes]:
        """Every file by its path inside the folder, to compare builds byte for byte."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def of_articles(self, ids: set[str]) -> Line:
        """The one topic with evidence from exactly these articles; raises AssertionError that tells what there is."""
        told = {slug: {each["article"] for each in evidence_of(topic)} for slug, topic in self.topics.items()}
        match = [slug for slug, articles in told.items() if articles == ids]
        assert len(match) == 1, f"no single page has evidence from exactly {sorted(ids)}; the pages have {told}"
        return self.topics[match[0]]


def evidence_of(topic: Line) -> list[Line]:
    """All evidence of a topic's page, in the order of its events."""
    return [evidence for event in topic["events"] for evidence in event["evidence"]]
