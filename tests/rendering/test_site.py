"""The files of a site, told of one by one as they are made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pytest
from msgspec.structs import replace

from timeline.models import State
from timeline.rendering.list_pages import LONGEST
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import daily, edition_of, morning

Item = TypeVar("Item")


@pytest.mark.parametrize("self_contained", [False, True])
@pytest.mark.parametrize("events", [3, LONGEST + 1])
def test_as_many_files_are_told_of_as_are_made(events: int, *, self_contained: bool) -> None:
    edition = edition_of(daily(events, step=1))
    (topic,) = edition.topics
    at = morning().dct
    assert at is not None
    told: list[tuple[int, int]] = []

    def track(step: str, items: Iterable[Item], total: int) -> Iterable[Item]:
        done = list(items)
        told.append((len(done), total))
        return done

    past = replace(edition, states={topic.key: (State(at=at, topic=topic), State(at=at, topic=topic))})
    render_site(past, Settings(), self_contained=self_contained, track=track)
    ((done, total),) = told
    assert done == total
