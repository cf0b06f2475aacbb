"""Lends the day to articles that have only a clock ("Today, 07:40") from articles that tell the same story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from timeline.models import Article, Basis, Certainty, Clue, Dating, Granularity, Message, Moment, dated, said
from timeline.reading.wording import Profile, profiles, similarity

LEAST_ALIKE = 0.1
"""Cosine of wording below which two articles of a topic do not tell the same piece of news."""

_LEDE = 250
"""Code points; about one paragraph."""

NEARLY_AS_ALIKE = 0.8
"""A sibling at least this close to the best one's likeness is named when it states another day."""


def lend_days(articles: Sequence[Article]) -> dict[str, Article]:
    """The articles of one topic that have a clock and no day, dated from a sibling each; by id, in the order given.

    The lender is the sibling whose headline and text are most alike in wording, among those that state a day of
    their own: a borrowed day is never lent on. News is told on the day it breaks, so the closest telling gives the
    best day; an average of all would not be a day anyone published on. Where siblings nearly as alike state other
    days, they are named in the evidence. Of two alike, the earlier day is taken, then the smaller id. Without a
    sibling alike enough the article stays undated and is not in the result.
    """
    lenders = [article for article in articles if _may_lend(article)]
    borrowers = [
        article for article in articles if article.dating.clock is not None and article.dating.published is None
    ]
    if not lenders or not borrowers:
        return {}
    wordings = profiles({article.id: _told(article) for article in articles})
    lent = ((borrower, _lend(borrower, lenders, wordings)) for borrower in borrowers)
    return {borrower.id: dated for borrower, dated in lent if dated is not None}


def _told(article: Article) -> str:
    """The wording to compare. What is new in a report stands in its headline and first paragraph: these count twice."""
    head = f"{article.title or ''}\n{article.text[:_LEDE]}"
    return f"{head}\n{head}\n{article.text[_LEDE:]}"


def _may_lend(article: Article) -> bool:
    dating = article.dating
    stated = dating.certainty in (Certainty.STATED, Certainty.INFERRED) and dating.lender is None
    return stated and dating.published is not None and dating.published.granularity.is_day_or_finer


def _lend(borrower: Article, lenders: Sequence[Article], wordings: Mapping[str, Profile]) -> Article | None:
    own = wordings[borrower.id]
    likeness = {each.id: similarity(own, wordings[each.id]) for each in lenders if each.id != borrower.id}
    ranked = sorted(
        (each for each in lenders if each.id in likeness),
        key=lambda each: (-round(likeness[each.id], 3), _day(each), each.id),
    )
    if not ranked or likeness[ranked[0].id] < LEAST_ALIKE:
        return None
    lender = ranked[0]
    bar = likeness[lender.id] * NEARLY_AS_ALIKE
    others = [each for each in ranked[1:] if likeness[each.id] >= bar and _day(each) != _day(lender)]
    return replace(borrower, dating=_borrowed(borrower.dating, lender, likeness[lender.id], others))


def _borrowed(dating: Dating, lender: Article, likeness: float, others: Sequence[Article]) -> Dating:
    day = _day(lender)
    published = _at(day, dating.clock, dating.zone_name)
    updated = _at(day, dating.updated_clock, dating.zone_name)
    if published and updated and updated.at < published.at:  # published at 23:50, updated at 00:10
        updated = Moment(at=updated.at + timedelta(days=1), granularity=updated.granularity)
    words = "the day {day} is that of {lender}, which tells the same in the most similar words ({likeness})"
    clue = said(words, day=dated(day), lender=_name(lender), likeness=f"{likeness:.2f}")
    doubt = "{other}, nearly as similar, was published on {day}"
    doubts = (Clue("contradiction", said(doubt, other=_name(each), day=dated(_day(each)))) for each in others)
    return replace(
        dating,
        published=published,
        updated=updated,
        evidence=(*dating.evidence, Clue("sibling", clue), *doubts),
        certainty=Certainty.INFERRED,
        lender=lender.id,
        basis=_basis(published),
    )


def _basis(published: Moment | None) -> Basis | None:
    """The page itself states the clock; its zone, where one is known, is that of its outlet."""
    if published is None:
        return None
    zone = Certainty.INFERRED if published.at.tzinfo else None
    return Basis(day=Certainty.INFERRED, clock=Certainty.STATED, zone=zone)


def _day(article: Article) -> date:
    """The day on the lender's own calendar."""
    published = article.dating.published
    return published.day if published else date.max


def _at(day: date, clock: time | None, zone_name: str | None) -> Moment | None:
    if clock is None:
        return None
    at = datetime.combine(day, clock)
    if at.tzinfo is None and zone_name is not None:
        at = datetime.fromisoformat(at.replace(tzinfo=ZoneInfo(zone_name)).isoformat())
    return Moment(at=at, granularity=Granularity.MINUTE)


def _name(article: Article) -> Message:
    words = "“{title}” ({outlet})" if article.title else "{title} ({outlet})"
    return said(words, title=article.title or article.id, outlet=article.outlet)
