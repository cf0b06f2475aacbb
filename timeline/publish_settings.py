"""`[publish]` of timeline.toml: which wikis there are, on which pages the topics stand there, and who lets them out.

No passwords: those come from the environment or the keyring, see `timeline.publishing.credentials`.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from timeline.errors import SettingsError
from timeline.settings_table import Table

WikiKind = Literal["mediawiki", "dokuwiki", "confluence"]
Mode = Literal["draft", "approved", "automatic"]
Embed = Literal["auto", "tag", "iframe", "html", "never"]

_EMBEDS: dict[WikiKind, tuple[Embed, ...]] = {
    "mediawiki": ("auto", "tag", "iframe", "never"),
    "dokuwiki": ("auto", "iframe", "never"),
    "confluence": ("auto", "iframe", "html", "never"),
}
_PLACE = "{topic}"
_NAME = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


class WikiSettings(Table, frozen=True):
    """`[publish.wikis.NAME]`: `url` is the address of its interface for programs, `user` the account (None: from the
    environment or the keyring). `page` is where topics stand, with {topic} for the slug (None: as is usual for the
    kind); `pages` names the pages of single topics, by their slugs. `index` is the page that lists all topics (None:
    there is none). `space` and `parent` are Confluence's: the key of the space and the title of the page above.
    `height` of the frame is in pixels. `plain_http` allows a password to go unencrypted to another machine."""

    kind: WikiKind
    url: str
    user: str | None = None
    page: str | None = None
    pages: dict[str, str] = {}
    index: str | None = None
    space: str | None = None
    parent: str | None = None
    embed: Embed = "auto"
    height: Annotated[int, msgspec.Meta(ge=240, le=1200)] = 660
    picture: bool = True
    plain_http: bool = False

    def __post_init__(self) -> None:
        """Raise SettingsError for what this kind of wiki does not have, and for what is missing."""
        parts = urlsplit(self.url)
        if "@" in parts.netloc:  # not printed: it may hold a password
            raise SettingsError("`url` holds a user or a password; docs/publishing.md says where that goes")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SettingsError(f"url = {self.url!r} is no http or https address; write all of it, 'https://...'")
        if self.embed not in _EMBEDS[self.kind]:
            choices = ", ".join(map(repr, _EMBEDS[self.kind]))
            raise SettingsError(f"embed = {self.embed!r} is nothing that {self.kind} has; choose one of {choices}")
        if self.page is not None and _PLACE not in self.page:
            raise SettingsError(
                f"page = {self.page!r} is the same page for every topic; write {_PLACE} where the slug of the topic "
                "stands, or name the page of each topic in `pages`"
            )
        if (self.kind == "confluence") != (self.space is not None):
            needed = "confluence needs `space`, the key of the space that the pages stand in"
            raise SettingsError(needed if self.space is None else f"`space` is for confluence; {self.kind} has none")
        if self.parent is not None and self.kind != "confluence":
            raise SettingsError(f"`parent` is for confluence; {self.kind} has no pages under pages")


class PublishSettings(Table, frozen=True):
    """`[publish]`: `mode` says whether topics are published: "draft" never, "approved" once an editor approved them,
    "automatic" with every run; `modes` says it of single topics, by their slugs. `max_shrink` is the share of its
    events that a topic may lose from one publication to the next."""

    mode: Mode = "draft"
    modes: dict[str, Mode] = {}
    max_shrink: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 0.2
    wikis: dict[str, WikiSettings] = {}

    def __post_init__(self) -> None:
        """Raise SettingsError for a name of a wiki that cannot be a part of the name of a variable."""
        for name in self.wikis:
            if not _NAME.fullmatch(name):
                raise SettingsError(f"publish.wikis.{name!r}: is no name for a wiki; use letters, digits and hyphens")

    def mode_of(self, topic: str) -> Mode:
        """That of a topic by its slug."""
        return self.modes.get(topic, self.mode)
