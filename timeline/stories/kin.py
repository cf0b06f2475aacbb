"""What ties events of a topic to one another, written into each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from timeline.models import Event, Kin, Plan
from timeline.stories.outcomes import Outcome


def with_kin(
    events: Sequence[Event], twins: Mapping[int, Sequence[int]], outcomes: Mapping[int, Outcome]
) -> list[Event]:
    """The events, each with those that may be the same, with what became of it as a plan, and with no other kin.

    `twins` and `outcomes` go by their numbers.
    """
    kin = [Kin(id=event.id, title=event.title, interval=event.interval) for event in events]
    out: list[Event] = []
    for number, event in enumerate(events):
        may_be = tuple(kin[other] for other in twins.get(number, ()))
        outcome = outcomes.get(number)
        plan = _plan(outcome, kin) if outcome is not None else None
        is_known = event.may_be == may_be and event.plan == plan
        out.append(event if is_known else replace(event, may_be=may_be, plan=plan))
    return out


def renamed(event: Event, ids: Mapping[str, str]) -> Event:
    """The event, with the ids of its kin as they are now; `ids` are by their former ones."""
    if not event.may_be and event.plan is None:
        return event

    def known(kin: Kin) -> Kin:
        return replace(kin, id=ids[kin.id])

    plan = event.plan
    if plan is not None:
        plan = replace(
            plan,
            former=known(plan.former) if plan.former else None,
            later=known(plan.later) if plan.later else None,
            ended_by=known(plan.ended_by) if plan.ended_by else None,
        )
    return replace(event, may_be=tuple(map(known, event.may_be)), plan=plan)


def _plan(outcome: Outcome, kin: Sequence[Kin]) -> Plan:
    return Plan(
        since=outcome.since,
        moved_from=outcome.moved_from,
        former=kin[outcome.former] if outcome.former is not None else None,
        postponed_to=outcome.postponed_to,
        later=kin[outcome.later] if outcome.later is not None else None,
        ended_by=kin[outcome.ended_by] if outcome.ended_by is not None else None,
    )
