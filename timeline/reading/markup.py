"""Turns a fragment of HTML, as CMSs keep it in a field, into plain paragraphs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|figure|img|table|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "p",
        "br",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "tr",
        "section",
        "article",
        "header",
        "footer",
        "pre",
        "hr",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "figure",
        "figcaption",
        "iframe",
        "svg",
        "form",
        "button",
        "nav",
        "aside",
        "head",
    ]
)
_VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "source", "wbr"])


def has_markup(text: str) -> bool:
    """Whether a text holds HTML tags or entities, rather than a stray `<`."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def markup_to_text(fragment: str) -> str:
    """The words of a fragment, a blank line between blocks; scripts, styles and captions are left out."""
    parser = _Paragraphs()
    parser.feed(fragment)
    parser.close()
    paragraphs = (" ".join(part.split()) for part in "".join(parser.parts).split("\n"))
    return "\n\n".join(part for part in paragraphs if part)


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Past `<![...`: where it is no section that Python's parser knows, it is a comment, as browsers have it."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:  # an unclosed element inside ends with the one around it
            while self._silent.pop() != tag:
                pass
        elif tag in _BLOCKS and tag not in _VOID:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " "))
