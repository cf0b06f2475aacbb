"""UTF-8 that somebody read in another encoding and saved again: "Ã¤" for "ä"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# What the first byte of a UTF-8 sequence becomes in the encodings of Windows and of the Mac, and what follows it:
# a text without it is none, and is not looked at more closely.
_MARKS = re.compile("[ÂÃÄÅÐÑØÙàâåæçèéêëìíîïð√¬ГДРСв][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸѓќ§∂º©°±ЂЃ]")


def mend(text: str) -> tuple[str, int]:
    """The text with the lines that surely are such, as they were meant, and how many of them there were."""
    if not _MARKS.search(text):
        return text, 0
    lines = text.split("\n")
    mended = [_mended(line) if _MARKS.search(line) else line for line in lines]
    return "\n".join(mended), sum(1 for old, new in zip(lines, mended, strict=True) if old != new)


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
