"""The stories in a pile of articles, from their profiles alone: no text is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.models import Model, Profile
from timeline.stories.linkage import Groups
from timeline.stories.profiles import in_order_of_time
from timeline.stories.weighing import weigh

# One setting for every pile; measured beside the weights in weighing.py.
_THRESHOLD = 0.2
# A story's title comes from an article that is at least so much like the others as the likest is.
_CENTRAL = 0.5
_DAY = 86_400


class Story(Model, frozen=True):
    """Articles that tell one story, by publication time, and the one whose title it bears."""

    articles: tuple[str, ...]
    bearer: str


def find_stories(profiles: Mapping[str, Profile]) -> Iterator[Story]:
    """The stories of a pile, in any order; an article that fits nowhere is one by itself.

    Articles of one language make stories among themselves: two languages share names, and little else. The order of
    `profiles` does not matter.
    """
    by_language: dict[str, list[str]] = {}
    for key in in_order_of_time(profiles):
        by_language.setdefault(profiles[key].language, []).append(key)
    for keys in by_language.values():
        yield from _stories(keys, [profiles[key] for key in keys])


def _stories(keys: Sequence[str], profiles: Sequence[Profile]) -> Iterator[Story]:
    days = [None if profile.published is None else profile.published // _DAY for profile in profiles]
    groups = Groups(weigh(profiles), days)
    groups.join(_THRESHOLD)
    members: dict[int, list[int]] = {}
    for place, group in enumerate(groups.group_of.tolist()):
        members.setdefault(group, []).append(place)
    close = groups.closeness().tolist()
    for places in members.values():
        bearer = keys[_bearer(places, close, profiles)]
        yield Story(articles=tuple(keys[place] for place in places), bearer=bearer)


def _bearer(places: Sequence[int], close: Sequence[float], profiles: Sequence[Profile]) -> int:
    """Of those that are most like the others the likest with a headline that says something by itself, else the likest;
    the earliest of equals."""
    highest = max(close[place] for place in places)
    central = [place for place in places if close[place] >= _CENTRAL * highest]
    return min(central, key=lambda place: (not profiles[place].speaks, -close[place], place))
