"""What several articles tell of: events, and the running stories that they make."""

from __future__ import annotations

from msgspec.structs import replace

from timeline.models.base import Model
from timeline.models.certainty import Certainty
from timeline.models.digests import KeyDate, Sentence
from timeline.models.interval import Interval
from timeline.models.mentions import Mention
from timeline.models.messages import Message
from timeline.models.moment import Moment
from timeline.models.status import Status
from timeline.models.timexes import Step


class Kin(Model, frozen=True):
    """Another event of the topic, as it is told there."""

    id: str
    title: str
    interval: Interval | None = None


class Plan(Model, frozen=True):
    """What an event was, or became, as a plan. Of one that came true, `since` is the publication time of the article
    that first told of it as a plan. `moved_from` is when it was planned for before, `postponed_to` for when it was
    later; `former`, `later` and `ended_by` are the events that tell of that, and of its being called off. An event that
    tells of such a change has the plan as `former`.
    """

    since: Moment | None = None
    moved_from: Interval | None = None
    former: Kin | None = None
    postponed_to: Interval | None = None
    later: Kin | None = None
    ended_by: Kin | None = None


class Told(Model, frozen=True):
    """What the texts say of an event, where editors say otherwise. `words` are those that date it; None: none do."""

    title: str
    interval: Interval | None = None
    value: str | None = None
    words: str | None = None


class Event(Model, frozen=True):
    """What one or more mentions tell of. `joined` says how the intervals of its evidence were joined; `disputed`
    holds a line for each contradiction between sources. `value` is the TIMEX3 value that places it, also where it is
    only vague (PAST_REF). `may_be` are at most two others that may be the same; each of them says so of this one.
    `sureness` is how likely, 0 to 1, the piece of evidence at the place `loosest` tells of the same as the others; None
    where there is but one piece, or editors put the evidence together.
    `plan` is None where it was none, or nothing became of it.
    `former` are ids of earlier builds whose evidence is now here.
    `edited` names what editors decided (date, title, note, pin, merge, split), and `as_told` is then what the texts
    say; `note` is a word of their own. A `pinned` event leads. One `by_hand` is told by no article of the topic, but by
    a source that they name. `reviewed` says whether it is still what was approved; None: nobody approved anything.
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
    disputed: tuple[Message, ...] = ()
    label: str | None = None
    weight: float = 0.0
    may_be: tuple[Kin, ...] = ()
    sureness: float | None = None
    loosest: int | None = None
    plan: Plan | None = None
    former: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    as_told: Told | None = None
    note: str | None = None
    pinned: bool = False
    by_hand: bool = False
    reviewed: bool | None = None

    def weighed_as(self, other: Event) -> Event:
        """The event with what another one weighs, and is surely one: what changes as a topic grows around it."""
        return replace(self, weight=other.weight, sureness=other.sureness, loosest=other.loosest)


class Topic(Model, frozen=True):
    """One running story. `key` is its slug; `articles` are ids, by publication time. `key_dates` are in order; a short
    story has none, nor has one as it was known earlier. `lead` says what the story is, in a sentence of an article,
    None where none stands by itself; `names` carry it, those of most articles first. Both are of the topic as it is
    now. `edited` names what editors decided (title, note, merge, articles, without), `note` is a word of their own.
    `approved` says whether it is still what was approved (None: nobody approved it); `unreviewed` are the ids of events
    that are new or have changed since.
    """

    key: str
    title: str
    articles: tuple[str, ...]
    events: tuple[Event, ...] = ()
    named: bool = False
    key_dates: tuple[KeyDate, ...] = ()
    former: tuple[str, ...] = ()
    lead: Sentence | None = None
    names: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    note: str | None = None
    approved: bool | None = None
    unreviewed: tuple[str, ...] = ()
