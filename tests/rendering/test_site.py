"""A site, topic by topic: in whichever process, and as if there were no other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace

from timeline.errors import SettingsError
from timeline.models import Edition, State
from timeline.rendering.folder import new_site
from timeline.rendering.site import fill_site, render_site
from timeline.settings import Settings, StillSettings, TopicSettings

from .fixtures import bridge, daily, edition_of, morning

Item = TypeVar("Item")

PLAIN = Settings(stills=StillSettings(draw=False))


def two() -> Edition:
    """The bridge, with its past, and a story of some days."""
    other, edition = edition_of(daily(5)), bridge()
    (topic,), at = edition.topics, morning().dct
    assert at is not None
    return replace(
        edition,
        topics=(topic, replace(other.topics[0], key="daily")),
        analyses={**edition.analyses, **other.analyses},
        states={topic.key: (State(at=at, topic=replace(topic, events=topic.events[:3])), State(at=at, topic=topic))},
    )


def test_progress_tells_of_each_topic() -> None:
    told: list[tuple[str, int, int]] = []

    def track(step: str, items: Iterable[Item], total: int) -> Iterable[Item]:
        done = list(items)
        told.append((step, len(done), total))
        return done

    render_site(two(), PLAIN, track=track)
    assert told == [("Rendering", 2, 2)]


@pytest.mark.parametrize("self_contained", [False, True])
def test_several_processes_make_the_same_files_as_one(tmp_path: Path, *, self_contained: bool) -> None:
    with new_site(tmp_path) as site:
        _, prints = fill_site(two(), PLAIN, site.put, self_contained=self_contained, jobs=2)
        site.replace_old(prints)
    expected = render_site(two(), PLAIN, self_contained=self_contained)
    assert {path: (tmp_path / path).read_bytes() for path in prints} == expected


def test_fault_in_an_own_template_is_told_of_by_another_process_too(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "topic.html.j2").write_text("{{ page.nothing }}\n")
    settings = replace(PLAIN, templates=own.as_posix())
    with pytest.raises(SettingsError, match=r"topic\.html\.j2, line 1"), new_site(tmp_path / "site") as site:
        fill_site(two(), settings, site.put, jobs=2)
    assert not (tmp_path / "site").exists()


def test_topic_is_the_same_whatever_else_there_is() -> None:
    edition = two()
    alone = replace(edition, topics=edition.topics[:1])
    others = replace(PLAIN, topics={"daily": TopicSettings(title="Every day", page_language="sv")})
    folder = f"topics/{edition.topics[0].key}/"

    def of_topic(files: dict[str, bytes]) -> dict[str, bytes]:
        return {path: content for path, content in files.items() if path.startswith(folder)}

    assert of_topic(render_site(edition, others)) == of_topic(render_site(alone, PLAIN))
