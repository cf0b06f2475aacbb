"""What the pages of a build show, as the register keeps it for the next build to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Raw
from msgspec.structs import replace

from timeline.models import Moment, Topic, to_json
from timeline.stories.changes import changes
from timeline.stories.register import EventShown, Register, TopicShown, shown_in

KEPT = 50
"""How many change sets a register keeps."""


def with_shown(register: Register, shown: Mapping[str, Raw], at: Moment | None) -> Register:
    """The register with what is shown of topics now, and, where that is otherwise than what it held, with one more set
    of changes, made at that time. Where no earlier build is known of, there are no changes."""
    after = replace(register, shown=dict(shown))
    found = changes(register, after, at)
    return replace(after, history=(*register.history, found)[-KEPT:]) if found else after


def without_words(register: Register) -> Register:
    """The register without a word of an article in what is shown: for those of which no word may be left."""
    if register.shown is None:
        return register
    return replace(register, shown={key: _without_words(shown_in(topic)) for key, topic in register.shown.items()})


def _without_words(topic: TopicShown) -> Raw:
    events = {name: replace(each, title="") for name, each in topic.events.items()}
    return Raw(to_json(replace(topic, title="", events=events)))


def shown_of(topic: Topic) -> TopicShown:
    """What is shown of a topic, as readers see it; the events in the order of the topic."""
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
