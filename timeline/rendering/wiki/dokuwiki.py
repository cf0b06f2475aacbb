"""The syntax of DokuWiki; it needs no plugin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.rendering.wiki.sheet import Cited, Picture, Reference, Row, Sheet

_WIDTH = 900  # pixels
_PERCENT = re.compile("(%+)")
_NO_FILE = re.compile(r"[|{}?\[\]\s\x00-\x1f\x7f]")
# A label of a link or of a picture has no escape for what ends it: an invisible sign that joins words comes between
_JOINER = "\u2060"
_ENDS_LABEL = re.compile(r"(?<=[\[\]{}|])(?=[\[\]{}|])")


def dokuwiki(sheet: Sheet) -> str:
    """The section. The numbers of articles are links to them."""
    return "".join(f"{line}\n" for line in _lines(sheet))


def escaped(text: str) -> str:
    """Plain text that stays text: between double percent signs nothing is markup but these, which have a way of their
    own."""
    parts = _PERCENT.split(text)
    return "".join(f"<nowiki>{part}</nowiki>" if part[0] == "%" else f"%%{part}%%" for part in parts if part)


def _lines(sheet: Sheet) -> Iterator[str]:
    words = sheet.words
    if sheet.picture:
        yield _picture(sheet.picture)
        yield ""
    opened = f" **{_link(sheet.page, words.open)}**" if sheet.page else ""
    yield f"{escaped(' '.join(sheet.lines))}{opened}"
    yield ""
    yield "^ " + " ^ ".join(map(escaped, (words.date, words.event, words.sureness, words.sources))) + " ^"
    for row in sheet.rows:
        yield _row(row, sheet)
    if sheet.references:
        yield ""
        yield f"**{escaped(words.references)}**"
        yield ""
        yield from (f"  - {_reference(each, sheet)}" for each in sheet.references)


def _row(row: Row, sheet: Sheet) -> str:
    sources = r" \\ ".join(_cited(each, sheet) for each in row.sources)
    doubt = r" \\ ".join(map(escaped, row.doubt))
    return f"| {escaped(row.when)} | {escaped(row.title)} | {doubt} | {sources} |"


def _cited(cited: Cited, sheet: Sheet) -> str:
    marks = (_number(n, sheet.references[n - 1]) for n in cited.references)
    return "\u00a0".join([escaped(cited.outlet), *marks])


def _number(number: int, reference: Reference) -> str:
    return f"<sup>{_link(reference.href, str(number)) if reference.href else number}</sup>"


def _reference(reference: Reference, sheet: Sheet) -> str:
    title = _link(reference.href, reference.title) if reference.href else escaped(reference.title)
    archived = f" ({_link(reference.archived, sheet.words.archived)})" if reference.archived else ""
    return f"{escaped(reference.outlet)}: {title}, {escaped(reference.published)}{archived}"


def _link(address: str, words: str) -> str:
    """An address of a person stands without its scheme, which DokuWiki would take for the name of a page."""
    return f"[[{address.removeprefix('mailto:')}|{label(words)}]]"


def label(words: str) -> str:
    """The label of a link, in which nothing is markup but its end, and braces that make a picture of it."""
    joined = _ENDS_LABEL.sub(_JOINER, words)
    return f"{_JOINER}{joined}{_JOINER}" if joined[:1] in "[]{}|" or joined[-1:] in "[]{}|" else joined


def _picture(picture: Picture) -> str:
    """A file of the wiki, or one on the web. Raises ValueError for a name that neither has."""
    if not picture.file or _NO_FILE.search(picture.file):
        raise ValueError(f"{picture.file!r} cannot be the name of a file in DokuWiki; leave away blanks and |{{}}[]?")
    return f"{{{{{picture.file}?{_WIDTH}|{label(picture.alt)}}}}}"
