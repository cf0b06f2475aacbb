"""Which rules a step went by: a hash of the code and the data that it can reach, so that a change of either shows.

Nobody has to remember to count a version up. A data file that bears the name of a module (`sameness.toml` beside
`sameness.py`) belongs to that module, any other to all modules of its folder.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_IMPORT = re.compile(rb"^\s*(?:from (timeline[\w.]*) import (\([^)]*\)|[^\n]*)|import (timeline[\w.]*))", re.MULTILINE)
_NAME = re.compile(rb"\w+")

# What of others decides about results: words and stems, calendars, dates in other languages, main texts of pages, and
# what files of other formats hold
_LIBRARIES = (
    "PyStemmer",
    "dateparser",
    "ftfy",
    "msgspec",
    "numpy",
    "pdfminer.six",
    "pendulum",
    "python-docx",
    "rensa",
    "trafilatura",
    "tzdata",
)
_OF_FORMATS = (
    "PyYAML",
    "brotli",
    "ijson",
    "markdown-it-py",
    "openpyxl",
    "pdfminer.six",
    "pyarrow",
    "python-docx",
    "warcio",
)
_BY_TRAFILATURA = ("charset-normalizer", "courlan", "htmldate", "justext", "lxml", "lxml-html-clean")


@cache
def rules_of(*modules: str) -> bytes:
    """The hash of all that the modules (`timeline.analysis`) can reach: our code and data, Python and the libraries."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {_libraries()}".encode())
    reached = _reached(modules)
    for file in sorted({*reached, *(each for module in reached for each in _data_of(module))}):
        digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\x00")
        digest.update(_content(file) + b"\x00")
    return digest.digest()


def folder_hash(folder: str | None) -> str:
    """The hash of all files of a newsroom's own in a folder, by their names; "" for no folder."""
    if folder is None:
        return ""
    digest = hashlib.sha256()
    for file in sorted(each for each in Path(folder).rglob("*") if each.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape") + b"\x00")
        digest.update(file.read_bytes() + b"\x00")
    return digest.hexdigest()


def _reached(modules: tuple[str, ...]) -> set[Path]:
    """The files of modules, and of all that they import, at the top or late."""
    files: set[Path] = set()
    waiting = list(modules)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        file = _file_of(name)
        if file is not None:
            files.add(file)
            waiting += _imported(file)
    return files


def _imported(file: Path) -> Iterator[str]:
    for found in _IMPORT.finditer(_content(file)):
        source, names, whole = found.groups()
        if whole:
            yield whole.decode()
            continue
        yield source.decode()
        for name in _NAME.findall(names):
            yield f"{source.decode()}.{name.decode()}"


def _file_of(module: str) -> Path | None:
    """The file of a module; None for a name that is something within one."""
    place = _PACKAGE.joinpath(*module.split(".")[1:])
    for file in (place / "__init__.py", place.with_suffix(".py")):
        if file.is_file():
            return file
    return None


def _data_of(module: Path) -> Iterator[Path]:
    own = [each for each in module.parent.glob(f"{module.stem}.*") if each.suffix != ".py"]
    yield from (each for each in own if each.is_file())
    yield from _common(module.parent)


@cache
def _common(folder: Path) -> tuple[Path, ...]:
    """The data files that belong to all modules of a folder; a folder without modules belongs to the one above it."""
    if folder == _PACKAGE:
        return ()
    found: list[Path] = []
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and entry.name != "__pycache__" and not any(entry.glob("*.py")):
            found += (each for each in entry.rglob("*") if each.is_file())
        elif entry.is_file() and entry.suffix != ".py" and not entry.with_suffix(".py").exists():
            found.append(entry)
    return tuple(found)


@cache
def _content(file: Path) -> bytes:
    return file.read_bytes()


def versions_of(*names: str) -> str:
    """The versions of libraries, for what depends on more of them than all else does."""
    return " ".join(f"{name} {_version(name)}" for name in names)


@cache
def _libraries() -> str:
    return versions_of(*_LIBRARIES, *_OF_FORMATS, *_BY_TRAFILATURA)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
