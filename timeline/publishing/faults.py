"""What can go wrong between us and a wiki: with all of it, with one page, or with a text that somebody else changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.publishing.wiki import Page


class PublishError(TimelineError):
    """Nothing was published: something is missing or wrong on our side, and the message says what to do."""


class WikiError(TimelineError):
    """The wiki as a whole does not do what is asked: it is gone, read-only, or knows no such account. The topics that
    follow would meet the same."""

    exit_code = 3


class PageError(TimelineError):
    """One page cannot be read or written, or what the build made for it; those of other topics may well be."""

    exit_code = 3


class ConflictError(Exception):
    """Somebody else saved the page since it was read. Caught by the publisher, never shown.

    `page` is the text to go on with, where that is not what the wiki now has: a wiki that takes two programs of one
    account for the same hand lets the later one through, and the text that it wrote over is here. None: read it anew.
    """

    def __init__(self, page: Page | None = None) -> None:
        super().__init__("the page was saved by somebody else")
        self.page = page
