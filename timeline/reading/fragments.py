"""The running text of an article that a feed or a CMS hands over as HTML: its own paragraphs, nobody else's headlines.

Such HTML is not a page: there is no menu to tell the text from, but pictures, embeds, boxes and pointers to other
stories stand between its paragraphs. What is left out is told by its element and its class, by what a line is by
itself (`classifiers`), and by its links: a paragraph that is one link is a way out of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.reading.classifiers import classify
from timeline.reading.lines import Role, split_lines
from timeline.reading.teasers import pointed_at

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SILENT = frozenset(
    [
        *("script", "style", "noscript", "template", "head", "title", "nav", "aside", "frameset", "iframe", "dialog"),
        *("figure", "figcaption", "picture", "svg", "math", "canvas", "map", "video", "audio", "object", "embed"),
        *("form", "button", "select", "textarea", "input", "meter", "progress"),
    ]
)
_BLOCKS = frozenset(
    [
        *("html", "body", "main", "section", "article", "header", "footer", "div", "center", "address", "fieldset"),
        *("p", "br", "hr", "pre", "blockquote", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "caption"),
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CELLS = frozenset(["td", "th"])

_BOX = re.compile(
    r"(?:^|[\s_-])(?:newsletter|sign-?up|subscribe|paywall|share(?:daddy|-\w+)?|sharing|social|addtoany|advert\w*|ads?|"
    r"sponsor\w*|promo\w*|caption|credit|wp-block-(?:embed|button|buttons|gallery|latest-posts|query|social-links)|"
    r"twitter-(?:tweet|video)|instagram-media|fb-(?:post|video)|tiktok-embed|bluesky-embed|jp-relatedposts|"
    r"yarpp\w*|screen-reader-text|visually-hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_POINTING_BOX = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|read-?(?:more|next|also)|more-?(?:on|from|stories|news)|also-?(?:read|like)|"
    r"teasers?)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Parts of a class or id of what stands in an article and is not of it; where it points to others, it has a link: the
`teaser` of an article is also its first paragraph."""

_LARGEST_BOX = 0.5
"""Share of the text: a class that so much of it stands under says something else."""

_FURNITURE = frozenset({Role.CREDIT, Role.READ_TIME, Role.LEGAL, Role.MENU, Role.END})
_ONE_LINK = 0.9
_MOSTLY_LINKS = 0.5
_SIGNED_OFF = 0.25
_FEWEST_WORDS = 4
_STOPS = (".", "!", "?", "”", '"', "…", "»", "。")
_PROSE = 160
"""Characters, beyond which what ends like a sentence is no furniture: credits, pointers and buttons are shorter."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_DEEPEST = 200


@dataclass
class Paragraph:
    """A block of text: `linked` of its letters stand in links, which lead to `targets`. `element` is what holds it.
    Once it is complete, `text` and `links` may be asked for."""

    element: str
    words: list[str] = field(default_factory=list)
    linked: int = 0
    targets: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    @cached_property
    def links(self) -> float:
        """The share of its letters that stand in links."""
        letters = len("".join(self.text.split()))
        return self.linked / letters if letters else 0.0


def fragment_text(html: str, *, title: str | None = None, url: str | None = None, by_blank_lines: bool = False) -> str:
    """The paragraphs of a piece of HTML with empty lines between; "" where it has no words.

    `title` is not said again at its head; a paragraph that is a link to `url`, the article's own address, is "Continue
    reading". `by_blank_lines` says that empty lines part paragraphs too, as in older WordPress.
    """
    from lxml.html import document_fromstring  # noqa: PLC0415  (few inputs need it)

    if "<" not in html and "&" not in html:
        return _joined([Paragraph("p", [each]) for each in _BLANK_LINE.split(html)], title, url)
    html = _NO_XML.sub(" ", html)
    if by_blank_lines:
        html = _BLANK_LINE.sub("\n<br>\n", html)
    return element_text(document_fromstring(f"<div>{html}</div>"), title=title, url=url)


def element_text(element: Element, *, title: str | None = None, url: str | None = None) -> str:
    """The same for markup that has been parsed, in whatever namespace."""
    return _joined(list(_paragraphs(element)), title, url)


def _joined(paragraphs: list[Paragraph], title: str | None, url: str | None) -> str:
    paragraphs = [each for each in paragraphs if each.text]
    if title and paragraphs and paragraphs[0].text.casefold() == " ".join(title.split()).casefold():
        paragraphs = paragraphs[1:]
    return "\n\n".join(each.text for each in _own(paragraphs, url))


def _paragraphs(root: Element) -> Iterator[Paragraph]:
    current = Paragraph("p")
    for kind, element, words, href in _pieces(root, _beside(root), "", "p", 0):
        if kind == "block":
            yield current
            current = Paragraph(element)
            continue
        current.words.append(words)
        if href:
            current.linked += len("".join(words.split()))
            if href not in current.targets:
                current.targets.append(href)
    yield current


def _pieces(
    element: Element, beside: Set[Element], href: str, block: str, depth: int
) -> Iterator[tuple[str, str, str, str]]:
    """The text in order, as ("text", block, words, link); ("block", block, "", "") where a block begins or ends."""
    if not isinstance(element.tag, str):
        if name := getattr(element, "name", None):
            yield "text", block, f"&{name};", href
        return
    tag = _tag(element)
    if tag in _SILENT or element in beside:
        yield "block", block, "", ""
        return
    if depth > _DEEPEST:
        yield "text", block, " ".join(element.itertext()), href
        return
    parts = tag in _BLOCKS
    inner = tag if parts and tag != "br" else block
    href = (element.get("href") or href) if tag == "a" else href
    if parts:
        yield "block", inner, "", ""
    if element.text:
        yield "text", inner, element.text, href
    for child in element:
        yield from _pieces(child, beside, href, inner, depth + 1)
        if child.tail:
            yield "text", inner, child.tail, href
    if tag in _CELLS:
        yield "text", inner, " ", ""
    if parts:
        yield "block", block, "", ""


def _tag(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1].casefold()


def _beside(root: Element) -> set[Element]:
    """The elements that stand in the article and are not of it: hidden ones, and boxes."""
    found: set[Element] = set()
    whole = None
    for element in root.iter():
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", ""):
            found.add(element)
        elif name != " " and (_BOX.search(name) or (_POINTING_BOX.search(name) and _has_link(element))):
            whole = _letters(root) if whole is None else whole
            if _letters(element) <= _LARGEST_BOX * whole:
                found.add(element)
    return found


def _has_link(element: Element) -> bool:
    return any(isinstance(each.tag, str) and _tag(each) == "a" for each in (element, *element.iterdescendants()))


def _letters(element: Element) -> int:
    """How much text stands in an element, scripts and their like not counted."""
    silent = (_letters(each) for each in element if isinstance(each.tag, str) and _tag(each) in _SILENT)
    return len("".join("".join(element.itertext()).split())) - sum(silent)


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
