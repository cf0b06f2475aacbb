"""What ties events of a topic to one another, written into each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from timeline.models import Event, Kin


def with_may_be(events: Sequence[Event], twins: Mapping[int, Sequence[int]]) -> list[Event]:
    """The events, each with those that may be the same and no others; `twins` has their numbers."""
    kin = [Kin(id=event.id, title=event.title, interval=event.interval) for event in events]
    found = (tuple(kin[other] for other in twins.get(number, ())) for number in range(len(events)))
    return [
        event if event.may_be == may_be else replace(event, may_be=may_be)
        for event, may_be in zip(events, found, strict=True)
    ]


def renamed(event: Event, ids: Mapping[str, str]) -> Event:
    """The event, with the ids of its kin as they are now; `ids` are by their former ones."""
    if not event.may_be:
        return event
    return replace(event, may_be=tuple(replace(each, id=ids[each.id]) for each in event.may_be))
