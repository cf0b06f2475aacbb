"""Words of articles as plain characters that every wiki keeps as they are; what is markup there, its format escapes."""

from __future__ import annotations

import re
import unicodedata

from timeline.rendering.escaping import printable

LONGEST = 300
"""Characters of a headline; what a newsroom or an article calls a title, and is longer, is cut."""

# No character of XML 1.0, which Confluence refuses; noncharacters, which a wiki may replace
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATE, _END = "\u2068", "\u2069"


def plain(text: str) -> str:
    """`text` on one line, composed (NFC, as MediaWiki stores it), without control characters, marks that turn the
    direction of what follows, and what is no character."""
    return unicodedata.normalize("NFC", printable(_NO_CHARACTER.sub("\ufffd", text)))


def title(text: str) -> str:
    """As `plain`, cut between words where it is longer than `LONGEST` characters."""
    text = plain(text)
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST + 1]
    space = head.rfind(" ", LONGEST // 2)
    return (head[:space] if space > 0 else head[:LONGEST]).rstrip(" ,;:–-") + " …"


def isolated(text: str, direction: str) -> str:
    """Plain text that holds letters of the other direction than the page's ("ltr" or "rtl") between the marks that keep
    them from turning what stands beside it; else as it is."""
    if direction == "ltr" and text.isascii():
        return text
    turned = any(_is_turned(letter, direction) for letter in set(text))
    return f"{_ISOLATE}{text}{_END}" if turned else text


def _is_turned(letter: str, direction: str) -> bool:
    kind = unicodedata.bidirectional(letter)
    return kind == "L" if direction == "rtl" else kind in _RIGHT_TO_LEFT
