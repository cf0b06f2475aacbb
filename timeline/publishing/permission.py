"""Whether a topic may go out: by its mode, by what an editor approved, and by what it lost since the last time."""

from __future__ import annotations

from collections.abc import Callable

from timeline.publish_settings import Mode, PublishSettings
from timeline.publishing.built import BuiltTopic
from timeline.publishing.faults import PageError

Approval = Callable[[BuiltTopic], str | None]
"""Why a topic as it is now is not approved; None where it is."""


_NAMED = 3  # events that are named of those to look at


def approved_in_build(topic: BuiltTopic) -> str | None:
    """The answer of the build, which compared the topic with what the file of overrides approves."""
    try:
        document = topic.document
    except PageError as error:
        return str(error)
    told = document.topic
    if told.approved:
        return None
    if told.approved is None:
        return (
            f"{topic.key} is not approved: nobody did; look at its page, approve it in timeline.overrides.toml, and "
            "build again"
        )
    titles = [f"{event.title!r}" for event in document.events if event.id in told.unreviewed]
    named = ", ".join(titles[:_NAMED]) + (f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else "")
    changed = f"new or changed since: {named}" if titles else "it has lost events, or they stand in another order"
    return (
        f"{topic.key} is not approved as it is now: {changed}; look at it, approve it anew in "
        "timeline.overrides.toml, and build again"
    )


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
