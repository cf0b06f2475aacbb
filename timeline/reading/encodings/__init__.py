"""Bytes as text, in whatever encoding: what is UTF-8 is UTF-8, and whatever is decided beyond that is told."""

from timeline.reading.encodings.decoding import Decoded, decode_text
from timeline.reading.encodings.labels import charset_of, declared_in
from timeline.reading.encodings.lines import LineDecoder
from timeline.reading.encodings.mojibake import mend
from timeline.reading.encodings.wide import as_utf8, is_wide

__all__ = ["Decoded", "LineDecoder", "as_utf8", "charset_of", "declared_in", "decode_text", "is_wide", "mend"]
