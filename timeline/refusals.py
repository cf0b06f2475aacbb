"""What keeps a build from being written, though it could be made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from timeline.errors import ShrinkError, StrictError
from timeline.intake import describe
from timeline.models import Diagnostic, Edition
from timeline.settings import Settings

if TYPE_CHECKING:
    from timeline.stories.identity import Register


def refuse_unusable(unusable: Sequence[Diagnostic]) -> None:
    """Raise StrictError, with all of them, where there are any."""
    if unusable:
        heading = f"nothing written: {len(unusable)} of the inputs cannot be used, and --strict allows none:"
        raise StrictError("\n  ".join([heading, *map(describe, unusable)]))


def too_much_lost(
    before: Register, after: Register, edition: Edition, settings: Settings, held: Collection[str]
) -> ShrinkError | None:
    """What to say where the build would lose more of the events of the last one than it may, where editors hide them
    or articles are `held` back aside."""
    from timeline.stories.losses import losses, under_terms  # noqa: PLC0415  (stories are loaded when there are articles)

    meant = {*edition.taken_off, *under_terms(before, after, edition.analyses, held)}
    lost = losses(before, after, edition.analyses, meant)
    if not lost.exceeds(settings.max_loss):
        return None
    heading = (
        f"nothing written: {lost.events} of the {lost.shown} events of the last build would be lost, and max_loss "
        f"allows {settings.max_loss:.0%}:"
    )
    remedy = "check that the inputs are whole; if this is meant to be, build with --accept-shrink"
    return ShrinkError("\n  ".join([heading, *lost.lines()]) + f"\n{remedy}")
