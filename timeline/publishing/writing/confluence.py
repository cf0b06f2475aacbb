"""Confluence's storage format. A mark is an anchor: a macro of every Confluence, of which readers see nothing.

Confluence writes what it stores anew, with attributes of its own. So the hash in the mark tells whether a section is
the same, and an edit within it stays until the section changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.publishing.sections import Markup
from timeline.publishing.writing.base import Entry, Form, Frame
from timeline.publishing.writing.frames import iframe
from timeline.rendering.wiki.confluence import confluence, escaped
from timeline.rendering.wiki.sheet import Sheet

_ANCHOR = (
    r'<ac:structured-macro\b(?=[^>]*\bac:name="anchor")[^>]*>\s*<ac:parameter\b[^>]*>\s*{mark}\s*</ac:parameter>'
    r"\s*</ac:structured-macro>"
)
_ANY_MACRO = r"<ac:structured-macro\b(?:(?!</ac:structured-macro>)[\s\S])*</ac:structured-macro>"


class ConfluenceWriting:
    """Confluence Data Center."""

    markup = Markup(
        around=(
            '<p><ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">{mark}</ac:parameter>'
            "</ac:structured-macro></p>"
        ),
        # with its paragraph, where nothing else stands in that
        find=rf"(?P<paragraph><p\b[^>]*>\s*(?={_ANY_MACRO}\s*</p>))?{_ANCHOR}(?(paragraph)\s*</p>)",
        keeps=False,
        has_room=False,
    )

    def page_of(self, topic: str) -> str:
        return f"Timeline {topic}"

    def file_of(self, topic: str) -> str:
        return f"timeline-{topic}.png"

    def table(self, sheet: Sheet, *, references: bool) -> str:
        return confluence(sheet)

    def frame(self, form: Form, frame: Frame, sheet: Sheet) -> str:
        """A frame by the iframe macro of an app, or by the HTML macro, where an administrator has switched it on."""
        if form == "html":
            code = iframe(frame)  # escaped as HTML is: it holds no "]]>"
            body = f"<ac:plain-text-body><![CDATA[{code}]]></ac:plain-text-body>"
            shown = f'<ac:structured-macro ac:name="html">{body}</ac:structured-macro>'
        else:
            given = {"width": "100%", "height": str(frame.height), "title": escaped(frame.title)}
            rest = "".join(f'<ac:parameter ac:name="{key}">{value}</ac:parameter>' for key, value in given.items())
            src = f'<ac:parameter ac:name="src"><ri:url ri:value="{escaped(frame.src)}" /></ac:parameter>'
            shown = f'<ac:structured-macro ac:name="iframe">{src}{rest}</ac:structured-macro>'
        opened = f'<p><a href="{escaped(sheet.page)}">{escaped(sheet.words.open)}</a></p>' if sheet.page else ""
        return f"{shown}{opened}"

    def index(self, entries: Sequence[Entry]) -> str:
        return f"<ul>{''.join(map(_item, entries))}</ul>"


def _item(entry: Entry) -> str:
    page = f'<ri:page ri:content-title="{escaped(entry.page)}" />'
    link = f"<ac:link>{page}<ac:link-body>{escaped(entry.title)}</ac:link-body></ac:link>"
    return f"<li><p>{link}: {escaped(entry.told)}</p></li>"
