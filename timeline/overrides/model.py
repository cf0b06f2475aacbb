"""timeline.overrides.toml as values: what editors decided about topics and events, and the events that they added."""

from __future__ import annotations

from timeline.settings_table import Table


class TopicOverride(Table, frozen=True):
    """`[topics.<slug>]`. `merge` are slugs whose articles belong here; `articles` are ids that belong here and to no
    topic that grouping put them in, `without` ids that do not belong here. `note` is the editors' own word. `approved`
    is the hash of what was approved (see `approval`); None: nobody approved anything."""

    title: str | None = None
    note: str | None = None
    hide: bool = False
    merge: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    approved: str | None = None


class EventOverride(Table, frozen=True):
    """`[events."<id>"]`. `was` is the title as it was, by which the event is found again once its id is gone; `date` is
    as `read_date` takes it. `merge` are ids of events that are this one; `split` are words with which quotations of its
    evidence begin, each of which is an event of its own. `pin` makes it a key date."""

    was: str | None = None
    date: str | None = None
    title: str | None = None
    note: str | None = None
    hide: bool = False
    pin: bool = False
    merge: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    approved: str | None = None


class AddedEvent(Table, frozen=True):
    """`[[add]]`: an event by hand, and who says so. `text` is the quotation or the statement, `title` what the event is
    called; one of the two is there. `date` None: undated. `id` begins with "h"; as read from a file it is never None.
    """

    topic: str
    source: str
    title: str | None = None
    text: str | None = None
    date: str | None = None
    url: str | None = None
    note: str | None = None
    id: str | None = None


class Overrides(Table, frozen=True):
    """The whole file, in its order. `topics` are by slug, `events` by id."""

    topics: dict[str, TopicOverride] = {}
    events: dict[str, EventOverride] = {}
    add: tuple[AddedEvent, ...] = ()


NO_OVERRIDES = Overrides()
