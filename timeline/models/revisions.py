"""What a newer version of an article says otherwise than the one before."""

from __future__ import annotations

from timeline.models.base import Model
from timeline.models.interval import Interval
from timeline.models.moment import Moment
from timeline.models.status import Status


class Claim(Model, frozen=True):
    """What one version tells of something that happened. `text` is as it stands there, its white space made single
    spaces; `interval` is when it happened by that version (None: undated)."""

    text: str
    interval: Interval | None = None
    status: Status = Status.HAPPENED


class Amended(Model, frozen=True):
    """A claim before and now."""

    was: Claim
    now: Claim


class Renamed(Model, frozen=True):
    """The title before and now; None where a version has none."""

    was: str | None
    now: str | None


class Republished(Model, frozen=True):
    """The publication time before and now; None where a version gives none."""

    was: Moment | None
    now: Moment | None


class Revision(Model, frozen=True):
    """What changed from one version of an article to the next. `at` is the latest time that the newer one states (its
    capture, its update, its publication); None where that is no later than what the older one states.

    `dropped` are claims that the newer version no longer makes, in the order of the older text; `added` those that it
    makes first, `redated` those that it gives another time, `amended` those of which it says something else (a number,
    what was done, whether it came to pass), all in the order of the newer text.
    """

    at: Moment | None = None
    title: Renamed | None = None
    published: Republished | None = None
    dropped: tuple[Claim, ...] = ()
    added: tuple[Claim, ...] = ()
    redated: tuple[Amended, ...] = ()
    amended: tuple[Amended, ...] = ()
