"""Where sentences end, without a model: a full stop, question or exclamation mark before a capital, or a line break."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline.models import Span

if TYPE_CHECKING:
    from timeline.temporal.language import Language

# It begins with one class of signs, so that the search skips to them, and is tried at the first sign of a row only: a
# megabyte of full stops would else be read to its end from each of them.
_END = re.compile(r"""[.!?…\n](?:(?<=\n)\n*|(?<![.!?…]{2})[.!?…]*["'”“’»«)\]]*(?=\s))""")
_NEXT = re.compile(r"""\s*["'“‘„«»(\[]*\s*(\w+|\S)""")
_LAST_WORD = re.compile(r"(?:\b|(?<=\s))([\w.]+)$")
_INITIALS = re.compile(r"(?:\w\.)*\w")
_ORDINAL = re.compile(r"(?:^|.*[^\d.,:])\d{1,2}", re.DOTALL)


@cache
def _words(language: str | Language) -> tuple[frozenset[str], frozenset[str]]:
    """The abbreviations and the openers of a language; none where it has no file."""
    from timeline.temporal.language import languages, load_language  # noqa: PLC0415  (read only when asked for)

    if isinstance(language, str):
        if language not in languages():
            return frozenset(), frozenset()
        language = load_language(language)
    return language.abbreviations, language.openers


def split_sentences(text: str, language: str | Language = "en") -> list[Span]:
    """The sentences of a text in order, as trimmed spans. A line break ends one too: scraped headings have no stop."""
    return list(_split(text, *_words(language)))


# An article is asked for its sentences by its times, then by its mentions.
@lru_cache(maxsize=1)
def _split(text: str, abbreviations: frozenset[str], openers: frozenset[str]) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.start() < start:
            continue
        if "\n" not in match.group() and not _ends_here(text, start, match, abbreviations, openers):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _ends_here(
    text: str, start: int, match: re.Match[str], abbreviations: frozenset[str], openers: frozenset[str]
) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    first = following.group(1)
    if first[0].islower():
        return False
    if match.group() != ".":
        return True
    blank = text.rfind(" ", start, match.start())
    word = _LAST_WORD.search(text, max(start, blank), match.start())
    if word is None:
        return True
    last = word.group(1)
    if last.lower() in abbreviations:
        return False
    if openers and _ORDINAL.fullmatch(text, max(start, match.start() - 4), match.start()):
        return first in openers
    # "J. Smith", "U.S. officials": initials do not end a sentence; "Plan B. Then" is rarer in news.
    return not (_INITIALS.fullmatch(last) and len(last.replace(".", "")) <= 3 and last[:1].isupper())


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start=start, end=end))
