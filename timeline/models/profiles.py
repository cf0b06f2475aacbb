"""What one article brings to what is found out about a whole pile: small, and without its text."""

from __future__ import annotations

from timeline.models.base import Model


class Imprint(Model, frozen=True):
    """The wording of a text, to be compared with that of others. Numbers are 32 bits, least byte first.

    `bands` are equal in some places where texts are near copies, and in none as a rule. `shingles` are the lowest
    hashes of the runs of words in the text, ascending, of `runs` different ones.
    """

    bands: bytes
    shingles: bytes
    runs: int


class Profile(Model, frozen=True):
    """What one article speaks of. Numbers have their least byte first.

    `published` is in seconds since the start of the year 1, in UTC or without a zone as it stands; None: unknown.
    `language` is a bare code (`en`). `speaks`: its title says something by itself. `terms` are the hashes of what the
    words count as, ascending, 32 bits each; `counts` belong to them, 16 bits each: from the lowest, one for a name, one
    for a word of every beat, and twice how often it counts. `imprint` is None where the text is too short to be
    anybody's own.
    """

    language: str
    speaks: bool = False
    published: int | None = None
    terms: bytes = b""
    counts: bytes = b""
    imprint: Imprint | None = None
