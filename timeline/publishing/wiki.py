"""What the publisher needs of a wiki, whichever it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from timeline.publishing.findings import Finding


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read: `name` is the one that was asked for, `revision` what a save must be based on (None: there
    is no such page), `place` what the wiki itself knows it by, where that is something else (a page that was moved)."""

    name: str
    text: str
    revision: str | None
    place: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A picture for a page: `name` as the wiki is to call it."""

    name: str
    content: bytes
    page: str


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the wiki lets us put into a page: the parser tag, a frame by raw HTML, pictures. None: it does not say.
    `references` tells that it numbers sources in a way of its own, `note` why not what would be better."""

    tag: bool | None
    frame: bool | None
    upload: bool | None
    references: bool = False
    note: str = ""


class Wiki(Protocol):
    """A wiki that we are logged in to. Every method may raise WikiError or PageError."""

    files_hang_on_pages: bool
    """Whether a file can only be uploaded to a page that is there."""

    def read(self, name: str) -> Page:
        """The page as it is now."""

    def write(self, page: Page, text: str, summary: str) -> None:
        """Save `text` in the place of what `page` was read with. Raises ConflictError where that is no more."""

    def holds(self, file: File) -> bool:
        """Whether a file of that name and of just that content is there."""

    def upload(self, file: File, summary: str) -> None:
        """Put the file there, in the place of an older one of that name."""

    def allows(self, embed: str | None) -> Allowance:
        """What may stand in a page; `embed` is the address of a compact page that would (None: not known)."""

    def check(self, pages: Sequence[str]) -> Iterator[Finding]:
        """What this account may do with these pages, line by line."""
