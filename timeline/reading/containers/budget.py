"""How much one file may unpack to, over all containers within it."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.errors import InputError

MOST_BYTES = 200_000_000_000
"""Bytes that a file may unpack to, all layers counted: a year of crawls of a large outlet."""
MOST_TIMES = 250
"""Times its own size: text packs to a tenth or a thirtieth, zeros to a thousandth, and a tar within counts again."""
FREE = 200_000_000
"""Bytes up to which its own size does not matter."""
DEEPEST = 8
"""Containers within containers: a crawl in a packed tar in a ZIP is five."""
MOST_MEMBERS = 500_000
"""Documents that a file may hold, in all containers within it: each that cannot be used is told."""


class TooMuchUnpackedError(InputError):
    """The whole file, not a member of it, unpacks to more than it may."""


@dataclass(slots=True)
class Budget:
    """What a file has been unpacked to so far. `size` is that of the file in bytes; None where it is not known, as of
    standard input."""

    size: int | None
    unpacked: int = 0
    members: int = 0

    def enter(self) -> None:
        """Count one more document. Raises TooMuchUnpackedError where there are more than there may be."""
        self.members += 1
        if self.members > MOST_MEMBERS:
            raise TooMuchUnpackedError(f"holds more than {MOST_MEMBERS} documents; the first were read. Split the file")

    def take(self, count: int) -> None:
        """Count so many unpacked bytes. Raises TooMuchUnpackedError where that is more than there may be."""
        self.unpacked += count
        if self.unpacked > MOST_BYTES:
            raise TooMuchUnpackedError(
                f"unpacks to more than {MOST_BYTES / 1e9:g} GB; split it into several files if it is what you mean"
            )
        if self.size is not None and self.unpacked > FREE + MOST_TIMES * self.size:
            raise TooMuchUnpackedError(
                f"unpacks to more than {MOST_TIMES} times its size, as no articles do; what came before was read. "
                "Unpack it yourself if it is what you mean"
            )
