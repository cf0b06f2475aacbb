"""Articles that run one text: a wire story in many outlets is one voice, whether it names its agency or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline.models import Analysis, Article
from timeline.stories.moments import published_at

if TYPE_CHECKING:
    from rensa import RMinHash

_WORD = re.compile(r"\w+")
# So many words in a row are shared by chance only in names and set phrases; a rewritten sentence has few left.
_SHINGLE = 4
# Shorter texts are a headline and a line: the same words may be anybody's.
_FEWEST_WORDS = 25
# Nearly all of the shorter text stands in the longer, ...
_OF_SHORTER = 0.7
# ... and is no small part of it: an own story that begins with the words of a flash has a voice of its own.
_OF_LONGER = 0.3
# Outlets cut a wire story from its end, and put their own words before it: the head and the whole both find it.
_HEAD = 120
# Bands of three: a pair whose Jaccard likeness is .5 is looked at with 99 in 100, one of .05 with 4 in 1,000.
_BANDS = 32
_HASHES = 3 * _BANDS
_SEED = 1


def with_copies(analyses: Mapping[str, Analysis]) -> dict[str, Analysis]:
    """The same, in the same order; an article that runs the text of an earlier one says of which (`copy_of`)."""
    originals = find_copies(analysis.article for analysis in analyses.values())
    return {
        key: replace(each, article=replace(each.article, copy_of=originals[key])) if key in originals else each
        for key, each in analyses.items()
    }


def find_copies(articles: Iterable[Article]) -> dict[str, str]:
    """By the id of each article that runs the text of an earlier one: the id of the earliest that it is near to.

    An original is no copy itself, and what comes later changes nothing. Undated articles come last, the order of
    `articles` does not matter, and the cost grows with their number.
    """
    ordered = sorted(articles, key=_by_time)
    shingles = lru_cache(maxsize=64)(lambda place: frozenset(_shingles(_words(ordered[place].text))))
    wholes, heads = _Index(), _Index()
    found: dict[str, str] = {}
    for place, article in enumerate(ordered):
        words = _words(article.text)
        if len(words) < _FEWEST_WORDS:
            continue
        whole, head = _Index.sign(_shingles(words)), _Index.sign(_shingles(words[:_HEAD]))
        candidates = sorted({*wholes.near(whole), *heads.near(head)})
        original = next((each for each in candidates if _is_copy(shingles(each), shingles(place))), None)
        if original is None:
            wholes.add(place, whole)
            heads.add(place, head)
        else:
            found[article.id] = ordered[original].id
    return found


class _Index:
    """Texts by what their signatures share."""

    def __init__(self) -> None:
        from rensa import RMinHashLSH  # noqa: PLC0415  (compiled code, only where there are articles to compare)

        self._index = RMinHashLSH(threshold=_OF_LONGER, num_perm=_HASHES, num_bands=_BANDS)

    @staticmethod
    def sign(shingles: Iterable[str]) -> RMinHash:
        from rensa import RMinHash  # noqa: PLC0415  (as above)

        signature = RMinHash(num_perm=_HASHES, seed=_SEED)
        signature.update(list(shingles))
        return signature

    def near(self, signature: RMinHash) -> list[int]:
        return list(self._index.query(signature))

    def add(self, place: int, signature: RMinHash) -> None:
        self._index.insert(place, signature)


def _is_copy(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    shorter, longer = sorted((len(one), len(other)))
    return shared >= _OF_SHORTER * shorter and shared >= _OF_LONGER * longer


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(words: Sequence[str]) -> Iterator[str]:
    return map(" ".join, zip(*(words[first:] for first in range(_SHINGLE)), strict=False))


def _by_time(article: Article) -> tuple[bool, object, str]:
    at = published_at(article)
    return (at is None, at or 0, article.id)
