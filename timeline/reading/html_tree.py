"""Parses a page once, whatever its markup: every step on a page works on this one tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.reading.page_bounds import within_bounds

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")
_CONTROL_REFERENCES = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)(?!\d)|x0*(?:[0-8bcef]|1[0-9a-f]|7f)(?![0-9a-f]));?", re.IGNORECASE
)
_WRAPPERS = re.compile(
    r"</?(?!(?:html|head|body|title|meta|link|script|style|h[1-6]|p|br|time)\b)[a-z][^<>]*>", re.IGNORECASE
)
"""Tags without which the paragraphs of a page still stand apart."""
_TOO_DEEP = "Excessive depth"


def parse_html(page: str) -> HtmlElement | None:
    """The tree of a page, without comments; None where there is nothing in it. Raises InputError for one
    beyond all bounds.

    Characters that no markup may hold are left out. What is nested deeper than the parser goes (256 elements) would
    be lost with all that follows: such a page is parsed without its wrappers, as what stands in them.
    """
    page = within_bounds(page)
    clean = _CONTROL_REFERENCES.sub("", page) if "&#" in page else page
    tree, faults = _parse(clean)
    if _TOO_DEEP in faults:
        tree, _ = _parse(_WRAPPERS.sub("\n", clean))
    return tree


def _parse(page: str) -> tuple[HtmlElement | None, str]:
    from lxml.etree import ParserError  # noqa: PLC0415  (only HTML inputs need lxml)
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415  (see above)

    # as bytes: a text with an encoding declaration in it is refused
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        tree = document_fromstring(page.encode("utf-8", "replace").translate(None, _CONTROLS), parser=parser)
    except (ParserError, ValueError):  # nothing but blanks or comments
        return None, ""
    return tree, " ".join(entry.message for entry in parser.error_log.filter_from_fatals())
