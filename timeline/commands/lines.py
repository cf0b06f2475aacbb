"""Lines on standard output: UTF-8 whatever the locale, and for JSONL one a value and nothing else."""

from __future__ import annotations

import os
import sys
from typing import Any

import click
import msgspec

from timeline.models import Article


def print_line(value: dict[str, Any]) -> None:
    """Print one value as JSON. Where the reader has gone (`| head`), end quietly: it has all that it wanted."""
    _print(msgspec.json.encode(value))


def print_text(line: str) -> None:
    """Print one line for a person; ends as quietly."""
    _print(line.encode("utf-8", "backslashreplace"))


def _print(line: bytes) -> None:
    try:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # what is still buffered must not fail once more when the interpreter closes its streams
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


def head(article: Article) -> dict[str, Any]:
    """How a line of `annotate` and `events` begins; with the text that its offsets count in unless the input has it."""
    line: dict[str, Any] = {"id": article.id, "published": str(article.dct) if article.dct else None}
    return line if article.text_is_as_given else line | {"text": article.text}
