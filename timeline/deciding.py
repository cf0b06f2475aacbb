"""What editors decided, in its two places in a build: before events are merged, where articles stand in topics; after
it, how the events are told.

The register keeps what grouping and merging gave, so that what is undone in the file is undone on the site.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline.archive.memo import key_of
from timeline.archive.rules import rules_of
from timeline.lending import lent_days
from timeline.linking import linked
from timeline.models import Analyses, Analysis, Model, State, Topic, TopicOutline, Topics
from timeline.overrides.model import NO_OVERRIDES, Overrides
from timeline.overrides.reading import load_overrides
from timeline.settings import Settings

if TYPE_CHECKING:
    from timeline.overrides.applying import Decided
    from timeline.overrides.placing import Placement
    from timeline.stories.identity import Register


class Dated(Model, frozen=True):
    """The articles with the days that their siblings lend them, and the hashes of what is known of them."""

    analyses: Analyses
    tokens: dict[str, bytes]


def overrides_of(settings: Settings) -> Overrides:
    """What the file that the settings name holds. Raises SettingsError with the file and the key."""
    return load_overrides(Path(settings.overrides), must_exist=True) if settings.overrides else NO_OVERRIDES


def place(
    topics: Sequence[Topic], register: Register, overrides: Overrides, articles: Mapping[str, Analysis]
) -> tuple[Placement, Register]:
    """The topics under the slugs that their readers know, with the articles that editors put into them, and the
    register with the slugs."""
    from timeline.overrides.placing import Placement, placed  # noqa: PLC0415  (stories are loaded when there are articles)
    from timeline.stories.identity import with_former, with_slugs  # noqa: PLC0415  (as above)
    from timeline.stories.outlines import outline_of_topic, under_names  # noqa: PLC0415  (as above)
    from timeline.stories.register import TopicRecord  # noqa: PLC0415  (as above)

    known, ids = with_slugs(topics, register)
    if not overrides.topics and not overrides.add:
        return Placement(topics=known), ids
    named = map(under_names, known, with_former(list(map(outline_of_topic, known)), ids))
    placement = placed(tuple(named), overrides.topics, articles)
    made = {each.key: TopicRecord(articles=()) for each in placement.topics if each.key not in ids.topics}
    shown = tuple(replace(topic, former=()) for topic in placement.topics)
    return replace(placement, topics=shown), replace(ids, topics=ids.topics | made)


def dated_anew(
    before: Sequence[Topic],
    placement: Placement,
    alone: Analyses,
    dated: Dated,
    settings: Settings,
) -> Dated:
    """The articles with the days that those lend with which editors put them; `before` are all topics as grouping gave
    them, `alone` and `dated` the articles as in `Gathered`. The same where nothing was moved."""
    sets = {frozenset(topic.articles) for topic in before}
    if all(frozenset(topic.articles) in sets for topic in placement.topics):
        return dated
    shown = {article for topic in placement.topics for article in topic.articles}
    others = [replace(topic, articles=tuple(each for each in topic.articles if each not in shown)) for topic in before]
    topics = [*placement.topics, *(each for each in others if each.articles)]
    analyses, before_it = linked(alone.with_lent(lent_days(topics, alone, settings))), dated.analyses.articles
    changed = {key for key, each in analyses.articles.items() if each.dating != before_it[key].dating}
    tokens = {key: key_of(dated.tokens[key], analyses.articles[key].dating) for key in changed}
    return Dated(analyses=analyses, tokens=dated.tokens | tokens)


def with_ids(
    topics: Sequence[TopicOutline], register: Register, placement: Placement
) -> tuple[tuple[TopicOutline, ...], Register]:
    """The topics with the ids of their events, and with the slugs and ids of earlier builds that now lead to them; what
    stood for a hidden topic leads nowhere."""
    from timeline.stories.identity import with_event_ids, with_former  # noqa: PLC0415  (as above)

    identified, ids = with_event_ids(topics, register)
    shown = {key: record for key, record in ids.topics.items() if key not in placement.hidden}
    return with_former(identified, replace(ids, topics=shown)), ids


def named_by(outline: TopicOutline, topic: Topic) -> Topic:
    """The topic of a story under the slug and the ids that its readers know; see `under_names`."""
    from timeline.stories.outlines import under_names  # noqa: PLC0415  (as above)

    return under_names(topic, outline)


def decide(
    topics: Topics,
    states: Mapping[str, tuple[State, ...]],
    analyses: Mapping[str, Analysis],
    overrides: Overrides,
    placement: Placement,
    settings: Settings,
) -> Decided:
    """The topics and their states as editors tell them; see `decided`."""
    from timeline.overrides.applying import Decided, decided  # noqa: PLC0415  (as above)

    if overrides == NO_OVERRIDES:
        return Decided(topics=topics, states=states)
    return decided(topics, states, analyses, overrides, placement, hemisphere=settings.hemisphere)


def tokens_of_decided(tokens: Mapping[str, bytes], found: Decided) -> dict[str, bytes]:
    """The hashes of what is told of topics, by their slugs, with what editors decided of each."""
    rules = rules_of("timeline.deciding") if found.orders else b""
    return {
        key: key_of(rules, token, found.orders[key]) if key in found.orders else token for key, token in tokens.items()
    }
