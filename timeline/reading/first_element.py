"""The first element of an XML document, told from its first bytes; no entity is expanded and nothing is fetched."""

from __future__ import annotations

import re
from xml.parsers import expat

_SEPARATOR = " "
_START = re.compile(rb"\s*<[?!A-Za-z_]")


class _FoundError(Exception):
    """The name of the first element."""


def first_element(data: bytes) -> tuple[str, str] | None:
    """The namespace ("" for none) and the local name of the first element; None where the bytes begin no XML."""
    if not _START.match(data[:1000]) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    name = _first_name(data.lstrip(), _SEPARATOR)
    if name is not None:
        namespace, _, local = name.rpartition(_SEPARATOR)
        return namespace, local
    name = _first_name(data.lstrip(), None)  # a prefix that nobody declared
    return ("", name.rpartition(":")[2]) if name is not None else None


def _first_name(data: bytes, separator: str | None) -> str | None:
    parser = expat.ParserCreate(namespace_separator=separator)

    def found(name: str, _attributes: object) -> None:
        raise _FoundError(name)

    parser.StartElementHandler = found
    try:
        parser.Parse(data, False)
    except _FoundError as first:
        return str(first)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return None
