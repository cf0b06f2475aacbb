"""The storage format of Confluence: XHTML with macros and links of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.rendering.wiki.addresses import address
from timeline.rendering.wiki.sheet import Cited, Picture, Reference, Row, Sheet

_WIDTH = 900  # pixels
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # of XML 1.0


def confluence(sheet: Sheet) -> str:
    """The section: elements in a row, as the body of a page has them. The picture is an attachment of that
    page, or somewhere on the web."""
    return "".join(f"{line}\n" for line in _lines(sheet))


def escaped(text: str) -> str:
    """Plain text as the content of an element or the value of an attribute."""
    return _NO_CHARACTER.sub("\ufffd", text).translate(_ENTITIES)


def _lines(sheet: Sheet) -> Iterator[str]:
    words = sheet.words
    if sheet.picture:
        yield _picture(sheet.picture)
    opened = f" <strong>{_link(sheet.page, words.open)}</strong>" if sheet.page else ""
    yield f"<p>{escaped(' '.join(sheet.lines))}{opened}</p>"
    heads = "".join(
        f"<th><p>{escaped(each)}</p></th>" for each in (words.date, words.event, words.sureness, words.sources)
    )
    yield f"<table><tbody><tr>{heads}</tr>"
    for row in sheet.rows:
        yield _row(row, sheet)
    yield "</tbody></table>"
    if sheet.references:
        yield f"<p><strong>{escaped(words.references)}</strong></p>"
        yield "<ol>"
        yield from (
            f"<li><p>{_anchor(_place(sheet, n))}{_reference(each, sheet)}</p></li>"
            for n, each in enumerate(sheet.references, 1)
        )
        yield "</ol>"


def _row(row: Row, sheet: Sheet) -> str:
    doubt = "<br />".join(map(escaped, row.doubt))
    sources = "<br />".join(_cited(each, sheet) for each in row.sources)
    cells = (escaped(row.when), escaped(row.title), doubt, sources)
    return f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in cells)}</tr>"


def _cited(cited: Cited, sheet: Sheet) -> str:
    marks = (
        f'<sup><ac:link ac:anchor="{escaped(_place(sheet, n))}"><ac:plain-text-link-body><![CDATA[[{n}]]]>'
        "</ac:plain-text-link-body></ac:link></sup>"
        for n in cited.references
    )
    return " ".join([escaped(cited.outlet), *marks])


def _reference(reference: Reference, sheet: Sheet) -> str:
    title = _link(reference.href, reference.title) if reference.href else escaped(reference.title)
    archived = f" ({_link(reference.archived, sheet.words.archived)})" if reference.archived else ""
    return f"{escaped(reference.outlet)}: {title}, {escaped(reference.published)}{archived}"


def _link(href: str, words: str) -> str:
    return f'<a href="{escaped(href)}">{escaped(words)}</a>'


def _place(sheet: Sheet, number: int) -> str:
    return f"{sheet.key}-article-{number}"


def _anchor(name: str) -> str:
    return (
        '<ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">'
        f"{escaped(name)}</ac:parameter></ac:structured-macro>"
    )


def _picture(picture: Picture) -> str:
    href = address(picture.file)
    shown = (
        f'<ri:url ri:value="{escaped(href)}" />' if href else f'<ri:attachment ri:filename="{escaped(picture.file)}" />'
    )
    return f'<ac:image ac:alt="{escaped(picture.alt)}" ac:width="{_WIDTH}">{shown}</ac:image>'
