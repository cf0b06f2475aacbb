"""Events taken apart and brought together by editors."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec.structs import replace

from timeline.models import Decision, Event, Mention, Model
from timeline.overrides.matching import nearest_name
from timeline.overrides.model import EventOverride

Make = Callable[[Sequence[Mention]], Event]
"""Makes an event of its evidence, which comes in any order, with an id by content and without a weight."""

NOT_SPLIT = "the event is not split off (any more)"

_ID_LENGTH = 10


class Restructured(Model, frozen=True):
    """The events; `changed` are the ids of those with other evidence, which have no weight. `places` are the ids of
    today by those that were merged into them."""

    events: tuple[Event, ...]
    changed: frozenset[str]
    places: dict[str, str]
    decisions: tuple[Decision, ...]


def part_id(event: str, words: str) -> str:
    """The id of the event that is split off from another with quotations that begin with these words: it stays what it
    is as long as both do."""
    raw = hashlib.sha256(f"{event}\n{_plain(words)}".encode()).digest()
    return "s" + base64.b32encode(raw).decode().lower()[: _ID_LENGTH - 1]


def restructured(
    events: Sequence[Event], overrides: Mapping[str, EventOverride], make: Make, later: Collection[str] = ()
) -> Restructured:
    """Split what is to be split, then merge. `overrides` are by the ids of the events, and of those that come of
    splitting; to split an event that is not there is passed over, which is for a past state to be. `later` are the ids
    of events that a past state may not have yet: what is merged into one of them is it already.
    """
    desk = _Desk(events, make, later)
    for key, override in overrides.items():
        desk.split(key, override.split)
    for key, override in overrides.items():
        desk.merge(key, override.merge)
    places = {key: desk.root(key) for key in desk.into}
    return Restructured(
        events=tuple(desk.events.values()),
        changed=frozenset(desk.changed & desk.events.keys()),
        places=places,
        decisions=tuple(desk.decisions),
    )


class _Desk:
    def __init__(self, events: Sequence[Event], make: Make, later: Collection[str]) -> None:
        self.events = {event.id: event for event in events}
        self.changed: set[str] = set()
        self.into: dict[str, str] = {}
        self.decisions: list[Decision] = []
        self._make = make
        self._later = later
        self._former = {old: event.id for event in events for old in event.former}

    def split(self, key: str, beginnings: Sequence[str]) -> None:
        event = self.events.get(key)
        where = f"events.{key}.split"
        if event is None:
            return
        for words in beginnings:
            part = [each for each in event.evidence if _plain(each.text).startswith(_plain(words))]
            rest = [each for each in event.evidence if each not in part]
            if not part or not rest:
                reason = "all of its evidence begins" if part else "no quotation of its evidence begins"
                self.decisions.append(Decision(where=where, reason=f"{reason} with {words!r}"))
                continue
            name = part_id(key, words)
            self.events[name] = replace(self._make(part), id=name, edited=("split",))
            event = self._anew(event, rest, "split")
            self.events[key] = event
            self.changed |= {key, name}
            self.decisions.append(Decision(where=where))

    def merge(self, key: str, others: Sequence[str]) -> None:
        for other in others:
            known = other if other in self.events or other in self.into else self._former.get(other, other)
            moving, target = self.root(known), self.root(key)
            where = f"events.{key}.merge"
            if target not in self.events and target not in self._later:
                self.decisions.append(Decision(where=where, reason=NOT_SPLIT))
            elif moving == target:
                self.decisions.append(Decision(where=where))
            elif moving not in self.events:
                reason = f"the topic has no event {other!r} (now)"
                near = self.events.get(nearest_name(other, self.events) or "")
                found = (near.id, near.title) if near else (None, None)
                self.decisions.append(Decision(where=where, reason=reason, nearest=found[0], title=found[1]))
            else:
                taken = self.events.pop(moving)
                self.into[moving] = target
                kept = self.events.get(target)
                if kept is None:  # in a past state, before the other was told of
                    merged = replace(taken, id=target, former=(), edited=_with(taken.edited, "merge"))
                else:
                    merged = self._anew(kept, (*kept.evidence, *taken.evidence), "merge")
                former = sorted({*merged.former, moving, *taken.former} - {target})
                may_be = {kin.id: kin for kin in (*merged.may_be, *taken.may_be)}
                self.events[target] = replace(
                    merged,
                    former=tuple(former),
                    may_be=tuple(may_be.values()),
                    plan=merged.plan or taken.plan,
                    pinned=merged.pinned or taken.pinned,
                )
                self.changed.add(target)
                self.decisions.append(Decision(where=where))

    def root(self, key: str) -> str:
        while key in self.into:
            key = self.into[key]
        return key

    def _anew(self, event: Event, evidence: Sequence[Mention], edited: str) -> Event:
        """The event with other evidence; what is tied to its id stays."""
        return replace(
            self._make(evidence),
            id=event.id,
            may_be=event.may_be,
            plan=event.plan,
            former=event.former,
            edited=_with(event.edited, edited),
            note=event.note,
        )


def _with(edited: tuple[str, ...], key: str) -> tuple[str, ...]:
    return edited if key in edited else (*edited, key)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
