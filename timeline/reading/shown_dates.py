"""The times that a page shows its readers: its date lines and time elements, with their labels and places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.reading.classifiers import classify
from timeline.reading.foreign_dates import read_any_date_line
from timeline.reading.lines import split_lines
from timeline.reading.page_lines import PageLine, page_lines, text_of
from timeline.reading.statements import Label, Place, Statement
from timeline.reading.surroundings import Surroundings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROW = 3
"""Lines of one form with as many days are a list of other stories."""
_MARKS = " |•·-–—)]）"
_BEHIND_MARK = re.compile(r"[|•·–—(\[（]\s?[^|•·–—(\[（]{8,40}$")
_BEGINS = re.compile(r"(?:[^\W\d]+\W+){0,2}\d")
_FEW = 4
"""Words beside a date that may be a section, a name, a place."""
_SET_APART = re.compile(r"\s?[-–—|•·]\s")
_CLASSES = {
    Label.UPDATED: ("modif", "updat", "aktualis", "changed"),
    Label.PUBLISHED: ("publish", "entry-date", "pubdate", "posted"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A time that a page shows: what its line says, or the `machine` of a time element, its `datetime`."""

    place: Place
    label: Label
    statement: Statement | None = None
    machine: str | None = None


def shown_dates(
    tree: HtmlElement, headline: HtmlElement | None, around: Surroundings, *, only_told: bool
) -> list[Shown]:
    """In page order; what stands among the paragraphs of the text counts where it has a label only, and so does, with
    `only_told`, whatever does not stand at the headline."""
    lines = [(line, _statements(line)) for line in page_lines(tree, headline, around, only_told=only_told)]
    rows = _rows(lines)
    return [
        shown
        for line, statements in lines
        if line.place is not None or any(each.label is not Label.NONE for each in statements)
        if _form(line) not in rows
        for shown in _shown(line, statements)
    ]


def _statements(line: PageLine) -> tuple[Statement, ...]:
    found = _read(line.text)
    if not found and line.place is Place.HEAD:
        return _among_few_words(line.text)
    if found and all(each.label is Label.NONE for each in found) and (wider := line.wider):
        labelled = _read(wider)
        if any(each.label is not Label.NONE for each in labelled):
            return labelled
    return found


def _read(text: str) -> tuple[Statement, ...]:
    return tuple(each for line in split_lines(text) for each in _of_the_page(classify(line).dates.statements))


def _of_the_page(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Less the dates behind a labelled one that have no label: "As of 12 May (in force since 5 May)"."""
    labelled = False
    for each in statements:
        if each.label is not Label.NONE or not labelled:
            yield each
        labelled = labelled or each.label is not Label.NONE


def _among_few_words(text: str) -> tuple[Statement, ...]:
    """ "5 February 2020 - Editor: NAME", "Harbour Post (5 February 2020 10:30)": a full date that begins a line of the
    headline and is set apart or has few words behind it, or that ends it with its clock, set apart. ("Town hall, 5
    February 2020 10:30" may be where and when one can go.)"""
    text = text.strip(_MARKS)
    dates = read_any_date_line(text)
    if len(dates.statements) != 1 or dates.statements[0].day is None:
        return ()
    (statement,) = dates.statements
    few = len(dates.rest) <= _FEW and not text.endswith((".", "!", "?"))
    begins = text.startswith(statement.text[:4]) and _BEGINS.match(text) is not None
    behind = text.removeprefix(statement.text.strip())
    apart = behind != text and _SET_APART.match(behind) is not None
    if begins and (few or apart):
        return dates.statements
    return dates.statements if few and statement.clock is not None and _BEHIND_MARK.search(text) else ()


def _shown(line: PageLine, statements: Sequence[Statement]) -> Iterator[Shown]:
    place = Place.FOOT if line.place is None else line.place
    if line.time is not None:
        label = _label_of(line.time, statements)
        if machine := line.time.get("datetime"):
            yield Shown(place, label, machine=machine)
    for each in statements:
        yield Shown(place, each.label, each.at(place))


def _label_of(time: HtmlElement, statements: Sequence[Statement]) -> Label:
    """What the line of a time element calls it, else what its class does."""
    own = text_of(time)
    for each in statements:
        if each.label is not Label.NONE and own and (own in each.text or each.text in own):
            return each.label
    labels = {each.label for each in statements}
    if len(labels) == 1 and Label.NONE not in labels:
        return labels.pop()
    if time.get("pubdate") is not None:
        return Label.PUBLISHED
    words = f"{time.get('class') or ''} {time.get('itemprop') or ''}".casefold()
    return next((label for label, parts in _CLASSES.items() if any(part in words for part in parts)), Label.NONE)


def _rows(lines: Sequence[tuple[PageLine, Sequence[Statement]]]) -> set[tuple[str, ...]]:
    """The forms of lists: blocks of one tag and class within blocks of one tag and class, each with another day."""
    texts: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for line, statements in lines:
        if statements or line.time is not None:
            texts[_form(line)].add(line.text)
    return {form for form, each in texts.items() if len(each) >= _ROW}


def _form(line: PageLine) -> tuple[str, ...]:
    parents = (line.time if line.time is not None else line.block, line.block.getparent())
    return tuple(f"{each.tag} {each.get('class')}" for each in parents if each is not None)
