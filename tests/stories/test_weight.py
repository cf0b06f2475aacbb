"""What makes one event matter more to its topic than another."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from timeline.models import Article, Event, Topic
from timeline.stories.digest.days import count_days
from timeline.stories.merging import merge_mentions
from timeline.stories.weight import weighed

from .telling import analysed, article, holding

BRIDGE = "The Marrey bridge collapsed on Monday."
STRIKE = "Dockers in Port Ansel went on strike on Monday."


def told_by(text: str, *outlets: str, published: str = "2025-03-12", said: str = "") -> list[Article]:
    """An article of each outlet, with the text; the day of publication counts up with `published` as "2025-03-1*"."""
    return [
        article(
            f"{text[:-1]}, {said} said." if said else text,
            name=f"{outlet}-{place}-{text[:6]}",
            source=outlet,
            published=published.replace("*", str(place + 2)),
        )
        for place, outlet in enumerate(outlets)
    ]


def weights_of(*articles: Article) -> tuple[float, float]:
    """The weights of the collapse and of the strike."""
    events = events_of(*articles)
    return holding(events, "bridge collapsed").weight, holding(events, "went on strike").weight


def events_of(*articles: Article) -> tuple[Event, ...]:
    analyses = {each.id: analysed(each) for each in articles}
    topic = Topic(key="topic", title="Topic", articles=tuple(analyses))
    topic = replace(topic, events=merge_mentions(topic, analyses))
    return weighed(topic, analyses, count_days(list(analyses.values()))).events


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param(told_by(BRIDGE, "Post", "Herald"), told_by(STRIKE, "Post"), id="two-outlets-than-one"),
        pytest.param(
            told_by(BRIDGE, "Post", "Herald"),
            told_by(STRIKE, "Post", "Post"),
            id="two-outlets-than-one-that-says-it-twice",
        ),
        pytest.param(
            told_by(BRIDGE, "Post", "Herald"),
            told_by(STRIKE, "Post", "Herald", "Ledger", said="ZNA"),
            id="two-voices-than-three-outlets-of-one-origin",
        ),
        pytest.param(told_by(BRIDGE, "Post", "Post"), told_by(STRIKE, "Post"), id="told-twice-than-once"),
        pytest.param(
            told_by(BRIDGE, "Post", "Herald", published="2025-03-1*"),
            told_by(STRIKE, "Post", "Herald", published="2025-03-12"),
            id="what-articles-of-another-day-come-back-to",
        ),
    ],
)
def test_it_outweighs(more: list[Article], less: list[Article]) -> None:
    heavy, light = weights_of(*more, *less)
    assert heavy > light


def test_what_an_article_is_about_outweighs_what_it_says_beside() -> None:
    (one,) = told_by(f"{BRIDGE} Dockers in Port Ansel went on strike on Tuesday.", "Post")
    heavy, light = weights_of(one)
    assert heavy > light


def test_the_day_that_later_articles_look_back_to_weighs_more() -> None:
    later = [
        article(f"{words} Much has been said of 10 March since.", name=name, published=day, source="Ledger")
        for name, day, words in (
            ("inquiry", "2025-04-07", "An inquiry opened in Marrey on Monday."),
            ("market", "2025-05-03", "A market was held in Marrey on Saturday."),
            ("budget", "2025-06-01", "A budget passed in Marrey on Friday."),
        )
    ]
    strike = told_by(STRIKE.replace("Monday", "Tuesday"), "Herald")
    alone = weights_of(*told_by(BRIDGE, "Post"), *strike)
    looked_back_to = weights_of(*told_by(BRIDGE, "Post"), *strike, *later)
    assert alone[0] <= alone[1]
    assert looked_back_to[0] > looked_back_to[1]


def test_an_event_without_a_day_has_nothing_from_days() -> None:
    undated = told_by("Dockers in Port Ansel went on strike recently.", "Post")
    heavy, light = weights_of(*told_by(BRIDGE, "Herald"), *undated)
    assert heavy >= light


def test_the_order_of_articles_changes_no_weight() -> None:
    articles = [*told_by(BRIDGE, "Post", "Herald"), *told_by(STRIKE, "Post", "Ledger")]
    assert weights_of(*articles) == weights_of(*articles[::-1])
