"""One topic as editors decided it, now and then, from nothing but what is told of it and what they decided of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from timeline.models import (
    Analysis,
    Article,
    Decision,
    Event,
    KeyDate,
    Mention,
    Model,
    Moment,
    Sentence,
    Span,
    State,
    Topic,
)
from timeline.overrides.approval import reviewed
from timeline.overrides.by_hand import event_by_hand
from timeline.overrides.kinship import with_kin_of_today
from timeline.overrides.matching import nearest_event
from timeline.overrides.model import AddedEvent, EventOverride, TopicOverride
from timeline.overrides.pinning import with_pinned_dates, with_pins_first
from timeline.overrides.placing import edited_topic
from timeline.overrides.restructuring import NOT_SPLIT, Restructured, restructured
from timeline.overrides.retelling import retold
from timeline.stories.digest.days import ArticleDays, DayCounts, count_read, read_days
from timeline.stories.events import event_of
from timeline.stories.headlines import short_label
from timeline.stories.keydates import with_key_dates
from timeline.stories.order import place_of
from timeline.stories.terms import load_terms
from timeline.stories.weight import weighed

_TOLD = ("date", "title", "note", "hide", "pin", "approved")


class Orders(Model, frozen=True):
    """What editors decided of one topic: all that its pages depend on beside what its articles tell. `events` are by
    the ids of today, `add` by theirs."""

    topic: TopicOverride | None = None
    events: dict[str, EventOverride] = {}
    add: dict[str, AddedEvent] = {}
    hemisphere: str = "north"

    @property
    def is_empty(self) -> bool:
        return self.topic is None and not self.events and not self.add


class Desk:
    """`present` is the topic as it is shown, `added` what the sources of its events by hand say, by their ids, and
    `decisions` what became of the overrides of its events, under the ids of today."""

    def __init__(self, topic: Topic, orders: Orders, analyses: Mapping[str, Analysis]) -> None:
        """`topic` has the ids that its readers know; `analyses` holds its articles at least."""
        self._orders = orders
        self._by_hand = [event_by_hand(each, orders.hemisphere) for each in orders.add.values()]
        self.added = {event.id: said for event, said in self._by_hand}
        self._analyses = {each: analyses[each] for each in topic.articles}
        self._read: dict[str, ArticleDays] = {}
        self._made: dict[tuple[tuple[str, Span, Moment | None], ...], Event] = {}
        self.decisions: list[Decision] = []
        self.present = self._present(topic)

    def states(self, states: Sequence[State]) -> tuple[State, ...]:
        """The states, oldest first, the last one with `present`. Merged, split, hidden and under the editors' titles is
        what the past knew of; its dates are those that its texts gave, and nothing by hand is in it."""
        *past, last = states
        final = {event.id: event for event in self.present.events}
        return (*(self._past(state, final) for state in past), replace(last, topic=self.present))

    def _present(self, topic: Topic) -> Topic:
        analyses = self._analyses
        found = self._restructured((*topic.events, *(event for event, _ in self._by_hand)), analyses)
        self._ids = frozenset(event.id for event in found.events)
        self._tell(topic, found)
        shown = self._told(found, analyses, dated=True)
        if shown != topic.events:
            counts = self._counts(analyses)
            redated = {event.id for event in shown if "date" in event.edited or event.by_hand}
            shown = self._weighed(topic, shown, found.changed | redated, analyses, counts)
            topic = replace(topic, events=_in_order(shown), lead=_lead(topic, found.events, shown))
            topic = replace(topic, key_dates=self._key_dates(topic, counts))
        if self._orders.topic is not None:
            topic = edited_topic(topic, self._orders.topic)
        approved = self._orders.topic.approved if self._orders.topic is not None else None
        return reviewed(topic, approved, self._orders.events)

    def _past(self, state: State, final: Mapping[str, Event]) -> State:
        topic = state.topic
        analyses = {each: state.analyses.get(each, self._analyses[each]) for each in topic.articles}
        found = self._restructured(topic.events, analyses, later=self._ids)
        shown = self._told(found, analyses, dated=False)
        if found.changed:
            shown = self._weighed(topic, shown, found.changed, analyses, self._counts(analyses))
        shown = with_pins_first(shown)
        shown = tuple(
            replace(event, reviewed=final[event.id].reviewed) if event.id in final else event for event in shown
        )
        if self._orders.topic is not None:
            topic = edited_topic(topic, self._orders.topic)
        return replace(state, topic=replace(topic, events=_in_order(shown)))

    def _restructured(
        self, events: Sequence[Event], analyses: Mapping[str, Analysis], later: Collection[str] = ()
    ) -> Restructured:
        def make(mentions: Sequence[Mention]) -> Event:
            evidence = sorted(((each, self._said(each, analyses).article) for each in mentions), key=_order)
            key = tuple((mention.article, mention.span, article.dct) for mention, article in evidence)
            if key not in self._made:
                self._made[key] = event_of(evidence)
            return self._made[key]

        return restructured(events, self._orders.events, make, later)

    def _said(self, mention: Mention, analyses: Mapping[str, Analysis]) -> Analysis:
        return analyses.get(mention.article) or self.added[mention.article]

    def _told(self, found: Restructured, analyses: Mapping[str, Analysis], *, dated: bool) -> tuple[Event, ...]:
        """The events that are not hidden, in the editors' words."""
        overrides, shown = self._orders.events, []
        for event in found.events:
            override = overrides.get(event.id)
            if override is None:
                shown.append(event)
            elif not override.hide:
                terms = load_terms(self._said(event.evidence[0], analyses).article.language)
                shown.append(
                    retold(
                        event,
                        override,
                        partial(short_label, terms=terms),
                        hemisphere=self._orders.hemisphere,
                        dated=dated,
                    )
                )
        return with_kin_of_today(shown, found.places)

    def _weighed(
        self,
        topic: Topic,
        events: Sequence[Event],
        changed: frozenset[str] | set[str],
        analyses: Mapping[str, Analysis],
        counts: Mapping[date, DayCounts],
    ) -> tuple[Event, ...]:
        """The events, those that changed with the weights of what they are now, those that are pinned above all."""
        anew = replace(topic, events=tuple(event for event in events if event.id in changed))
        weights = {event.id: event for event in weighed(anew, {**analyses, **self.added}, counts).events}
        return with_pins_first([weights.get(event.id, event) for event in events])

    def _counts(self, analyses: Mapping[str, Analysis]) -> dict[date, DayCounts]:
        for key, analysis in analyses.items():
            if key not in self._read:
                self._read[key] = read_days(analysis)
        return count_read([self._read[key] for key in analyses])

    def _key_dates(self, topic: Topic, counts: Mapping[date, DayCounts]) -> tuple[KeyDate, ...]:
        """The days that matter now, told by articles of the topic; those of pinned events by their first evidence."""
        own = [
            replace(event, evidence=mentions)
            for event in topic.events
            if (mentions := tuple(each for each in event.evidence if each.article in self._analyses))
        ]
        found = with_key_dates(replace(topic, events=tuple(own), key_dates=()), self._analyses, counts)
        return with_pinned_dates(found.key_dates, topic.events)

    def _tell(self, topic: Topic, found: Restructured) -> None:
        """What became of each key."""
        known = {event.id for event in found.events}
        nearest = partial(self._nearest, replace(topic, events=found.events))
        self.decisions += [nearest(each) if each.reason == NOT_SPLIT else each for each in found.decisions]
        for key, override in self._orders.events.items():
            keys = [each for each in _TOLD if getattr(override, each)]
            into, reason = found.places.get(key), None
            if into is not None:
                reason = f"the event is merged into {into}; decide there"
            elif key not in known:
                reason = NOT_SPLIT
            told = [Decision(where=f"events.{key}.{each}", reason=reason, nearest=into) for each in keys]
            self.decisions += [nearest(each) for each in told] if reason == NOT_SPLIT else told

    def _nearest(self, topic: Topic, decision: Decision) -> Decision:
        """The decision on an event that is not there, with the one that may have been meant."""
        near = nearest_event(self._orders.events[decision.where.split(".")[1]], [topic])
        return replace(decision, nearest=near.id, title=near.title) if near else decision


def _order(evidence: tuple[Mention, Article]) -> tuple[str, str, Span]:
    """By publication, the undated last; then by article and text."""
    mention, article = evidence
    dct = article.dct
    return (dct.at.replace(tzinfo=None).isoformat() if dct else "undated", mention.article, mention.span)


def _in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """By their days, as editors have them; within a day as they were."""
    placed = sorted(
        ((place, number) for number, event in enumerate(events) if (place := place_of(event)) is not None),
        key=lambda each: each[0],
    )
    undated = [event for event in events if place_of(event) is None]
    return (*(events[number] for _, number in placed), *undated)


def _lead(topic: Topic, before: Sequence[Event], shown: Sequence[Event]) -> Sentence | None:
    """The lead; None where nothing but hidden events tells of it."""
    lead = topic.lead
    if lead is None:
        return None
    ids = {event.id for event in shown}
    told = [event.id in ids for event in before for each in event.evidence if _holds(lead, each)]
    return lead if not told or any(told) else None


def _holds(sentence: Sentence, mention: Mention) -> bool:
    return (
        mention.article == sentence.article
        and mention.span.start < sentence.span.end
        and sentence.span.start < mention.span.end
    )
