"""The topics of a build as editors decided them, and their past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.models import Analysis, Decision, Model, State, Topic, TopicOutline, Topics
from timeline.overrides.desk import Desk, Orders
from timeline.overrides.matching import nearest_event, nearest_topic
from timeline.overrides.model import AddedEvent, EventOverride, Overrides
from timeline.overrides.placing import Placement
from timeline.overrides.restructuring import part_id
from timeline.stories.outlines import outline_of_topic


class Decided(Model, frozen=True):
    """The topics as they are shown, and what is told with them: what editors decided of each (`orders`, by slug), what
    the sources of events by hand say (`added`, by id), the ids of hidden events, and what became of each override, in
    the order of the file."""

    topics: Topics
    states: Mapping[str, tuple[State, ...]] = {}
    orders: dict[str, Orders] = {}
    added: dict[str, Analysis] = {}
    hidden: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


def decided(
    topics: Topics,
    states: Mapping[str, tuple[State, ...]],
    analyses: Mapping[str, Analysis],
    overrides: Overrides,
    placement: Placement,
    *,
    hemisphere: str,
) -> Decided:
    """Apply what editors decided.

    The `topics` have the articles that the `placement` gives them, and the slugs and ids that their readers know, with
    those of earlier builds. `states` are by slug; those of topics that nobody decided of stay what they are, the others
    are worked out when they are asked for. `hemisphere` says whose seasons dates mean.
    """
    matched = _Matched(topics.outlines, overrides, placement)
    found = {topic.key: matched.orders(topic.key, hemisphere) for topic in topics.outlines}
    orders = {key: each for key, each in found.items() if not each.is_empty}
    desks = {key: Desk(topics.named(key), each, analyses) for key, each in orders.items()}
    present = {key: desk.present for key, desk in desks.items()}
    shown = topics.changed(present, {key: outline_of_topic(topic) for key, topic in present.items()})
    decisions = [*placement.decisions, *matched.decisions, *matched.unmatched(overrides.events, shown)]
    for desk in desks.values():
        decisions += [matched.as_written(each) for each in desk.decisions]
    return Decided(
        topics=shown,
        states=_States(states, desks),
        orders=orders,
        added={key: said for desk in desks.values() for key, said in desk.added.items()},
        hidden=tuple(key for each in orders.values() for key, override in each.events.items() if override.hide),
        decisions=_in_order_of_file(decisions, overrides),
    )


class _Matched:
    """Which topic and event each override means; `decisions` are of those that mean none."""

    def __init__(self, topics: Sequence[TopicOutline], overrides: Overrides, placement: Placement) -> None:
        self.decisions: list[Decision] = []
        self._placement = placement
        self._topics = topics
        self._add: dict[str, dict[str, AddedEvent]] = {}
        self._take_added(overrides.add)
        self._written: dict[str, str] = {}
        self._events: dict[str, dict[str, EventOverride]] = {}
        self._take_events(overrides.events)

    def orders(self, slug: str, hemisphere: str) -> Orders:
        """What is decided of a topic."""
        return Orders(
            topic=self._placement.overrides.get(slug),
            events=self._events.get(slug, {}),
            add=self._add.get(slug, {}),
            hemisphere=hemisphere,
        )

    def as_written(self, decision: Decision) -> Decision:
        """The decision under the id that the file has."""
        table, key, *rest = decision.where.split(".")
        where = ".".join((table, self._written.get(key, key), *rest))
        return Decision(where=where, reason=decision.reason, nearest=decision.nearest, title=decision.title)

    def unmatched(self, overrides: Mapping[str, EventOverride], shown: Sequence[Topic]) -> Iterator[Decision]:
        """Of each override of an event that there is not, with the nearest of those that are shown."""
        told = {*self._written.values(), *(each.where.removeprefix("events.") for each in self.decisions)}
        for key, override in overrides.items():
            if key in told:
                continue
            near = nearest_event(override, shown)
            yield Decision(
                where=f"events.{key}",
                reason="no topic with a page has this event (now)"
                + (f"; it was {override.was!r}" if override.was else ""),
                nearest=near.id if near else None,
                title=near.title if near else None,
            )

    def _take_added(self, added: Iterable[AddedEvent]) -> None:
        slugs = {topic.key for topic in self._topics}
        for number, each in enumerate(added, 1):
            key = each.topic if each.topic in slugs else self._placement.places.get(each.topic, each.topic)
            where = f"add[{number}]"
            if key in slugs:
                self._add.setdefault(key, {})[each.id or ""] = each
                self.decisions.append(Decision(where=where))
            elif key in self._placement.hidden:
                self.decisions.append(Decision(where=where, reason=f"the topic {key!r} is hidden"))
            else:
                near = nearest_topic(each.topic, self._topics)
                reason = f"no topic with a page has the slug {each.topic!r} (now)"
                found = (near.key, near.title) if near else (None, None)
                self.decisions.append(Decision(where=where, reason=reason, nearest=found[0], title=found[1]))

    def _take_events(self, overrides: Mapping[str, EventOverride]) -> None:
        homes = {event.id: topic.key for topic in self._topics for event in topic.events}
        homes |= {key: slug for slug, added in self._add.items() for key in added}
        former = {old: event.id for topic in self._topics for event in topic.events for old in event.former}
        parents = {part_id(key, words): key for key, each in overrides.items() for words in each.split}
        for key in sorted(overrides, key=lambda key: key not in homes):
            now = key if key in homes or key in parents else former.get(key, key)
            home = homes.get(parents.get(now, now))
            if home is None:
                continue
            if now in self._written:
                other = self._written[now]
                reason = f"is now the event {now}, of which events.{other} decides; put both into one"
                self.decisions.append(Decision(where=f"events.{key}", reason=reason, nearest=now))
                continue
            self._written[now] = key
            self._events.setdefault(home, {})[now] = overrides[key]


class _States(Mapping[str, tuple[State, ...]]):
    """The states of the topics, those on a desk as it has them."""

    def __init__(self, states: Mapping[str, tuple[State, ...]], desks: Mapping[str, Desk]) -> None:
        self._states = states
        self._desks = desks

    def __getitem__(self, key: str) -> tuple[State, ...]:
        states = self._states[key]
        return self._desks[key].states(states) if key in self._desks else states

    def __iter__(self) -> Iterator[str]:
        return iter(self._states)

    def __contains__(self, key: object) -> bool:
        return key in self._states

    def __len__(self) -> int:
        return len(self._states)


def _in_order_of_file(decisions: Iterable[Decision], overrides: Overrides) -> tuple[Decision, ...]:
    """Each once, as the file has them."""
    tables = [f"topics.{slug}" for slug in overrides.topics]
    tables += [f"events.{key}" for key in overrides.events]
    tables += [f"add[{number}]" for number in range(1, len(overrides.add) + 1)]
    places = {table: number for number, table in enumerate(tables)}

    def place(decision: Decision) -> int:
        return places.get(".".join(decision.where.split(".")[:2]), len(places))

    return tuple(dict.fromkeys(sorted(decisions, key=place)))
