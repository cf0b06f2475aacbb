"""A sentence of an article as it is quoted: its time expressions marked, cut at word borders where it is long."""

from __future__ import annotations

from timeline.models import Mention, Model, Span, Timex

LONGEST = 360  # characters: about five lines of the page's measure
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", ":")
_CLOSING = "\"'”’»)] \n"


class Piece(Model, frozen=True):
    """A stretch of a quotation; `marked` if it is a time expression."""

    text: str
    marked: bool = False


class Excerpt(Mention, frozen=True):
    """What may be quoted of a mention. `span` and `text` are of that part alone, which is empty where nothing may be;
    `before` and `after` it words were left out."""

    before: bool = False
    after: bool = False


def excerpt(mention: Mention, longest: int) -> Excerpt:
    """At most `longest` characters of a mention, or its first time expression where that is longer; with 0, nothing.

    Both ends are the borders of words; an ellipsis is not counted.
    """
    start, end = _window(mention.text, _marks(mention), longest) if longest else (0, 0)
    kept = {name: getattr(mention, name) for name in mention.__struct_fields__}
    kept |= {
        "span": Span(mention.span.start + start, mention.span.start + end),
        "text": mention.text[start:end],
    }
    return Excerpt(**kept, before=start > 0, after=0 < end < len(mention.text))


def words_of(mention: Mention) -> str:
    """The words of a mention or an excerpt, with an ellipsis where an excerpt leaves some out; "" for an empty one."""
    if not isinstance(mention, Excerpt):
        return mention.text
    return f"{'… ' if mention.before else ''}{mention.text}{' …' if mention.after else ''}"


def quote(mention: Mention, longest: int = LONGEST) -> tuple[Piece, ...]:
    """The pieces of a mention's sentence, in order; none of an empty excerpt. An excerpt is as long as it may be.

    An ellipsis stands where words were left out, also those of the article before and after a clause; what is marked
    is kept whole.
    """
    if not mention.text:
        return ()
    whole = len(mention.text) <= longest
    shown = mention if whole or isinstance(mention, Excerpt) else excerpt(mention, longest)
    text, before, after = shown.text, False, False
    if isinstance(shown, Excerpt):
        before, after = shown.before, shown.after
    pieces = [Piece("… ")] if before or text[:1].islower() else []
    at = 0
    for mark in _marks(shown):
        if mark.start < at:
            continue
        pieces += [Piece(text[at : mark.start]), Piece(mark.of(text), marked=True)]
        at = mark.end
    pieces.append(Piece(text[at:]))
    if after or not text.rstrip(_CLOSING).endswith(_ENDS):
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
    early = mark.end <= longest * 3 // 4
    start = 0 if early else max(0, min(mark.start, max(mark.start - longest // 2, mark.end - longest)))
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
