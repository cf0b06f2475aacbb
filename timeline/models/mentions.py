"""What the sentences of one article tell of."""

from __future__ import annotations

from timeline.models.articles import Article
from timeline.models.base import Model
from timeline.models.interval import Interval
from timeline.models.profiles import Profile
from timeline.models.span import Span
from timeline.models.status import Status
from timeline.models.timexes import Timex


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
    """All that is worked out from one article alone, in the order of its text.

    `profile` is what the article brings to a pile; None: not asked for.
    """

    article: Article
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    profile: Profile | None = None
