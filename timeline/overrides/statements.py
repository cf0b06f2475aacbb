"""A file of TOML as its statements: what a change does not concern stays as it is written, to the last comment.

Where a statement ends, and what it says, is told by the reader of TOML in Python itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")


@dataclass(frozen=True, slots=True)
class Statement:
    """One header, one key with its value, or one line that says nothing (blank, a comment); `text` with its line end.
    `section` counts the headers up to here. `options` are the values that it gives by their whole paths; `header` is
    the path that a header opens. Of a list of tables ("[[add]]") the path ends with the number of the table."""

    text: str
    section: int = 0
    header: Path | None = None
    options: tuple[tuple[Path, Any], ...] = ()

    @property
    def is_silent(self) -> bool:
        return self.header is None and not self.options


def statements(text: str) -> Iterator[Statement]:
    """All statements of a valid file, in order; their texts make the file again. Raises TOMLDecodeError otherwise."""
    tomllib.loads(text)  # so that each statement ends somewhere
    at: Path = ()
    section = 0
    seen: dict[Path, int] = {}
    chunk = ""
    for line in _LINE.findall(text):
        chunk += line
        told = line.strip()
        if chunk == line and (not told or told.startswith("#")):
            yield Statement(chunk, section)
        elif chunk == line and told.startswith("["):
            at = _header(line)
            if told.startswith("[["):
                seen[at] = seen.get(at, -1) + 1
                at = (*at, str(seen[at]))
            section += 1
            yield Statement(chunk, section, header=at)
        else:
            try:
                options = tuple(_leaves(tomllib.loads(chunk), at))
            except tomllib.TOMLDecodeError:
                continue  # goes on in the next line
            yield Statement(chunk, section, options=options)
        chunk = ""


def comment_of(statement: str) -> int:
    """Where the comment behind a key with its value begins; the end of the statement where there is none."""
    body = statement.rstrip()
    for found in re.finditer("#", body):
        if _says_something(body[: found.start()]):
            return len(body[: found.start()].rstrip())
    return len(body)


def value_of(statement: str) -> int:
    """Where the value of a key begins, behind its "=" and the spaces there."""
    for found in re.finditer(r"=[ \t]*", statement):
        if _says_something(f"{statement[: found.start()]}= 0"):
            return found.end()
    raise ValueError(f"{statement[:60]!r} is no key with its value")


def _says_something(text: str) -> bool:
    try:
        return bool(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return False


def _header(line: str) -> Path:
    """The path of "[a.b]" or "[[a]]"."""
    found: Any = tomllib.loads(line)
    path: list[str] = []
    while found:
        if isinstance(found, list):
            found = found[0]
            continue
        ((key, found),) = found.items()
        path.append(key)
    return tuple(path)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    else:
        yield path, value
