"""UTF-8 that somebody read in another encoding and saved again: "Ã¤" for "ä"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig


def _class(codec: str) -> str:
    """A class of the letters that the second and further bytes of a UTF-8 sequence are in an encoding."""
    return "[" + re.escape(bytes(range(0x80, 0xC0)).decode(codec, "ignore")) + "]"


_WESTERN = f"(?:{_class('cp1252')}|[\x80-\xbf])"
# A text without any of it is none, and is not looked at further: sequences of two, three and four bytes. "é" before
# a fixed blank is none, nor is a single pair of Cyrillic letters.
_MARKS = re.compile(
    f"[Â-ß]{_WESTERN}|[à-ï]{_WESTERN}{{2}}|[ð-ô]{_WESTERN}{{3}}"
    f"|[√¬]{_class('mac_roman')}|Г{_class('cp1251')}|вЂ|(?:[РС]{_class('cp1251')}){{3}}"
)
_BLANKED = b" " * 0x80 + bytes(range(0x80, 0x100))


def mend(text: str) -> tuple[str, int]:
    """The text with the lines that surely are such, as they were meant, and how many of them there were."""
    if not _may_have_marks(text):
        return text, 0
    lines = text.split("\n")
    mended = [line if line.isascii() or not _MARKS.search(line) else _mended(line) for line in lines]
    return "\n".join(mended), sum(1 for old, new in zip(lines, mended, strict=True) if old != new)


def _may_have_marks(text: str) -> bool:
    """Whether its letters beyond ASCII look like it: a page has few, which are found faster in its bytes."""
    if text.isascii():
        return False
    beyond = b" ".join(text.encode("utf-8", "ignore").translate(_BLANKED).split())
    return _MARKS.search(beyond.decode("utf-8", "ignore")) is not None


def _mended(line: str) -> str:
    from ftfy import fix_text_segment  # noqa: PLC0415  (few texts need it)
    from ftfy.badness import badness  # noqa: PLC0415  (as above)

    mended = fix_text_segment(line, _only_the_encoding())
    return mended if badness(mended) == 0 else line


@cache
def _only_the_encoding() -> TextFixerConfig:
    from ftfy import TextFixerConfig  # noqa: PLC0415  (few texts need it)

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=False,
        decode_inconsistent_utf8=False,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
