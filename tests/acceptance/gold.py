"""`gold.json` of the seeds as phrases to look for. No text of the seeds stands in the tests: all is read from beside
the repository, where it exists."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from .program import ROOT

SEEDS = ROOT.parent / "shared" / "seeds"
AVAILABLE = (SEEDS / "gold.json").is_file()
GOLD: dict[str, Any] = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8")) if AVAILABLE else {}


def raw(article: dict[str, Any]) -> str:
    """The file of a gold article as scraped."""
    return Path(path(article)).read_text(encoding="utf-8")


def path(article: dict[str, Any]) -> str:
    return str(SEEDS / article["file"])


def single_spaced(text: str) -> str:
    """With single plain spaces, as gold.json writes the words of the pages."""
    return " ".join(text.split())


def phrases(notes: list[str], text: str) -> list[str]:
    """What each note is about, as it stands in the text: the note itself, what it quotes, or the words before its
    explanation."""
    found, text = [], single_spaced(text)
    for note in notes:
        quoted = re.findall(r'"([^"]+)"', note) + re.findall(r": '(.+?)':", note)
        opening = [note.split(" in '")[0], note.split(" ... ")[0]]
        near = [phrase for phrase in (note, *quoted, *opening) if phrase in text]
        assert near, f"gold.json: {note!r} names nothing that stands in the file"
        found.append(near[0])
    return found


def headlines_of_lists(text: str) -> list[str]:
    """The lines that stand before a reading time ("2 MIN READ"): the headlines of other stories."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    reading_time = re.compile(r"\d+ MIN READ")
    return [before for before, line in pairwise(lines) if reading_time.fullmatch(line)]
