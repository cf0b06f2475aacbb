"""Outlines of topics, by which they are known again from one build to the next, and topics under their names."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from msgspec.structs import replace

from timeline.models import Event, EventOutline, Mention, Topic, TopicOutline
from timeline.stories.kin import renamed

_ID_LENGTH = 10


def outline_of_topic(topic: Topic) -> TopicOutline:
    """The outline of a topic, with the slug and the ids that it has."""
    events = (EventOutline(id=each.id, mentions=mentions_of(each), former=each.former) for each in topic.events)
    return TopicOutline(
        key=topic.key,
        title=topic.title,
        articles=topic.articles,
        named=topic.named,
        events=tuple(events),
        former=topic.former,
    )


def under_names(topic: Topic, outline: TopicOutline) -> Topic:
    """The topic with the slug, the ids and what stood for them before that its outline has: the same events, in the
    same order."""
    names = {event.id: named.id for event, named in zip(topic.events, outline.events, strict=True)}
    events = (
        renamed(replace(event, id=named.id, former=named.former), names)
        for event, named in zip(topic.events, outline.events, strict=True)
    )
    return replace(topic, key=outline.key, events=tuple(events), former=outline.former)


def mentions_of(event: Event) -> tuple[str, ...]:
    """What an event stands for: digests of its mentions, in ascending order."""
    return tuple(sorted({digest_of(mention) for mention in event.evidence}))


def digest_of(mention: Mention) -> str:
    """A short name of an article's sentence, safe in an address: it begins with a letter."""
    return _digest(mention.article, mention.text)


@lru_cache(maxsize=8192)  # every state of a topic asks for nearly the same
def _digest(article: str, text: str) -> str:
    content = f"{article}\n{' '.join(text.split())}".encode()
    raw = hashlib.sha256(content).digest()[:_ID_LENGTH]  # more than enough of it for the letters that are kept
    return "e" + base64.b32encode(raw).decode().lower()[: _ID_LENGTH - 1]
