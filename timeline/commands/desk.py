"""One topic on an editor's desk: what the site says of it, and what the overrides do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec

from timeline.errors import OutputError, SettingsError
from timeline.overrides.changes import Change
from timeline.overrides.draft import changes_of, draft, part_of_topic
from timeline.overrides.model import Overrides
from timeline.overrides.reading import load_overrides
from timeline.overrides.writing import keep, replace_whole
from timeline.publishing.built import BuiltTopic, built_topics, chosen
from timeline.rendering.document import Document


class _Known(msgspec.Struct, frozen=True):
    id: str


class _Events(msgspec.Struct, frozen=True):
    """What of timeline.json tells which events a topic has."""

    events: tuple[_Known, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """`overrides` are what the file at `path` said when it was opened, `part` is what of them concerns the topic."""

    document: Document
    path: Path
    overrides: Overrides
    part: Overrides
    quiet: bool

    def draft(self) -> str:
        """The topic as a file to be edited."""
        return draft(self.document, self.part)

    def take(self, edited: bytes, file: Path) -> None:
        """Take in such a file. Raises SettingsError with what is wrong in it, and where."""
        self.keep(changes_of(edited, file, self.document.topic.id, self.overrides, self.part))

    def keep(self, changes: Sequence[Change]) -> None:
        """Put the changes into the overrides, and tell of them."""
        keep(self.path, changes, say=self.say)
        told = [change for change in changes if change.option != "was"]
        for change in told:
            self.say(f"{change}")
        self.say(f"{self.path}: {len(told)} changed; build again to see it" if changes else "Nothing was changed.")

    def put(self, file: Path, content: bytes) -> None:
        """Write a file for the editor, whole or not at all. Raises OutputError where that cannot be."""
        try:
            replace_whole(file, content)
        except OSError as error:
            raise OutputError(f"{file}: cannot be written ({error.strerror}); name a file that can") from error

    def say(self, line: str) -> None:
        """On standard error, unless `--quiet`."""
        if not self.quiet:
            click.echo(line, err=True)


def opened(topic: str, output: Path, path: Path, *, quiet: bool) -> Desk:
    """The topic, by its slug or title, of the site in `output`, with the overrides at `path`. Raises TimelineError
    where there is no such topic, and where one of the files cannot be read."""
    built = built_topics(output)
    overrides = load_overrides(path)
    if topic not in built and topic in overrides.topics and overrides.topics[topic].hide:
        raise SettingsError(
            f"{path}: topics.{topic}.hide keeps the topic off the site; take that line out and build again, to edit it"
        )
    (wanted,) = chosen(built, [topic])
    document = wanted.document
    here = {event.id for event in document.events}
    elsewhere = {*_elsewhere(wanted, built)} if overrides.events.keys() - here else set[str]()
    return Desk(document, path, overrides, part_of_topic(document, overrides, elsewhere - here), quiet)


def _elsewhere(wanted: BuiltTopic, built: Mapping[str, BuiltTopic]) -> Iterator[str]:
    """The ids of the events of all other topics."""
    for topic in built.values():
        if topic.key != wanted.key:
            try:
                found = msgspec.json.decode((topic.folder / "timeline.json").read_bytes(), type=_Events)
            except (OSError, msgspec.DecodeError):
                continue  # told when that topic is edited
            yield from (event.id for event in found.events)
