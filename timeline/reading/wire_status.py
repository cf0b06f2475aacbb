"""Whether a wire story may be used, in the words of the standards and of those who send it."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.models import Usage

_STATUS = {
    "usable": Usage.USABLE,
    "embargoed": Usage.USABLE,  # until when, another element says
    "withheld": Usage.WITHDRAWN,  # not to be used until further notice, which is a new version
    "canceled": Usage.WITHDRAWN,
    "cancelled": Usage.WITHDRAWN,
}
"""What NewsML-G2, NITF and ninjs call it."""

_SIGNALS = {
    **dict.fromkeys(
        ("kill", "killed", "retraction", "withdrawal", "withdrawn", "cancel", "elimination"), Usage.WITHDRAWN
    ),
    **dict.fromkeys(("correction", "corrected", "corr", "cor", "correct"), Usage.CORRECTED),
}
"""Signals and messages to editors, by the last part of their code."""


def status_of(stated: str | None, signals: Iterable[str] = ()) -> str | None:
    """The status of a story by its own word (`stat:canceled`, `usable`; None: not stated), and by what it signals
    (`sig:correction`, `KILL`). A word that no standard has is given back as it is: it lets nothing through.
    """
    found = [Usage.USABLE] if stated is None else []
    if stated is not None:
        word = code(stated)
        if word and word not in _STATUS:
            return stated.strip()
        found.append(_STATUS.get(word, Usage.USABLE))
    found += [_SIGNALS[word] for each in signals if (word := code(each)) in _SIGNALS]
    for usage in (Usage.WITHDRAWN, Usage.CORRECTED):
        if usage in found:
            return usage.value
    return None


def code(qcode: str) -> str:
    """The last part of a code or a URI (`stat:usable`, `http://example.org/status/usable`), in small letters."""
    return qcode.strip().rstrip("/").rpartition("/")[2].rpartition(":")[2].casefold()
