"""Puts topics on their pages, one after the other: read, compose, compare, write; on a conflict, once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from typing import Literal

from timeline.publish_settings import PublishSettings
from timeline.publishing.built import BuiltTopic
from timeline.publishing.changes import SUMMARY, summary
from timeline.publishing.composing import Composed, Composer
from timeline.publishing.faults import ConflictError, PageError
from timeline.publishing.permission import Approval, approved_in_build, held_back, shrunk
from timeline.publishing.sections import Markup, Section, find_section, replace_section
from timeline.publishing.wiki import Page, Wiki

Kind = Literal["written", "unchanged", "would write", "draft", "shrunk", "failed"]
"""`draft`: kept in by its mode, as it is meant to be; `shrunk` and `failed` want somebody to look."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")
_TRIES = 5  # of a page that is being edited: each try takes the text that is there then


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a topic: on which page, why (empty where the kind says all), the summary of the edit, what an
    editor should know, and the difference of the texts."""

    topic: str
    kind: Kind
    page: str
    told: str = ""
    notes: Sequence[str] = ()
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Publishes to one wiki. With `dry_run` nothing is written, and the outcomes have the difference; with
    `accept_shrink` a topic may lose any number of events."""

    wiki: Wiki
    composer: Composer
    settings: PublishSettings
    dry_run: bool = False
    accept_shrink: bool = False
    approval: Approval = approved_in_build

    def publish(self, topics: Sequence[BuiltTopic]) -> Iterator[Outcome]:
        """Each topic as soon as it is done. A fault of one page is its outcome; WikiError ends the run."""
        for topic in topics:
            page = self.page_of(topic.key)
            why = held_back(topic, self.settings, self.approval)
            if why:
                yield Outcome(topic.key, "draft", page, why)
                continue
            try:
                yield self._published(topic, page)
            except PageError as error:
                yield Outcome(topic.key, "failed", page, str(error))
            except ConflictError:  # of a picture; those of the page are gone on from
                yield Outcome(topic.key, "failed", page, "somebody else changed its picture meanwhile; run it again")

    @property
    def markup(self) -> Markup:
        """How this wiki writes a mark."""
        return self.composer.writing.markup

    def page_of(self, topic: str) -> str:
        """Where a topic stands."""
        settings = self.composer.settings
        if topic in settings.pages:
            return settings.pages[topic]
        return settings.page.replace("{topic}", topic) if settings.page else self.composer.writing.page_of(topic)

    def _published(self, topic: BuiltTopic, name: str) -> Outcome:
        composed, page = self.composer.compose(topic, name), self.wiki.read(name)
        old = find_section(page.text, topic.key, self.markup)
        if old and not self.accept_shrink:
            why = shrunk(old.mark.events, composed.mark.events, self.settings.max_shrink)
            if why:
                return Outcome(topic.key, "shrunk", name, why, composed.notes)
        later = self.wiki.files_hang_on_pages and page.revision is None
        if not later:
            composed = self._with_picture(topic, composed, name)
        outcome = self.save(page, composed)
        if later and composed.file and outcome.kind == "written":
            self.wiki.upload(composed.file, outcome.told)
        return outcome

    def _with_picture(self, topic: BuiltTopic, composed: Composed, name: str) -> Composed:
        """The same with its picture in the wiki; without it, and with a note, where the wiki does not take it."""
        if composed.file is None or self.dry_run or self.wiki.holds(composed.file):
            return composed
        try:
            self.wiki.upload(composed.file, f"{SUMMARY}{topic.key}")
        except PageError as error:
            bare = self.composer.compose(topic, name, with_picture=False)
            return replace(bare, notes=(*bare.notes, f"without its picture: {error}"))
        return composed

    def save(self, page: Page, composed: Composed) -> Outcome:
        """Put the section into the page, on whatever text the page has by then. Raises PageError where that never is
        the one that was read."""
        topic, name, markup = composed.mark.topic, page.name, self.markup
        for _ in range(_TRIES):
            old = find_section(page.text, topic, markup)
            if old and is_same(old, composed, markup):
                return Outcome(topic, "unchanged", name, notes=composed.notes)
            told = summary(old.mark if old else None, composed.mark, composed.noun)
            text = replace_section(page.text, old, composed.mark, composed.content, markup)
            if self.dry_run:
                return Outcome(topic, "would write", name, told, composed.notes, difference(page, text))
            try:
                self.wiki.write(page, text, told)
            except ConflictError as conflict:
                page = conflict.page or self.wiki.read(name)
                continue
            return Outcome(topic, "written", name, told, composed.notes)
        raise PageError(f"{name}: somebody else saved the page each of the {_TRIES} times; run it again later")


def is_same(old: Section, new: Composed, markup: Markup) -> bool:
    """Whether the page has just this section already. Of a wiki that writes texts anew, the hash in the mark tells."""
    told = old.mark.content == new.mark.content and old.mark.events == new.mark.events
    return told and (not markup.keeps or old.content == new.content.strip())


def difference(page: Page, text: str) -> str:
    """From the page to the text, as a unified diff, without letters that would steer a terminal."""
    old, new = (_CONTROL.sub("\ufffd", each).splitlines() for each in (page.text, text))
    name = page.place or page.name
    return "".join(f"{line}\n" for line in unified_diff(old, new, f"{name} (now)", f"{name} (then)", lineterm=""))
