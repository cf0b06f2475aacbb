"""What became of planned events: they came true, were moved to another day, or were called off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import msgspec

from timeline.models import Interval, Moment, Status
from timeline.stories.clustering import Pair
from timeline.stories.plans import NOT_YET
from timeline.stories.successions import Akin, Succession, published, succession, sure_time
from timeline.stories.told import Told


class Outcome(msgspec.Struct):
    """What a group of mentions was, or became, as a plan. `since` is when it was told as one, of what came true. It was
    first planned for `moved_from`, and later for `postponed_to`; `former` and `later` are the numbers of the groups
    that tell of that. `ended_by` is the one that says that it was called off."""

    since: Moment | None = None
    moved_from: Interval | None = None
    former: int | None = None
    postponed_to: Interval | None = None
    later: int | None = None
    ended_by: int | None = None


def outcomes_of(
    told: Sequence[Told], groups: Sequence[Sequence[int]], pairs: Mapping[Pair, Akin]
) -> dict[int, Outcome]:
    """By the number of a group, what became of it as a plan; groups of which there is nothing to say are left out.

    `pairs` are those of mentions that are likely to tell of one event, but for their times. One thing follows a plan,
    and it follows no other plan: the first that is told, then the likest.
    """
    members = [[told[place] for place in group] for group in groups]
    outcomes = {number: known for number, group in enumerate(members) if (known := _by_itself(group)) is not None}
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    is_plan = [all(each.mention.status in NOT_YET for each in group) for group in members]
    articles = [{each.article.id for each in group} for group in members]
    found: list[tuple[tuple[str, float, int, int], Succession]] = []
    for (one, other), akin in chain(pairs.items(), ((pair[::-1], akin) for pair, akin in pairs.items())):
        plan, follower = group_of[one], group_of[other]
        if plan != follower and is_plan[plan] and told[one].mention.status is Status.PLANNED:
            apart = not articles[plan] & articles[follower]
            what = succession(told[one], told[other], akin, apart=apart)
            if what is not None:
                found.append(((published(told[other]), -akin.likely, one, other), what))
    for (_, _, one, other), what in sorted(found, key=lambda each: each[0]):
        _link(outcomes, group_of[one], group_of[other], what)
    return outcomes


def _by_itself(group: Sequence[Told]) -> Outcome | None:
    """What a group tells without any other: since when it was planned, or from when to when it says it was moved."""
    done = [published(each) for each in group if each.mention.status is Status.HAPPENED]
    plans = [each for each in group if each.mention.status is Status.PLANNED and each.article.dct is not None]
    if done and plans:
        first = min(plans, key=lambda each: (published(each), each.article.id))
        return Outcome(since=first.article.dct) if published(first) < min(done) else None
    changes = [(each, each.change) for each in group if each.change is not None]
    before = (time for each, change in changes if (time := sure_time(change.first, each)) is not None)
    after = (time for each, change in changes if (time := sure_time(change.now, each)) is not None)
    own = [each.mention.interval for each in group]
    moved_from = next((time for time in before if time not in own), None)
    postponed_to = next((time for time in after if time not in own), None)
    return Outcome(moved_from=moved_from, postponed_to=postponed_to) if moved_from or postponed_to else None


def _link(outcomes: dict[int, Outcome], plan: int, follower: int, what: Succession) -> None:
    """Write it down at both ends, unless either is taken."""
    one, other = outcomes.get(plan) or Outcome(), outcomes.get(follower) or Outcome()
    if one.later is not None or one.ended_by is not None or other.former is not None:
        return
    if what.cancelled:
        one.ended_by = follower
    else:
        one.later, one.postponed_to = follower, what.postponed_to
        other.moved_from = what.moved_from
    other.former = plan
    outcomes[plan], outcomes[follower] = one, other
