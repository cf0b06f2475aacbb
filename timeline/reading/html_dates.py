"""When a saved page was published, by what its markup says: JSON-LD, meta tags, time elements, visible date lines.

htmldate, which also guesses from addresses and the page's text, is asked last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.models import Certainty, Clue, Dating, Moment, dated, said
from timeline.reading.classifiers import classify
from timeline.reading.date_lines import LONGEST
from timeline.reading.html_metadata import article_objects
from timeline.reading.lines import split_lines
from timeline.reading.names import load_names
from timeline.reading.publication import Frame, date_article, with_zone
from timeline.reading.stated_times import read_time
from timeline.reading.statements import Place, Statement

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 4000
_LAST_DAY = "2100-01-01"
"""Up to which htmldate takes a day for one; its own default is the day on which it runs."""


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    moment: Moment


def date_page(tree: HtmlElement, page: str, url: str | None, frame: Frame) -> Dating:
    """Date a page: the first kind of evidence that states a publication time decides, the others are kept as clues."""
    published = list(_stated(tree, frame, "datePublished", "published"))
    updated = list(_stated(tree, frame, "dateModified", "updated"))
    published += _time_elements(tree, frame) if not published else []
    statements = _visible(tree) if not published else []
    visible = date_article(statements, frame) if statements else None
    if not published and visible is not None and (visible.published or visible.clock):
        return visible
    if not published:
        published = list(_guessed(page, url))
    clues = tuple(Clue(each.kind, dated(each.moment)) for each in [*published, *updated])
    if not published:
        first = updated[0].moment if updated else None
        only_update = said("the page names no publication time, only an update")
        note = Clue("none", only_update if first else said("the page names no publication time"))
        certainty = Certainty.INFERRED if first else Certainty.UNKNOWN
        return Dating(published=first, updated=first, evidence=(*clues, note), certainty=certainty)
    chosen = _exact(published)
    moment = with_zone(chosen.moment, frame)
    update = next((each.moment for each in updated), None)
    return Dating(
        published=moment,
        updated=update if update and update.day >= moment.day else None,
        evidence=clues,
        certainty=Certainty.INFERRED if chosen.kind == "htmldate" else Certainty.STATED,
        zone=_zone(chosen.moment, frame),
    )


def _exact(found: list[_Found]) -> _Found:
    """The first; but another that says the same more exactly: the time of that day, or the offset of that time."""
    first = found[0]
    if not first.moment.has_clock:
        return next((each for each in found if each.moment.has_clock and each.moment.day == first.moment.day), first)
    if first.moment.at.tzinfo is None:
        same = (
            each for each in found if each.moment.at.tzinfo and each.moment.at.replace(tzinfo=None) == first.moment.at
        )
        return next(same, first)
    return first


def _zone(moment: Moment, frame: Frame) -> str | None:
    if not moment.has_clock:
        return None
    if moment.at.tzinfo is not None:
        return "stated by the page"
    return f"{frame.zone}, from {frame.zone_from}" if frame.zone else None


def _stated(tree: HtmlElement, frame: Frame, key: str, kind: str) -> Iterator[_Found]:
    for each in article_objects(tree):
        moment = read_time(each.get(key) or "", frame)
        if moment is not None:
            yield _Found(f"JSON-LD {key}", moment)
    metas: dict[str, str] = {}
    for tag in tree.iterfind(".//meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (tag.get(attribute) or "").strip().casefold()
            if name and (tag.get("content") or "").strip():
                metas.setdefault(name, tag.get("content") or "")
    for name in load_names().meta[kind]:
        moment = read_time(metas[name], frame) if name in metas else None
        if moment is not None:
            yield _Found(f"meta {name}", moment)


def _time_elements(tree: HtmlElement, frame: Frame) -> list[_Found]:
    """Time elements and itemprops in the page's order, those that say that they are the publication first."""
    found: list[tuple[int, _Found]] = []
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        value = element.get("datetime") or element.get("content") or element.text_content()
        if moment := read_time(value, frame):
            found.append((0, _Found("itemprop datePublished", moment)))
    for element in tree.iterfind(".//time[@datetime]"):
        words = f"{element.get('class') or ''} {element.get('itemprop') or ''}".casefold()
        if "modif" in words or "updat" in words or _among_others(element):
            continue
        if moment := read_time(element.get("datetime") or "", frame):
            sure = element.get("pubdate") is not None or "publish" in words or "entry-date" in words
            found.append((1 if sure else 2, _Found("time element", moment)))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _among_others(element: HtmlElement) -> bool:
    """Whether an element stands among comments, teasers or in the page's frame."""
    for ancestor in element.iterancestors():
        words = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}".casefold()
        if ancestor.tag in ("aside", "nav", "footer") or any(word in words for word in load_names().others):
            return True
    return False


def _visible(tree: HtmlElement) -> list[Statement]:
    """Date lines that a reader sees, in elements whose class speaks of a date; the page's order."""
    found: list[Statement] = []
    for number, element in enumerate(
        tree.iter("time", "span", "div", "p", "li", "small", "em", "td", "a", "b", "strong")
    ):
        if number > _MOST_ELEMENTS or len(found) > 5:
            break
        words = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
        if element.tag != "time" and not any(word in words for word in load_names().dated):
            continue
        text = " ".join(element.text_content().split())
        if not text or len(text) > LONGEST or _among_others(element):
            continue
        for line in split_lines(text):
            found.extend(
                statement.at(Place.HEAD) for statement in classify(line).dates.statements if statement not in found
            )
    return found


def _guessed(page: str, url: str | None) -> Iterator[_Found]:
    from htmldate import find_date  # noqa: PLC0415  (comes with trafilatura; slow to import)

    try:
        guess = find_date(page, url=url, original_date=True, outputformat="%Y-%m-%d", max_date=_LAST_DAY)
    except Exception:  # a page that trips a guesser is a page without a date
        guess = None
    # Of a year alone ("built in 1998") htmldate makes a first of January.
    if guess and not guess.endswith("-01-01"):
        yield _Found("htmldate", Moment.parse(guess))
