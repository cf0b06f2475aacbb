"""The project's own corpus: titled blocks of a publication time, a text and the expressions to be read out of it.

A block is `# title`, a line with the DCT (`-` for unknown), the text, and lines `words -> value`; none where there
is no time in it. A value may be followed by the interval (`2024 2024-01-01/2024-11-15`), `null` is unresolved. A type
stands before a value that does not tell it (`SET P1W`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path

import pytest

from timeline.models import Moment, Timex
from timeline.temporal import annotate

CORPUS = Path(__file__).parent.parent / "corpus"


@dataclass(frozen=True)
class Block:
    place: str
    language: str
    dct: str
    text: str
    expected: tuple[str, ...]


def blocks() -> list[Block]:
    found = []
    for path in sorted(CORPUS.glob("*/*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        starts = [number for number, line in enumerate(lines) if line.startswith("# ")] + [len(lines)]
        for start, end in pairwise(starts):
            body = [line for line in lines[start + 1 : end] if line.strip()]
            text = [line for line in body[1:] if " -> " not in line]
            expected = tuple(line for line in body[1:] if " -> " in line)
            place = f"{path.parent.name}/{path.name}:{start + 1} {lines[start][2:]}"
            found.append(Block(place, path.parent.name, body[0], "\n".join(text), expected))
    return found


def written(timex: Timex, expected: str) -> str:
    """What was found, as far as the expected line tells it."""
    told = expected.partition(" -> ")[2].split(" ")
    with_type = told[0] in ("DATE", "TIME", "DURATION", "SET")
    line = f"{timex.text} -> {timex.type + ' ' if with_type else ''}{timex.value or 'null'}"
    if len(told) > 1 + with_type and timex.interval is not None:
        ends = (timex.interval.earliest, timex.interval.latest)
        line += " " + "/".join(end.isoformat().removesuffix("T00:00:00")[:16] for end in ends if end)
    return line


@pytest.mark.parametrize("block", blocks(), ids=lambda block: block.place)
def test_the_block_reads_as_expected(block):
    dct = None if block.dct == "-" else Moment.parse(block.dct)
    found = annotate(block.text, dct, language=block.language)
    got = [written(timex, line) for timex, line in zip_longest(found, block.expected[: len(found)], fillvalue="")]
    trace = "\n".join(f"{timex.text}: {timex.rule}: {[step.text for step in timex.steps]}" for timex in found)
    assert got == list(block.expected), f"{block.place}\n{trace}"
