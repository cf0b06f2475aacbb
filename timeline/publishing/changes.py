"""What is other than at the last publication, in one line for the history of the page."""

from __future__ import annotations

from timeline.publishing.marks import Mark
from timeline.publishing.prints import Prints

SUMMARY = "Timeline: "
"""What each summary of ours begins with."""


def summary(old: Mark | None, new: Mark, noun: str = "event") -> str:
    """ "Timeline: 2 events new, 1 changed, 12 in all"; `old` is None where the section was not on the page. `noun` is
    what is counted."""
    if old is None:
        return f"{SUMMARY}{_counted(new.events, noun)}"
    if old.prints is None or new.prints is None:
        before = "" if old.events == new.events else f", {old.events:,} before"
        return f"{SUMMARY}{_counted(new.events, noun)}{before}"
    return f"{SUMMARY}{_change(old.prints, new.prints, noun)}, {new.events:,} in all"


def _change(old: Prints, new: Prints, noun: str) -> str:
    before, now = old.by_event, new.by_event
    counts = {
        "new": len(now.keys() - before.keys()),
        "changed": sum(now[key] != before[key] for key in now.keys() & before.keys()),
        "gone": len(before.keys() - now.keys()),
    }
    told = [(count, what) for what, count in counts.items() if count]
    if not told:
        return f"no {noun} changed"
    (first, what), *others = told
    return ", ".join([f"{_counted(first, noun)} {what}", *(f"{count:,} {each}" for count, each in others)])


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
