"""Articles that run one text: a wire story in many outlets is one voice, whether it names its agency or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline.models import Analyses, Imprint, Profile
from timeline.stories.imprints import BANDS, is_copy
from timeline.stories.profiles import in_order_of_time, known_profiles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def with_copies(analyses: Analyses) -> Analyses:
    """The same, in the same order; an article that runs the text of an earlier one says of which (`copy_of`)."""
    originals = find_copies(known_profiles(analyses))
    articles = analyses.articles
    return analyses.saying({key: replace(articles[key], copy_of=original) for key, original in originals.items()})


def find_copies(profiles: Mapping[str, Profile]) -> dict[str, str]:
    """By the id of each article that runs the text of an earlier one: the id of the earliest that it is near to.

    An original is no copy itself, and what comes later changes nothing. Undated articles come last, the order of
    `profiles` does not matter, and the cost grows with their number.
    """
    known = [(key, imprint) for key in in_order_of_time(profiles) if (imprint := profiles[key].imprint) is not None]
    imprints = [imprint for _, imprint in known]
    holders: dict[tuple[int, int], list[int]] = {}
    found: dict[str, str] = {}
    for place, bands in _shared_bands(imprints):
        candidates = sorted({other for band in bands for other in holders.get(band, ())})
        original = next((each for each in candidates if is_copy(imprints[each], imprints[place])), None)
        if original is not None:
            found[known[place][0]] = known[original][0]
            continue
        for band in bands:
            holders.setdefault(band, []).append(place)
    return found


def _shared_bands(imprints: list[Imprint]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The places of the imprints that have bands in common with others, in order, each with these bands."""
    if not imprints:
        return
    import numpy as np  # noqa: PLC0415  (heavy, and only where there are articles to compare)

    table = np.frombuffer(b"".join(imprint.bands for imprint in imprints), "<u4").reshape(-1, BANDS)
    shared = np.stack([_stand_twice(column) for column in table.T], axis=1)
    for place in np.flatnonzero(shared.any(axis=1)).tolist():
        columns = np.flatnonzero(shared[place])
        yield place, list(zip(columns.tolist(), table[place, columns].tolist(), strict=True))


def _stand_twice(values: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of the values stand in several places."""
    import numpy as np  # noqa: PLC0415  (as above)

    order = np.argsort(values, kind="stable")
    same = np.diff(values[order]) == 0
    twice = np.zeros(len(values), np.bool_)
    twice[order[1:][same]] = twice[order[:-1][same]] = True
    return twice
