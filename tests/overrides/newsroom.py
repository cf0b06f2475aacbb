"""A small pile of articles, and what editors decide of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from timeline.intake import Intake
from timeline.models import Article, Certainty, Dating, Edition, Event, Moment, Topic
from timeline.overrides.reading import decoded_overrides
from timeline.pipeline import edit
from timeline.settings import Settings, StillSettings
from timeline.stories.identity import Register

PLAIN = Settings(stills=StillSettings(draw=False))

BRIDGE = (
    "The Orme bridge was closed on Monday after a crack was found in a cable. Engineers will inspect it on Thursday.",
    "Engineers found a second crack in the Orme bridge on Thursday. The bridge was closed on Monday.",
    "The Orme bridge opened again on Saturday, a week after a crack in a cable had closed the bridge. It was built "
    "last summer.",
)
FIRE = (
    "A fire destroyed the Halm paper mill early on Tuesday. Police said nobody was hurt in the mill.",
    "Police arrested a man over the fire at the Halm paper mill on Friday. The mill burned down on Tuesday.",
)
BRIDGE_IDS, FIRE_IDS = ("a0", "a1", "a2"), ("a3", "a4")


def articles() -> tuple[Article, ...]:
    texts = [*BRIDGE, *FIRE, "The Velden choir sang in Lindmar on Sunday."]
    return tuple(
        Article(
            id=f"a{number}",
            text=text,
            path="in.jsonl",
            title=text.split(" on ")[0],
            source=f"Outlet {number % 3}",
            dating=Dating(published=Moment.parse(f"2024-11-1{number + 2}T10:00+01:00"), certainty=Certainty.STATED),
            language="en",
        )
        for number, text in enumerate(texts)
    )


def built(
    overrides: str = "", register: Register | None = None, settings: Settings = PLAIN
) -> tuple[Edition, Register]:
    """What a build publishes where the file of overrides says this, and the register that it leaves."""
    decoded = decoded_overrides(overrides.encode(), Path("timeline.overrides.toml"))
    return edit(Intake(articles=articles()), settings, register or Register(), overrides=decoded, jobs=1)


@cache
def edition(overrides: str = "") -> Edition:
    return built(overrides)[0]


def topic_of(edition: Edition, article: str) -> Topic:
    """The one topic that has the article."""
    (topic,) = [topic for topic in edition.topics if article in topic.articles]
    return topic


def slug_of(article: str) -> str:
    """Of the topic that grouping puts the article in."""
    return topic_of(edition(), article).key


def event_of(edition: Edition, words: str) -> Event:
    """The first event whose title holds the words."""
    return next(event for topic in edition.topics for event in topic.events if words in event.title)


def faults(edition: Edition) -> list[str]:
    """What is said of overrides that decide nothing."""
    return [str(each) for each in edition.decisions if each.reason is not None]
