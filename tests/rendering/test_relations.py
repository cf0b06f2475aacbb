"""Lines that lead from one event to another: on the page, under why, and in timeline.json."""

from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace

from timeline.models import Edition, Event, Kin, Moment, Plan, Status
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.notes import notes_of
from timeline.rendering.relations import relations_of
from timeline.rendering.site import render_site
from timeline.rendering.why import why
from timeline.settings import Settings

from .fixtures import ENGLISH, HOSTILE, bridge, bridge_events, edition_of, month


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
    assert (line.words == "May be the same event as") is (language == "en")


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


def with_plan(key: str, plan: Plan, edition: Edition | None = None) -> Edition:
    """The bridge, where something became of the plan that the event of this id was."""
    events = (edition or bridge()).topics[0].events
    return edition_of(tuple(replace(event, plan=plan) if event.id == key else event for event in events))


def lines(edition: Edition, key: str) -> list[str]:
    page = render_site(edition, Settings())["topics/oster-bridge/index.html"].decode()
    return re.findall(r'<p class="relation">(.*?)</p>', entry(page, key))


FOUND = {event.id: event for event in bridge_events()}


def test_plan_that_moved_says_to_when_and_leads_there() -> None:
    edition = with_plan("ferry", Plan(postponed_to=month(2025, 1), later=kin(FOUND["lanes"])))
    assert lines(edition, "ferry") == ['Moved to January 2025: <a dir="auto" href="#event-lanes">Two lanes shut</a>']
    (event,) = [event for event in edition.topics[0].events if event.id == "ferry"]
    assert notes_of(event, edition.analyses, ENGLISH)[0] == "moved"


def test_plan_that_was_called_off_says_so_and_leads_there() -> None:
    edition = with_plan("ferry", Plan(ended_by=kin(FOUND["lanes"])))
    assert lines(edition, "ferry") == ['Called off: <a dir="auto" href="#event-lanes">Two lanes shut</a>']
    (event,) = [event for event in edition.topics[0].events if event.id == "ferry"]
    assert notes_of(event, edition.analyses, ENGLISH)[0] == "called off"


def test_former_time_of_a_plan_is_told_also_where_no_event_is_left_of_it() -> None:
    edition = with_plan("ferry", Plan(moved_from=month(2024, 11)))
    assert lines(edition, "ferry") == ["First planned for November 2024"]


def test_event_that_had_been_planned_says_when_that_was_told_and_marks_the_sentence() -> None:
    told = Moment.parse("2024-11-02")
    crack = FOUND["crack"]
    planned = replace(crack.evidence[0], status=Status.PLANNED)
    edition = edition_of((replace(crack, evidence=(planned, *crack.evidence), plan=Plan(since=told)),))
    (event,) = edition.topics[0].events
    reasons = {reason.term: reason.lines for reason in why(event, edition.analyses, ENGLISH)}
    assert reasons["Planned"] == ("Told as a plan in an article of 2 November 2024, before it came true.",)
    page = render_site(edition, Settings())["topics/oster-bridge/index.html"].decode()
    first, second = re.findall(r"<footer.*?</footer>", entry(page, "crack"), re.DOTALL)
    assert "told as a plan" in first
    assert "told as a plan" not in second


def test_timeline_json_tells_what_became_of_a_plan() -> None:
    plan = Plan(moved_from=month(2024, 11), former=kin(FOUND["lanes"]), postponed_to=month(2025, 1))
    document = json.loads(render_site(with_plan("ferry", plan), Settings())["topics/oster-bridge/timeline.json"])
    (told,) = [event["plan"] for event in document["events"] if "plan" in event]
    assert told["former"] == "lanes"
    assert told["moved_from"]["earliest"] == "2024-11-01"
    assert told["postponed_to"]["earliest"] == "2025-01-01"
