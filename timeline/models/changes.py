"""What changed on the pages from one build to the next: ids, dates and outlets, and no words of an article, so that
nothing that was taken off the pages lives on here."""

from __future__ import annotations

from timeline.models.base import Model
from timeline.models.interval import Interval
from timeline.models.moment import Moment


class Redated(Model, frozen=True):
    """The date of an event before and now; None where it had, or has, none."""

    was: Interval | None = None
    now: Interval | None = None


class EventChange(Model, frozen=True):
    """What is otherwise about one event. Of a `new` one nothing else is told. `sources` are the outlets that tell of it
    now and did not; `disputed` says that sources contradict each other now and did not."""

    id: str
    new: bool = False
    date: Redated | None = None
    sources: tuple[str, ...] = ()
    disputed: bool = False


class Gone(Model, frozen=True):
    """The id of an event, or the slug of a topic, that is not shown any more, and of that which took most of it in;
    None where nothing did."""

    id: str
    into: str | None = None


class TopicChange(Model, frozen=True):
    """What is otherwise in one topic: `events` in the order of the topic; `gone` are events that it had."""

    key: str
    new: bool = False
    events: tuple[EventChange, ...] = ()
    gone: tuple[Gone, ...] = ()


class ChangeSet(Model, frozen=True):
    """What one build changed. `id` is a hash of all that and of the set before it; `at` is the time that was stated for
    the build, else the latest that its articles state (None: they state none). `topics` are those that are shown, in
    the order of the site; `gone` are topics that were."""

    id: str
    at: Moment | None = None
    topics: tuple[TopicChange, ...] = ()
    gone: tuple[Gone, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.topics or self.gone)

    def counts(self) -> dict[str, int]:
        """How many changes of each kind there are, without those of which there is none: new `topics` and `events`,
        moved `dates`, `sources` that came to events, new `disputes`, events that are `merged` into others or
        `gone`, and topics likewise."""
        events = [each for topic in self.topics for each in topic.events]
        gone = [each for topic in self.topics for each in topic.gone]
        found = {
            "topics": sum(topic.new for topic in self.topics),
            "events": sum(each.new for each in events),
            "dates": sum(each.date is not None for each in events),
            "sources": sum(len(each.sources) for each in events),
            "disputes": sum(each.disputed for each in events),
            "merged": sum(each.into is not None for each in gone),
            "gone": sum(each.into is None for each in gone),
            "topics_merged": sum(each.into is not None for each in self.gone),
            "topics_gone": sum(each.into is None for each in self.gone),
        }
        return {kind: number for kind, number in found.items() if number}
