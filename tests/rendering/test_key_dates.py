"""Key dates on the page: each leads to its event, quotes no more than may be quoted, and is told in timeline.json."""

from __future__ import annotations

import json
import re
from html import escape

import pytest
from msgspec.structs import replace

from timeline.intake import Intake, read_inputs
from timeline.models import Edition
from timeline.pipeline import edit
from timeline.rendering.site import render_site
from timeline.settings import Settings, SourceSettings
from timeline.stories.identity import Register

DAYS = (
    ("The Kelby bridge collapsed on 3 March.", "https://post.example/bridge"),
    ("The mayor of Marrey resigned on 4 March <b>at noon</b>.", "javascript:alert(1)"),
    ("A school in Ansel burned down on 5 March.", None),
    ("The Storvik ferry sank on 6 March.", None),
    ("A court in Velm convicted Ida Lund on 7 March.", None),
    ("The Tarn mine was closed on 8 March.", None),
    ("Dockers in Brask went on strike on 9 March.", None),
    ("The army seized the port of Ottby on 10 March.", None),
    ("The Mora dam burst on 11 March.", None),
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    path = tmp_path_factory.mktemp("key") / "articles.jsonl"
    records = [
        {"id": f"a{n}", "text": text, "url": url, "source": "Post", "published": f"2025-03-{n + 4:02}"}
        for n, (text, url) in enumerate(DAYS)
    ]
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    intake = Intake(articles=read_inputs([str(path)], Settings()).articles, diagnostics=())
    return edit(intake, Settings(), Register(), single_topic="All of it", jobs=1)[0]


def files(edition: Edition, settings: Settings) -> tuple[str, dict[str, object]]:
    site = render_site(edition, settings)
    page = site["topics/all-of-it/index.html"].decode()
    return page, json.loads(site["topics/all-of-it/timeline.json"])


def section(page: str) -> str:
    found = re.search(r'<section class="key-dates".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def test_each_leads_to_its_event_and_to_who_says_so(edition: Edition) -> None:
    page, document = files(edition, Settings())
    band = section(page)
    days = document["key_dates"]
    assert isinstance(days, list)
    assert len(days) == 3
    assert re.findall(r'datetime="([^"]+)"', band) == [each["date"] for each in days]
    for each in days:
        assert f'href="#event-{each["events"][0]}"' in band
        assert f'id="event-{each["events"][0]}"' in page
    articles = {article["id"]: article for article in document["articles"]}  # type: ignore[attr-defined]
    assert all(sentence["article"] in articles for each in days for sentence in each["sentences"])
    assert "javascript:" not in band
    assert "<b>" not in band


def test_it_stands_between_the_chart_and_the_list(edition: Edition) -> None:
    page, _ = files(edition, Settings())
    places = [page.index(mark) for mark in ('<section class="chart"', '<section class="key-dates"', 'id="list"')]
    assert places == sorted(places)


@pytest.mark.parametrize("longest", [0, 20])
def test_no_more_is_quoted_than_may_be(edition: Edition, longest: int) -> None:
    page, document = files(edition, Settings(sources={"Post": SourceSettings(max_quote=longest)}))
    told = [sentence["text"] for each in document["key_dates"] for sentence in each["sentences"]]  # type: ignore[attr-defined]
    assert told
    assert all(len(text.removesuffix(" …")) <= longest for text in told)
    assert section(page).count('class="told"') == (len(told) if longest else 0)


def test_past_states_have_none(edition: Edition) -> None:
    states = edition.states["all-of-it"]
    assert states[-1].topic.key_dates
    assert not any(state.topic.key_dates for state in states[:-1])


def test_the_lead_and_the_names_stand_under_the_title_with_their_source(edition: Edition) -> None:
    page, document = files(edition, Settings())
    topic = document["topic"]
    assert isinstance(topic, dict)
    lead = topic["lead"]
    assert lead["text"] in {text for text, _ in DAYS}
    (told,) = re.findall(r'<p class="lead"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert told.startswith(escape(lead["text"]))
    assert 'href="#article-' in told or f'href="{lead.get("url")}"' in told
    places = [
        page.index(mark) for mark in ("<h1", '<p class="lead"', '<p class="standfirst"', '<section class="chart"')
    ]
    assert places == sorted(places)


def test_names_of_the_story_are_words_of_articles_and_escaped(edition: Edition) -> None:
    topic = edition.topics[0]
    named = replace(edition, topics=(replace(topic, names=("Kelby", "<b>Velm</b>")),))
    page, document = files(named, Settings())
    assert document["topic"]["names"] == ["Kelby", "<b>Velm</b>"]  # type: ignore[call-overload, index]
    (line,) = re.findall(r'<p class="names"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert line == "In this story: <bdi>Kelby</bdi>, <bdi>&lt;b&gt;Velm&lt;/b&gt;</bdi>"


@pytest.mark.parametrize("longest", [0, 20])
def test_a_lead_is_told_whole_or_not_at_all(edition: Edition, longest: int) -> None:
    page, document = files(edition, Settings(sources={"Post": SourceSettings(max_quote=longest)}))
    assert "lead" not in document["topic"]  # type: ignore[operator]
    assert 'class="lead"' not in page


def test_the_page_of_all_topics_and_links_elsewhere_tell_the_lead(edition: Edition) -> None:
    lead = edition.topics[0].lead
    assert lead is not None
    site = render_site(edition, Settings())
    assert f'<p class="lead" dir="auto">{escape(lead.text)}</p>' in site["index.html"].decode()
    assert (
        f'<meta property="og:description" content="{escape(lead.text)}">'
        in site["topics/all-of-it/index.html"].decode()
    )


def test_past_states_tell_no_lead_and_no_names(edition: Edition) -> None:
    past = edition.states["all-of-it"][:-1]
    assert past
    assert all(state.topic.lead is None and not state.topic.names for state in past)
