"""What a build changed, in a few lines for whoever runs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from timeline.models import Edition, Event, EventChange, Interval
from timeline.wire import WireInterval, is_of_whole_days

_LINES = 5
_COUNTED = {
    "topics": ("new topic", "new topics"),
    "events": ("new event", "new events"),
    "dates": ("moved date", "moved dates"),
    "sources": ("new source", "new sources"),
    "disputes": ("new contradiction", "new contradictions"),
    "merged": ("event now part of another", "events now part of others"),
    "gone": ("event gone", "events gone"),
    "topics_merged": ("topic now part of another", "topics now part of others"),
    "topics_gone": ("topic gone", "topics gone"),
}


def news_lines(edition: Edition) -> Iterator[str]:
    """ "since the last build: 3 new events, 1 moved date", then the weightiest of them; nothing where nothing did."""
    change = edition.change
    if change is None:
        return
    counts = [f"{number:,} {_COUNTED[kind][number != 1]}" for kind, number in change.counts().items()]
    yield f"since the last build: {', '.join(counts)}"
    wanted = {each.id for topic in change.topics for each in topic.events}
    homes = [topic.key for topic in edition.outlines if any(event.id in wanted for event in topic.events)]
    events = {event.id: (event, topic) for topic in map(edition.topic, homes) for event in topic.events}
    told = [(each, *events[each.id]) for topic in change.topics for each in topic.events if each.id in events]
    told.sort(key=lambda found: (found[0].new, -found[1].weight))  # what was known and is otherwise comes first
    for each, event, topic in told[:_LINES]:
        yield f"  {_said(each, event)} (in: {topic.title})"
    if len(told) > _LINES:
        yield f"  and {len(told) - _LINES:,} more, see changes.json"


def _said(change: EventChange, event: Event) -> str:
    if change.new:
        return f"new: {event.title}, {_when(event.interval)}"
    said = []
    if change.date:
        said.append(f"{_when(change.date.was)} is now {_when(change.date.now)}")
    if change.sources:
        said.append(f"also told by {', '.join(change.sources)}")
    if change.disputed:
        said.append("sources contradict each other")
    return f"{event.title}: {'; '.join(said)}"


def _when(interval: Interval | None) -> str:
    """ISO 8601: "2024-11-15", "2024-11-01 to 2024-11-30", "no date"."""
    if interval is None:
        return "no date"
    wire = WireInterval.of(interval)
    if wire.likely or not (wire.earliest and wire.latest):
        return wire.likely or wire.earliest or (f"before {wire.latest}" if wire.latest else "no date")
    if not is_of_whole_days(interval) or interval.latest is None:
        return f"{wire.earliest} to {wire.latest}"
    last = (interval.latest - timedelta(days=1)).date().isoformat()
    return last if wire.earliest == last else f"{wire.earliest} to {last}"
