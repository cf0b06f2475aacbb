"""The topics of an edition, and what is looked at of all of them: those of a newsroom are not held at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar, overload

from timeline.models.base import Model
from timeline.models.events import Topic

_NONE: Mapping[str, Topic] = MappingProxyType({})
_AT_ONCE = 2000  # articles


class EventOutline(Model, frozen=True):
    """What of an event is looked at while all are: its id, what it stands for (digests of its mentions, in ascending
    order), and the ids of earlier builds whose evidence it has."""

    id: str
    mentions: tuple[str, ...]
    former: tuple[str, ...] = ()


class TopicOutline(Model, frozen=True):
    """What of a topic is looked at while all are; the fields are those of `Topic`."""

    key: str
    title: str
    articles: tuple[str, ...]
    named: bool = False
    events: tuple[EventOutline, ...] = ()
    former: tuple[str, ...] = ()


class Topics(Sequence[Topic]):
    """Topics in order. Each is fetched when it is asked for, and not held. `outlines` are in the same order."""

    def __init__(
        self,
        outlines: Sequence[TopicOutline],
        fetch: Callable[[TopicOutline], Topic],
        changed: Mapping[str, Topic] = _NONE,
    ) -> None:
        """`changed` are, by their keys, those that are otherwise than they are fetched, as the outlines have them."""
        self.outlines = tuple(outlines)
        self._fetch = fetch
        self._changed = changed
        self._places = {each.key: place for place, each in enumerate(self.outlines)}

    @overload
    def __getitem__(self, place: int) -> Topic: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Topic, ...]: ...
    def __getitem__(self, place: int | slice) -> Topic | tuple[Topic, ...]:
        if isinstance(place, slice):
            return tuple(map(self._topic, self.outlines[place]))
        return self._topic(self.outlines[place])

    def __iter__(self) -> Iterator[Topic]:
        return map(self._topic, self.outlines)

    def __len__(self) -> int:
        return len(self.outlines)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Topics | tuple):
            return NotImplemented
        return tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # of values that are fetched

    def named(self, key: str) -> Topic:
        """The topic of a slug. Raises KeyError where there is none."""
        return self[self._places[key]]

    def changed(self, topics: Mapping[str, Topic], outlines: Mapping[str, TopicOutline]) -> Topics:
        """The same, some of them otherwise than they are fetched."""
        known = [outlines.get(each.key, each) for each in self.outlines]
        return Topics(known, self._fetch, {**self._changed, **topics})

    def _topic(self, outline: TopicOutline) -> Topic:
        return self._changed.get(outline.key) or self._fetch(outline)


AnyTopic = TypeVar("AnyTopic", bound=Topic | TopicOutline)


def batches(topics: Iterable[AnyTopic]) -> Iterator[list[AnyTopic]]:
    """The topics, so many at a time as have articles enough for all cores, and not more than memory holds with ease."""
    batch: list[AnyTopic] = []
    articles = 0
    for topic in topics:
        batch.append(topic)
        articles += len(topic.articles)
        if articles >= _AT_ONCE:
            yield batch
            batch, articles = [], 0
    if batch:
        yield batch
