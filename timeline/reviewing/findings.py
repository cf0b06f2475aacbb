"""What deserves an editor's look, as values."""

from __future__ import annotations

from enum import StrEnum

from timeline.models import Model


class Kind(StrEnum):
    """Why something deserves a look, the weightiest reason first."""

    OVERRIDE = "override"
    CONTRADICTION = "contradiction"
    CHANGED = "changed"
    PUBLICATION = "publication"
    DATE = "date"
    MERGE = "merge"
    TWIN = "twin"


class Decision(StrEnum):
    """What can be decided of it."""

    OK = "ok"
    DATE = "date"
    MERGE = "merge"
    SPLIT = "split"
    HIDE = "hide"
    PIN = "pin"
    WITHOUT = "without"
    DROP = "drop"
    MOVE = "move"


class Finding(Model, frozen=True):
    """One thing to look at. `topic` is a slug, "" where an override belongs to none. `event`, `article` and `override`
    (the key of a line of the overrides, "events.e3x.date") say what it is about; `title` and `when` are as the page has
    them, `about` says what is the matter, and `quotations` who says what.

    `decisions` are those that can be made of it. `date`, `merge` (ids), `split` (words) and `nearest` (an id or a slug)
    are offered for them, "" where nothing is; `approvals` are what "ok" approves: hashes by the ids of events. `ready`
    are the lines for the overrides, what needs a choice behind "#".
    """

    kind: Kind
    topic: str
    title: str
    about: str
    event: str = ""
    article: str = ""
    override: str = ""
    when: str = ""
    quotations: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    date: str = ""
    merge: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    nearest: str = ""
    approvals: dict[str, str] = {}
    ready: str = ""
    weight: float = 0.0


_RANKS = {kind: rank for rank, kind in enumerate(Kind)}


def rank(finding: Finding) -> tuple[int, float]:
    """The weightiest reason first, and of one reason the weightiest event."""
    return _RANKS[finding.kind], -finding.weight
