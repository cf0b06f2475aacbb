"""Other programs that find dates in text, timed on the same documents."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import Document
from benchmarks.timing import cpu_seconds
from timeline.models import Moment

_UNKNOWN_DCT = "2024-11-15"
_PEER_PASSES = 2


class SkippedError(Exception):
    """The program is not there; the message says what to do."""


def dateparser_seconds(documents: Sequence[Document], language: str) -> float:
    """CPU seconds of dateparser's search. Raises SkippedError where it does not know the language."""
    from dateparser.search import search_dates  # noqa: PLC0415  (slow to import; not every run wants it)

    given = [(each.text, {"RELATIVE_BASE": Moment.parse(each.dct or _UNKNOWN_DCT).at}) for each in documents]

    def search() -> None:
        for text, settings in given:
            search_dates(text, languages=[language], settings=settings)

    try:
        return cpu_seconds(search, _PEER_PASSES)
    except ValueError as error:
        raise SkippedError(f"dateparser does not take these texts: {error}") from error


def chrono_seconds(documents: Sequence[Document], folder: Path | None) -> float:
    """CPU seconds of chrono-node, which only knows its own English here. Without a `folder` where npm has put it, it is
    installed into a temporary one. Raises SkippedError with what to do.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or (folder is None and npm is None):
        raise SkippedError("node and npm are not on this machine; install Node.js to compare with chrono-node")
    with tempfile.TemporaryDirectory() as scratch:
        place = folder.resolve() if folder else Path(scratch)
        if folder is None:
            _run([str(npm), "install", "--silent", "--no-audit", "--no-fund", "chrono-node"], place, "")
        if not (place / "node_modules" / "chrono-node").is_dir():
            raise SkippedError(f"{place} has no node_modules/chrono-node; run `npm install chrono-node` there")
        script = Path(__file__).with_name("chrono.mjs")
        given = json.dumps([[each.text, each.dct or _UNKNOWN_DCT] for each in documents])
        answer = json.loads(_run([node, str(script), str(place)], place, given))
    return float(answer["seconds"])


def _run(command: list[str], folder: Path, given: str) -> str:
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SkippedError(f"`{' '.join(command[:2])}` failed: {done.stderr.strip()[-300:] or done.returncode}")
    return done.stdout
