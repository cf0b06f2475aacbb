"""Which articles a build may show at a stated time: embargoes, withdrawals, and how long each may be kept.

Where that is not known for sure, an article is held back. What is held back is told of by numbers alone: its title, its
file and its id may give away what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from msgspec.structs import replace

from timeline.archive.holdings import address_of, latest_stated
from timeline.errors import NothingBuiltError
from timeline.instants import has_passed
from timeline.intake import Intake
from timeline.models import Article, Diagnostic, Granularity, Moment, Rights, Usage
from timeline.settings import Settings

Term = TypeVar("Term")

PLACE = "release"
"""`where` of the remarks that are made here."""


class Hold(StrEnum):
    """Why an article is on no page: what is said of so many of them."""

    WITHDRAWN = "withdrawn by the outlet"
    UNTIMED = "under an embargo, and no time was stated to judge it by: give --at TIME"
    EMBARGOED = "under an embargo that has not passed at {at}"
    EXPIRED = "past the time for which it may be kept, at {at}; `timeline archive purge --expired` deletes the text"
    UNDATED = "without a day of publication, from which the keep_days of the source would count: state keep_until"


def time_of(at: Moment | None, settings: Settings) -> Moment | None:
    """The time that was stated, else that of the settings; None where neither states one."""
    return Moment.parse(settings.at) if at is None and settings.at is not None else at


def release(intake: Intake, at: Moment | None, settings: Settings) -> Intake:
    """What was taken in, without the articles and versions that may not be shown at the time `at`, or, where no time is
    stated, at that of the settings. Raises as `released`."""
    at = time_of(at, settings)
    articles, remarks = released(intake.articles, at, settings)
    quotable = {each.id for each in articles if not each.link_only}
    earlier = {
        key: shown
        for key, versions in intake.earlier.items()
        if key in quotable and (shown := tuple(each for each in versions if _may_be_compared(each, at, settings)))
    }
    return replace(intake, articles=articles, diagnostics=(*intake.diagnostics, *remarks), earlier=earlier)


def released(
    articles: Sequence[Article], at: Moment | None, settings: Settings
) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """The articles that may be shown at the time `at` (None: not stated), in their order, with what is set for their
    sources among their rights; and remarks on the others.

    Of an article that came several times, what holds one back, or lets it be linked only, holds for those that are no
    newer. Raises
    NothingBuiltError where there are articles, and none may be shown.
    """
    holds = _with_others(articles, [hold_of(each, at, settings) for each in articles])
    only = _with_others(articles, [True if _is_linked(each, settings) else None for each in articles])
    terms = zip(articles, holds, only, strict=True)
    shown = tuple(_as_linked(each) if linked else each for each, hold, linked in terms if hold is None)
    counts = Counter(hold for hold in holds if hold is not None)
    remarks = [_remark(f"{_articles(counts[hold])} {hold.format(at=at)}") for hold in Hold if counts[hold]]
    if articles and not shown:
        reasons = "\n  ".join(each.reason for each in remarks)
        raise NothingBuiltError(f"all articles are held back; the old output is left as it was:\n  {reasons}")
    if at is None and any(keep_until(each, settings) for each in shown):
        remarks.append(_remark("some articles may be kept for a time only, which is not looked at without --at TIME"))
    return shown, tuple(remarks)


def hold_of(article: Article, at: Moment | None, settings: Settings) -> Hold | None:
    """Why an article may not be shown at a time; None where it may."""
    if article.status is Usage.WITHDRAWN:
        return Hold.WITHDRAWN
    if article.embargo_until is not None:
        if at is None:
            return Hold.UNTIMED
        if not has_passed(article.embargo_until, at, zone=_zone(article, settings), own=settings.zone):
            return Hold.EMBARGOED
    if at is None:
        return None
    if has_expired(article, at, settings):
        return Hold.EXPIRED
    limited = settings.of_source(article.source).keep_days is not None
    return Hold.UNDATED if limited and article.dct is None and keep_until(article, settings) is None else None


def has_expired(article: Article, at: Moment, settings: Settings) -> bool:
    """Whether an article may surely not be kept any longer at a time."""
    until = keep_until(article, settings)
    return until is not None and has_passed(until, at, zone=_zone(article, settings), own=settings.zone)


def keep_until(article: Article, settings: Settings) -> Moment | None:
    """The last time at which an article may be kept: its own, else so many days after its publication as are set for
    its source. None: for good, or no day to count from."""
    if article.rights is not None and article.rights.keep_until is not None:
        return article.rights.keep_until
    days = settings.of_source(article.source).keep_days
    if days is None or article.dct is None:
        return None
    try:
        last = article.dct.at + timedelta(days=days)
    except OverflowError:
        return None
    return Moment(at=last.replace(hour=0, minute=0, second=0), granularity=Granularity.DAY)


def _is_linked(article: Article, settings: Settings) -> bool:
    return article.link_only or settings.of_source(article.source).link_only


def _as_linked(article: Article) -> Article:
    if article.link_only:
        return article
    return replace(article, rights=replace(article.rights or Rights(), link_only=True))


def _may_be_compared(version: Article, at: Moment | None, settings: Settings) -> bool:
    """Whether words of an earlier version of an article may be shown."""
    return hold_of(version, at, settings) is None and not version.link_only


def _with_others(articles: Sequence[Article], terms: Sequence[Term | None]) -> list[Term | None]:
    """What holds for each article, None for nothing; that of one holds for those, too, that are it and no newer."""
    known: dict[str, list[tuple[Article, Term]]] = {}
    for article, term in zip(articles, terms, strict=True):
        if term is not None:
            for name in _names(article):
                known.setdefault(name, []).append((article, term))
    if not known:
        return list(terms)
    return [
        term or next((other for bound, other in _among(article, known) if _takes_along(bound, article)), None)
        for article, term in zip(articles, terms, strict=True)
    ]


def _among(article: Article, known: dict[str, list[tuple[Article, Term]]]) -> Iterable[tuple[Article, Term]]:
    for name in _names(article):
        yield from known.get(name, ())


def _names(article: Article) -> tuple[str, ...]:
    address = address_of(article)
    return (f"id {article.id}", f"address {address}") if address else (f"id {article.id}",)


def _takes_along(bound: Article, article: Article) -> bool:
    one_source = bound.source is None or article.source is None or bound.source == article.source
    is_it = one_source if bound.id == article.id else True  # else it has the same address
    return is_it and latest_stated(article) <= latest_stated(bound)


def _zone(article: Article, settings: Settings) -> str | None:
    return article.dating.zone_name or settings.of_source(article.source).zone or settings.zone


def _articles(count: int) -> str:
    return "1 article is held back:" if count == 1 else f"{count} articles are held back:"


def _remark(reason: str) -> Diagnostic:
    return Diagnostic(path="timeline build", where=PLACE, reason=reason, kept=True)
