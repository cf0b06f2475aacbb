"""Answers of WordPress's REST interface (`/wp-json/wp/v2/posts`): a list of posts, or one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.feeds import entry, headline, stated, times
from timeline.reading.fields import Record, look_up
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.json_files import Found
from timeline.reading.json_stream import read_objects
from timeline.reading.json_values import Object, named, several, text
from timeline.reading.markup import markup_to_text
from timeline.reading.wordpress_posts import NO_CATEGORY, LeftOut, post_text, zoned
from timeline.settings import Settings


def recognises(head: Head) -> bool:
    record = head.record or {}
    rendered = (record.get(name) for name in ("guid", "title", "content", "excerpt"))
    return any(name in record for name in ("date_gmt", "date", "link", "slug")) and any(map(_is_rendered, rendered))


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a published post; `where` is its number."""
    left_out = LeftOut()
    for each in read_objects(document):
        if isinstance(each, Diagnostic):
            yield each
            continue
        post = each.value
        protected = look_up(post, "content.protected") is True
        if not left_out.takes(text(post.get("type")), text(post.get("status")), has_password=protected):
            yield entry(document.path, each.where, _record(post))
    yield from left_out.remark(document.path)


def _record(post: Object) -> Record:
    url = text(post.get("link"))
    title = headline(_rendered(post, "title"))
    written = {name: zoned(text(post.get(name)), text(post.get(f"{name}_gmt"))) for name in ("date", "modified")}
    sections = _terms(post, "category")
    record = {
        "id": _rendered(post, "guid") or url,
        "title": title,
        "text": post_text(_rendered(post, "content"), title, url),
        "source": text(look_up(post, "yoast_head_json.og_site_name")),
        **credited(_authors(post)),
        "url": url,
        "canonical_url": text(look_up(post, "yoast_head_json.canonical")),
        **times(written, ("date",), ("modified",)),
        "language": text(post.get("lang")),
        "section": sections[0] if sections else "",
        "tags": [*_terms(post, "post_tag"), *sections],
    }
    return stated(record)


def _authors(post: Object) -> list[str]:
    """The names of `_embedded` authors; their numbers alone say nothing to readers."""
    return named(look_up(post, "_embedded.author"), "name") or named(look_up(post, "yoast_head_json.author"))


def _terms(post: Object, taxonomy: str) -> list[str]:
    """The names of `_embedded` terms of a taxonomy, which stand in a list for each taxonomy."""
    lists = look_up(post, "_embedded.wp:term")
    terms = (term for each in several(lists) for term in several(each) if isinstance(term, Mapping))
    named_terms = (each for each in terms if each.get("taxonomy") == taxonomy and each.get("slug") not in NO_CATEGORY)
    names = (markup_to_text(text(each.get("name"))) for each in named_terms)
    return list(dict.fromkeys(name for name in names if name))


def _rendered(post: Object, name: str) -> str:
    value = post.get(name)
    return text(value.get("rendered") if isinstance(value, Mapping) else value)


def _is_rendered(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("rendered"), str)


FORMAT = RecordFormat(
    name="WordPress REST",
    told_by="an object with a `rendered` title or content, alone or in a list",
    recognises=recognises,
    records=records,
)
