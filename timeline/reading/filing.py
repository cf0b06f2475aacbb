"""When and where an agency filed a story that somebody else may run: its stamp, its dateline, the zone of the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from timeline.models import (
    Article,
    Basis,
    Certainty,
    Clue,
    Dating,
    Filing,
    Granularity,
    Message,
    Moment,
    dated,
    quoted,
    said,
)
from timeline.reading.cities import zone_of_place
from timeline.reading.datelines import Dateline, bare_place, find_dateline, place_and_day
from timeline.reading.filing_stamps import Stamp, find_stamp
from timeline.reading.frames import Frame
from timeline.reading.publication import with_zone
from timeline.reading.sources import desk_zone
from timeline.reading.statements import Statement

_DATELINES = 6
"""Lines at the top of a story in which its dateline may stand: below the headline, the byline and notes to editors."""

_LATE = timedelta(days=1)
"""A story is run when it has been filed, the zones apart."""


@dataclass(frozen=True, slots=True)
class _Filed:
    """A time of filing with the line that states it; `why` says what of it the line does not."""

    moment: Moment
    words: str
    why: Message | None = None


def with_filing(article: Article, lines: Sequence[str], datelines: Iterable[str] = ()) -> Article:
    """The article with its agency, and when and where that filed it, as far as it says; what its record states counts
    first.

    `lines` are all that is left of its document in their order, `datelines` what was cut off its paragraphs. One that
    says nowhere when it was published is dated by its filing.
    """
    found = [each for words in (*datelines, *lines[:_DATELINES]) if (each := find_dateline(f"{words.strip()} "))]
    stamps = [stamp for line in lines if (stamp := find_stamp(line))]
    stamps.sort(key=lambda stamp: stamp.statement.clock is None)
    own = article.filing or Filing()
    filed = _filed(stamps, found, article) if own.at is None else None
    place = _place(own.place) or next((each.place for each in found if each.place), None) or _bare(article, lines)
    filing = Filing(
        at=own.at or (filed.moment if filed else None),
        place=place,
        zone=own.zone or (zone_of_place(place) if place else None),
    )
    agency = article.agency or next((each.agency for each in found if each.agency), None)
    return replace(
        article,
        agency=agency,
        filing=None if filing == Filing() else filing,
        dating=_dated(article.dating, filed) if filed else article.dating,
    )


def _filed(stamps: Sequence[Stamp], found: Sequence[Dateline], article: Article) -> _Filed | None:
    """By the first stamp that makes sense, else by the day of a dateline."""
    around = article.dating.published
    for stamp in stamps:
        filed = _of_stamp(stamp, stamp.agency or article.agency)
        if _makes_sense(filed.moment, around):
            return filed
    for each in found:
        day = _day(each.day, around.day if around else None) if each.day else None
        if day is not None and _makes_sense(moment := Moment(datetime.combine(day, time()), Granularity.DAY), around):
            return _Filed(moment, each.words)
    return None


def _of_stamp(stamp: Stamp, agency: str | None) -> _Filed:
    statement = stamp.statement
    day = statement.day or date.min
    if statement.clock is None:
        return _Filed(Moment(datetime.combine(day, time()), Granularity.DAY), stamp.words)
    at = datetime.combine(day, statement.clock)
    if statement.zone is not None:
        stated = at.replace(tzinfo=statement.zone.zone)
        return _Filed(Moment(datetime.fromisoformat(stated.isoformat()), statement.exactness), stamp.words)
    moment = Moment(at, statement.exactness)
    zone = desk_zone(agency) if agency else None
    if zone is None:
        return _Filed(moment, stamp.words)
    why = said("in the zone of the desk of {agency}, {zone}", agency=agency, zone=zone)
    return _Filed(with_zone(moment, Frame(zone=zone)), stamp.words, why)


def _makes_sense(moment: Moment, around: Moment | None) -> bool:
    return around is None or moment.day <= around.day + _LATE


def _day(statement: Statement, around: date | None) -> date | None:
    """The day of a dateline; without a year, the last such one up to the publication."""
    if statement.day is not None or statement.month_day is None or around is None:
        return statement.day
    for year in (around.year, around.year - 1):
        try:
            day = date(year, *statement.month_day)
        except ValueError:
            continue
        if day <= around + _LATE:
            return day
    return None


def _place(stated: str | None) -> str | None:
    """The place of a dateline as a wire states it: by itself, or with its day and agency."""
    if stated is None:
        return None
    whole = find_dateline(f"{stated} ")
    return whole.place if whole else place_and_day(stated)[0]


def _bare(article: Article, lines: Sequence[str]) -> str | None:
    """The place in capitals that begins a story of an agency which is named elsewhere."""
    if article.agency is None:
        return None
    return next((place for line in lines[:_DATELINES] if (place := bare_place(line.strip()))), None)


def _dated(dating: Dating, filed: _Filed) -> Dating:
    """The evidence with the filing in it, which is also the publication where nothing else tells one."""
    if not filed.moment.has_clock:
        return dating
    clue = _clue(filed)
    if dating.published is not None or dating.clock is not None:
        return replace(dating, evidence=(*dating.evidence, clue))
    taken = Clue("inference", said("nothing else says when it was published; taken from its filing"))
    stated, inferred = Certainty.STATED, Certainty.INFERRED
    zone = None if filed.moment.at.tzinfo is None else inferred if filed.why else stated
    return replace(
        dating,
        published=filed.moment,
        evidence=(clue, taken, *dating.evidence),
        certainty=inferred,
        zone=str(filed.why) if filed.why else "stated" if zone else None,
        basis=Basis(inferred, inferred, zone),
    )


def _clue(filed: _Filed) -> Clue:
    if filed.why is None:
        words = said("filed {at}: {quote}", at=dated(filed.moment), quote=quoted(filed.words))
    else:
        words = said("filed {at}: {quote} ({why})", at=dated(filed.moment), quote=quoted(filed.words), why=filed.why)
    return Clue("filing", words)
