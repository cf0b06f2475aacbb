"""The wording of a text as a few numbers: enough to find its near copies, and to tell how much two have in common."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from timeline.models import Imprint
from timeline.stories.byword import ByWord

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
_ROWS = 3
_SEED = 1
# Of a longer text so many runs of words are kept, those of the lowest hashes: a fair sample.
_MOST_SHINGLES = 256
# Odd numbers without a pattern (Knuth's and Steele's multipliers), to mix the hashes of words.
_MIX = 0x9E3779B97F4A7C15
_SCATTER = 0xD1342543DE82EF95

BANDS = 2 * _BANDS
"""How many bands an imprint has: those of the whole text, then those of its head."""


def imprint_of(text: str) -> Imprint | None:
    """The imprint of a text; None for one that is too short."""
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST_WORDS:
        return None
    import numpy as np  # noqa: PLC0415  (heavy, and only for articles that are compared)

    shingles = _shingles(words)
    different = np.unique(shingles)
    return Imprint(
        bands=_bands(shingles, shingles[: _HEAD - _SHINGLE + 1]).astype("<u4").tobytes(),
        shingles=different[:_MOST_SHINGLES].astype("<u4").tobytes(),
        runs=len(different),
    )


def is_copy(one: Imprint, other: Imprint) -> bool:
    """Whether two texts are one, cut or with something added.

    Of both, the runs of words are compared that would be in either sample.
    """
    import numpy as np  # noqa: PLC0415  (as above)

    first, second = (np.frombuffer(each.shingles, "<u4") for each in (one, other))
    cut = [kept[-1] for kept, imprint in ((first, one), (second, other)) if len(kept) < imprint.runs]
    if cut:
        first, second = (each[: np.searchsorted(each, min(cut), side="right")] for each in (first, second))
    shared = len(np.intersect1d(first, second, assume_unique=True))
    shorter, longer = sorted((len(first), len(second)))
    return shorter > 0 and shared >= _OF_SHORTER * shorter and shared >= _OF_LONGER * longer


def _shingles(words: list[str]) -> NDArray[np.uint32]:
    """The hash of each run of words, in order."""
    import numpy as np  # noqa: PLC0415  (as above)

    hashes = np.fromiter(map(_HASHES.__getitem__, words), np.uint64, len(words))
    runs = np.zeros(len(hashes) - _SHINGLE + 1, np.uint64)
    for first in range(_SHINGLE):
        runs = (runs ^ hashes[first : first + len(runs)]) * np.uint64(_MIX)
        runs ^= runs >> np.uint64(29)
    return (runs >> np.uint64(32)).astype(np.uint32)


def _bands(*texts: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The bands of each text, one after the other."""
    import numpy as np  # noqa: PLC0415  (as above)
    from rensa import RMinHash  # noqa: PLC0415  (compiled code, only where there are articles to compare)

    given = [text.tolist() for text in texts]
    matrix = RMinHash.digest_matrix_from_token_hash_sets(given, num_perm=_ROWS * _BANDS, seed=_SEED)
    bands = np.zeros(len(texts) * _BANDS, np.uint64)
    for row in np.array(matrix.to_rows(), np.uint64).reshape(-1, _ROWS).T:
        bands = (bands ^ row) * np.uint64(_SCATTER)
    return bands >> np.uint64(32)


_HASHES = ByWord(lambda word: zlib.crc32(word.encode("utf-8", "surrogatepass")))
