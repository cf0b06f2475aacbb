"""One document that is to be read, and what its first bytes tell of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from timeline.models import Moment
from timeline.reading.first_element import first_element
from timeline.reading.first_record import first_record
from timeline.settings import FieldSettings

Stream: TypeAlias = "io.BufferedReader[io.RawIOBase]"

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PACKED = (".gz", ".bz2", ".xz")


@dataclass(frozen=True, slots=True)
class Document:
    """One file, or one member of a container, to be read once.

    `path` is what messages call it: `export.zip, a/b.html`, `crawl.warc.gz, record 12`. `captured` is when it was
    saved and `url` where it was fetched from, where its container or the caller says; `headers` are those of the HTTP
    response, their names in small letters.
    """

    path: str
    stream: Stream
    captured: Moment | None = None
    url: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """What a format is told by.

    `data` are the first bytes, 64 KB at most, without a UTF-8 byte order mark, and `name` is the file name without the
    endings of packed files, for where the content leaves two readings. `root` is the namespace ("" for none) and the
    local name of the first element; None where it is no XML. `record` is the first JSON object: of the document, of
    the list that the document is, or of the first line that is one. What the head holds only a part of is None in it.
    `fields` is where the settings say that records keep what we need.
    """

    data: bytes
    name: str
    root: tuple[str, str] | None = None
    record: Mapping[str, Any] | None = None
    fields: FieldSettings = field(default_factory=FieldSettings)

    @classmethod
    def of(cls, data: bytes, path: str, fields: FieldSettings) -> Head:
        """The head of a document of which these are the first bytes."""
        data = data.removeprefix(_BYTE_ORDER_MARK)
        name = path
        while name.casefold().endswith(_PACKED):
            name = name.rpartition(".")[0]
        return cls(data=data, name=name, root=first_element(data), record=first_record(data), fields=fields)
