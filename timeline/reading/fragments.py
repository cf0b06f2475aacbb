"""The running text of an article that a feed or a CMS hands over as HTML: its own paragraphs, nobody else's headlines.

Such HTML is not a page: there is no menu to tell the text from, but pictures, embeds, boxes and pointers to other
stories stand between its paragraphs. What is left out is told by its element and its class, by what a line is by
itself (`classifiers`), and by its links: a paragraph that is one link is a way out of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING

from timeline.reading.classifiers import classify
from timeline.reading.lines import Role, split_lines
from timeline.reading.paragraphs import Paragraph, paragraphs_in
from timeline.reading.teasers import pointed_at

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_FURNITURE = frozenset({Role.CREDIT, Role.READ_TIME, Role.LEGAL, Role.MENU, Role.END})
_ONE_LINK = 0.9
_MOSTLY_LINKS = 0.5
_SIGNED_OFF = 0.25
_FEWEST_WORDS = 4
_STOPS = (".", "!", "?", "”", '"', "…", "»", "。")
_PROSE = 160
"""Characters, beyond which what ends like a sentence is no furniture: credits, pointers and buttons are shorter."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_WRITTEN_OUT = re.compile(r"&lt;(?:p|br|div)\b")
_PARTED = re.compile(r"<(?:p|br|div|li|h[1-6])\b", re.IGNORECASE)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def fragment_text(html: str, *, title: str | None = None, url: str | None = None, by_blank_lines: bool = False) -> str:
    """The paragraphs of a piece of HTML with empty lines between; "" where it has no words.

    `title` is not said again at its head; a paragraph that is a link to `url`, the article's own address, is "Continue
    reading". `by_blank_lines` says that empty lines part paragraphs too, as in older WordPress; they do where no
    element does.
    """
    from lxml.html import document_fromstring  # noqa: PLC0415  (few inputs need it)

    if "<" not in html and "&" not in html:
        return _joined([Paragraph("p", [each]) for each in _BLANK_LINE.split(html)], title, url)
    if "<" not in html and _WRITTEN_OUT.search(html):
        html = unescape(html)  # written out twice
    html = _NO_XML.sub(" ", html)
    if by_blank_lines or not _PARTED.search(html):
        html = _BLANK_LINE.sub("\n<br>\n", html)
    return element_text(document_fromstring(f"<div>{html}</div>"), title=title, url=url)


def element_text(element: Element, *, title: str | None = None, url: str | None = None) -> str:
    """The same for markup that has been parsed, in whatever namespace."""
    return _joined(list(paragraphs_in(element)), title, url)


def _joined(paragraphs: list[Paragraph], title: str | None, url: str | None) -> str:
    paragraphs = [each for each in paragraphs if each.text]
    if title and paragraphs and paragraphs[0].text.casefold() == " ".join(title.split()).casefold():
        paragraphs = paragraphs[1:]
    return "\n\n".join(each.text for each in _own(paragraphs, url))


def _own(paragraphs: Sequence[Paragraph], url: str | None) -> list[Paragraph]:
    """Those that the article itself says."""
    roles = [_role(each) for each in paragraphs]
    last = max((i for i, each in enumerate(paragraphs) if each.links < _MOSTLY_LINKS), default=-1)
    kept: list[Paragraph] = []
    pointing = False
    for i, (each, role) in enumerate(zip(paragraphs, roles, strict=True)):
        if pointing and each.links >= _ONE_LINK:
            continue
        pointing = False
        if role in (Role.INLINE_HEADING, Role.TAIL_HEADING) and _is_pointer(paragraphs, i):
            pointing = True
        elif not _is_furniture(each, role) and not _leads_out(paragraphs, i, last, url):
            kept.append(each)
    return kept


def _role(paragraph: Paragraph) -> Role:
    text = paragraph.text
    if not paragraph.linked and len(text) > _PROSE and text.endswith(_STOPS):
        return Role.PROSE  # nearly all paragraphs, and looking closer is most of the work
    lines = split_lines(text)
    return classify(lines[0]).role if lines else Role.CONTROL


def _is_pointer(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether "Read more" and its like lead to another story: in themselves, by the links below, or by nothing more."""
    here = paragraphs[i]
    line = next(iter(split_lines(here.text)), None)
    if here.links or (line is not None and pointed_at(line)):
        return True
    return i + 1 == len(paragraphs) or paragraphs[i + 1].links >= _ONE_LINK


def _is_furniture(paragraph: Paragraph, role: Role) -> bool:
    if role is Role.PROMO:
        return paragraph.links > 0
    if paragraph.element in _HEADINGS:
        return role is Role.CREDIT
    return role in _FURNITURE or role is Role.CONTROL


def _leads_out(paragraphs: Sequence[Paragraph], i: int, last: int, url: str | None) -> bool:
    """Whether a paragraph is a link to the article itself ("Continue reading"), or to another one between its own.

    A text of links alone is a list of links, and its own. In the last paragraph a link to the article itself is
    enough: "The post ... appeared first on ...".
    """
    each = paragraphs[i]
    if url and each.targets and _same(each.targets[0], url):
        return each.links >= (_SIGNED_OFF if i + 1 == len(paragraphs) else _ONE_LINK)
    if each.links < _ONE_LINK or last < 0 or each.element in _HEADINGS:
        return False
    if each.element in ("li", "dd", "dt"):
        return i > last
    return len(each.text.split()) >= _FEWEST_WORDS and not each.text.endswith(_STOPS)


def _same(target: str, url: str) -> bool:
    """Whether two addresses are one but for scheme, query, fragment and a slash at the end."""
    first, second = (re.sub(r"^https?:|[?#].*$", "", each.strip()).rstrip("/") for each in (target, url))
    return first == second
