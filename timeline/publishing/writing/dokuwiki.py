"""DokuWiki, without plugins. It has no comments; a mark is a row of a table that has no cell.

DokuWiki drops what stands in a row after the last stroke. Where the first is the last, all of the row is dropped, and a
table without a cell is left, of which readers see nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.publishing.sections import Markup
from timeline.publishing.writing.base import Entry, Form, Frame
from timeline.publishing.writing.frames import iframe
from timeline.rendering.wiki.dokuwiki import dokuwiki, escaped, label
from timeline.rendering.wiki.sheet import Sheet

_NOTE = "written by a program; what stands between these two marks is replaced"


class DokuWikiWriting:
    """DokuWiki of 2022 and later."""

    markup = Markup(
        around=f"|{{mark}} ({_NOTE})",
        find=r"(?m)^[ \t]*\|{mark}\b[^\n|^]*$",
        apart="\n\n",  # a table that follows at once would be the same table
    )

    def page_of(self, topic: str) -> str:
        return f"timelines:{topic}"

    def file_of(self, topic: str) -> str:
        return f"timelines:{topic}.png"

    def table(self, sheet: Sheet, *, references: bool) -> str:
        return dokuwiki(sheet)

    def frame(self, form: Form, frame: Frame, sheet: Sheet) -> str:
        """Raw HTML, which releases up to 2022 have as a setting and later ones as a plugin."""
        opened = f"\n\n[[{sheet.page}|{label(sheet.words.open)}]]" if sheet.page else ""
        return f"<HTML>\n{iframe(frame)}\n</HTML>{opened}"

    def index(self, entries: Sequence[Entry]) -> str:
        return "\n".join(f"  * [[:{each.page}|{label(each.title)}]]: {escaped(each.told)}" for each in entries)
