"""Piles of news of any size: articles that are there, repeated with other names and in other years.

The same arguments give the same pile. A repetition is a story of its own: no name in it stands in another one.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice

import msgspec

from timeline.intake import read_inputs
from timeline.models import Article
from timeline.settings import Settings

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SYLLABLES = ("ka", "lo", "min", "ter", "va", "sul", "dre", "pon", "hi", "gar", "ne", "bus", "wi", "zor", "fa", "jel")
# Capitals that are no names, in the languages that we know.
_MONTHS = "january february march april may june july august september october november december"
_MONATE = "januar februar märz mai juni juli oktober dezember"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_TAGE = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
_CALENDAR = frozenset(f"{_MONTHS} {_MONATE} {_DAYS} {_TAGE}".split())
_YEARS = 20  # repetitions lie so many years about the articles at most, so that no date is out of reach


def pile(inputs: Sequence[str], number: int, *, seed: int = 1) -> Iterator[bytes]:
    """`number` articles as lines of JSONL, in no order: all that there are in `inputs`, then all again, changed.

    Raises InputError for an input that is not there.
    """
    articles = read_inputs(inputs, Settings(), jobs=1).articles
    ordinary = frozenset(word for article in articles for word in _WORD.findall(article.text) if word.islower())
    pool = sorted(articles, key=lambda article: article.id)
    random.Random(seed).shuffle(pool)
    lines = (_line(article, copy, ordinary) for copy in count() for article in pool)
    return islice(lines, number)


def _line(article: Article, copy: int, ordinary: frozenset[str]) -> bytes:
    years = (copy % (2 * _YEARS) + _YEARS) % (2 * _YEARS) - _YEARS

    def changed(text: str) -> str:
        if copy == 0:
            return text
        later = _YEAR.sub(lambda year: str(int(year.group()) + years), text)
        return _WORD.sub(_renaming(copy, ordinary), later)

    published = str(article.dct) if article.dct else None
    if published and copy:
        year, rest = published[:4], published[4:].replace("-02-29", "-02-28")
        published = f"{int(year) + years}{rest}"
    return msgspec.json.encode(
        {
            "id": f"{article.id}-{copy}",
            "title": changed(article.title or "") or None,
            "text": changed(article.text),
            "source": article.source,
            "agency": article.agency,
            "language": article.language,
            "published": published,
        }
    )


def _renaming(copy: int, ordinary: frozenset[str]) -> Callable[[re.Match[str]], str]:
    def renamed(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if not word[0].isupper() or len(word) < 3 or lower in ordinary or lower in _CALENDAR:
            return word
        name = _name(f"{copy} {lower}")
        return name.upper() if word.isupper() else name.title()

    return renamed


def _name(of: str) -> str:
    digest = hashlib.sha256(of.encode()).digest()
    return "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[: 3 + digest[-1] % 2])
