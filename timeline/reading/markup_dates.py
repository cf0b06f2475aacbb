"""The times that a page's markup states: JSON-LD, meta tags, microdata, RDFa, microformats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from timeline.reading.frames import Frame
from timeline.reading.names import load_names
from timeline.reading.stated_times import stated_time
from timeline.reading.statements import Label
from timeline.reading.surroundings import Surroundings
from timeline.reading.testimony import Testimony

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KEY = re.compile(r"\W+")
_PROPERTIES = {
    "datepublished": Label.PUBLISHED,
    "datecreated": Label.NONE,
    "datemodified": Label.UPDATED,
    "dateupdated": Label.UPDATED,
}
_CLASSES = {"dt-published": Label.PUBLISHED, "published": Label.PUBLISHED, "dt-updated": Label.UPDATED}


def in_json_ld(objects: Iterable[Mapping[str, Any]], headline: str, frame: Frame) -> Iterator[Testimony]:
    """What the JSON-LD objects of articles state, in their order, publication before creation and update. Where some
    bear the headline of the page, the others are of other articles."""
    objects = list(objects)
    objects = [each for each in objects if _is_headline(each.get("headline"), headline)] or objects
    keys = (("datePublished", Label.PUBLISHED), ("dateCreated", Label.NONE), ("dateModified", Label.UPDATED))
    for key, label in keys:
        for each in objects:
            if found := stated_time(each.get(key) or "", f"JSON-LD {key}", label, frame):
                yield found


def _is_headline(stated: object, shown: str) -> bool:
    one, other = (_KEY.sub("", text).casefold() for text in (stated if isinstance(stated, str) else "", shown))
    return bool(one and other) and (one in other or other in one)


def in_meta_tags(tags: Mapping[str, str], frame: Frame) -> Iterator[Testimony]:
    """What meta tags state, by their names in small letters; the most telling names first."""
    names = load_names().meta
    for kind, label in (("published", Label.PUBLISHED), ("updated", Label.UPDATED)):
        for name in names[kind]:
            sure = Label.NONE if name in names["loose"] else label
            if name in tags and (found := stated_time(tags[name], f"meta {name}", sure, frame)):
                yield found


def in_properties(elements: Iterable[HtmlElement], around: Surroundings, frame: Frame) -> Iterator[Testimony]:
    """What elements state that name a property (microdata, RDFa) or bear a class of microformats; not of comments,
    teasers and the frame of the page."""
    for element in elements:
        kind, label = _property(element)
        if label is None or around.is_apart(element):
            continue
        value = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        if found := stated_time(value, kind, label, frame):
            yield found


def properties(tree: HtmlElement) -> list[HtmlElement]:
    """The elements of a page that may name a property with a time, in page order."""
    found: list[HtmlElement] = _properties()(tree)
    return found


@cache
def _properties() -> Any:
    from lxml import etree  # noqa: PLC0415  (only pages need it)

    return etree.XPath("//*[@itemprop or (@property and not(self::meta)) or (@title and self::abbr)]")


def _property(element: HtmlElement) -> tuple[str, Label | None]:
    name = element.get("itemprop") or element.get("property") or ""
    local = name.strip().rpartition(":")[2]
    if (label := _PROPERTIES.get(local.casefold())) is not None:
        return f"itemprop {local}", label
    if element.tag == "abbr" or "dt-" in (element.get("class") or ""):
        for word in (element.get("class") or "").split():
            if (label := _CLASSES.get(word)) is not None:
                return f"itemprop {word}", label
    return "", None
