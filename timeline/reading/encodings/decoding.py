"""A whole text from its bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from timeline.reading.encodings.guessing import guess_encoding, is_plausible
from timeline.reading.encodings.labels import codec_of, is_seven_bit, shown
from timeline.reading.encodings.lines import LineDecoder
from timeline.reading.encodings.mojibake import mend
from timeline.reading.encodings.wide import wide_codec

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LONGEST = 4
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_MOST_BROKEN = 0.02
"""Of the characters beyond ASCII that may be broken in what is all the same in an encoding."""
_MOST_BROKEN_UTF8 = 0.1
"""Of the bytes beyond ASCII of the lines that are not UTF-8: in other encodings half of them look like it by chance."""
_MOST_IN_OTHERS = 0.8
"""Of the bytes beyond ASCII, those of lines that are not UTF-8: a short line is UTF-8 by chance."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the codec that it was in. `remark` says what was decided where the bytes did not say it plainly;
    None where there was nothing to decide."""

    text: str
    codec: str
    remark: str | None = None


def decode_text(data: bytes, declared: Sequence[str] = (), *, mending: bool = True) -> Decoded:
    """The text of these bytes; never raises.

    In this order: the byte order mark; UTF-8, if they are that; what is `declared`, the strongest first, if they can be
    that; UTF-8 in which some bytes or whole lines are not; what the bytes look like. `mending`: lines of UTF-8 that
    were read in another encoding before are put right.
    """
    if wide := wide_codec(data):
        text = data.decode(wide, "replace").lstrip("\ufeff")
        return Decoded(text, wide, _broken(text.count("\ufffd"), wide))
    data = data.removeprefix(_BYTE_ORDER_MARK)
    named = [codec for label in declared if (codec := codec_of(label))]
    if data.isascii():
        escaped = ["iso2022_jp"] if b"\x1b$" in data else []
        for codec in (*filter(is_seven_bit, named), *escaped):
            if (unescaped := _strictly(data, codec)) is not None:
                return Decoded(unescaped, codec)
    whole = _strictly(data, "utf-8")
    if whole is None and not data[:-_LONGEST].isascii() and (cut := _but_for_its_end(data)) is not None:
        return Decoded(cut, "utf-8", "ends within a character, as if it was cut off; save it again")
    if whole is None:
        return _not_utf8(data, named)
    text, lines = mend(whole) if mending else (whole, 0)
    return Decoded(text, "utf-8", _mended(lines))


def _not_utf8(data: bytes, named: Sequence[str]) -> Decoded:
    lines = data.splitlines(keepends=True)
    odd = b"".join(line for line in lines if _strictly(line, "utf-8") is None)
    if _share_of_utf8(odd) >= 1 - _MOST_BROKEN_UTF8:
        text = data.decode("utf-8", "replace")
        return Decoded(text, "utf-8", _broken(text.count("\ufffd"), "utf-8"))
    beyond = len(_BEYOND_ASCII.findall(data))
    if len(_BEYOND_ASCII.findall(odd)) <= _MOST_IN_OTHERS * beyond:
        decoder = LineDecoder(named, odd)
        return Decoded("".join(map(decoder.text, lines, count(1))), "utf-8", decoder.remark)
    for codec in named:
        whole = _strictly(data, codec) if is_plausible(data, codec) else None
        if whole is not None:
            return Decoded(whole, codec)
    guessed = guess_encoding(data)
    for codec in (*named, guessed) if guessed else named:
        text = data.decode(codec, "replace")
        broken = text.count("\ufffd")
        if broken <= _MOST_BROKEN * beyond and is_plausible(data, codec):
            remark = _broken(broken, codec) if codec in named else _guessed(codec, named, broken)
            return Decoded(text, codec, remark)
    text = data.decode("cp1252", "replace")
    return Decoded(text, "cp1252", _guessed("cp1252", named, text.count("\ufffd")))


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _but_for_its_end(data: bytes) -> str | None:
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return None


def _share_of_utf8(data: bytes) -> float:
    """Which share of the bytes beyond ASCII stand in whole UTF-8 sequences."""
    beyond = len(_BEYOND_ASCII.findall(data))
    return sum(map(len, _SEQUENCE.findall(data))) / beyond if beyond else 1.0


def _guessed(codec: str, named: Sequence[str], broken: int) -> str:
    why = "it declares no encoding" if not named else f"it is not {shown(named[0])}, which it declares"
    lost = f"; {broken} characters could not be read" if broken else ""
    return f"is not UTF-8: read as {shown(codec)}, as it looks ({why}){lost}; check its accented letters"


def _broken(count: int, codec: str) -> str | None:
    if not count:
        return None
    what = "1 character is" if count == 1 else f"{count} characters are"
    return f"{what} no {shown(codec)} and could not be read; save it again if the text matters"


def _mended(lines: int) -> str | None:
    if not lines:
        return None
    what = "1 line had" if lines == 1 else f"{lines} lines had"
    return f"{what} been saved in a wrong encoding (such as 'Ã¤' for 'ä') and was put right; export it as UTF-8"
