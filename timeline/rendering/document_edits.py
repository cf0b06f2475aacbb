"""What editors decided, in timeline.json and in report.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from timeline.models import Decision, Told
from timeline.wire import Wire, WireInterval


class DocumentTold(Wire, frozen=True):
    """What the texts say of an event to which editors gave another date or title. `words` are those that date it."""

    title: str
    interval: WireInterval | None
    value: str | None = None
    words: str | None = None

    @classmethod
    def of(cls, told: Told) -> Self:
        return cls(
            title=told.title,
            interval=WireInterval.of(told.interval) if told.interval else None,
            value=told.value,
            words=told.words,
        )


def overrides_in_report(decisions: Sequence[Decision]) -> dict[str, Any]:
    """For report.json: the keys that decide, and those that do not, each with what may have been meant."""
    return {
        "applied": list(dict.fromkeys(each.where for each in decisions if each.reason is None)),
        "not_matched": [_unmatched(each) for each in decisions if each.reason is not None],
    }


def _unmatched(decision: Decision) -> dict[str, str]:
    told = {"where": decision.where, "reason": decision.reason, "nearest": decision.nearest, "title": decision.title}
    return {key: value for key, value in told.items() if value is not None}
