"""The values that flow from an article to the page. All are immutable; spans are code points, half-open.

Every struct can be written and read again by `msgspec`, so that what was worked out from an article can be kept.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from enum import StrEnum

import msgspec


class Model(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of all values that flow."""


class Granularity(StrEnum):
    """The unit that a text states, coarse to fine."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    PART_OF_DAY = "part of day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"

    @property
    def rank(self) -> int:
        """0 for the coarsest; finer units rank higher."""
        return _RANKS[self]

    @property
    def is_day_or_finer(self) -> bool:
        return self.rank >= _RANKS[Granularity.DAY]


_RANKS = {granularity: rank for rank, granularity in enumerate(Granularity)}


class Certainty(StrEnum):
    """How a date came to be, in one word."""

    STATED = "stated"
    INFERRED = "inferred"
    VAGUE = "vague"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Whether what a mention tells of has come to pass, as far as its words say."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CLAIMED = "claimed"
    DENIED = "denied"


class Span(Model, frozen=True, order=True):
    """A stretch of an article's text: code points, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?P<clock>T[0-9]{2}:[0-9]{2}(?P<seconds>:[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


class Moment(Model, frozen=True):
    """A point in time as a file or a page states it. `at` is naive where no zone is known; what lies below
    `granularity` in it is filler and is never printed."""

    at: datetime
    granularity: Granularity

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read ISO 8601: `2024-11-15` (a day) or `2024-11-15T10:48[:30[.5]][+01:00 or Z]`; a fraction of a second is
        dropped. Raises ValueError for anything else: the short forms of ISO 8601 would be read as another granularity.
        """
        text = text.strip()
        stated = _ISO.fullmatch(text)
        if stated is None:
            raise ValueError(f"{text[:40]!r} is not written as 2024-11-15 or 2024-11-15T10:48[:30][+01:00]")
        if stated["clock"] is None:
            return cls(at=datetime.combine(date.fromisoformat(text), time()), granularity=Granularity.DAY)
        granularity = Granularity.SECOND if stated["seconds"] else Granularity.MINUTE
        return cls(at=datetime.fromisoformat(text).replace(microsecond=0), granularity=granularity)

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def has_clock(self) -> bool:
        return self.granularity.rank > Granularity.DAY.rank

    def __str__(self) -> str:
        if not self.has_clock:
            return self.day.isoformat()
        timespec = "seconds" if self.granularity is Granularity.SECOND else "minutes"
        return self.at.isoformat(timespec=timespec)


class Interval(Model, frozen=True):
    """From `earliest` up to, not including, `latest`; None is an open end. Naive where no zone is known.

    `granularity` is what the text states. `likely` is the one day that the program would bet on where the
    interval is wider than a day.
    """

    earliest: datetime | None
    latest: datetime | None
    granularity: Granularity
    likely: date | None = None


class Step(Model, frozen=True):
    """One step of how a value was reached, for `explain` and "why this date"."""

    step: str
    text: str


class Anchor(Model, frozen=True):
    """What a relative expression is counted from: `dct`, `timex` (an earlier expression, at `span`) or `event`."""

    kind: str
    value: str | None = None
    span: Span | None = None


class Alternative(Model, frozen=True):
    """Another reading, as good or nearly as good as the one chosen."""

    value: str
    reason: str


class Timex(Model, frozen=True):
    """A time expression. `type`, `value` and `mod` follow TIMEX3; `value` is None with a `reason` where it cannot be
    resolved. Of a set, `quant` is the quantifier ("EVERY"), `freq` how often in each ("2X": twice). `basis` names for
    each part of the value (year, month, ...) whether it is stated, or from what it was filled in. `ends` are the TIMEX3
    values of the first and last part of a range, or of a length that begins or ends with the publication.
    """

    span: Span
    text: str
    type: str
    value: str | None
    rule: str
    certainty: Certainty
    mod: str | None = None
    edtf: str | None = None
    interval: Interval | None = None
    granularity: Granularity | None = None
    anchor: Anchor | None = None
    basis: dict[str, str] = {}
    alternatives: tuple[Alternative, ...] = ()
    reason: str | None = None
    steps: tuple[Step, ...] = ()
    quant: str | None = None
    freq: str | None = None
    ends: tuple[str, str] | None = None


class Clue(Model, frozen=True):
    """One piece of evidence for a publication time: its kind (`date line`, `capture`, `sibling`, ...) and the words."""

    kind: str
    text: str


class Dating(Model, frozen=True):
    """When an article was published and updated, and who says so.

    `clock` is the time of day of a date line such as "Today, 07:40" whose day is not known yet. `lender` is the id of
    the sibling from which the day was borrowed: a borrowed day is never lent on. `zone` says in words where the offset
    comes from; `zone_name` is the page's own zone (IANA) where that is known, for a clock that still waits for its day.
    """

    published: Moment | None = None
    updated: Moment | None = None
    clock: time | None = None
    updated_clock: time | None = None
    evidence: tuple[Clue, ...] = ()
    certainty: Certainty = Certainty.UNKNOWN
    zone: str | None = None
    zone_name: str | None = None
    lender: str | None = None


class Teaser(Model, frozen=True):
    """Another story's headline or first lines on the page of an article (`parent`): for the report, never evidence."""

    text: str
    parent: str
    timexes: tuple[Timex, ...] = ()


class Article(Model, frozen=True):
    """One document as read. `text` is the main text: for JSONL as given, else as extracted from `path`.

    `language_is_detected` says that `language` was told by the words of the text, not stated or set.
    """

    id: str
    text: str
    path: str
    title: str | None = None
    source: str | None = None
    agency: str | None = None
    byline: str | None = None
    url: str | None = None
    archived_url: str | None = None
    dating: Dating = Dating()
    captured: Moment | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    text_is_as_given: bool = False
    language_is_detected: bool = False

    @property
    def dct(self) -> Moment | None:
        """Document creation time: what relative expressions count from."""
        return self.dating.published

    @property
    def outlet(self) -> str:
        """The name to show: the source, else the agency, else the file."""
        return self.source or self.agency or self.path.rsplit("/", 1)[-1]


class Diagnostic(Model, frozen=True):
    """An input, or a part of one, that could not be used: what, where, and what to do next.

    `kept` says that the article is used all the same: a remark, which counts neither for `max_skipped` nor for
    `--strict`.
    """

    path: str
    reason: str
    where: str | None = None
    kept: bool = False


class Mention(Model, frozen=True):
    """One clause or sentence of one article that tells of something that happened, with its time.

    `interval` is when it happened (None: undated), `reported` when it was said. `origin` is who the claim goes back
    to. One mention of an article that has any is `main`.
    """

    article: str
    span: Span
    text: str
    interval: Interval | None = None
    reported: Interval | None = None
    timex: Timex | None = None
    reported_timex: Timex | None = None
    status: Status = Status.HAPPENED
    speaker: str | None = None
    origin: str | None = None
    main: bool = False


class Analysis(Model, frozen=True):
    """All that is worked out from one article alone, in the order of its text."""

    article: Article
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Event(Model, frozen=True):
    """What one or more mentions tell of. `joined` says how the intervals of its evidence were joined; `disputed`
    holds a line for each contradiction between sources. `value` is the TIMEX3 value that places it, also where it is
    only vague (PAST_REF).
    """

    id: str
    title: str
    evidence: tuple[Mention, ...]
    interval: Interval | None = None
    reported: Interval | None = None
    value: str | None = None
    status: Status = Status.HAPPENED
    certainty: Certainty = Certainty.UNKNOWN
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    joined: tuple[Step, ...] = ()
    disputed: tuple[str, ...] = ()
    label: str | None = None
    weight: float = 0.0


class Topic(Model, frozen=True):
    """One running story. `key` is its slug; `articles` are ids, by publication time."""

    key: str
    title: str
    articles: tuple[str, ...]
    events: tuple[Event, ...] = ()
    named: bool = False


class State(Model, frozen=True):
    """A topic as it was known at `at`, a publication time: built from nothing but its articles until then.

    `analyses` are those of its articles that have another date in the edition, where a sibling that came later lends
    them a day.
    """

    at: Moment
    topic: Topic
    analyses: dict[str, Analysis] = {}


class Edition(Model, frozen=True):
    """All that one build publishes. `topics` have pages, newest first; `unplaced` are the ids of the other articles.

    `analyses` is by article id, in input order; `options` are the settings as used, for the report. `states` holds,
    by the key of its topic, what was known when, oldest first and the topic as it is now last; a topic whose articles
    all came at once has none.
    """

    topics: tuple[Topic, ...]
    analyses: dict[str, Analysis]
    unplaced: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    options: dict[str, object] = {}
    states: dict[str, tuple[State, ...]] = {}

    @property
    def skipped(self) -> tuple[Diagnostic, ...]:
        """The inputs that could not be used."""
        return tuple(each for each in self.diagnostics if not each.kept)

    @property
    def remarks(self) -> tuple[Diagnostic, ...]:
        """What was odd about inputs that are used all the same."""
        return tuple(each for each in self.diagnostics if each.kept)
