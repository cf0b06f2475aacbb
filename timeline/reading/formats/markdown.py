"""Markdown with front matter, as Hugo, Jekyll and Eleventy keep their articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.encodings import decode_text
from timeline.reading.feeds import headline, stated
from timeline.reading.fields import Record, is_mapped, look_up, paths_of
from timeline.reading.files import read_whole
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.fragments import fragment_text
from timeline.reading.front_matter import begins_with_fields, split_matter
from timeline.reading.json_files import Found
from timeline.reading.json_values import named
from timeline.settings import FieldSettings, Settings

_ENDINGS = (".md", ".markdown", ".mdown")
_DAY_IN_NAME = re.compile(r"(?:^|[/\\, ])(\d{4}-\d{2}-\d{2})-[^/\\]+$")
_TEMPLATE = re.compile(r"\{\{[<%].{0,2000}?[%>]\}\}|\{%.{0,2000}?%\}|\{\{.{0,2000}?\}\}", re.DOTALL)
"""Shortcodes of Hugo, tags and values of Liquid and Nunjucks."""
_HEADING = re.compile(r"\s*<h1>(.*?)</h1>", re.DOTALL)

_NAMES = {
    "published": ("date", "published", "publishdate", "pubdate", "published_at", "publication_date", "created"),
    "updated": ("lastmod", "updated", "modified", "last_modified_at", "last_modified", "updated_at"),
    "language": ("lang", "language", "locale", "languagecode"),
    "canonical_url": ("canonical", "canonical_url", "canonicalurl", "originalurl"),
    "section": ("section", "category"),
    "tags": ("tags", "keywords", "categories", "topics"),
}
"""Under which names generators keep what we need; the other fields go by the common names."""


def recognises(head: Head) -> bool:
    return head.name.casefold().endswith(_ENDINGS) or begins_with_fields(head.data.decode("utf-8", "replace"))


def records(document: Document, settings: Settings) -> Iterator[Found]:
    """The one article of the file; drafts are left out with a remark."""
    decoded = decode_text(read_whole(document.stream))
    matter = split_matter(decoded.text)
    if _is_draft(matter.fields):
        reason = "left out: its front matter calls it a draft; only published articles are read"
        yield Diagnostic(path=document.path, reason=reason, kept=True)
        return
    title = headline(_first(matter.fields, "title", settings.fields))
    html = _html(matter.text)
    if not title and (found := _HEADING.match(html)):
        title = headline(found[1])
    body = fragment_text(html, title=title)
    if not body:
        reason = "no text: below its front matter there are no words; leave it out, or export its text"
        yield Diagnostic(path=document.path, reason=reason)
        return
    yield "", _record(matter.fields, title, body, document, settings.fields)
    if decoded.remark:
        yield Diagnostic(path=document.path, reason=decoded.remark, kept=True)


def _record(fields: Mapping[str, Any], title: str, body: str, document: Document, mapped: FieldSettings) -> Record:
    authors = _values(fields, "byline", mapped)
    record: Record = {
        name: _first(fields, name, mapped)
        for name in FieldSettings.__struct_fields__
        if name not in ("records", "text", "html", "title", "byline", "tags")
    }
    url = record["url"]
    sections = named(_value(fields, "section", mapped)) or named(fields.get("categories"))
    credit = credited(authors)
    named_day = _DAY_IN_NAME.search(document.path)
    return stated(
        {
            **record,
            "title": title,
            "text": body,
            **credit,
            "agency": record["agency"] or credit["agency"],
            "url": url if "://" in url else "",
            "published": record["published"] or (named_day[1] if named_day else ""),
            "section": sections[0] if sections else "",
            "tags": _values(fields, "tags", mapped),
        }
    )


def _value(fields: Mapping[str, Any], name: str, mapped: FieldSettings) -> Any:
    """The value of one of our fields: where the settings say, else under the names of generators, else the common."""
    own = () if is_mapped(name, mapped) else _NAMES.get(name, ())
    values = (look_up(fields, path) for path in (*own, *paths_of(name, mapped)))
    return next((value for value in values if _says(value)), None)


def _says(value: object) -> bool:
    """Whether it is something else than an answer to a question: Jekyll's `published: false` is no time."""
    return value not in (None, "", [], {}) and str(value).casefold() not in ("true", "false", "yes", "no")


def _first(fields: Mapping[str, Any], name: str, mapped: FieldSettings) -> str:
    return next(iter(named(_value(fields, name, mapped), "name", "title")), "")


def _values(fields: Mapping[str, Any], name: str, mapped: FieldSettings) -> list[str]:
    value = _value(fields, name, mapped)
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
    return named(value, "name", "title")


def _is_draft(fields: Mapping[str, Any]) -> bool:
    draft, published = (str(fields.get(name, "")).strip().casefold() for name in ("draft", "published"))
    return draft in ("true", "yes", "1") or published in ("false", "no", "0")


def _html(markdown: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415  (few inputs need it)

    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(_TEMPLATE.sub("", markdown)))


FORMAT = RecordFormat(
    name="Markdown",
    told_by="front matter between --- or +++, or a name in .md",
    recognises=recognises,
    records=records,
)
