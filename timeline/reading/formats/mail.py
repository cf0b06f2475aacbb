"""Mail: a message, or a mailbox of them. What hangs on a message is named and left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.feed_times import as_iso
from timeline.reading.feeds import stated
from timeline.reading.fields import Record
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.json_files import Found
from timeline.reading.mail_bodies import attachments, text_of
from timeline.reading.mailboxes import is_mailbox, messages
from timeline.settings import Settings

_HEADERS = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_ON_THE_WAY = re.compile(rb"^(?:message-id|received|delivered-to|return-path|to):", re.IGNORECASE | re.MULTILINE)
_FROM = re.compile(rb"^from:(?![^\n]*\bsaved by\b)", re.IGNORECASE | re.MULTILINE)
"""A browser that saves a page as a message says that it is from "Saved by ...": that is a page."""
_ADDRESS = re.compile(r"<\s*(https?://[^<>\s]+)\s*>")


def recognises(head: Head) -> bool:
    data = head.data.replace(b"\r\n", b"\n")
    if is_mailbox(data):
        data = data.partition(b"\n")[2]
    found = _HEADERS.match(data)
    return bool(found and _FROM.search(found.group()) and _ON_THE_WAY.search(found.group()))


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a message."""
    for each in messages(document):
        if isinstance(each, Diagnostic):
            yield each
            continue
        where, data = each
        try:
            found = list(_records(data, document.path, where))
        except Exception as error:  # the library stumbles over broken headers in ways that it does not name
            reason = f"is no message that can be read ({type(error).__name__}: {error}); save it again, or its text"
            found = [Diagnostic(path=document.path, where=where or None, reason=reason)]
        yield from found


def _records(data: bytes, path: str, where: str) -> Iterator[Found]:
    message = message_from_bytes(data, policy=default)
    title = _header(message, "Subject")
    text = text_of(message, title)
    if not text:
        reason = "no text: the message has no words; save what hangs on it as a file, and read that"
        yield Diagnostic(path=path, where=where or None, reason=reason)
        return
    yield where, _record(message, title, text)
    if names := attachments(message):
        shown = ", ".join(name[:80] for name in names[:3]) + (", ..." if len(names) > 3 else "")
        reason = f"what hangs on the message was not read: {shown}; save it as a file if it is an article"
        yield Diagnostic(path=path, where=where or None, reason=reason, kept=True)


def _record(message: EmailMessage, title: str, text: str) -> Record:
    name, address = parseaddr(_header(message, "From"))
    received = str(next(iter(message.get_all("Received", [])), "")).rpartition(";")[2]
    url = _ADDRESS.search(_header(message, "Archived-At"))
    sender = name or address.rpartition("@")[2]
    agency = credited([sender])["agency"]
    return stated(
        {
            "id": _header(message, "Message-ID").strip("<> "),
            "title": title,
            "text": text,
            "source": sender,
            "agency": agency,
            "url": url[1] if url else "",
            "published": as_iso(_header(message, "Date")),
            "captured": as_iso(received.strip()),
            "language": _header(message, "Content-Language"),
        }
    )


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


FORMAT = RecordFormat(
    name="mail",
    told_by="the headers of a message, or the line before the first one of a mailbox",
    recognises=recognises,
    records=records,
)
