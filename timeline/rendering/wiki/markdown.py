"""Markdown with tables (GFM), as GitLab, GitHub and most wikis that take Markdown read it; it holds no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from timeline.rendering.wiki.addresses import address
from timeline.rendering.wiki.sheet import Cited, Picture, Reference, Row, Sheet

# Written as references to characters: what parts cells, opens tags, or is taken for a template before Markdown is read
_NUMBERED = frozenset("&<>|{}")
_MARKUP = re.compile(r"[&<>|{}\\`*_\[\]~#^$=!]")
_BEGINS_LIST = re.compile(r"^(\d+)([.)])|^([+-])")
_REFERENCE = re.compile("&(?=#?[A-Za-z0-9]+;)")
_BARE_SITE = re.compile(r"\b(www)\.", re.IGNORECASE)
# What wikis find in the text that Markdown has left over, past all escapes: mentions of persons, issues and commits,
# mail addresses, addresses, emoji, formulas, marked insertions. An invisible sign that joins words comes between
_JOINER = "\u2060"
_FOUND_LATER = re.compile(
    r"""(?<=[@#!~$%&])(?=[\w"\[{])|(?<=:)(?=//|[\w+-]+:)|(?<=[\[{])(?=[\[{+-])|(?<=[\]}+-])(?=[\]}])"""
)


def markdown(sheet: Sheet) -> str:
    """The section. The numbers of articles are links to them."""
    return "".join(f"{line}\n" for line in _lines(sheet))


def escaped(text: str) -> str:
    """Plain text that stays text in a paragraph, in a cell of a table and in the label of a link."""
    text = _MARKUP.sub(_written, _FOUND_LATER.sub(_JOINER, text))
    text = _BARE_SITE.sub(r"\1\\.", text)
    return _BEGINS_LIST.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", text)


def _written(markup: re.Match[str]) -> str:
    return f"&#{ord(markup[0])};" if markup[0] in _NUMBERED else f"\\{markup[0]}"


def _lines(sheet: Sheet) -> Iterator[str]:
    words = sheet.words
    if sheet.direction == "rtl":
        yield '<div dir="rtl">'
        yield ""
    if sheet.picture:
        yield _picture(sheet.picture)
        yield ""
    opened = f" **[{escaped(words.open)}]({_address(sheet.page)})**" if sheet.page else ""
    yield f"{escaped(' '.join(sheet.lines))}{opened}"
    yield ""
    yield _cells(map(escaped, (words.date, words.event, words.sureness, words.sources)))
    yield "|---|---|---|---|"
    for row in sheet.rows:
        yield _cells(_row(row, sheet))
    if sheet.references:
        yield ""
        yield f"**{escaped(words.references)}**"
        yield ""
        yield from (f"{n}. {_reference(each, sheet)}" for n, each in enumerate(sheet.references, 1))
    if sheet.direction == "rtl":
        yield ""
        yield "</div>"


def _cells(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(row: Row, sheet: Sheet) -> Iterator[str]:
    yield escaped(row.when)
    yield escaped(row.title)
    yield escaped(" · ".join(row.doubt))
    yield " · ".join(_cited(each, sheet) for each in row.sources)


def _cited(cited: Cited, sheet: Sheet) -> str:
    return " ".join([escaped(cited.outlet), *(_number(n, sheet.references[n - 1]) for n in cited.references)])


def _number(number: int, reference: Reference) -> str:
    words = f"\\[{number}\\]"
    return f"[{words}]({_address(reference.href)})" if reference.href else words


def _reference(reference: Reference, sheet: Sheet) -> str:
    words = escaped(reference.title)
    title = f"[{words}]({_address(reference.href)})" if reference.href else words
    archived = f" ([{escaped(sheet.words.archived)}]({_address(reference.archived)}))" if reference.archived else ""
    return f"{escaped(reference.outlet)}: {title}, {escaped(reference.published)}{archived}"


def _address(address: str) -> str:
    """Percent-encoded already; only what would be read as a reference to a character is left."""
    return _REFERENCE.sub("&amp;", address).replace("*", "%2A")


def _picture(picture: Picture) -> str:
    """Its file stands beside the page, or somewhere on the web."""
    return f"![{escaped(picture.alt)}]({_address(address(picture.file) or quote(picture.file, safe='/._-'))})"
