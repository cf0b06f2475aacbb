"""A build that would lose many events stops before it writes anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import Raw
from msgspec.structs import replace

from timeline.archive.adding import remove
from timeline.archive.store import Archive
from timeline.cli import main
from timeline.errors import ShrinkError, StrictError
from timeline.models import Event, Topic, to_json
from timeline.pipeline import build
from timeline.registry import register_path
from timeline.stories.losses import losses, under_terms
from timeline.stories.register import Register, TopicRecord
from timeline.stories.shown import shown_of, with_shown

from .test_building import PLAIN, lines, put, site


def records() -> list[dict[str, Any]]:
    """Ten events and more: of the bridge in three articles, of the mill in three."""
    text = (
        "The Halm paper mill burned down on Tuesday. The owner signed a contract on Thursday. "
        "A court fined the owner of the mill in 2021. Workers marched through Halm on Wednesday. "
        "The first machine was delivered to the mill in 1964. The mayor of Halm resigned on Friday."
    )
    more = {"id": "a6", "title": "Halm paper mill to rise again", "text": text, "published": "2024-11-16T12:00+01:00"}
    return [*lines(), more | {"source": "Outlet 1"}]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(*topics: Topic) -> Register:
    records = {topic.key: TopicRecord(articles=topic.articles) for topic in topics}
    told = {each.key: Raw(to_json(shown_of(each))) for each in topics}
    return with_shown(Register(topics=records), told, None)


def topic(key: str, first: int, last: int, *, former: tuple[str, ...] = ()) -> Topic:
    events = tuple(Event(id=f"e{n}", title=f"Event {n}", evidence=(), former=former) for n in range(first, last))
    return Topic(key=key, title=key.title(), articles=(f"{key}-1", f"{key}-2"), events=events)


def test_what_goes_into_another_event_is_not_lost() -> None:
    before = shown(topic("bridge", 0, 12))
    after = shown(topic("bridge", 0, 6, former=tuple(f"e{n}" for n in range(6, 12))))
    assert losses(before, after, ["bridge-1", "bridge-2"]).events == 0


def test_what_goes_with_articles_that_are_held_back_is_meant_to_go_and_nothing_else() -> None:
    before = shown(topic("bridge", 0, 8), topic("mill", 8, 20))
    after = shown(topic("bridge", 0, 6))
    assert under_terms(before, after, ["bridge-1"], {"bridge-2"}) == {"e6", "e7"}
    assert under_terms(before, after, ["bridge-1"], {"bridge-2", "mill-1"}) == {"e6", "e7"}, "mill-2 is just missing"
    assert under_terms(before, after, ["bridge-1", "bridge-2"], {"choir-1"}) == set()


def test_losses_name_topics_events_and_articles_the_most_first() -> None:
    before = shown(topic("bridge", 0, 8), topic("mill", 8, 20))
    lost = losses(before, shown(topic("bridge", 0, 7)), ["bridge-1", "bridge-2", "mill-2"])
    assert list(lost.lines()) == [
        "Mill: all of its 12 events (Event 8; Event 9; ...)",
        "Bridge: 1 of its 8 events (Event 7)",
        "missing articles of theirs: 1 (mill-1)",
    ]
    assert lost.exceeds(0.6)
    assert not lost.exceeds(0.7)


def test_of_a_few_events_any_may_go() -> None:
    assert not losses(shown(topic("bridge", 0, 9)), shown(), []).exceeds(0.0)
    assert losses(shown(topic("bridge", 0, 10)), shown(), []).exceeds(0.9)


def test_a_truncated_input_stops_the_build_and_leaves_all_as_it_was(folder: Path) -> None:
    build(put(folder, records()), Path("out"), PLAIN)
    before, register = site(Path("out")), register_path(Path("out")).read_bytes()
    with pytest.raises(ShrinkError, match=r"(?s)lost.*a4.*--accept-shrink") as error:
        build(put(folder, records()[:3]), Path("out"), PLAIN)
    assert error.value.exit_code == 4
    assert site(Path("out")) == before
    assert register_path(Path("out")).read_bytes() == register
    edition = build(put(folder, records()[:3]), Path("out"), PLAIN, accept_shrink=True)
    assert len(edition.topics) == 1
    build(put(folder, records()[:3]), Path("out"), PLAIN)


def test_the_share_that_may_go_is_set(folder: Path) -> None:
    build(put(folder, records()), Path("out"), PLAIN)
    build(put(folder, records()[:3]), Path("out"), replace(PLAIN, max_loss=1.0))


def test_an_archive_does_not_keep_what_a_stopped_build_brought(folder: Path) -> None:
    build(put(folder, [*records()[:5], records()[6]]), Path("out"), PLAIN, archive=Path("kept"))
    with Archive(Path("kept")) as archive:
        remove(archive, ["a3", "a4", "a6"])
        before, register = list(archive.holdings()), archive.fact("register")
    changed = records()[0] | {"text": records()[0]["text"] + " The bridge was empty."}
    with pytest.raises(ShrinkError):
        build(put(folder, [changed, records()[5]]), Path("out"), PLAIN, archive=Path("kept"))
    with Archive(Path("kept")) as archive:
        assert list(archive.holdings()) == before
        assert archive.fact("register") == register
    build(put(folder, [changed, records()[5]]), Path("out"), PLAIN, archive=Path("kept"), accept_shrink=True)
    with Archive(Path("kept")) as archive:
        assert archive.ids() == ("a0", "a1", "a2", "a5")


@pytest.mark.parametrize("refused", [ShrinkError, StrictError])
def test_a_refused_build_leaves_what_an_earlier_capture_would_have_replaced(
    folder: Path, refused: type[Exception]
) -> None:
    today = [each | {"captured": "2024-11-20T12:00+01:00"} for each in records()]
    build(put(folder, today), Path("out"), PLAIN, archive=Path("kept"))
    with Archive(Path("kept")) as archive:
        if refused is ShrinkError:
            remove(archive, ["a3", "a4", "a6"])
        before, facts = list(archive.holdings()), {each: archive.fact(each) for each in archive.facts()}
    earlier: list[dict[str, Any]] = [each | {"captured": "2024-11-19T12:00+01:00"} for each in today]
    earlier += [{"id": "b1"}] if refused is StrictError else []
    with pytest.raises(refused):
        build(put(folder, earlier), Path("out"), PLAIN, archive=Path("kept"), strict=refused is StrictError)
    with Archive(Path("kept")) as archive:
        assert list(archive.holdings()) == before
        assert {each: archive.fact(each) for each in archive.facts()} == facts | {"builds": b"2"}
    build(put(folder, earlier), Path("out"), PLAIN, archive=Path("kept"), accept_shrink=True)
    with Archive(Path("kept")) as archive:
        assert str(next(archive.holdings()).newest.captured) == "2024-11-19T12:00+01:00"


def test_the_command_says_what_would_be_lost_and_leaves_with_4(folder: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["build", *put(folder, records())]).exit_code == 0
    stopped = runner.invoke(main, ["build", *put(folder, records()[:3])])
    assert stopped.exit_code == 4
    assert "would be lost" in stopped.stderr
    assert runner.invoke(main, ["build", "--accept-shrink", "in.jsonl"]).exit_code == 0
