"""An element of XML as a record: what paths of the settings find in it, and all else under the names that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.errors import SettingsError
from timeline.reading.fragments import element_text, fragment_text
from timeline.reading.markup import has_markup
from timeline.reading.xml_stream import local
from timeline.reading.xml_values import markup, words
from timeline.settings import FieldSettings

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.etree import _Element as Element

_TEXTS = ("text", "html")
_SEVERAL = ("byline", "tags")
_DEEPEST = 12
_SENTENCE = frozenset(
    [
        *("a", "abbr", "acronym", "b", "big", "bold", "cite", "code", "del", "em", "emphasis", "font"),
        *("i", "ins", "italic", "kbd", "link", "mark", "q", "s", "small", "span", "strong", "sub", "sup"),
        *("time", "tt", "u", "xref"),
    ]
)
"""Elements that stand within a sentence, in HTML and in what is like it."""

Paths = dict[str, tuple[tuple[str, "XPath"], ...]]


def paths_in(fields: FieldSettings) -> Paths:
    """The paths of `[fields]` by field, ready to be used. Raises SettingsError for one that is none."""
    found: Paths = {}
    for field in FieldSettings.__struct_fields__:
        mapped = getattr(fields, field)
        if field != "records" and mapped is not None:
            paths = (mapped,) if isinstance(mapped, str) else mapped
            found[field] = tuple((path, compiled(path, field)) for path in paths)
    return found


def compiled(path: str, field: str) -> XPath:
    """A path, ready to be used."""
    from lxml import etree  # noqa: PLC0415  (only XML inputs need it)

    try:
        return etree.XPath(path)
    except etree.XPathError as error:
        advice = 'write it as "body/p", "@id" or "meta[@name=\'date\']/@content"'
        raise SettingsError(f"[fields] {field} = {path!r} is no path in XML: {error}; {advice}") from error


def as_record(element: Element, paths: Paths) -> dict[str, Any]:
    """The record of an element, by local names: `title`, `head.title`; what a path of the settings finds stands under
    the path as it is written there. Names without their namespaces are what paths are in, so the element loses them."""
    _without_namespaces(element)
    record: dict[str, Any] = _members(element, 0)
    for field, alternatives in paths.items():
        for path, compiled_path in alternatives:
            found = _found(compiled_path, element, field)
            if found:
                record[path] = found
    return record


def _without_namespaces(element: Element) -> None:
    for each in element.iter():
        if isinstance(each.tag, str):
            each.tag = local(each)
            for name, value in each.items():
                plain = name.rpartition("}")[2]
                if each.get(plain) is None:
                    each.set(plain, value)


def _found(path: XPath, element: Element, field: str) -> list[str] | str:
    result = path(element)
    found = result if isinstance(result, list) else [result]
    if field in _TEXTS:
        texts = (_running(each) if field == "text" else _page(each) for each in found)
        return "\n\n".join(text for text in texts if text)
    values = [value for each in found if (value := _line(each))]
    return values if field in _SEVERAL else next(iter(values), "")


def _line(value: object) -> str:
    return words(value) if hasattr(value, "itertext") else " ".join(str(value).split())


def _page(value: object) -> str:
    return markup(value) if hasattr(value, "itertext") else str(value)


def _running(value: Any) -> str:
    """The paragraphs of an element: of its text, which may be HTML written out, or of the elements in it."""
    if not hasattr(value, "itertext"):
        return str(value).strip()
    children = [child for child in value if isinstance(child.tag, str)]
    if not children:
        return _plain("".join(value.itertext()))
    mixed = (value.text or "").strip() or any((child.tail or "").strip() for child in value)
    if mixed or any(child.tag.casefold() in _SENTENCE for child in children) or value.find(".//p") is not None:
        return element_text(value)
    return "\n\n".join(text for child in children if (text := _running(child)))


def _plain(written: str) -> str:
    if has_markup(written):
        return fragment_text(written, by_blank_lines=True)
    paragraphs = (" ".join(part.split()) for part in written.split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)


def _members(element: Element, depth: int) -> dict[str, Any]:
    """The attributes and children by name; of several children of one name, a list."""
    members: dict[str, Any] = {name: value for name, value in element.attrib.items() if "}" not in name}
    names = [child.tag for child in element if isinstance(child.tag, str)]
    for child in element:
        if not isinstance(child.tag, str):
            continue
        value = _value(child, depth + 1)
        if names.count(child.tag) > 1:
            several = members.setdefault(child.tag, [])
            if isinstance(several, list):
                several.append(value)
        else:
            members[child.tag] = value
    return members


def _value(element: Element, depth: int) -> Any:
    """A running text as its paragraphs, an element of elements as what stands in it, any other as its words."""
    children = [child.tag.casefold() for child in element if isinstance(child.tag, str)]
    mixed = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    if not children:
        return "".join(element.itertext()).strip()
    if mixed or depth >= _DEEPEST or {"p", "para"} & set(children) or set(children) <= _SENTENCE:
        return _running(element)
    return _members(element, depth)
