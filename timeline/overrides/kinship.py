"""What ties events to one another, once editors have merged, hidden or retold some of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from timeline.models import Event, Kin, Plan


def with_kin_of_today(events: Sequence[Event], places: Mapping[str, str]) -> tuple[Event, ...]:
    """The events, their kin as they are told now; `places` are ids by those that were merged into them. An event is no
    kin of itself, and one that is not among the events is nobody's."""
    known = {event.id: Kin(id=event.id, title=event.title, interval=event.interval) for event in events}

    def now(kin: Kin | None, of: Event) -> Kin | None:
        key = places.get(kin.id, kin.id) if kin is not None else None
        return known.get(key) if key is not None and key != of.id else None

    out: list[Event] = []
    for event in events:
        may_be = {found.id: found for kin in event.may_be if (found := now(kin, event))}
        plan = event.plan
        if plan is not None:
            plan = replace(
                plan,
                former=now(plan.former, event),
                later=now(plan.later, event),
                ended_by=now(plan.ended_by, event),
            )
            plan = plan if plan != Plan() else None
        out.append(replace(event, may_be=tuple(may_be.values()), plan=plan))
    return tuple(out)
