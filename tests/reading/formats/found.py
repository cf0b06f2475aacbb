"""What came of a document in a test."""

from __future__ import annotations

from pathlib import Path

from timeline.models import Article, Diagnostic
from timeline.reading.reader import read_document
from timeline.settings import Settings

Found = list[Article | Diagnostic]


def read(folder: Path, content: str | bytes, settings: Settings | None = None, name: str = "input") -> Found:
    """All that a document of this content gives."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_document(str(path), settings or Settings(), None))


def articles(found: Found) -> list[Article]:
    return [each for each in found if isinstance(each, Article)]


def article(found: Found) -> Article:
    (only,) = articles(found)
    return only


def remarks(found: Found) -> list[str]:
    """What is said of a document that is read all the same."""
    return [each.reason for each in found if isinstance(each, Diagnostic) and each.kept]


def faults(found: Found) -> list[str]:
    """What could not be used."""
    return [each.reason for each in found if isinstance(each, Diagnostic) and not each.kept]
