"""What stands in an element of XML: its children by name, its words, its markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PREFIXES = {
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
"""The usual prefix of a namespace, whatever the document calls it; "" for those that are written without one."""

XML = "{http://www.w3.org/XML/1998/namespace}"


def name_of(element: Element) -> str:
    """`dc:creator`, `content:encoded`, `title`: by the namespace where it is known, else as the document writes it."""
    namespace, _, local = str(element.tag).rpartition("}")
    prefix = _PREFIXES.get(namespace.removeprefix("{"), element.prefix or "") if namespace else ""
    return f"{prefix}:{local}" if prefix else local


def by_name(element: Element) -> dict[str, list[Element]]:
    """The children of an element by their names, in order."""
    found: dict[str, list[Element]] = {}
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(name_of(child), []).append(child)
    return found


def words(element: Element | None) -> str:
    """All text in an element, blanks as one; "" for none. An entity that nothing declares stays as it is written."""
    if element is None:
        return ""
    return " ".join("".join(each if isinstance(each, str) else "" for each in element.itertext()).split())


def markup(element: Element | None) -> str:
    """What stands in an element as HTML: its text, which may be markup written out, or its children as they are."""
    if element is None:
        return ""
    if not any(isinstance(child.tag, str) for child in element):
        return "".join(element.itertext())
    from lxml import etree  # noqa: PLC0415  (whoever has an element has it)

    inner = [etree.tostring(child, encoding="unicode") for child in element]
    return (element.text or "") + "".join(inner)


def first_of(children: dict[str, list[Element]], *names: str) -> str:
    """The words of the first of these that has any; "" where none has."""
    found = (words(child) for name in names for child in children.get(name, ()))
    return next((each for each in found if each), "")


def all_of(children: dict[str, list[Element]], *names: str) -> list[str]:
    """The words of all of these, each once, in order of the names."""
    found = (words(child) for name in names for child in children.get(name, ()))
    return list(dict.fromkeys(each for each in found if each))
