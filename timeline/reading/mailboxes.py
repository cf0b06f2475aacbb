"""The messages of a mailbox, one after the other, each as its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.models import Diagnostic
from timeline.reading.document import Document
from timeline.reading.files import LARGEST, peek, read_lines, read_whole
from timeline.reading.skipped_lines import SkippedLines

_BEGINS = re.compile(rb"From \S.*\b\d{1,2}:\d\d(?::\d\d)?\b.*\b\d{4}\b")
"""The line before each message: "From jane@news.example Fri Nov 15 10:48:00 2024"."""
_QUOTED = re.compile(rb">+From ")


def is_mailbox(data: bytes) -> bool:
    """Whether a document begins with the line that stands before a message of a mailbox."""
    return _BEGINS.match(data.partition(b"\n")[0]) is not None


def messages(document: Document) -> Iterator[tuple[str, bytes] | Diagnostic]:
    """Each message with where it stands ("message 3"; "" in a file of a single one). One larger than `LARGEST` is told
    and the others are read."""
    if not is_mailbox(peek(document.stream)):
        yield "", read_whole(document.stream)
        return
    skipped = SkippedLines(document.path)
    number = 0
    message = bytearray()
    is_after_blank = True
    for line in read_lines(document.stream, skipped):
        if is_after_blank and _BEGINS.match(line):
            if number:
                yield _whole(document, number, message)
            number += 1
            message = bytearray()
        elif len(message) <= LARGEST:
            message += line[1:] if _QUOTED.match(line) else line
        is_after_blank = not line.strip()
    yield _whole(document, number, message)


def _whole(document: Document, number: int, message: bytearray) -> tuple[str, bytes] | Diagnostic:
    where = f"message {number}"
    if len(message) > LARGEST:
        reason = f"is larger than {LARGEST / 1e6:g} MB; save its text by itself"
        return Diagnostic(path=document.path, where=where, reason=reason)
    return where, bytes(message)
