"""Who takes the place of whom: new sets of members against those that are known by name."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Place = TypeVar("Place", bound=Hashable)


def claimed(new: Mapping[Place, Collection[str]], known: Mapping[str, Collection[str]]) -> dict[Place, str]:
    """For each new set the known one with which it shares most, by its name; the largest overlaps choose first, then
    the first names and the first places, each name once. A set that is wholly the same comes before any other."""
    exact = {frozenset(members): name for name, members in sorted(known.items(), reverse=True) if members}
    taken: dict[Place, str] = {}
    used: set[str] = set()
    for place, members in new.items():
        name = exact.get(frozenset(members))
        if name is not None and name not in used:
            taken[place] = name
            used.add(name)
    rest = {place: members for place, members in new.items() if place not in taken}
    for place, name in _by_overlap(rest, {name: each for name, each in known.items() if name not in used}):
        if place not in taken and name not in used:
            taken[place] = name
            used.add(name)
    return taken


def nearest(lost: Mapping[str, Collection[str]], there: Mapping[Place, Collection[str]]) -> dict[str, Place]:
    """For each name the place with which its members share most, where any does; many may go to one place."""
    found: dict[str, Place] = {}
    for place, name in _by_overlap(there, lost):
        found.setdefault(name, place)
    return found


def _by_overlap(new: Mapping[Place, Collection[str]], known: Mapping[str, Collection[str]]) -> list[tuple[Place, str]]:
    """The pairs that share a member, those that share most first, then by name and by the order of the places."""
    holders: dict[str, list[str]] = {}
    wanted = {member for members in new.values() for member in members}
    for name, members in known.items():
        for member in wanted.intersection(members):
            holders.setdefault(member, []).append(name)
    shared: dict[tuple[Place, str], int] = {}
    for place, members in new.items():
        for member in members:
            for name in holders.get(member, ()):
                shared[place, name] = shared.get((place, name), 0) + 1
    order = {place: number for number, place in enumerate(new)}
    return sorted(shared, key=lambda pair: (-shared[pair], pair[1], order[pair[0]]))
