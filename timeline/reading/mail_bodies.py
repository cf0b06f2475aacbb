"""The text of a message: its plain part, else its HTML, as paragraphs; and what hangs on it."""

from __future__ import annotations

import re
from email.message import EmailMessage

from timeline.reading.encodings import decode_text
from timeline.reading.fragments import fragment_text
from timeline.reading.wrapped_lines import unwrapped

_STUB = 200
"""Letters of a plain part, below which a longer HTML part is what was meant: "Your program shows no HTML"."""
_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)


def text_of(message: EmailMessage, title: str | None = None) -> str:
    """What it says, paragraphs parted by blank lines, without the signature; "" where it has no words."""
    plain = _part(message, "plain")
    written = _content(plain) if plain else ""
    is_flowed = plain is not None and str(plain.get_param("format", "")).casefold() == "flowed"
    text = unwrapped(_SIGNATURE.sub("", written).strip(), flowed=is_flowed)
    if len(text) >= _STUB or (page := _part(message, "html")) is None:
        return text
    shown = fragment_text(_content(page), title=title)
    return shown if len(shown) > len(text) else text


def attachments(message: EmailMessage) -> list[str]:
    """The names of what hangs on it, but for the pictures in its text; of a part without a name its type."""
    parts = (part for part in message.iter_attachments() if part.is_attachment() or not part.get("Content-ID"))
    return [part.get_filename() or part.get_content_type() for part in parts]


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    found = message.get_body(preferencelist=(kind,))
    return found if isinstance(found, EmailMessage) else None


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    data = payload if isinstance(payload, bytes) else b""
    return decode_text(data, [charset] if charset else []).text.replace("\r\n", "\n")
