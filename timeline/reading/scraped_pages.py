"""Reads the text of a scraped page: an article among menus, captions, credits and other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from timeline.models import Article, Clue, Moment, Teaser, quoted
from timeline.reading.bylines import after_byword
from timeline.reading.classifiers import classify_all
from timeline.reading.filing import with_filing
from timeline.reading.frames import frame_for
from timeline.reading.furniture import load_furniture
from timeline.reading.identity import content_id
from timeline.reading.layout import Layout, lay_out
from timeline.reading.lines import Reading, Role, split_lines
from timeline.reading.publication import date_article
from timeline.reading.sources import abbreviated_agency, canonical_source, find_agency
from timeline.settings import Settings

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[,\s]*(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w&'’ -]{1,40}?)(?:[.,|;:]|\s+all\b|$)",
    re.IGNORECASE,
)
_SPLIT_NAMES = re.compile(r"\s*(?:[,;|/]|\band\b|\bund\b|\boch\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who wrote and who published, as far as the page says."""

    source: str | None
    agency: str | None
    byline: str | None


def read_page_text(text: str, path: str, settings: Settings, captured: Moment | None) -> Article | None:
    """Take the article out of a page's text; None where there is no article in it."""
    readings = classify_all(split_lines(text))
    layout = lay_out(readings)
    if not layout.paragraphs:
        return None
    credits = read_credits(layout, readings)
    source = canonical_source(credits.source, settings.sources)
    dating = date_article(layout.statements, frame_for(source, settings, captured))
    clues = tuple(Clue("dateline", quoted(words)) for words in layout.datelines)
    body = "\n\n".join(layout.paragraphs)
    identity = content_id(layout.title, body, source, *(statement.text for statement in layout.statements))
    article = Article(
        id=identity,
        text=body,
        path=path,
        title=layout.title,
        source=source,
        agency=credits.agency,
        byline=credits.byline,
        dating=replace(dating, evidence=(*dating.evidence, *clues)),
        captured=captured,
        teasers=tuple(Teaser(text=teaser, parent=identity) for teaser in layout.teasers),
    )
    return with_filing(article, [reading.line.text for reading in readings], layout.datelines)


def read_credits(layout: Layout, readings: Sequence[Reading]) -> Credits:
    """The outlet, from a note, the headline's tail, or the last copyright line (others are of what the page took from
    elsewhere); the agency, from the dateline, a byline, a note or a copyright line; and the names of a byline that are
    no agency's."""
    agency, site, owner, names = layout.agency, None, None, []
    for reading in readings:
        if reading.role is Role.NOTE:
            before, outlet = _split_note(reading.line.text)
            agency = agency or _named_agency(before) or abbreviated_agency(before)
            site = site or outlet
        elif reading.role is Role.BYLINE:
            agency = agency or _named_agency(after_byword(reading.line.text))
            names.append(after_byword(reading.line.text))
        elif reading.role is Role.LEGAL and (stated := _COPYRIGHT.search(reading.line.text)):
            name = stated.group("name").strip()
            agency = agency or find_agency(name)
            owner = name if _may_be_outlet(name) else owner
    byline = next((name for name in names if name and not _named_agency(name)), None)
    return Credits(source=site or layout.site or owner, agency=agency, byline=byline)


def _may_be_outlet(owner: str) -> bool:
    """Whether who a copyright line names can be the outlet: an agency or a seller of pictures is not."""
    return not (find_agency(owner) or owner.islower() or load_furniture().picture_agencies.search(owner))


def _split_note(text: str) -> tuple[str, str | None]:
    """ "By ZNAThis text has been shortened by NAME", run together: what stands before the note, and NAME."""
    match = load_furniture().notes.search(text)
    if match is None:  # "Source: AFP"
        return text.partition(":")[2] or text, None
    return after_byword(text[: match.start()]), match.group("name").strip() or None


def _named_agency(names: str) -> str | None:
    return find_agency(names) or next(
        (found for part in _SPLIT_NAMES.split(names) if (found := find_agency(part))), None
    )
