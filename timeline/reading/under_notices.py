"""An article under what its agency wrote to editors in its text: embargoes, kills and corrections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from timeline.models import Article, Diagnostic, Moment, Usage
from timeline.reading.frames import Frame, frame_for
from timeline.reading.publication import with_zone
from timeline.reading.sources import desk_zone, find_agency
from timeline.reading.stated_times import read_time
from timeline.reading.wire_notices import Notices, notices_in
from timeline.reading.wire_times import has_ended
from timeline.settings import Settings

_TOP, _BOTTOM = 6, 5
"""Lines of a story in which notices stand: above and below it."""


def under_notices(
    article: Article, lines: Sequence[str], where: str | None, settings: Settings
) -> Article | Diagnostic:
    """The article with the status and the embargo that its lines tell, where it states none itself; why it is not used
    where nobody can tell when its embargo ends.

    A kill counts only in a story of an agency: elsewhere the word may be a headline.
    """
    edges = lines if len(lines) <= _TOP + _BOTTOM else [*lines[:_TOP], *lines[-_BOTTOM:]]
    notices = notices_in([article.title or "", *edges], _made(article))
    marked = replace(article, status=_status(article, notices))
    if notices.embargo_until is None or article.embargo_until is not None:
        return marked
    until = read_time(notices.embargo_until, Frame())
    if until is None:
        reason = (
            f"is under an embargo of which the end cannot be told, {notices.embargo_until[:100]!r}: not used; state "
            "its embargo_until, or give it again once it is released"
        )
        return Diagnostic(path=article.path, where=where, reason=reason)
    until = _with_zone(until, article, settings)
    made = article.dating.updated or article.dating.published
    # the very end of the embargo may be all that the page has for a publication time
    is_over = made is not None and made.at != until.at and has_ended(until, made)
    return marked if is_over else replace(marked, embargo_until=until)


def _made(article: Article) -> date | None:
    filed = article.filing.at if article.filing else None
    made = filed or article.dating.published
    return made.day if made else None


def _status(article: Article, notices: Notices) -> Usage:
    if article.status is not Usage.USABLE or notices.status is None:
        return article.status
    status = Usage(notices.status)
    is_of_agency = article.agency is not None or (
        article.source is not None and find_agency(article.source) is not None
    )
    return status if status is not Usage.WITHDRAWN or is_of_agency else article.status


def _with_zone(until: Moment, article: Article, settings: Settings) -> Moment:
    """A clock without a zone in that of the source, else of the agency's desk."""
    zone = frame_for(article.source, settings, None).zone or desk_zone(article.agency or "")
    return with_zone(until, Frame(zone=zone))
