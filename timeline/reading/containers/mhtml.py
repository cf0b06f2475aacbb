"""Pages that a browser saved in one file: MHTML of Chrome and Edge, web archives of Safari."""

from __future__ import annotations

import io
import plistlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from timeline.errors import InputError
from timeline.models import Diagnostic, Granularity, Moment
from timeline.reading.containers.budget import Budget
from timeline.reading.containers.unpacked import unpacked
from timeline.reading.document import Document, Head
from timeline.reading.feed_times import mail_date
from timeline.reading.files import read_whole
from timeline.reading.formats.kinds import Container

_HEADER = re.compile(rb"^(?:[A-Za-z][A-Za-z-]*:[^\n]*|[ \t][^\n]*|\r?)\n")
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_PAGES = ("text/html", "application/xhtml+xml")
_MAIN = "WebMainResource"


def is_mhtml(head: Head) -> bool:
    """Whether it begins like a message of which the parts belong together, as a page and its pictures."""
    headers = head.data[:8192].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return _HEADER.match(head.data) is not None and _RELATED.search(headers) is not None


def is_webarchive(head: Head) -> bool:
    return head.data.startswith(b"bplist00") and _MAIN.encode() in head.data


def of_mhtml(document: Document, budget: Budget) -> Iterator[Document | Diagnostic]:
    """The page, with its address and when it was saved."""
    try:
        message = message_from_bytes(read_whole(document.stream), policy=default)
        page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
    except RecursionError as error:
        raise InputError("its parts are nested deeper than those of any page; save the page again") from error
    if page is None:
        raise InputError("no page is in it; save the page again")
    data = page.get_payload(decode=True)
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    charset = page.get_content_charset()
    yield replace(
        _with_page(document, data if isinstance(data, bytes) else b"", charset, address, budget),
        captured=_moment(_header(message, "Date")) or document.captured,
    )


def of_webarchive(document: Document, budget: Budget) -> Iterator[Document | Diagnostic]:
    """The page, with its address; when it was saved, the file does not say."""
    try:
        main: Any = plistlib.loads(read_whole(document.stream), fmt=plistlib.FMT_BINARY)[_MAIN]
    except (plistlib.InvalidFileException, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise InputError("the web archive is broken; save the page again") from error
    if not isinstance(main, Mapping) or not isinstance(main.get("WebResourceData"), bytes):
        raise InputError("no page is in the web archive; save the page again")
    charset, address = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    yield _with_page(document, main["WebResourceData"], charset, address, budget)


def _with_page(document: Document, data: bytes, charset: object, address: object, budget: Budget) -> Document:
    """The page in place of the file, whose name it keeps. An address that is none of the web is left out."""
    is_web = isinstance(address, str) and address.startswith(("http://", "https://"))
    return replace(
        document,
        stream=unpacked(io.BytesIO(data).read, "page", budget),
        url=cast("str", address) if is_web else document.url,
        headers={"content-type": f"text/html; charset={charset}"} if isinstance(charset, str) else {},
    )


def _header(part: EmailMessage, name: str) -> str | None:
    """A header as it is written; None where there is none, or one that cannot be read."""
    value = next((value for key, value in part.raw_items() if key.casefold() == name.casefold()), None)
    return " ".join(str(value).split()) or None if value is not None else None


def _moment(date: str | None) -> Moment | None:
    try:
        return Moment(at=mail_date(date), granularity=Granularity.SECOND) if date else None
    except ValueError:
        return None


MHTML = Container(
    name="MHTML",
    told_by="headers with `multipart/related`, as browsers save a page in one file",
    recognises=is_mhtml,
    members=of_mhtml,
)
WEBARCHIVE = Container(
    name="Safari web archive",
    told_by="a binary property list with a main resource",
    recognises=is_webarchive,
    members=of_webarchive,
)
