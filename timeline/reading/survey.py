"""What one file is and holds, as `timeline inputs` tells of it: counted, and its articles not kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from timeline.models import Article, Dating, Diagnostic, Model
from timeline.reading.opening import Within
from timeline.wire import article_to_wire

_NO_FIELDS = ("id", "text")
_REASONS = 100
"""Reasons that are kept of one file; all are counted."""


class First(Model, frozen=True):
    """The first article of a file: what it is called and when it was published, with the evidence."""

    title: str | None
    dating: Dating


class Survey(Model, frozen=True):
    """What one file holds. `formats` counts its documents by their formats, outermost first; `fields` counts the
    articles that have each field besides id and text. `reasons` are the first of `unusable` and of the remarks."""

    path: str
    formats: tuple[tuple[tuple[str, ...], int], ...] = ()
    articles: int = 0
    fields: tuple[tuple[str, int], ...] = ()
    first: First | None = None
    unusable: int = 0
    reasons: tuple[Diagnostic, ...] = ()


def survey(path: str, found: Iterable[Article | Diagnostic], formats: Counter[Within]) -> Survey:
    """What was found in a file, counted to its end; by then `formats` are those of all its documents."""
    fields: Counter[str] = Counter()
    first: First | None = None
    reasons: list[Diagnostic] = []
    articles = unusable = 0
    for each in found:
        if isinstance(each, Diagnostic):
            unusable += not each.kept
            reasons += [each] if len(reasons) < _REASONS else []
            continue
        articles += 1
        fields.update(key for key in article_to_wire(each) if key not in _NO_FIELDS)
        first = first or First(title=each.title, dating=each.dating)
    return Survey(
        path=path,
        formats=tuple(sorted(_innermost(formats))),
        articles=articles,
        fields=tuple(fields.items()),
        first=first,
        unusable=unusable,
        reasons=tuple(reasons),
    )


def _innermost(formats: Counter[Within]) -> Iterable[tuple[Within, int]]:
    """Without containers of which members are counted."""
    around = {each[:-1] for each in formats}
    return [(each, count) for each, count in formats.items() if each not in around]
