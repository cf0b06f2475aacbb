"""Whether a topic may go out: by its mode, by what an editor approved, and by what it lost since the last time."""

from __future__ import annotations

from collections.abc import Callable

from timeline.publish_settings import Mode, PublishSettings
from timeline.publishing.built import BuiltTopic

Approval = Callable[[BuiltTopic], str | None]
"""Why a topic as it is now is not approved; None where it is."""


def nothing_approved(topic: BuiltTopic) -> str | None:
    """The answer while there is no place in which editors leave their marks."""
    return f"{topic.key} is not approved: there is no archive yet in which an editor could have marked it as approved"


def held_back(topic: BuiltTopic, settings: PublishSettings, approval: Approval) -> str | None:
    """Why the mode of the topic keeps it in; None where it may go out."""
    mode: Mode = settings.mode_of(topic.key)
    match mode:
        case "automatic":
            return None
        case "approved":
            return approval(topic)
        case "draft":
            return (
                "its mode is draft; to let it out, set mode, or modes for it alone, under [publish] to "
                '"approved" or "automatic"'
            )


def shrunk(before: int, now: int, most: float) -> str | None:
    """Why so many events fewer than at the last time are suspicious; None where they are not. `most` is a share."""
    if now >= before * (1 - most):
        return None
    return (
        f"events: {before:,} when it was last published, {now:,} now; more are gone than max_shrink = {most:g} allows. "
        "Look at the inputs of the build; if it is meant so, publish with --accept-shrink"
    )
