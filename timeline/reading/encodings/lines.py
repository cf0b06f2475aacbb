"""Text line by line, for documents that are read as they come, and for those whose lines are in several encodings."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from timeline.reading.encodings.guessing import guess_encoding, is_plausible
from timeline.reading.encodings.labels import codec_of, shown

_SAMPLE = 64_000
_SHOWN = 3


class LineDecoder:
    """Decodes lines, each of which is UTF-8 if it can be; those that are not are all taken to be in one encoding.

    That is what is `declared`, the strongest first, else what the lines of `sample`, or else the first of them, look
    like.
    """

    def __init__(self, declared: Sequence[str] = (), sample: bytes = b"") -> None:
        self._named = [codec for label in declared if (codec := codec_of(label))]
        odd = (each for each in sample.splitlines(keepends=True) if not _is_utf8(each))
        self._sample = b"".join(odd)[:_SAMPLE]
        self._codec: str | None = None
        self._odd: list[int] = []

    def text(self, line: bytes, number: int) -> str:
        """The text of a line, of which the number is for the remark; characters that are none in its encoding become
        U+FFFD."""
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self._odd.append(number)
            self._codec = self._codec or self._decided(line)
            return line.decode(self._codec, "replace")

    @property
    def remark(self) -> str | None:
        """Which of the lines so far were not UTF-8, and how they were read; None where all were."""
        if not self._odd or self._codec is None:
            return None
        numbers = ", ".join(map(str, self._odd[:_SHOWN])) + (", ..." if len(self._odd) > _SHOWN else "")
        which = f"line {numbers} is" if len(self._odd) == 1 else f"{len(self._odd)} lines ({numbers}) are"
        return f"{which} not UTF-8, read as {shown(self._codec)}; check accented letters, or export it as UTF-8"

    def _decided(self, line: bytes) -> str:
        sample = self._sample or line
        fitting = [codec for codec in self._named if codec != "utf-8" and is_plausible(sample, codec)]
        return next(iter(fitting), None) or guess_encoding(sample) or "cp1252"


def _is_utf8(line: bytes) -> bool:
    """Whether it is, but for a character at its end that the sample cuts."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(line)
    except UnicodeDecodeError:
        return False
    return True
