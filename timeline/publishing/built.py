"""The topics of a built site, as `timeline build` wrote them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

import msgspec

from timeline.publishing.faults import PageError, PublishError
from timeline.publishing.prints import Prints
from timeline.rendering.document import Document, DocumentEvent
from timeline.rendering.marker import MARKER

_DATA, _PICTURE = "timeline.json", "timeline.png"


class _Listed(msgspec.Struct, frozen=True):
    id: str
    title: str
    former: tuple[str, ...] = ()


class _Report(msgspec.Struct, frozen=True):
    topics: tuple[_Listed, ...]


@dataclass(frozen=True)
class BuiltTopic:
    """A topic by its slug, with the folder of its page; `former` are slugs that lead to it."""

    key: str
    title: str
    folder: Path
    former: tuple[str, ...] = ()

    @cached_property
    def document(self) -> Document:
        """Its timeline.json. Raises PageError where that is missing or of another version."""
        path = self.folder / _DATA
        try:
            return msgspec.json.decode(path.read_bytes(), type=Document)
        except (OSError, msgspec.DecodeError) as error:
            raise PageError(f"{path}: cannot be read ({error}); run `timeline build` again") from error

    @cached_property
    def prints(self) -> Prints | None:
        """Of what a reader is told of each event: not of its weight, nor of where in a text its evidence stands, which
        shifts with every word that is put in before."""
        return Prints.of({event.id: _told(event) for event in self.document.events})

    @cached_property
    def picture(self) -> bytes | None:
        """The PNG of its timeline; None where the build made none. Raises PageError where it cannot be read."""
        path = self.folder / _PICTURE
        try:
            return path.read_bytes() if path.is_file() else None
        except OSError as error:
            raise PageError(f"{path}: cannot be read ({error.strerror}); run `timeline build` again") from error


def _told(event: DocumentEvent) -> object:
    evidence = [(each.text, each.source, each.url) for each in event.evidence]
    return event.title, event.when, event.interval, event.status, event.certainty, event.notes, event.differ, evidence


def built_topics(output: Path) -> Mapping[str, BuiltTopic]:
    """The topics of the site in `output` by their slugs, in its order. Raises PublishError where no site is there."""
    if not (output / MARKER).is_file():
        raise PublishError(f"{output}: holds no built site; run `timeline build` first, or name its folder with -o")
    path = output / "report.json"
    try:
        report = msgspec.json.decode(path.read_bytes(), type=_Report)
    except (OSError, msgspec.DecodeError) as error:
        raise PublishError(f"{path}: cannot be read ({error}); run `timeline build` again") from error
    folder = output / "topics"
    return {each.id: BuiltTopic(each.id, each.title, folder / each.id, each.former) for each in report.topics}


def chosen(topics: Mapping[str, BuiltTopic], wanted: Sequence[str]) -> list[BuiltTopic]:
    """Those that are named by slug, former slug or title, each once, in the order of the names. Raises PublishError for
    a name that no topic has, with those that are like it."""
    moved = {old: topic for topic in topics.values() for old in topic.former}
    by_name = moved | {topic.title.casefold(): topic for topic in topics.values()} | dict(topics)
    found: dict[str, BuiltTopic] = {}
    for name in wanted:
        topic = by_name.get(name) or by_name.get(name.casefold())
        if topic is None:
            near = get_close_matches(name.casefold(), by_name, n=3, cutoff=0.5)
            names = list(dict.fromkeys(by_name[each].key for each in near)) or list(topics)[:5]
            hint = f"{'did you mean' if near else 'some that there are:'} {', '.join(names)}{'?' if near else ''}"
            raise PublishError(f"{name!r}: the built site has no such topic; {hint}" if names else _no_topic(name))
        found[topic.key] = topic
    return list(found.values())


def _no_topic(name: str) -> str:
    return f"{name!r}: the built site has no topic at all; run `timeline build` with articles"
