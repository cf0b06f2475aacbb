"""Wikitext. Marks are comments, which MediaWiki keeps and does not show."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from timeline.publishing.sections import Markup
from timeline.publishing.writing.base import Entry, Form, Frame
from timeline.publishing.writing.frames import iframe
from timeline.rendering.wiki.mediawiki import escaped, mediawiki
from timeline.rendering.wiki.sheet import Sheet

_NOTE = "written by a program: what stands between these two marks is replaced, what stands around them is not"


class MediaWikiWriting:
    """MediaWiki 1.39 and later."""

    markup = Markup(
        around=f"<!-- {{mark}} ({_NOTE}) -->",
        find=r"<!--\s*{mark}(?:(?!-->)[\s\S])*-->",
    )

    def page_of(self, topic: str) -> str:
        return f"Timelines/{topic}"

    def file_of(self, topic: str) -> str:
        return f"Timeline-{topic}.png"

    def table(self, sheet: Sheet, *, references: bool) -> str:
        return mediawiki(sheet, cite=references)

    def frame(self, form: Form, frame: Frame, sheet: Sheet) -> str:
        """The parser tag, or a frame as raw HTML."""
        if form == "tag":
            shown = (
                f'<storytimeline src="{escape(frame.src)}" height="{frame.height}" title="{escaped(frame.title)}" />'
            )
        else:
            shown = f"<html>{iframe(frame, escaped)}</html>"
        opened = f"\n\n[{escape(sheet.page, quote=False)} {escaped(sheet.words.open)}]" if sheet.page else ""
        return f"{shown}{opened}"

    def index(self, entries: Sequence[Entry]) -> str:
        return "\n".join(f"* [[:{each.page}|{escaped(each.title)}]]: {escaped(each.told)}" for each in entries)
