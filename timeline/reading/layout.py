"""The parts of a scraped page, from its classified lines: headline, article, other stories, statements of times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.reading.body import Body, sort_body
from timeline.reading.date_lines import read_date_line
from timeline.reading.extent import Run, article_runs
from timeline.reading.headline import choose_headline, split_site
from timeline.reading.lines import Reading, Role
from timeline.reading.statements import Label, Place, Statement
from timeline.reading.teasers import collect_teasers

_HEAD = 2
"""Paragraphs of the article after which a date line among them is the text's own, not the page's."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart. `paragraphs` are the article in order, without headline, captions and furniture."""

    title: str | None
    site: str | None
    paragraphs: tuple[str, ...]
    teasers: tuple[str, ...]
    statements: tuple[Statement, ...]
    datelines: tuple[str, ...] = ()
    agency: str | None = None


def lay_out(readings: Sequence[Reading]) -> Layout:
    """Take a page apart. A page without prose has its longer lines as text, below the first as its headline."""
    runs = article_runs(readings)
    if not runs:
        return _without_prose(readings)
    headline = choose_headline(readings, runs)
    if headline is not None:
        runs = [(headline + 1, runs[0][1]), *runs[1:]]
    body = sort_body(readings, runs, headline)
    title, site = split_site(readings[headline].line.text) if headline is not None else (None, None)
    gaps = [(first[1], second[0]) for first, second in pairwise(runs)]
    other = [
        text for start, end in [*gaps, (runs[-1][1], len(readings))] for text in collect_teasers(readings[start:end])
    ]
    known = {text.casefold() for text in (title, *body.paragraphs) if text}
    return Layout(
        title=title,
        site=site,
        paragraphs=tuple(body.paragraphs),
        teasers=tuple(text for text in dict.fromkeys([*body.teasers, *other]) if text.casefold() not in known),
        statements=tuple(_statements(readings, runs, body)),
        datelines=tuple(body.datelines),
        agency=body.agency,
    )


def _statements(readings: Sequence[Reading], runs: Sequence[Run], body: Body) -> list[Statement]:
    """What the page says of its own times, with its place; the days of other stories and of the text left out."""
    found: list[Statement] = []
    first, end = runs[0][0], runs[-1][1]
    for i, reading in enumerate(readings[:end]):
        before = body.paragraphs_before.get(i)
        if i >= first and before is None:
            continue  # in a box of other stories
        below_all = before is not None and before >= len(body.paragraphs)
        labelled = any(statement.label is not Label.NONE for statement in reading.dates.statements)
        if before is not None and before > _HEAD and not below_all and not labelled:
            continue
        place = Place.TOP if before is None else Place.FOOT if below_all and body.paragraphs else Place.HEAD
        found.extend(statement.at(place) for statement in reading.dates.statements)
    for dateline in body.datelines:
        found.extend(statement.at(Place.DATELINE) for statement in read_date_line(dateline).statements)
    for reading in readings[end:]:
        if reading.role in (Role.TAIL_HEADING, Role.INLINE_HEADING, Role.SHORT, Role.PROSE):
            break
        found.extend(statement.at(Place.FOOT) for statement in reading.dates.statements)
    return found


def _without_prose(readings: Sequence[Reading]) -> Layout:
    """A flash of one or two lines without a full stop."""
    lines = [reading.line.text for reading in readings if reading.role is Role.SHORT and reading.line.size >= 4]
    title, rest = (lines[0], lines[1:]) if len(lines) > 1 else (None, lines)
    statements = tuple(statement for reading in readings for statement in reading.dates.statements)
    return Layout(title=title, site=None, paragraphs=tuple(rest), teasers=(), statements=statements)
