"""A sentence of an article as the page quotes it: its time expressions marked, cut at word borders where it is long."""

from __future__ import annotations

from timeline.models import Mention, Model, Span, Timex

LONGEST = 360  # characters: about five lines of the page's measure
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", ":")
_CLOSING = "\"'”’»)] \n"


class Piece(Model, frozen=True):
    """A stretch of a quotation; `marked` if it is a time expression."""

    text: str
    marked: bool = False


def quote(mention: Mention, longest: int = LONGEST) -> tuple[Piece, ...]:
    """The pieces of a mention's sentence, in order. An ellipsis stands where words were left out, also those of the
    article before and after a clause; what is marked is kept whole."""
    marks = _marks(mention)
    start, end = _window(mention.text, marks, longest)
    pieces = [Piece("… ")] if start or mention.text[:1].islower() else []
    at = start
    for mark in marks:
        if mark.start < at or mark.end > end:
            continue
        pieces += [Piece(mention.text[at : mark.start]), Piece(mark.of(mention.text), marked=True)]
        at = mark.end
    pieces.append(Piece(mention.text[at:end]))
    if end < len(mention.text) or not mention.text.rstrip(_CLOSING).endswith(_ENDS):
        pieces.append(Piece(" …"))
    return tuple(piece for piece in pieces if piece.text)


def _marks(mention: Mention) -> tuple[Span, ...]:
    """Where in the mention's text its time expressions stand, in order. One that stands elsewhere in the article, such
    as in the sentence before, has no place here."""
    found = {_within(mention, timex) for timex in (mention.timex, mention.reported_timex) if timex}
    return tuple(sorted(mark for mark in found if mark))


def _within(mention: Mention, timex: Timex) -> Span | None:
    mark = Span(timex.span.start - mention.span.start, timex.span.end - mention.span.start)
    inside = mark.start >= 0 and mark.of(mention.text) == timex.text
    return mark if inside else None


def _window(text: str, marks: tuple[Span, ...], longest: int) -> tuple[int, int]:
    """The part of the text to show: from the start if the first mark is near it, else around that mark."""
    if len(text) <= longest:
        return 0, len(text)
    mark = marks[0] if marks else Span(0, 0)
    start = 0 if mark.end <= longest * 3 // 4 else max(0, mark.start - longest // 2)
    end = min(len(text), max(start + longest, mark.end))
    return _word_start(text, start, mark.start), _word_end(text, end, mark.end)


def _word_start(text: str, at: int, limit: int) -> int:
    if at == 0:
        return 0
    space = text.find(" ", at, limit)
    return at if space < 0 else space + 1


def _word_end(text: str, at: int, limit: int) -> int:
    if at == len(text):
        return at
    space = text.rfind(" ", limit, at)
    return at if space < 0 else max(limit, len(text[:space].rstrip(" ,;:–-")))
