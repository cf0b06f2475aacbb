"""What each kind of wiki has a way of writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from timeline.publishing.sections import Markup
from timeline.rendering.wiki.sheet import Sheet

Form = Literal["tag", "iframe", "html", "table"]
"""The timeline itself, by the parser tag, in a frame, by the HTML macro of Confluence; or picture and table."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The timeline itself: the address of its compact page, what it is called, its height in pixels."""

    src: str
    title: str
    height: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: the page of a topic, its title, and what is said beside it."""

    page: str
    title: str
    told: str


class Writing(Protocol):
    """The syntax of a kind of wiki. All text that comes in is plain, and what comes out escapes it."""

    @property
    def markup(self) -> Markup:
        """How it writes a mark."""

    def page_of(self, topic: str) -> str:
        """Where a topic stands, where the settings say nothing."""

    def file_of(self, topic: str) -> str:
        """What the picture of a topic is called."""

    def table(self, sheet: Sheet, *, references: bool) -> str:
        """Picture, if the sheet has one, and table; `references`: the wiki numbers sources in a way of its own."""

    def frame(self, form: Form, frame: Frame, sheet: Sheet) -> str:
        """The timeline itself, and a link to its page."""

    def index(self, entries: Sequence[Entry]) -> str:
        """The list of all topics."""
