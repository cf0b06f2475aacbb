"""Articles as read."""

from __future__ import annotations

from timeline.models.base import Model
from timeline.models.moment import Moment
from timeline.models.publication import Dating
from timeline.models.rights import Rights, Usage
from timeline.models.timexes import Timex


class Teaser(Model, frozen=True):
    """Another story's headline or first lines on the page of an article (`parent`): for the report, never evidence."""

    text: str
    parent: str
    timexes: tuple[Timex, ...] = ()


class Filing(Model, frozen=True):
    """When and where an agency sent its story out: `place` as its dateline writes it, `zone` (IANA) that of the place,
    where known. An outlet that runs the story may do so hours later, under another zone."""

    at: Moment | None = None
    place: str | None = None
    zone: str | None = None


class Article(Model, frozen=True):
    """One document as read. `text` is the main text: for JSONL as given, else as extracted from `path`.

    `language_is_detected` says that `language` was told by the words of the text, not stated or set. `copy_of` is the
    id of the earlier article whose text this one runs, once the articles of a pile have been compared. Until
    `embargo_until` it may not be shown (a day: the whole of it); None: no embargo. One `by_hand` is no document: it is
    what editors quote of a source. `url` is where it was read, `canonical_url` what its outlet calls its address, and
    `filing` when and where its agency sent it out.
    """

    id: str
    text: str
    path: str
    title: str | None = None
    source: str | None = None
    agency: str | None = None
    byline: str | None = None
    url: str | None = None
    archived_url: str | None = None
    dating: Dating = Dating()
    captured: Moment | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    text_is_as_given: bool = False
    language_is_detected: bool = False
    copy_of: str | None = None
    embargo_until: Moment | None = None
    status: Usage = Usage.USABLE
    rights: Rights | None = None
    by_hand: bool = False
    section: str | None = None
    canonical_url: str | None = None
    filing: Filing | None = None

    @property
    def dct(self) -> Moment | None:
        """Document creation time: what relative expressions count from."""
        return self.dating.published

    @property
    def link_only(self) -> bool:
        """Whether no word of its text may be shown."""
        return self.rights is not None and self.rights.link_only

    @property
    def outlet(self) -> str:
        """The name to show: the source, else the agency, else the file."""
        return self.source or self.agency or self.path.rsplit("/", 1)[-1]
