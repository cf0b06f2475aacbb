"""Old addresses of topics and events lead to where they are now."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace

from tests.overrides.newsroom import edition as newsroom
from tests.overrides.newsroom import event_of, topic_of
from timeline.models import Edition
from timeline.overrides.approval import event_hash
from timeline.publishing.built import built_topics, chosen
from timeline.rendering.folder import write_site
from timeline.rendering.list_pages import LONGEST
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import bridge, daily, edition_of
from .test_browser import page_of

Write = Callable[[Edition], str]
OLD = "old-bridge"
CLOSED_ID, CRACK_ID = (event_of(newsroom(), words).id for words in ("was closed", "second crack"))
MERGED = f'[events.{CLOSED_ID}]\nmerge = ["{CRACK_ID}"]\n'


def moved(edition: Edition, place: int = 0) -> Edition:
    """The edition, whose topic was `OLD` before, and of which one event has taken in another, eold."""
    topic = edition.topics[0]
    events = list(topic.events)
    events[place] = replace(events[place], former=("eold",))
    return replace(edition, topics=(replace(topic, events=tuple(events), former=(OLD,)), *edition.topics[1:]))


def test_an_old_slug_has_a_page_and_an_embed_that_lead_on() -> None:
    files = render_site(moved(bridge()), Settings(embed_languages=("de",)))
    there = {path.rpartition("/")[2] for path in files if path.startswith(f"topics/{OLD}/")}
    assert there == {"index.html", "embed.html", "embed.de.html"}
    page = files[f"topics/{OLD}/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../oster-bridge/index.html">' in page
    assert '<link rel="canonical" href="../oster-bridge/index.html">' in page
    assert '<a href="../oster-bridge/index.html"' in page
    assert "url=../oster-bridge/embed.de.html" in files[f"topics/{OLD}/embed.de.html"].decode()


def test_the_canonical_address_is_absolute_where_it_is_known() -> None:
    files = render_site(moved(bridge()), Settings(base_url="https://ledger.example/stories/"))
    link = '<link rel="canonical" href="https://ledger.example/stories/topics/oster-bridge/">'
    assert link in files[f"topics/{OLD}/index.html"].decode()


@pytest.mark.parametrize("self_contained", [False, True])
def test_a_page_that_leads_on_keeps_to_the_policy_of_all_pages(self_contained: bool) -> None:
    files = render_site(moved(bridge()), Settings(), self_contained=self_contained)
    pages = [files[f"topics/{each}/index.html"].decode() for each in (OLD, "oster-bridge")]
    policies = {re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0] for page in pages}
    assert len(policies) == 1
    assert "unsafe" not in policies.pop()


def test_timeline_json_and_the_report_name_what_leads_here() -> None:
    files = render_site(moved(bridge()), Settings())
    document = json.loads(files["topics/oster-bridge/timeline.json"])
    assert document["topic"]["former"] == [OLD]
    assert [event["former"] for event in document["events"] if "former" in event] == [["eold"]]
    assert json.loads(files["report.json"])["topics"][0]["former"] == [OLD]


def test_what_is_published_can_be_named_by_its_old_slug(tmp_path: Path) -> None:
    write_site(render_site(moved(bridge()), Settings()), tmp_path / "site")
    (topic,) = chosen(built_topics(tmp_path / "site"), [OLD])
    assert topic.key == "oster-bridge"


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_a_browser_goes_on_from_an_old_slug(browser: Any, written: Write, scripts: bool) -> None:
    address = written(moved(bridge())).replace("/oster-bridge/", f"/{OLD}/")
    with page_of(browser, f"{address}?source=Harbour+Post#event-eold", wait=False, java_script_enabled=scripts) as page:
        page.wait_for_url("**/oster-bridge/index.html*")
        if scripts:
            target = moved(bridge()).topics[0].events[0].id
            page.wait_for_function(f"() => location.hash === '#event-{target}'")
            assert urlsplit(page.url).query == "source=Harbour+Post"


@pytest.mark.browser
def test_a_link_to_an_event_that_went_into_another_leads_to_that_one(browser: Any, written: Write) -> None:
    edition = moved(bridge(), 2)
    target = edition.topics[0].events[2].id
    with page_of(browser, written(edition) + "#event-eold") as page:
        page.wait_for_function(f"() => location.hash === '#event-{target}'")
        assert page.locator(f"#event-{target}").evaluate("each => each.matches(':target')")
        assert page.locator(f"#event-{target}").evaluate("each => each.getBoundingClientRect().top < innerHeight")


@pytest.mark.browser
def test_without_scripts_such_a_link_leads_to_the_place_of_the_event(browser: Any, written: Write) -> None:
    edition = moved(bridge(), 2)
    target = edition.topics[0].events[2].id
    with page_of(browser, written(edition) + "#event-eold", wait=False, java_script_enabled=False) as page:
        assert page.locator("a.former:target").count() == 1
        place, event = page.locator("#event-eold"), page.locator(f"#event-{target}")
        assert page.locator(f"#event-{target} #event-eold").count() == 1
        for _ in range(100):  # the browser goes there when it has laid the page out
            box, at = event.bounding_box(), place.bounding_box()
            if 0 <= box["y"] < 900 and abs(at["y"] - box["y"]) < box["height"]:
                break
            page.wait_for_timeout(100)
        else:
            pytest.fail(f"the event is at {box}, its old id at {at}")


@pytest.mark.browser
@pytest.mark.parametrize("since", ["", MERGED], ids=["before it was merged", "since"])
def test_an_old_id_leads_to_what_editors_merged_which_is_marked_unless_it_was_approved_since(
    browser: Any, written: Write, since: str
) -> None:
    approved = event_hash(next(each for each in topic_of(newsroom(since), "a0").events if each.id == CLOSED_ID))
    edition = newsroom(f'{MERGED}approved = "{approved}"\n')
    address = written(replace(edition, topics=(topic_of(edition, "a0"),)))
    with page_of(browser, f"{address}#event-{CRACK_ID}") as page:
        page.wait_for_function(f"() => location.hash === '#event-{CLOSED_ID}'")
        event = page.locator(f"#event-{CLOSED_ID}")
        assert event.evaluate("each => each.matches(':target')")
        assert event.locator(".unreviewed").count() == (0 if since else 1)
        event.locator("button[data-do=correct]").click()
        assert event.locator(".correct textarea").input_value().startswith(f'[events."{CLOSED_ID}"]\n')


@pytest.mark.browser
def test_on_a_list_of_several_pages_it_leads_to_the_page_that_has_it(browser: Any, written: Write) -> None:
    edition = moved(edition_of(daily(LONGEST + 50, step=1)), LONGEST + 20)
    target = edition.topics[0].events[LONGEST + 20].id
    with page_of(browser, written(edition) + "#event-eold", wait=False) as page:
        page.wait_for_url(f"**/page-*.html#event-{target}")
    with page_of(browser, written(edition).replace("index.html", "page-2.html") + "#event-eold", wait=False) as page:
        page.wait_for_url(f"**/page-*.html#event-{target}")


@pytest.mark.browser
@pytest.mark.parametrize("asked", ["?event=eold", "#event-eold"])
def test_an_embed_shows_the_event_that_an_old_id_has_gone_into(browser: Any, written: Write, asked: str) -> None:
    edition = moved(bridge(), 1)
    event = edition.topics[0].events[1]
    with page_of(browser, written(edition).replace("index.html", "embed.html") + asked, wait=False) as page:
        page.wait_for_function("() => !document.getElementById('picked').hidden")
        assert page.locator("#picked h2").inner_text() == event.title
