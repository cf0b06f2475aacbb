"""All of a built site that deserves a look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from timeline.overrides.model import Overrides
from timeline.publishing.built import BuiltTopic
from timeline.publishing.faults import PublishError
from timeline.reviewing.findings import Finding, rank
from timeline.reviewing.looking import findings_of
from timeline.reviewing.sight import Sight
from timeline.reviewing.unmatched import Unmatched, unmatched


class _Decisions(msgspec.Struct, frozen=True):
    not_matched: tuple[Unmatched, ...] = ()


class _Report(msgspec.Struct, frozen=True):
    overrides: _Decisions = _Decisions()


def review(
    wanted: Sequence[BuiltTopic], built: Mapping[str, BuiltTopic], output: Path, overrides: Overrides
) -> tuple[Finding, ...]:
    """What deserves a look in the topics `wanted`, and, where these are all that are `built`, overrides that belong to
    none. Topics whose weightiest finding is weightier come first, and so within a topic.

    Raises PageError and PublishError for a site that cannot be read.
    """
    topics = {key: key for key in built}
    topics |= {event.id: topic.key for topic in wanted for event in topic.document.events}
    shown = {topic.key for topic in wanted} | ({""} if len(wanted) == len(built) else set())
    lost = [each for each in unmatched(_not_matched(output), overrides, topics) if each.topic in shown]
    found = [*lost, *(each for topic in wanted for each in findings_of(topic.document, overrides))]
    first = {slug: min(rank(each) for each in found if each.topic == slug) for slug in {each.topic for each in found}}
    return tuple(sorted(found, key=lambda each: (first[each.topic], each.topic, rank(each))))


def titles_of(topics: Sequence[BuiltTopic], overrides: Overrides) -> dict[str, str]:
    """The titles by which the overrides find the events of the topics again, by their ids."""
    sights = (Sight(topic.document, overrides) for topic in topics)
    return {event.id: sight.was(event) for sight in sights for event in sight.document.events}


def _not_matched(output: Path) -> tuple[Unmatched, ...]:
    path = output / "report.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Report).overrides.not_matched
    except (OSError, msgspec.DecodeError) as error:
        raise PublishError(f"{path}: cannot be read ({error}); run `timeline build` again") from error
