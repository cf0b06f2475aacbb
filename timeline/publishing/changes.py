"""What is other than at the last publication, in one line for the history of the page."""

from __future__ import annotations

from timeline.publishing.marks import Mark
from timeline.publishing.prints import Prints


def summary(old: Mark | None, new: Mark) -> str:
    """ "Timeline: 2 events new, 1 changed, 12 in all"; `old` is None where the topic was not on the page."""
    if old is None:
        return f"Timeline: {_events(new.events)}"
    if old.prints is None or new.prints is None:
        change = "" if old.events == new.events else f", {old.events:,} before"
        return f"Timeline: {_events(new.events)}{change}"
    return f"Timeline: {_counted(old.prints, new.prints)}, {new.events:,} in all"


def _counted(old: Prints, new: Prints) -> str:
    before, now = old.by_event, new.by_event
    counts = {
        "new": len(now.keys() - before.keys()),
        "changed": sum(now[key] != before[key] for key in now.keys() & before.keys()),
        "gone": len(before.keys() - now.keys()),
    }
    told = [(count, what) for what, count in counts.items() if count]
    if not told:
        return "no event changed"
    (first, what), *others = told
    return ", ".join([f"{_events(first)} {what}", *(f"{count:,} {each}" for count, each in others)])


def _events(count: int) -> str:
    return f"{count:,} event{'' if count == 1 else 's'}"
