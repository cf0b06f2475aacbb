from __future__ import annotations

from datetime import date, datetime, timedelta

from timeline.models import Event, Granularity, Interval, Mention, Moment, Span, State, Status, Topic
from timeline.stories.versions import Change, Version, versions_of


def event(name: str, *sentences: int, at: date | None = None, title: str = "A dam breaks", **more: object) -> Event:
    start = datetime.combine(at, datetime.min.time()) if at else None
    interval = Interval(start, start + timedelta(days=1), Granularity.DAY) if start else None
    told = tuple(Mention(article="a", span=Span(n, n + 1), text="x", interval=interval) for n in sentences)
    return Event(id=name, title=title, evidence=told, interval=interval, **more)  # type: ignore[arg-type]


def states(*events: tuple[Event, ...]) -> list[State]:
    at = Moment.parse("2024-11-15")
    return [State(at=at, topic=Topic(key="t", title="T", articles=(), events=each)) for each in events]


def at(versions: tuple[Version, ...], place: int) -> dict[str, Event]:
    """The events of a state, from the versions."""
    return {
        version.event.id: version.event
        for version in versions
        if version.since <= place and (version.until is None or place < version.until)
    }


def test_versions_give_each_state_back() -> None:
    known = states(
        (event("a", 1), event("b", 2)),
        (event("a", 1, 3, at=date(2024, 1, 2)), event("b", 2)),
        (event("a", 1, 2, 3, at=date(2024, 1, 2)),),
        (event("a", 1, 3), event("b", 2), event("c", 9)),
    )
    versions = versions_of(known)
    for place, state in enumerate(known):
        assert at(versions, place) == {each.id: each for each in state.topic.events}


def test_nothing_has_changed_in_the_first_state_and_all_that_comes_later_is_new() -> None:
    first, second = versions_of(states((event("a", 1),), (event("a", 1), event("b", 2))))
    assert (first.since, first.changes, first.until) == (0, (), None)
    assert (second.since, second.changes, second.event.id) == (1, (Change.NEW,), "b")


def test_each_change_is_named_and_what_was_before_is_kept() -> None:
    before = event("a", 1, at=date(2024, 1, 1), status=Status.PLANNED)
    after = event("a", 1, 2, at=date(2024, 1, 2), title="The dam breaks", disputed=("x",))
    first, second = versions_of(states((before,), (after,)))
    assert first.until == second.since == 1
    assert second.before is before
    assert second.changes == (
        Change.REDATED, Change.STATUS, Change.DISPUTED, Change.RETITLED, Change.EVIDENCE,
    )  # fmt: skip


def test_what_turns_out_to_be_another_event_says_which() -> None:
    versions = versions_of(states((event("a", 1), event("b", 2, 3)), (event("a", 1, 2, 3),)))
    (gone,) = [version for version in versions if version.event.id == "b"]
    assert (gone.until, gone.into) == (1, "a")
    (kept,) = [version for version in versions if version.since == 1]
    assert kept.absorbed == ("b",)
    assert Change.MERGED in kept.changes


def test_what_nothing_tells_of_any_more_ends_without_another() -> None:
    (gone,) = versions_of(states((event("a", 1),), ()))
    assert (gone.until, gone.into) == (1, None)
