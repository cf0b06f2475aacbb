"""The JSON shape of the values that flow, as the stage commands and timeline.json print them.

Spans are flat (`start`, `end`: code points, half-open). Intervals are half-open too: `latest` is excluded. Keys that
have nothing to say are left out, save those that a reader may rely on (`value`, `interval`, `published`), which are
then null.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Self

import msgspec

from timeline.models import (
    Alternative,
    Article,
    Clue,
    Dating,
    Filing,
    Granularity,
    Interval,
    KeyDate,
    Mention,
    Rights,
    Span,
    Step,
    Timex,
    Usage,
)


class Wire(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of the shapes; a field without a default is always printed."""


class WireInterval(Wire, frozen=True):
    """`earliest` to `latest`, excluded: full ISO dates where the interval is one of whole days, else date-times with
    their offset where one is known; null is an open end. `likely` is the one day that the program would bet on."""

    earliest: str | None
    latest: str | None
    granularity: str
    likely: str | None = None

    @classmethod
    def of(cls, interval: Interval) -> Self:
        whole = is_of_whole_days(interval)
        return cls(
            earliest=_bound(interval.earliest, whole=whole),
            latest=_bound(interval.latest, whole=whole),
            granularity=interval.granularity.value,
            likely=interval.likely.isoformat() if interval.likely else None,
        )

    def read(self) -> Interval:
        """The interval that was written so. Raises ValueError for what is none."""
        return Interval(
            earliest=datetime.fromisoformat(self.earliest) if self.earliest else None,
            latest=datetime.fromisoformat(self.latest) if self.latest else None,
            granularity=Granularity(self.granularity),
            likely=date.fromisoformat(self.likely) if self.likely else None,
        )


class WireSpan(Wire, frozen=True):
    """A stretch of the article's text: code points, half-open."""

    start: int
    end: int


class WireAnchor(Wire, frozen=True):
    """What a relative expression is counted from: `dct`, `timex` or `event`."""

    kind: str
    value: str | None = None
    span: WireSpan | None = None


class WireAlternative(Wire, frozen=True):
    """Another reading, and what speaks for it."""

    value: str
    reason: str


class WireStep(Wire, frozen=True):
    """One step of how a value was reached."""

    step: str
    text: str


class WireTimex(Wire, frozen=True):
    """A time expression; `type`, `value`, `mod`, `quant` and `freq` follow TIMEX3. `value` is null, with a `reason`,
    where it cannot be resolved."""

    start: int
    end: int
    text: str
    type: str
    value: str | None
    rule: str
    certainty: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    granularity: str | None = None
    anchor: WireAnchor | None = None
    basis: dict[str, str] = {}
    alternatives: tuple[WireAlternative, ...] = ()
    reason: str | None = None
    steps: tuple[WireStep, ...] = ()

    @classmethod
    def of(cls, timex: Timex, *, steps: bool = False) -> Self:
        """With `steps`, how the value was reached is told as well (`explain`, timeline.json)."""
        interval = WireInterval.of(timex.interval) if timex.interval else None
        granularity = timex.granularity or (timex.interval.granularity if timex.interval else None)
        return cls(
            start=timex.span.start,
            end=timex.span.end,
            text=timex.text,
            type=timex.type,
            value=timex.value,
            rule=timex.rule,
            certainty=timex.certainty.value,
            mod=timex.mod,
            quant=timex.quant,
            freq=timex.freq,
            edtf=timex.edtf,
            earliest=interval.earliest if interval else None,
            latest=interval.latest if interval else None,
            granularity=granularity.value if granularity else None,
            anchor=_anchor(timex),
            basis=dict(timex.basis),
            alternatives=tuple(_alternative(each) for each in timex.alternatives),
            reason=timex.reason,
            steps=tuple(_step(each) for each in timex.steps) if steps else (),
        )


class WireMention(Wire, frozen=True):
    """What one clause or sentence tells of. `interval` is null where it is undated; `reported` is when it was said."""

    start: int
    end: int
    text: str
    interval: WireInterval | None
    status: str
    main: bool
    reported: WireInterval | None = None
    timex: WireTimex | None = None
    reported_timex: WireTimex | None = None
    speaker: str | None = None
    origin: str | None = None

    @classmethod
    def of(cls, mention: Mention) -> Self:
        return cls(
            start=mention.span.start,
            end=mention.span.end,
            text=mention.text,
            interval=WireInterval.of(mention.interval) if mention.interval else None,
            status=mention.status.value,
            main=mention.main,
            reported=WireInterval.of(mention.reported) if mention.reported else None,
            timex=WireTimex.of(mention.timex) if mention.timex else None,
            reported_timex=WireTimex.of(mention.reported_timex) if mention.reported_timex else None,
            speaker=mention.speaker,
            origin=mention.origin,
        )


class WireClue(Wire, frozen=True):
    """One piece of evidence for a publication time."""

    kind: str
    text: str


class WireDating(Wire, frozen=True):
    """When an article was published and who says so. `published` is null where unknown; `clock` is then the time of
    day that the page gives without a day. `lender` is the article from which the day was borrowed. `basis` says of the
    day, the clock and the zone of `published`, as far as there are any, whether they are stated or inferred."""

    published: str | None
    certainty: str
    evidence: tuple[WireClue, ...]
    granularity: str | None = None
    updated: str | None = None
    clock: str | None = None
    updated_clock: str | None = None
    zone: str | None = None
    lender: str | None = None
    basis: dict[str, str] = {}

    @classmethod
    def of(cls, dating: Dating) -> Self:
        return cls(
            published=str(dating.published) if dating.published else None,
            certainty=dating.certainty.value,
            evidence=tuple(_clue(each) for each in dating.evidence),
            granularity=dating.published.granularity.value if dating.published else None,
            updated=str(dating.updated) if dating.updated else None,
            clock=_clock(dating.clock) if dating.published is None else None,
            updated_clock=_clock(dating.updated_clock) if dating.updated is None else None,
            zone=dating.zone,
            lender=dating.lender,
            basis=_basis(dating),
        )


class WireRights(Wire, frozen=True):
    """On what terms an article may be shown."""

    max_quote: int | None = None
    link_only: bool = False
    keep_until: str | None = None
    usage_terms: str | None = None

    @classmethod
    def of(cls, rights: Rights) -> Self:
        return cls(
            max_quote=rights.max_quote,
            link_only=rights.link_only,
            keep_until=str(rights.keep_until) if rights.keep_until else None,
            usage_terms=rights.usage_terms,
        )


class WireFiling(Wire, frozen=True):
    """When and where an agency sent a story out; `zone` is an IANA name."""

    at: str | None = None
    place: str | None = None
    zone: str | None = None

    @classmethod
    def of(cls, filing: Filing) -> Self:
        return cls(at=str(filing.at) if filing.at else None, place=filing.place, zone=filing.zone)


class WireArticle(Wire, frozen=True):
    """An article in the shape in which JSONL input has it."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    agency: str | None = None
    byline: str | None = None
    url: str | None = None
    archived_url: str | None = None
    published: str | None = None
    updated: str | None = None
    captured: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    embargo_until: str | None = None
    status: Usage = Usage.USABLE
    rights: WireRights | None = None
    section: str | None = None
    canonical_url: str | None = None
    filing: WireFiling | None = None

    @classmethod
    def of(cls, article: Article) -> Self:
        dating = article.dating
        return cls(
            id=article.id,
            text=article.text,
            title=article.title,
            source=article.source,
            agency=article.agency,
            byline=article.byline,
            url=article.url,
            archived_url=article.archived_url,
            published=str(dating.published) if dating.published else None,
            updated=str(dating.updated) if dating.updated else None,
            captured=str(article.captured) if article.captured else None,
            language=article.language,
            tags=article.tags,
            embargo_until=str(article.embargo_until) if article.embargo_until else None,
            status=article.status,
            rights=WireRights.of(article.rights) if article.rights else None,
            section=article.section,
            canonical_url=article.canonical_url,
            filing=WireFiling.of(article.filing) if article.filing else None,
        )


def article_to_wire(article: Article) -> dict[str, Any]:
    """An article as JSONL input has it."""
    return _builtins(WireArticle.of(article))


def timex_to_wire(timex: Timex, *, steps: bool = False) -> dict[str, Any]:
    """One entry of `annotate`; with `steps`, as `explain --json` prints it."""
    return _builtins(WireTimex.of(timex, steps=steps))


def mention_to_wire(mention: Mention) -> dict[str, Any]:
    """One entry of `events`."""
    return _builtins(WireMention.of(mention))


def dating_to_wire(dating: Dating) -> dict[str, Any]:
    """`{"published", "certainty", "evidence", "granularity"?, "updated"?, "zone"?, ...}`: the part of a line of
    `published` that is about the time."""
    return _builtins(WireDating.of(dating))


def is_of_whole_days(interval: Interval) -> bool:
    """Whether both ends stand at midnight and the text states no finer unit than the day."""
    finer = interval.granularity.rank > Granularity.DAY.rank
    return not finer and all(bound is None or bound.time() == time() for bound in (interval.earliest, interval.latest))


def _bound(bound: datetime | None, *, whole: bool) -> str | None:
    if bound is None:
        return None
    return bound.date().isoformat() if whole else bound.isoformat(timespec="seconds" if bound.second else "minutes")


def _basis(dating: Dating) -> dict[str, str]:
    if dating.basis is None:
        return {}
    parts = {"day": dating.basis.day, "clock": dating.basis.clock, "zone": dating.basis.zone}
    return {part: how.value for part, how in parts.items() if how is not None}


def _clock(clock: time | None) -> str | None:
    return clock.isoformat(timespec="minutes") if clock else None


def _anchor(timex: Timex) -> WireAnchor | None:
    anchor = timex.anchor
    if anchor is None:
        return None
    return WireAnchor(kind=anchor.kind, value=anchor.value, span=_span(anchor.span) if anchor.span else None)


def _span(span: Span) -> WireSpan:
    return WireSpan(start=span.start, end=span.end)


def _alternative(alternative: Alternative) -> WireAlternative:
    return WireAlternative(value=alternative.value, reason=str(alternative.reason))


def _step(step: Step) -> WireStep:
    return WireStep(step=step.step, text=step.text)


def _clue(clue: Clue) -> WireClue:
    return WireClue(kind=clue.kind, text=clue.text)


def _builtins(wire: Wire) -> dict[str, Any]:
    # by way of JSON, so that a caller gets lists and never the tuples that to_builtins keeps
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(wire))
    return built


def key_date_to_wire(key_date: KeyDate) -> dict[str, Any]:
    """A date of a digest: its sentences, and where each of them stands, in the same order."""
    return {
        "date": key_date.day.isoformat(),
        "sentences": [each.text for each in key_date.sentences],
        "evidence": [
            {"article": each.article, "start": each.span.start, "end": each.span.end} for each in key_date.sentences
        ],
    }
