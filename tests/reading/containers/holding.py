"""Pages, and containers that hold them, for the tests of this folder."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from timeline.models import Article, Diagnostic
from timeline.reading.reader import read_document
from timeline.settings import Settings


def page(title: str) -> bytes:
    """A saved page on a ferry of this title."""
    return f"""<!doctype html><html lang="en"><head><title>{title}</title>
    <meta property="article:published_time" content="2024-11-15T10:48:00+01:00"></head><body><article><h1>{title}</h1>
    <p>The ferry left the harbour of Marrey on Monday in a gale, and did not answer the calls of the coast guard.</p>
    <p>Two boats went out to look for it and came back at night with nothing but a door, police said on Tuesday.</p>
    </article></body></html>""".encode()


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()


def record(
    body: bytes,
    url: str = "https://ledger.example/ferry",
    *,
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
    kind: str = "response",
    date: str = "2024-11-16T07:30:05Z",
) -> bytes:
    """A record of a web archive with an answer of a server."""
    lines = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    http = f"HTTP/1.1 {status}\r\n{''.join(f'{name}: {value}{chr(13)}{chr(10)}' for name, value in lines.items())}\r\n"
    return block(http.encode() + body, {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": date})


def block(content: bytes, headers: Mapping[str, str], mime: str = "application/http; msgtype=response") -> bytes:
    """A record with this content as it is."""
    named = {"WARC-Record-ID": "<urn:uuid:0>", **headers, "Content-Type": mime, "Content-Length": str(len(content))}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


def packed_records(*records: bytes) -> bytes:
    """Each record packed by itself, as crawlers do it."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def read(path: Path, data: bytes, settings: Settings | None = None) -> tuple[list[Article], list[Diagnostic]]:
    """The articles of a file with this content, and what is said of it."""
    path.write_bytes(data)
    found = list(read_document(str(path), settings or Settings(), None))
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [each for each in found if isinstance(each, Diagnostic)]
