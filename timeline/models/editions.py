"""All that one build publishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.models.base import Model
from timeline.models.changes import ChangeSet
from timeline.models.decisions import Approval, Decision
from timeline.models.diagnostics import Diagnostic
from timeline.models.events import Topic
from timeline.models.mentions import Analysis
from timeline.models.moment import Moment
from timeline.models.revisions import Revision
from timeline.models.topics import TopicOutline, Topics


class State(Model, frozen=True):
    """A topic as it was known at `at`, a publication time: built from nothing but its articles until then.

    `analyses` are those of its articles that have another date in the edition, where a sibling that came later lends
    them a day.
    """

    at: Moment
    topic: Topic
    analyses: dict[str, Analysis] = {}


class Edition(Model, frozen=True):
    """All that one build publishes. `topics` have pages, newest first; `unplaced` are the ids of the other articles.

    `analyses` is by article id, in input order; `options` are the settings as used, for the report. `states` holds, by
    the key of its topic, what was known when, oldest first and the topic as it is now last; a topic whose articles all
    came at once has none. `tokens` are hashes of all that is told of a topic, by its key, `article_tokens` of what is
    known of an article, by its id. `revisions` are, by the id of the article, what its later versions say otherwise
    than those before, oldest first.
    `history` is what this build and earlier ones changed, the last change last; `change` is what this one did (None:
    nothing), which is for whoever runs it and on no page. `hidden` are the ids of articles that editors hide with their
    topics, `taken_off` the slugs and ids of the topics and events that they hide, `added` is what the sources of events
    by hand say, by their ids, and `decisions` tell what became of each override. `approvals` are, by the key of a
    topic, what approves it as it is, before anything is cut to what may be quoted.
    """

    topics: Sequence[Topic]
    analyses: Mapping[str, Analysis]
    unplaced: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    options: dict[str, object] = {}
    states: Mapping[str, tuple[State, ...]] = {}
    tokens: dict[str, bytes] = {}
    article_tokens: dict[str, bytes] = {}
    hidden: tuple[str, ...] = ()
    taken_off: tuple[str, ...] = ()
    added: dict[str, Analysis] = {}
    decisions: tuple[Decision, ...] = ()
    revisions: dict[str, tuple[Revision, ...]] = {}
    history: tuple[ChangeSet, ...] = ()
    approvals: dict[str, Approval] = {}
    change: ChangeSet | None = None

    @property
    def outlines(self) -> Sequence[Topic | TopicOutline]:
        """The topics, as far as all are looked at: their titles, slugs and articles, and the ids of their events."""
        return self.topics.outlines if isinstance(self.topics, Topics) else self.topics

    def topic(self, key: str) -> Topic:
        """The topic of a slug. Raises KeyError where there is none."""
        if isinstance(self.topics, Topics):
            return self.topics.named(key)
        return {each.key: each for each in self.topics}[key]

    @property
    def skipped(self) -> tuple[Diagnostic, ...]:
        """The inputs that could not be used."""
        return tuple(each for each in self.diagnostics if not each.kept)

    @property
    def remarks(self) -> tuple[Diagnostic, ...]:
        """What was odd about inputs that are used all the same."""
        return tuple(each for each in self.diagnostics if each.kept)
