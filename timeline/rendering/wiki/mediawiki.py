"""Wikitext for MediaWiki 1.39 and later; it needs no extension."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.rendering.wiki.sheet import Cited, Picture, Reference, Row, Sheet

_WIDTH = 900  # pixels

# Written as references to characters, which the parser turns into letters when all markup has been read. Of colons
# only those that can end the scheme of an address. The sign for a letter that was lost ends a link
_MARKUP = re.compile(r"""[&<>\[\]{}|'"=~_*#!\\\ufffd]|(?<=[A-Za-z]):(?=\S)|(?<=-)-""")
# "ISBN 0123456789" and its like are linked in wikis that are set so
_MAGIC_LINK = re.compile(r"\b(ISBN|RFC|PMID) (?=\d)")
_REFERENCE = re.compile("&(?=#?[A-Za-z0-9]+;)")
_NO_FILE = re.compile(r"[#<>\[\]|{}:/\\\x00-\x1f\x7f]")


def mediawiki(sheet: Sheet, *, cite: bool = False) -> str:
    """The section. With `cite`, for wikis that have the extension Cite, the articles are references of its own kind, in
    a group of theirs; without, numbers that lead to a list."""
    return "".join(f"{line}\n" for line in _lines(sheet, cite))


def escaped(text: str) -> str:
    """Plain text that stays text wherever it stands within a line, also in the value of an attribute."""
    text = _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)
    return _MAGIC_LINK.sub(lambda found: f"{found[1]}&#32;", text)


def _lines(sheet: Sheet, cite: bool) -> Iterator[str]:
    words = sheet.words
    yield f'<div class="story-timeline" lang="{escaped(sheet.language)}" dir="{sheet.direction}">'
    if sheet.picture:
        yield _picture(sheet.picture, sheet.page)
        yield ""
    opened = f" '''{_link(sheet.page, words.open)}'''" if sheet.page else ""
    yield f"{' '.join(map(escaped, sheet.lines))}{opened}"
    yield ""
    yield '<div style="overflow-x: auto">'  # a phone shows a part of the table, not a word a line
    yield '{| class="wikitable sortable" style="width: 100%"'
    yield "|-"
    yield f'! data-sort-type="text" scope="col" | {escaped(words.date)}'
    yield f'! scope="col" style="min-width: 13em" | {escaped(words.event)}'
    yield f'! scope="col" | {escaped(words.sureness)}'
    yield f'! class="unsortable" scope="col" | {escaped(words.sources)}'
    for row in sheet.rows:
        yield from _row(row, sheet, cite)
    yield "|}"
    yield "</div>"
    if sheet.references:
        yield ""
        yield f"'''{escaped(words.references)}'''"
        yield ""
        yield from _references(sheet, cite)
    yield "</div>"


def _row(row: Row, sheet: Sheet, cite: bool) -> Iterator[str]:
    yield "|-"
    yield f'| data-sort-value="{escaped(row.sort)}" | {escaped(row.when)}'
    yield f"| {escaped(row.title)}"
    yield f"| {'<br />'.join(map(escaped, row.doubt))}"
    sources = "<br />".join(_cited(each, sheet, cite) for each in row.sources)
    yield f"| {sources}"


def _cited(cited: Cited, sheet: Sheet, cite: bool) -> str:
    if cite:
        marks = "".join(f'<ref group="{_group(sheet)}" name="{_name(n)}" />' for n in cited.references)
    else:
        marks = "".join(f"<sup>[[#{_anchor(sheet.key, n)}|&#91;{n}&#93;]]</sup>" for n in cited.references)
    return f"{escaped(cited.outlet)}{marks}"


def _references(sheet: Sheet, cite: bool) -> Iterator[str]:
    numbered = list(enumerate(sheet.references, 1))
    if cite:
        yield f'<references group="{_group(sheet)}">'
        yield from (f'<ref name="{_name(n)}">{_reference(each, sheet)}</ref>' for n, each in numbered)
        yield "</references>"
        return
    yield from (f'# <span id="{_anchor(sheet.key, n)}"></span>{_reference(each, sheet)}' for n, each in numbered)


def _reference(reference: Reference, sheet: Sheet) -> str:
    title = _link(reference.href, reference.title) if reference.href else escaped(reference.title)
    archived = f" ({_link(reference.archived, sheet.words.archived)})" if reference.archived else ""
    return f"{escaped(reference.outlet)}: {title}, {escaped(reference.published)}{archived}"


def _link(address: str, words: str) -> str:
    return f"[{_address(address)} {escaped(words)}]"


def _address(address: str) -> str:
    """The parser reads references to characters in an address too."""
    return _REFERENCE.sub("&amp;", address)


def _picture(picture: Picture, page: str | None) -> str:
    """Raises ValueError for a name that no file of a wiki has."""
    if not picture.file.strip() or _NO_FILE.search(picture.file):
        raise ValueError(f"{picture.file!r} cannot be the name of a file in MediaWiki; leave away #<>[]|{{}}:/")
    link = f"|link={_address(page)}" if page else ""
    return f"[[File:{picture.file}|frameless|{_WIDTH}px|alt={escaped(picture.alt)}{link}]]"


def _anchor(key: str, number: int) -> str:
    return f"{key}-article-{number}"


def _group(sheet: Sheet) -> str:
    """A letter before each number, by which the references are told apart from those of the page around."""
    return escaped(sheet.words.sources[:1])


def _name(number: int) -> str:
    return f"article-{number}"
