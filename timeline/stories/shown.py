"""What the pages of a build show, as the register keeps it for the next build to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from timeline.models import Moment, Topic
from timeline.stories.changes import changes
from timeline.stories.register import EventShown, Register, TopicShown

KEPT = 50
"""How many change sets a register keeps."""


def with_shown(register: Register, topics: Iterable[Topic], at: Moment | None) -> Register:
    """The register with what these topics show, as readers see them, and, where that is otherwise than what it held,
    with one more set of changes, made at that time. Where no earlier build is known of, there are no changes."""
    after = replace(register, shown={topic.key: _topic(topic) for topic in topics})
    found = changes(register, after, at)
    return replace(after, history=(*register.history, found)[-KEPT:]) if found else after


def without_words(register: Register) -> Register:
    """The register without a word of an article in what is shown: for those of which no word may be left."""
    if register.shown is None:
        return register
    shown = {
        key: replace(topic, title="", events={name: replace(each, title="") for name, each in topic.events.items()})
        for key, topic in register.shown.items()
    }
    return replace(register, shown=shown)


def _topic(topic: Topic) -> TopicShown:
    events = {
        event.id: EventShown(
            title=event.title,
            interval=event.interval,
            sources=tuple(_sorted(event.outlets)),
            disputed=bool(event.disputed),
            former=event.former,
        )
        for event in topic.events
    }
    return TopicShown(title=topic.title, events=events, former=topic.former)


def _sorted(names: Sequence[str]) -> list[str]:
    return sorted(dict.fromkeys(names))
