"""A topic as a file to be edited: what editors decided of it, and, behind "#", all that they could."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from timeline.models import to_json
from timeline.overrides.changes import Change, by_id, changes_between
from timeline.overrides.model import AddedEvent, EventOverride, Overrides, TopicOverride
from timeline.overrides.notation import date_text, quoted, toml_value
from timeline.overrides.reading import decoded_overrides
from timeline.rendering.document import Document, DocumentEvent
from timeline.rendering.escaping import printable

_LONGEST = 160  # of a quotation in a comment, in characters
_FIRST_WORDS = 5  # with which a quotation is told from others
_MADE = re.compile(r"^# timeline edit (\S+) ([0-9a-f]{12})\s*$", re.MULTILINE)
_HEAD = """\
# timeline edit {slug} {made}
#
# {title}: {count} events
#
# Take away the "# " before a line and change what it says; then save, and close the editor. What stands behind a "#"
# says nothing; with a "#" before it, a decision is taken back.
#
# date    a day 2024-11-15, a month 2024-11, a year 2024, a time 2024-11-15T10:48 or 2024-11-15T10:48+01:00, from the
#         first day to the last 2024-11-15/2024-11-20, with .. for an open end
# merge   ids of other events that are this one
# split   the words with which quotations begin that are events of their own
# pin     makes it a key date; hide takes it off the page
"""
_BY_HAND = """\
# An event by hand: take away the "# " before "[[add]]" and the lines that you fill in, once for each such event. The
# source is who says so; a title or a text is needed.
# [[add]]
# topic = {topic}
# date = "2024-11-15"
# title = ""
# text = ""
# source = ""
# url = ""
"""


def part_of_topic(document: Document, overrides: Overrides, elsewhere: Collection[str]) -> Overrides:
    """What the overrides say of the topic, its events and those by hand. An entry of an event that no topic has belongs
    to any: it may be hidden. `elsewhere` are the ids of the events of other topics."""
    slug = document.topic.id
    return Overrides(
        topics={key: topic for key, topic in overrides.topics.items() if key == slug},
        events={key: event for key, event in overrides.events.items() if key not in elsewhere},
        add=tuple(each for each in overrides.add if each.topic == slug),
    )


def draft(document: Document, part: Overrides) -> str:
    """The file; `part` is what the overrides say of the topic. With nothing changed it says the same."""
    topic = document.topic
    added = by_id(part)
    shown = [event for event in document.events if event.id not in added]
    left = part.events.keys() - {event.id for event in shown} - added.keys()
    head = _HEAD.format(slug=topic.id, made=_print(part), title=printable(topic.title), count=len(document.events))
    blocks = [head, _block(f"[topics.{topic.id}]", _of_topic(topic.title, part.topics.get(topic.id, TopicOverride())))]
    for event in shown:
        lines = [*_told(event), f"[events.{quoted(event.id)}]"]
        blocks.append(_block("\n".join(lines), _of_event(event, part.events.get(event.id))))
    if left:
        blocks.append("# Hidden, or not found in the last build\n")
    blocks += [_of_entry(key, override) for key, override in part.events.items() if key in left]
    blocks += [_block("[[add]]", _set(each)) for each in added.values()]
    blocks += [_of_entry(key, override) for key, override in part.events.items() if key in added]
    blocks.append(_BY_HAND.format(topic=quoted(topic.id)))
    return "\n".join(blocks)


def changes_of(edited: bytes, path: Path, slug: str, overrides: Overrides, part: Overrides) -> tuple[Change, ...]:
    """What an edited file of the topic makes of the overrides. An entry that it has is to be as it says. One that it
    does not have is taken out if it stood in the draft and the overrides of the topic have not changed since; else it
    stays. `path` is for messages. Raises SettingsError with what is wrong, and where."""
    after = decoded_overrides(edited, path)
    made = _MADE.search(edited.decode("utf-8-sig"))
    gone = part if made and made[1] == slug and made[2] == _print(part) else Overrides()
    topics = {key: each for key, each in overrides.topics.items() if key not in gone.topics} | after.topics
    events = {key: each for key, each in overrides.events.items() if key not in gone.events} | after.events
    kept = {key: each for key, each in by_id(overrides).items() if key not in by_id(gone)} | by_id(after)
    return changes_between(overrides, Overrides(topics=topics, events=events, add=tuple(kept.values())))


def title_as_told(event: DocumentEvent) -> str:
    """What the event is called where no editor says otherwise."""
    return event.as_told.title if event.as_told else event.title


def _print(part: Overrides) -> str:
    return hashlib.sha256(to_json(part)).hexdigest()[:12]


def _block(head: str, lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in (head, *lines))


def _of_entry(key: str, override: EventOverride) -> str:
    return _block(f"[events.{quoted(key)}]", _set(override))


def _told(event: DocumentEvent) -> Iterator[str]:
    """What the page says of the event, as comments."""
    sources = f"{len(event.outlets)} outlets: " if len(event.outlets) > 1 else ""
    yield f"# {printable(event.when)} · {sources}{printable(', '.join(event.outlets))}"
    if event.evidence:
        words = printable(event.evidence[0].text)
        yield f"# {words if len(words) <= _LONGEST else f'{words[:_LONGEST].rstrip()} …'}"
    for line in event.differ:
        yield f"# sources differ: {printable(line)}"
    if event.as_told is not None:
        when = date_text(event.as_told.interval.read()) if event.as_told.interval else None
        yield f"# as the articles tell it: {when or 'without a date'}, {printable(event.as_told.title)}"


def _of_topic(title: str, override: TopicOverride) -> Iterator[str]:
    offered = {"title": quoted(title), "note": '""', "hide": "true", "merge": '["other-slug"]'}
    offered |= {"articles": '["article-id"]', "without": '["article-id"]'}
    yield from _offered(override, offered)


def _of_event(event: DocumentEvent, override: EventOverride | None) -> Iterator[str]:
    was = override.was if override and override.was else title_as_told(event)
    yield f"{'# ' if override and not override.was else ''}was = {quoted(was)}"
    interval = event.interval.read() if event.interval else None
    offered = {"date": quoted(date_text(interval) or "2024-11-15"), "title": quoted(event.title), "note": '""'}
    offered |= {"hide": "true", "pin": "true"}
    if event.may_be:
        offered["merge"] = toml_value(event.may_be)
    if len(event.evidence) > 1:
        offered["split"] = toml_value((" ".join(event.evidence[-1].text.split()[:_FIRST_WORDS]),))
    yield from _offered(override or EventOverride(), offered, without="was")


def _offered(override: TopicOverride | EventOverride, offered: dict[str, str], *, without: str = "") -> Iterator[str]:
    """The options that are set, and behind "#" those that could be."""
    said = {line.partition(" = ")[0]: line for line in _set(override)}
    for option in dict.fromkeys((*offered, *said)):
        if option != without:
            yield said.get(option) or f"# {option} = {offered[option]}"


def _set(entry: TopicOverride | EventOverride | AddedEvent) -> Iterator[str]:
    for option in entry.__struct_fields__:
        value = getattr(entry, option)
        if value not in (None, False, ()):
            yield f"{option} = {toml_value(value)}"
