"""Stories of Arc XP (ANS): one, a list, or the answer of its content interface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.feeds import entry, headline, stated, times
from timeline.reading.fields import Record, look_up
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.fragments import fragment_text
from timeline.reading.frames import Frame
from timeline.reading.json_files import Found
from timeline.reading.json_stream import read_objects
from timeline.reading.json_values import Object, first_text, named, objects, several, text
from timeline.reading.sources import find_agency
from timeline.reading.stated_times import read_time
from timeline.settings import Settings

_SHOWN = ("display_date", "first_publish_date")
_STORIES = ("story", "")
_DEEPEST = 20


def recognises(head: Head) -> bool:
    record = head.record or {}
    if "content_elements" not in record:
        return False
    version = record.get("version")
    told = isinstance(version, str) and version.startswith("0.")
    beyond = record["content_elements"] is None and b'"headlines"' in head.data  # the other keys stand below them
    return told or beyond or record.get("type") in ("story", "results") or "headlines" in record


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a story; `where` is its number. What is no story, or was never published, is counted."""
    left_out: Counter[str] = Counter()
    for each in read_objects(document, ["content_elements"], _is_story):
        if isinstance(each, Diagnostic):
            yield each
        elif (kind := text(each.value.get("type"))) not in _STORIES:
            left_out[f"of type {kind}"] += 1
        elif look_up(each.value, "revision.published") is False:
            left_out["not published"] += 1
        elif text(each.value.get("status")).casefold().startswith("embargo"):
            left_out["under embargo"] += 1
        else:
            yield entry(document.path, each.where, _record(each.value, document.url or ""))
    if left_out:
        listed = ", ".join(f"{count} {what}" for what, count in sorted(left_out.items()))
        yield Diagnostic(path=document.path, reason=f"left out: {listed}; only published stories are read", kept=True)


def _is_story(element: Object) -> bool:
    """Whether a content element is a story by itself, as in an answer: a video within a story has headlines, too."""
    return element.get("type") == "story" and ("content_elements" in element or "headlines" in element)


def _record(story: Object, base: str) -> Record:
    title = headline(first_text(look_up(story, "headlines.basic"), look_up(story, "headlines.web")))
    canonical = text(story.get("canonical_url"))
    address = urljoin(base, first_text(story.get("website_url"), canonical))
    url = address if "://" in address else ""
    taxonomy = story.get("taxonomy")
    taxonomy = taxonomy if isinstance(taxonomy, Mapping) else {}
    sections = [text(look_up(taxonomy, "primary_section.name")), *named(taxonomy.get("sections"), "name")]
    credit = credited(_authors(story))
    record: Record = {
        "id": first_text(story.get("_id"), canonical),
        "title": title,
        "text": _text(story, title, url),
        "source": _outlet(story),
        **credit,
        "agency": _wire(story) or credit["agency"],
        "url": url,
        "canonical_url": canonical if "://" in canonical else "",
        **_times(story),
        "language": text(story.get("language")),
        "status": "corrected" if _is_corrected(story) else "",
        "section": next((each for each in sections if each), ""),
        "tags": list(dict.fromkeys([*named(taxonomy.get("tags"), "text", "slug"), *_keywords(taxonomy)])),
    }
    return stated(record)


def _authors(story: Object) -> list[str]:
    people = objects(look_up(story, "credits.by"))
    return [first_text(look_up(each, "additional_properties.original.byline"), each.get("name")) for each in people]


def _is_corrected(story: Object) -> bool:
    corrections = [*objects(story.get("corrections")), *objects(story.get("content_elements"))]
    return any(
        each.get("type") == "correction" and each.get("correction_type") != "clarification" for each in corrections
    )


def _keywords(taxonomy: Object) -> list[str]:
    return named(taxonomy.get("keywords"), "keyword") or named(taxonomy.get("seo_keywords"))


def _wire(story: Object) -> str:
    """The agency that the story is from; "" where its own staff wrote it."""
    distributor = text(look_up(story, "distributor.name"))
    if "wire" in text(look_up(story, "distributor.category")) or find_agency(distributor):
        return distributor
    if "wire" in text(look_up(story, "source.source_type")):
        return text(look_up(story, "source.name"))
    return ""


def _outlet(story: Object) -> str:
    """Who publishes it: its distributor, where that is the staff; "" where the host of its address says so; else what
    Arc calls its website or its organisation, which is a key and no name."""
    name = text(look_up(story, "distributor.name")) if look_up(story, "distributor.category") == "staff" else ""
    if name or "://" in text(story.get("canonical_url")):
        return name
    return first_text(story.get("canonical_website"), look_up(story, "source.name"))


def _times(story: Object) -> dict[str, Any]:
    """Published is the earlier of when it was shown and when Arc first published it: the one is moved when a story is
    shown anew, the other is late where a story was taken over from an older system."""
    written = {name: text(story.get(name)) for name in (*_SHOWN, "publish_date", "last_updated_date")}
    read = {name: moment.at for name in _SHOWN if (moment := read_time(written[name], Frame()))}
    aware = {name: at for name, at in read.items() if at.tzinfo is not None}
    shown = [*sorted(aware, key=lambda name: aware[name]), *(name for name in _SHOWN if name not in aware)]
    return times(written, [*shown, "publish_date"], ["last_updated_date"])


def _text(story: Object, title: str, url: str) -> str:
    html = "".join(_markup(each, 0) for each in objects(story.get("content_elements")))
    return fragment_text(html, title=title, url=url)


def _markup(element: Object, depth: int) -> str:
    """The element as HTML; "" for what is no text: pictures, videos, links to other stories, what is pulled out."""
    content = text(element.get("content"))
    match element.get("type"):
        case "text" | "raw_html":
            return f"<div>{content}</div>"
        case "header":
            return f"<h2>{content}</h2>"
        case "list" if depth < _DEEPEST:
            items = "".join(_item(each, depth) for each in objects(element.get("items")))
            return f"<ul>{items}</ul>"
        case "element_group" if depth < _DEEPEST:
            return "".join(_markup(each, depth + 1) for each in objects(element.get("content_elements")))
        case "quote" if element.get("subtype") != "pullquote" and depth < _DEEPEST:
            parts = "".join(_markup(each, depth + 1) for each in objects(element.get("content_elements")))
            return f"<blockquote>{parts or content}</blockquote>"
        case "correction":
            return f"<p>{text(element.get('text'))}</p>"
        case "table":
            rows = [several(element.get("header")), *several(element.get("rows"))]
            return "".join(f"<p>{_row(each)}</p>" for each in rows)
    return ""


def _item(item: Object, depth: int) -> str:
    if item.get("type") == "list":
        return _markup(item, depth + 1)
    return f"<li>{text(item.get('content'))}</li>"


def _row(cells: Any) -> str:
    return " | ".join(named(cells, "content"))


FORMAT = RecordFormat(
    name="Arc ANS",
    told_by="`content_elements` with `headlines`, or with a type or version of ANS",
    recognises=recognises,
    records=records,
)
