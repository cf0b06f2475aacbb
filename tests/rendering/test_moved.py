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

from timeline.models import Edition
from timeline.publishing.built import built_topics, chosen
from timeline.rendering.folder import write_site
from timeline.rendering.list_pages import LONGEST
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import bridge, daily, edition_of
from .test_browser import page_of

Write = Callable[[Edition], str]
OLD = "old-bridge"


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
