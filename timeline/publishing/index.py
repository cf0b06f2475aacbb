"""The page that lists all topics: those of the built site whose sections stand in the wiki."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.publishing.built import BuiltTopic
from timeline.publishing.composing import Composed, content_hash
from timeline.publishing.faults import PageError
from timeline.publishing.marks import Mark
from timeline.publishing.prints import Prints
from timeline.publishing.publisher import Outcome, Publisher
from timeline.publishing.sections import find_section
from timeline.publishing.writing.base import Entry

KEY = "all--topics"
"""In the marks, where the slug of a topic stands; no slug has two hyphens."""


def publish_index(publisher: Publisher, name: str, built: Iterable[BuiltTopic], there: Collection[str]) -> Outcome:
    """Put the list on the page `name`, in the order of the site. `there` are topics whose pages are known to have their
    sections; of the others each page is looked at. Raises WikiError where the wiki as a whole fails."""
    try:
        entries = list(_entries(publisher, built, there))
        if not entries:
            return Outcome("index", "draft", name, "no topic is in the wiki yet")
        return replace(publisher.save(publisher.wiki.read(name), _composed(publisher, entries)), topic="index")
    except PageError as error:
        return Outcome("index", "failed", name, str(error))


def _composed(publisher: Publisher, entries: Sequence[Entry]) -> Composed:
    content = publisher.composer.writing.index(entries)
    prints = Prints.of({entry.page: entry.told for entry in entries}) if publisher.markup.has_room else None
    return Composed(Mark(KEY, len(entries), content_hash(content), prints), content, noun="topic")


def _entries(publisher: Publisher, built: Iterable[BuiltTopic], there: Collection[str]) -> Iterator[Entry]:
    for topic in built:
        page = publisher.page_of(topic.key)
        if topic.key in there or _is_there(publisher, topic, page):
            yield Entry(page, topic.title, topic.document.topic.standfirst)


def _is_there(publisher: Publisher, topic: BuiltTopic, page: str) -> bool:
    try:
        return find_section(publisher.wiki.read(page).text, topic.key, publisher.markup) is not None
    except PageError:  # a page that nobody may read, or whose marks are damaged, is no page to send readers to
        return False
