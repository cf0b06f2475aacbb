"""Whom a saved page names as its authors: people, agencies, and the outlet itself, which is no byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.reading.bylines import after_byword, visible_byline
from timeline.reading.furniture import load_furniture, plain
from timeline.reading.sources import find_agency, named_agency

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BETWEEN = re.compile(r"\s*[,;|/•·]\s*")
_AND = re.compile(r"\s+(?:and|und|och|og|et|y|e|en|&|with|mit|con|avec)\s+")
_NO_NAME = re.compile(
    r"@|https?:|www\.|\d|\b(?:redakt\w+|redac\w+|rédac\w+|redaz\w+|staff|admin|editor(?:ial)?s?|desk|team|newsroom"
    r"|online|nachrichten|news|jr|sr)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"^(?:\(?(?P<label>[^:()]{2,20}):)?\s*\(?(?P<names>[^()]{2,50})\)?\.?$")
_SHOWN = ("p", "div", "span", "small", "em", "i", "footer", "cite")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class PageCredits:
    """The people, joined by commas, and the agency; None where the page names none."""

    byline: str | None
    agency: str | None


def read_page_credits(authors: Sequence[str], outlets: Sequence[str], shown: Sequence[str]) -> PageCredits:
    """Tell people from agencies and from the outlet, which is called by each of `outlets`. `authors` are as the page's
    metadata credits them, `shown` the credit lines below its text ("Quelle: ntv.de, ino/dpa")."""
    names = [name for author in authors for name in _names(after_byword(author))]
    own = {_key(name) for name in outlets if name}
    agencies = [
        agency for name in names if (agency := find_agency(name) or named_agency(name)) and _key(name) not in own
    ]
    agencies += [agency for line in shown if (agency := named_agency(line)) and _key(agency) not in own]
    people = [name for name in names if not find_agency(name) and _is_person(name, own)]
    return PageCredits(byline=", ".join(dict.fromkeys(people)) or None, agency=next(iter(agencies), None))


def credit_lines(tree: HtmlElement) -> Iterator[str]:
    """What short lines of a page credit, where they do so by a source's label or as "xyz/dpa"; pictures' are none."""
    furniture = load_furniture()
    for element in tree.iter(*_SHOWN):
        words = " ".join((element.text or "").split())
        if not 2 <= len(words) <= _LONGEST or next(element.iterancestors("figure"), None) is not None:
            continue
        match = _CREDIT.match(words)
        if match is None:
            continue
        label = plain(match.group("label") or "")
        names = match.group("names").strip()
        labelled = bool(label) and furniture.beginning("source_labels", label) == label
        if labelled or (not label and _is_signature(names)):
            yield names


def _is_signature(names: str) -> bool:
    """ "xyz/dpa", "SDA/sep"."""
    return "/" in names and " " not in names and any(map(find_agency, names.split("/")))


def shown_authors(tree: HtmlElement) -> tuple[str, ...]:
    """The names that a page shows in a line below its headline ("By Jane Doe | 12 March"), or marks as its author."""
    byline = visible_byline(tree)
    if byline:
        return (byline,)
    for path in (".//*[@itemprop='author']", ".//a[@rel='author']", ".//address"):
        names = (" ".join(element.text_content().split()) for element in tree.iterfind(path))
        found = tuple(dict.fromkeys(name for name in names if 0 < len(name) <= _LONGEST))
        if found:
            return found
    return ()


def _names(credit: str) -> Iterator[str]:
    """ "Jo Lind and Per Holm, AFP": each name; a name that has "y" or "e" in it ("Ortega y Gasset") stays whole."""
    for part in _BETWEEN.split(credit):
        both = [each.strip() for each in _AND.split(part) if each.strip()]
        whole = all(len(each.split()) > 1 or find_agency(each) for each in both)
        yield from both if whole else [part.strip()]


def _is_person(name: str, own: set[str]) -> bool:
    key = _key(name)
    outlets = (key == each or each in key or (key in each and " " not in name) for each in own if len(each) > 2)
    if not key or any(outlets) or _NO_NAME.search(name):
        return False
    return len(name) <= _LONGEST and any(letter.isalpha() for letter in name)


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()
