"""What became of the things that editors decided."""

from __future__ import annotations

from timeline.models.base import Model


class Approval(Model, frozen=True):
    """By what a topic and its events, by their ids, are approved as they are: hashes of what readers are told (None:
    not known)."""

    topic: str | None
    events: dict[str, str] = {}


class Decision(Model, frozen=True):
    """One line of the overrides, by its key ("events.e3x.date"). `reason` is why it decides nothing, None where it
    does; `nearest` and `title` are then what may have been meant."""

    where: str
    reason: str | None = None
    nearest: str | None = None
    title: str | None = None

    def __str__(self) -> str:
        meant = f"; nearest is {self.nearest}" if self.nearest else ""
        called = f" ({self.title})" if self.nearest and self.title else ""
        return f"{self.where}: {self.reason or 'decides'}{meant}{called}"
