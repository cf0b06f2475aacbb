"""What a build would take off the pages: of a truncated export, or of a setting that leaves out too much."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from timeline.models import Model
from timeline.stories.changes import Shown, changed_topics
from timeline.stories.register import Register, TopicShown, names_in

_FEW = 10  # events; of so few, a large share is soon gone
_TOPICS, _TITLES, _ARTICLES = 8, 2, 5  # named in a message


class TopicLoss(Model, frozen=True):
    """A topic by its title, else its slug, with the titles of the events that it would lose, else their ids. `whole`
    where it would lose its page."""

    topic: str
    events: tuple[str, ...]
    of: int
    whole: bool


class Losses(Model, frozen=True):
    """Events that would be lost, of those that were shown, and articles of theirs that are not there any more. The
    topics that would lose most come first."""

    topics: tuple[TopicLoss, ...]
    shown: int
    articles: tuple[str, ...]

    @property
    def events(self) -> int:
        return sum(len(each.events) for each in self.topics)

    def exceeds(self, share: float) -> bool:
        """Whether that is more than this share of the events, where there were enough to speak of shares."""
        return self.shown >= _FEW and self.events > share * self.shown

    def lines(self) -> Iterator[str]:
        """What would be lost, in words, the most first."""
        for each in self.topics[:_TOPICS]:
            named = "; ".join(each.events[:_TITLES]) + ("; ..." if len(each.events) > _TITLES else "")
            yield f"{each.topic}: {'all' if each.whole else len(each.events)} of its {each.of} events ({named})"
        if len(self.topics) > _TOPICS:
            yield f"and events of {len(self.topics) - _TOPICS} more topics"
        if self.articles:
            named = ", ".join(self.articles[:_ARTICLES]) + (", ..." if len(self.articles) > _ARTICLES else "")
            yield f"missing articles of theirs: {len(self.articles)} ({named})"


def losses(before: Register, after: Register, articles: Collection[str], hidden: Collection[str] = ()) -> Losses:
    """What `before` shows and `after` does not; an event that went into another is not lost, nor is what editors hide.
    `articles` are the ids of those that there are now, `hidden` the slugs and ids of hidden topics and events."""
    was, now = changed_topics(before.shown or {}, after.shown or {})
    shown = {key: _without(topic, hidden) for key, topic in was.items() if key not in hidden}
    kept = _kept(now)
    found = [loss for key, topic in shown.items() if (loss := _loss(key, topic, kept))]
    lost = {key for key, topic in shown.items() if topic.events.keys() - kept}
    missing = {each for key in lost if key in before.topics for each in before.topics[key].articles} - set(articles)
    return Losses(
        topics=tuple(sorted(found, key=lambda loss: (-len(loss.events), loss.topic))),
        shown=sum(map(len, _names(before, hidden))),
        articles=tuple(sorted(missing)),
    )


def under_terms(before: Register, after: Register, articles: Collection[str], held: Collection[str]) -> set[str]:
    """The ids of events that go from topics of which articles that are `held` back are missing, and no others: they are
    meant to go. `articles` are the ids of those that there are now."""
    was, now = changed_topics(before.shown or {}, after.shown or {})
    kept = _kept(now)
    found: set[str] = set()
    for key, topic in was.items():
        missing = set(before.topics[key].articles).difference(articles) if key in before.topics else set()
        if missing and missing.issubset(held):
            found.update(topic.events.keys() - kept)
    return found


def _names(register: Register, hidden: Collection[str]) -> Iterator[set[str]]:
    """The ids of the events of each topic that is shown, but for those that editors hide."""
    for key, topic in (register.shown or {}).items():
        if key not in hidden:
            yield names_in(topic).events.keys() - hidden


def _kept(topics: Shown) -> set[str]:
    """The ids of all events of these topics, and those whose evidence they have."""
    return {name for topic in topics.values() for key, event in topic.events.items() for name in (key, *event.former)}


def _without(topic: TopicShown, hidden: Collection[str]) -> TopicShown:
    if hidden and topic.events.keys() & set(hidden):
        return replace(topic, events={key: event for key, event in topic.events.items() if key not in hidden})
    return topic


def _loss(key: str, topic: TopicShown, kept: Collection[str]) -> TopicLoss | None:
    lost = [name for name in topic.events if name not in kept]
    if not lost:
        return None
    return TopicLoss(
        topic=topic.title or key,
        events=tuple(topic.events[name].title or name for name in lost),
        of=len(topic.events),
        whole=len(lost) == len(topic.events),
    )
