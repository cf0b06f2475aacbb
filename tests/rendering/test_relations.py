"""Lines that lead from one event to another: on the page, under why, and in timeline.json."""

from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace

from timeline.models import Edition, Event, Kin
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.relations import relations_of
from timeline.rendering.site import render_site
from timeline.rendering.why import why
from timeline.settings import Settings

from .fixtures import ENGLISH, HOSTILE, bridge, bridge_events, edition_of


def kin(event: Event) -> Kin:
    return Kin(id=event.id, title=event.title, interval=event.interval)


def perhaps_one(*keys: str) -> Edition:
    """The bridge, where the events of these ids may be one."""
    found = {event.id: event for event in bridge_events()}
    events = tuple(
        replace(event, may_be=tuple(kin(found[key]) for key in keys if key != event.id) if event.id in keys else ())
        for event in found.values()
    )
    return edition_of(events)


def entry(page: str, key: str) -> str:
    """What the list has of an event."""
    (found,) = re.findall(rf'<li class="event" id="event-{key}".*?</li>', page, re.DOTALL)
    return str(found)


def test_event_that_may_be_another_leads_to_it_and_back() -> None:
    page = render_site(perhaps_one("divers", "lanes"), Settings())["topics/oster-bridge/index.html"].decode()
    for one, other, title in (("divers", "lanes", "Two lanes shut"), ("lanes", "divers", "Divers examine the piers")):
        (line,) = re.findall(r'<p class="relation">(.*?)</p>', entry(page, one))
        assert line == f'May be the same event as: <a dir="auto" href="#event-{other}">{title}</a>'


def test_event_that_stands_by_itself_has_no_such_line() -> None:
    page = render_site(bridge(), Settings())["topics/oster-bridge/index.html"].decode()
    assert 'class="relation"' not in page


@pytest.mark.parametrize("language", ["en", "de", "sv"])
def test_line_is_in_the_language_of_the_page(language: str) -> None:
    event = perhaps_one("divers", "lanes").topics[0].events[6]
    (line,) = relations_of(event, load_catalogue(language))
    assert (line.words == "May be the same event as:") is (language == "en")


def test_why_says_that_the_two_are_kept_apart_and_when_the_other_was() -> None:
    edition = perhaps_one("divers", "crack")
    (event,) = [event for event in edition.topics[0].events if event.id == "divers"]
    reasons = {reason.term: reason.lines for reason in why(event, edition.analyses, ENGLISH)}
    (line,) = reasons["Kept apart"]
    assert "Crack seen in the main span" in line
    assert "12 November 2024" in line


def test_timeline_json_names_the_events_by_their_ids() -> None:
    document = json.loads(
        render_site(perhaps_one("divers", "lanes", "crack"), Settings())["topics/oster-bridge/timeline.json"]
    )
    told = {event["id"]: event.get("may_be") for event in document["events"]}
    assert told["divers"] == ["lanes", "crack"]
    assert told["closed"] is None


def test_title_of_another_event_is_text_and_no_markup() -> None:
    ferry, *others = bridge_events()
    edition = edition_of((replace(ferry, may_be=(Kin(id="x\"'><b>", title=HOSTILE),)), *others))
    page = render_site(edition, Settings())["topics/oster-bridge/index.html"].decode()
    (line,) = re.findall(r'<p class="relation">(.*?)</p>', page)
    assert "<" not in re.sub(r"</?a[^<>]*>", "", line)
