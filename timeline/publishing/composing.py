"""What stands between the marks: the timeline itself where the wiki allows it, else its picture and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from timeline.publish_settings import WikiSettings
from timeline.publishing.built import BuiltTopic
from timeline.publishing.faults import PublishError
from timeline.publishing.marks import Mark
from timeline.publishing.wiki import Allowance, File
from timeline.publishing.writing.base import Form, Frame, Writing
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.stills.raster import description_of
from timeline.rendering.wiki.sheet import Picture
from timeline.rendering.wiki.sheets import sheet_of


@dataclass(frozen=True, slots=True)
class Composed:
    """A section: its mark and content, the picture that it shows (None: none), what an editor should know, and what it
    is a list of."""

    mark: Mark
    content: str
    file: File | None = None
    notes: Sequence[str] = ()
    noun: str = "event"


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes for one wiki. `base_url` is where the built site is published, with a slash at its end; None: not known.
    `catalogues` is the newsroom's own folder of them."""

    writing: Writing
    settings: WikiSettings
    allowance: Allowance
    base_url: str | None
    catalogues: str | None = None

    def compose(self, topic: BuiltTopic, page: str, *, with_picture: bool = True) -> Composed:
        """The section of a topic on a page. The same topic gives the same bytes."""
        form, notes = self.form()
        address = f"{self.base_url}topics/{topic.key}/" if self.base_url else None
        file = self._file(topic, page) if form == "table" and with_picture else None
        document = topic.document
        catalogue = load_catalogue(document.topic.language, self.catalogues)
        sheet = sheet_of(document, catalogue, page=address, picture=_picture(file, topic))
        if form == "table":
            content = self.writing.table(sheet, references=self.allowance.references)
        else:
            frame = Frame(f"{address}embed.html", topic.title, self.settings.height)
            content = self.writing.frame(form, frame, sheet)
        prints = topic.prints if self.writing.markup.has_room else None
        mark = Mark(topic.key, len(document.events), content_hash(content), prints)
        return Composed(mark, content, file, notes)

    def form(self) -> tuple[Form, Sequence[str]]:
        """How the timeline stands in the page, and why not in a better way. Raises PublishError where what the settings
        ask for cannot be."""
        wanted, may = self.settings.embed, self.allowance
        if wanted == "never":
            return "table", ()
        if self.base_url is None:
            if wanted == "auto":
                return "table", ("base_url is not set: picture and table, no embed and no link to the timeline",)
            raise PublishError(f"embed = {wanted!r} needs base_url in timeline.toml: where the built site is published")
        if wanted == "auto":
            return ("tag" if may.tag else "iframe" if may.frame else "table"), (may.note,) if may.note else ()
        allowed = may.tag if wanted == "tag" else may.frame if wanted == "iframe" else None
        if allowed is False:
            what = "the parser tag <storytimeline>" if wanted == "tag" else "raw HTML"
            why = may.note or f"the wiki has not {what}"
            raise PublishError(f"embed = {wanted!r}, but {why}; --check tells what it allows")
        return wanted, ()

    def _file(self, topic: BuiltTopic, page: str) -> File | None:
        if not self.settings.picture or self.allowance.upload is False or topic.picture is None:
            return None
        return File(self.writing.file_of(topic.key), topic.picture, page)


def _picture(file: File | None, topic: BuiltTopic) -> Picture | None:
    """With the alternative text that the still carries, so that it is told as on the page; of another picture, which
    somebody put in its place, only the title is known."""
    return Picture(file.name, description_of(file.content) or topic.title) if file else None


def content_hash(content: str) -> str:
    """16 hex digits."""
    return sha256(content.encode()).hexdigest()[:16]
