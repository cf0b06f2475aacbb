"""What is decided of things to look at, as changes of the overrides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.models import Model
from timeline.overrides.changes import Change, Option, changed, changes_between
from timeline.overrides.dates import read_date
from timeline.overrides.model import Overrides
from timeline.rendering.document import Document
from timeline.reviewing.findings import Decision
from timeline.reviewing.unmatched import options_of, place_of


class Verdict(Model, frozen=True):
    """Decisions of one thing, with what they need: see `Finding`."""

    decisions: tuple[Decision, ...]
    topic: str = ""
    event: str = ""
    article: str = ""
    override: str = ""
    date: str = ""
    merge: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    nearest: str = ""
    approvals: dict[str, str] = {}


class Deciding:
    """The overrides as they become, one verdict after the other."""

    def __init__(self, overrides: Overrides, titles: Mapping[str, str]) -> None:
        """`titles` are those by which events are found again, by their ids."""
        self._before = self._after = overrides
        self._titles = titles

    @property
    def changes(self) -> tuple[Change, ...]:
        """What all verdicts so far change in the overrides."""
        return changes_between(self._before, self._after)

    def take(self, verdict: Verdict) -> None:
        """Raises ValueError, with what to write, for what cannot be decided, and changes nothing then."""
        after = self._after
        for decision in verdict.decisions:
            after = changed(after, _changes(decision, verdict, self._before, after, self._titles))
        self._after = after

    def approve(self, document: Document) -> None:
        """Approve a topic as it was built, with each of its events, so that what is new or changes later shows. Raises
        ValueError for a site that was built before there were approvals."""
        topic = document.topic
        if topic.approval is None:
            raise ValueError(f"{topic.id}: cannot be approved as it was built; run `timeline build` again")
        approvals = {event.id: event.approval for event in document.events if event.approval is not None}
        if approvals:
            self.take(Verdict(decisions=(Decision.OK,), approvals=approvals))
        own = Change(table="topics", key=topic.id, option="approved", value=topic.approval)
        self._after = changed(self._after, [own])


def _changes(
    decision: Decision, verdict: Verdict, before: Overrides, after: Overrides, titles: Mapping[str, str]
) -> Iterator[Change]:
    if decision is Decision.OK:
        if not verdict.approvals:
            raise ValueError("nothing here can be approved; take another decision")
        for key, approval in verdict.approvals.items():
            yield from _of_event(key, "approved", approval, after, titles)
    elif decision is Decision.WITHOUT:
        if not verdict.topic or not verdict.article:
            raise ValueError("'without' is for articles, and this is none")
        without = (*_tuple(options_of("topics", verdict.topic, after).get("without")), verdict.article)
        yield Change(table="topics", key=verdict.topic, option="without", value=tuple(dict.fromkeys(without)))
    elif decision in (Decision.DROP, Decision.MOVE):
        yield from _moved(decision, verdict, before, after)
    elif not verdict.event:
        raise ValueError(f"{decision.value!r} is for events, and this is none")
    else:
        yield from _of_event(verdict.event, decision.value, _value(decision, verdict, after), after, titles)


def _value(decision: Decision, verdict: Verdict, after: Overrides) -> Option:
    known = options_of("events", verdict.event, after)
    if decision is Decision.DATE:
        if not verdict.date:
            raise ValueError("there is no date to decide for; write one into the cell, such as 2024-11-15")
        read_date(verdict.date)
        return verdict.date
    if decision is Decision.MERGE:
        others = [each for each in verdict.merge if each != verdict.event]
        if not others:
            raise ValueError("there is no other event to merge with; write its id into the cell")
        return tuple(dict.fromkeys((*_tuple(known.get("merge")), *others)))
    if decision is Decision.SPLIT:
        if not verdict.split:
            raise ValueError("there are no words to split by; write those with which the quotation begins")
        return tuple(dict.fromkeys((*_tuple(known.get("split")), *verdict.split)))
    return True


def _of_event(key: str, option: str, value: Option, after: Overrides, titles: Mapping[str, str]) -> Iterator[Change]:
    if "was" not in options_of("events", key, after) and titles.get(key):
        yield Change(table="events", key=key, option="was", value=titles[key])
    yield Change(table="events", key=key, option=option, value=value)


def _moved(decision: Decision, verdict: Verdict, before: Overrides, after: Overrides) -> Iterator[Change]:
    """Take a line that decides nothing out, and put it where it does."""
    table, key, option = place_of(verdict.override, before)
    known = options_of(table, key, after) if table else {}
    moving = {name: value for name, value in known.items() if option in ("", name)}
    if table == "" or not moving:
        raise ValueError(f"the overrides have no {verdict.override!r} (any more); take the decision out")
    if decision is Decision.MOVE:
        if not verdict.nearest:
            raise ValueError("there is nothing near to move it to; decide 'drop', or change the file by hand")
        if table == "add":
            yield Change(table="add", key=key, option="topic", value=verdict.nearest)
            return
        there = options_of(table, verdict.nearest, after)
        for name, value in moving.items():
            if name == "was" or there.get(name) == value:
                continue
            if name in there and not isinstance(value, tuple):
                raise ValueError(f"{table}.{verdict.nearest}.{name} is decided already; take one of them out by hand")
            joined = tuple(dict.fromkeys((*_tuple(there.get(name)), *value))) if isinstance(value, tuple) else value
            yield Change(table=table, key=verdict.nearest, option=name, value=joined)
    for name in moving:
        yield Change(table=table, key=key, option=name, value=None)


def _tuple(value: Option) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
