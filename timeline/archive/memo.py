"""What was worked out before is taken over; only the rest is worked out, and kept for the next time.

A value is kept under the hash of all that it was worked out from: the values that went in, the settings that it looks
at, and the rules. So nothing has to be thrown away when one of them changes: it is not found any more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from timeline.archive.store import Archive
from timeline.errors import ArchiveError
from timeline.models import from_json, to_json

Item = TypeVar("Item")
Result = TypeVar("Result")

# Builds for which a value is kept though none used it: another site may need it, or a change be undone.
_KEPT_FOR = 10
_AT_ONCE = 256
_SEAL = 8  # bytes of the hash before a value: enough to see damage


class Memo(Protocol):
    """Values of earlier builds, by their stage and key."""

    def known(self, stage: str, keys: Sequence[bytes]) -> set[bytes]:
        """Those of the keys of which something is kept."""

    def find(self, stage: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept, for those of the keys of which there is something."""

    def keep(self, stage: str, values: Iterable[tuple[bytes, str | None, bytes]]) -> None:
        """Keep values: for each its key, the id of the one article that it is of (None: of several), and the value."""


class NoMemo:
    """For a build without an archive: nothing is known, nothing is kept."""

    def known(self, stage: str, keys: Sequence[bytes]) -> set[bytes]:
        return set()

    def find(self, stage: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        return {}

    def keep(self, stage: str, values: Iterable[tuple[bytes, str | None, bytes]]) -> None:
        pass


NO_MEMO = NoMemo()


class ArchiveMemo:
    """Values kept in an archive. What no build of the last few used is forgotten by `tidy`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        with archive.changing():
            self._build = archive.next_number("builds")

    def known(self, stage: str, keys: Sequence[bytes]) -> set[bytes]:
        builds = self._archive.last_used(stage, keys)
        old = [key for key, build in builds.items() if build < self._build - _KEPT_FOR // 2]
        if old:
            with self._archive.changing():
                self._archive.still_used(stage, old, self._build)
        return set(builds)

    def find(self, stage: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found = self._archive.kept(stage, keys)
        damaged = [key for key, value in found.items() if not is_sound(value)]
        if damaged:
            with self._archive.changing():
                self._archive.drop(stage, damaged)
            raise ArchiveError(
                f"{self._archive.folder}: {len(damaged)} of the results of earlier builds are damaged; they have been "
                "dropped: run the command again to work them out anew, and `timeline archive check` to see what else is"
            )
        return {key: value[_SEAL:] for key, value in found.items()}

    def keep(self, stage: str, values: Iterable[tuple[bytes, str | None, bytes]]) -> None:
        with self._archive.changing():
            self._archive.keep(stage, ((key, article, sealed(value)) for key, article, value in values), self._build)

    def tidy(self) -> None:
        """Forget what has not been used for long: now and then, since that goes through all that is kept."""
        if self._build % _KEPT_FOR == 0:
            with self._archive.changing():
                self._archive.forget(self._build - _KEPT_FOR)


def sealed(value: bytes) -> bytes:
    """A value behind its own hash."""
    return hashlib.sha256(value).digest()[:_SEAL] + value


def is_sound(kept: bytes) -> bool:
    """Whether a value is the one that was sealed."""
    return sealed(kept[_SEAL:]) == kept


def found_in(memo: Memo, stage: str, key: bytes) -> bytes:
    """What is kept under a key. Raises ArchiveError where it is there no more: another command has changed the archive
    since the build whose value it is of."""
    found = memo.find(stage, [key])
    if key not in found:
        raise ArchiveError("the archive has changed since this was built from it: build again")
    return found[key]


def key_of(*parts: object) -> bytes:
    """The key for values that go in: bytes as they are, anything else as JSON."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else to_json(part)
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def remembered(  # noqa: PLR0913  (a stage is all of these)
    memo: Memo,
    stage: str,
    items: Sequence[Item],
    keys: Sequence[bytes],
    work: Callable[[Sequence[Item]], Iterable[Result]],
    *,
    kind: Any,
    article: Callable[[Item], str | None] = lambda _: None,
    keeps: Callable[[Result], bool] = lambda _: True,
    serves: Callable[[Result], bool] | None = None,
    without: Collection[bytes] = (),
) -> Iterator[Result]:
    """The result of each item, in order: those that are kept under their `keys`, the others from `work`, which takes
    the items that are left and gives their results in order. Of these, the ones that `keeps` accepts are kept, a few
    hundred at a time, so that a build that is stopped has not worked for nothing. `kind` is the type of a result. One
    that is kept and no longer `serves`, or is under one of the keys `without` what belongs to it, is worked out again.
    """
    known = memo.known(stage, keys).difference(without)
    if serves is not None:
        found = memo.find(stage, [key for key in keys if key in known])
        known = {key for key, data in found.items() if serves(from_json(data, kind))}
    results = iter(work([item for item, key in zip(items, keys, strict=True) if key not in known]))
    for start in range(0, len(items), _AT_ONCE):
        some = range(start, min(start + _AT_ONCE, len(items)))
        found = memo.find(stage, [keys[place] for place in some if keys[place] in known])
        fresh: list[tuple[int, Result]] = []
        for place in some:
            if keys[place] in known:
                yield from_json(found[keys[place]], kind)
                continue
            result = next(results)
            if keeps(result):
                fresh.append((place, result))
            yield result
        # one by one: where nothing is kept, nothing is written out
        memo.keep(stage, ((keys[place], article(items[place]), to_json(result)) for place, result in fresh))
    for _ in results:  # `work` may have something to do when it has given its last result, such as to keep it
        raise ValueError(f"{stage}: more results than items")
