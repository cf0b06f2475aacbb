"""Texts whose time expressions are known: evaluation corpora (JSONL) and the project's own (tests/corpus)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from timeline.errors import InputError
from timeline.models import Moment, Timex
from timeline.temporal import annotate

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora" / "temporal"
"""Where the evaluation corpora lie beside the repository, on machines that have them; they are no part of it."""


class Expression(msgspec.Struct, frozen=True):
    """What a text says at one place, by gold or by the program: code points, half-open; `value` as TIMEX3. `rule` is
    empty in gold."""

    start: int
    end: int
    text: str
    type: str
    value: str | None
    rule: str = ""

    @property
    def is_calendar(self) -> bool:
        """Whether it can be placed on an axis: a date or time that is no mere reference to the past."""
        return self.type in ("DATE", "TIME") and (self.value or "")[:1].isdigit()


class Document(msgspec.Struct, frozen=True):
    """One text with its gold expressions, in order; `dct` None: publication time unknown."""

    id: str = msgspec.field(name="doc_id")
    dct: str | None
    text: str
    timexes: tuple[Expression, ...]


def read_corpus(path: Path) -> tuple[Document, ...]:
    """The documents of a JSONL file (`.gz`: compressed), in order. Raises InputError with the file and the line."""
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the corpus cannot be read ({error}); name a JSONL file") from error
    return tuple(_decoded(path, content))


def _decoded(path: Path, content: bytes) -> Iterator[Document]:
    decoder = msgspec.json.Decoder(Document)
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            try:
                yield decoder.decode(line)
            except msgspec.DecodeError as error:
                wanted = '{"doc_id", "dct", "text", "timexes": [{"start", "end", "text", "type", "value"}]}'
                raise InputError(f"{path}, line {number}: {error}; each line is {wanted}") from error


def own_corpus(language: str) -> tuple[Document, ...]:
    """The blocks of tests/corpus as documents: a title, a publication time (`-`: unknown), a text, `words -> value`.

    Where they state no type, that of their gold only tells what is calendar-valued from what is not.
    """
    documents: list[Document] = []
    for path in sorted((ROOT / "tests" / "corpus" / language).glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        starts = [number for number, line in enumerate(lines) if line.startswith("# ")] + [len(lines)]
        for start, end in pairwise(starts):
            documents.append(_block(f"{path.name}:{start + 1}", lines[start + 1 : end]))
    return tuple(documents)


_TYPES = ("DATE", "TIME", "DURATION", "SET")


def _block(place: str, lines: list[str]) -> Document:
    dct, *body = [line for line in lines if line.strip()]
    text = "\n".join(line for line in body if " -> " not in line)
    expressions: list[Expression] = []
    end = 0
    for line in body:
        words, arrow, told = line.partition(" -> ")
        if arrow:
            stated, _, rest = told.partition(" ")
            kind = stated if stated in _TYPES else None
            value = (rest if kind else told).split(" ")[0]
            start = text.find(words, end)
            if start < 0:
                raise InputError(f"{place}: {words!r} does not stand in the text after what is named before it")
            end = start + len(words)
            expressions.append(Expression(start, end, words, kind or _type(value), None if value == "null" else value))
    return Document(place, None if dct == "-" else dct, text, tuple(expressions))


def _type(value: str) -> str:
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "SET" if value.startswith("XXXX") else "TIME" if "T" in value else "DATE"


def found(document: Document, language: str) -> tuple[Expression, ...]:
    """What the program says of a document, in order."""
    dct = Moment.parse(document.dct) if document.dct else None
    return tuple(_expression(timex) for timex in annotate(document.text, dct, language=language))


def _expression(timex: Timex) -> Expression:
    return Expression(timex.span.start, timex.span.end, timex.text, timex.type, timex.value, timex.rule)
