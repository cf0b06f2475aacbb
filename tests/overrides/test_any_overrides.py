"""Whatever editors decide, the build ends, tells of each decision, and loses nothing that was not hidden."""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.overrides.newsroom import PLAIN, articles, built, edition
from timeline.intake import Intake
from timeline.models import Edition, Event
from timeline.overrides.contradictions import contradictions
from timeline.overrides.model import AddedEvent, EventOverride, Overrides, TopicOverride
from timeline.overrides.values import faults
from timeline.pipeline import edit
from timeline.rendering.site import render_site

BASE, REGISTER = built()
SLUGS = [*(topic.key for topic in BASE.topics), "no-such-topic"]
IDS = [*(event.id for topic in BASE.topics for event in topic.events), "e0gone00000"]
ARTICLES = [*(each.id for each in articles()), "a99"]
WORDS = st.sampled_from(["The bridge was", "A fire", "it was built", "nothing begins so", "The"])
DATES = st.sampled_from(
    ["2024", "2024-11-15", "2024-11-15T10:48+01:00", "../2024-11", "2024-22", "2024-11-01/2024-11-09"]
)
TITLES = st.none() | st.sampled_from(["Told otherwise", "<b>Bold</b> & “quoted”", "ÅÄÖ", "x" * 300])


def some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


topics = st.builds(
    TopicOverride, title=TITLES, note=TITLES, hide=st.booleans(), merge=some(SLUGS), articles=some(ARTICLES),
    without=some(ARTICLES), approved=st.none() | st.just("3f2a"),
)  # fmt: skip
events = st.builds(
    EventOverride, was=TITLES, date=st.none() | DATES, title=TITLES, note=TITLES, hide=st.booleans(), pin=st.booleans(),
    merge=some(IDS), split=st.lists(WORDS, max_size=2, unique=True).map(tuple), approved=st.none() | st.just("9c1b"),
)  # fmt: skip
added = st.builds(
    AddedEvent, topic=st.sampled_from(SLUGS), source=st.just("Orme Herald"), title=st.just("By hand"), text=TITLES,
    date=st.none() | DATES, note=TITLES, id=st.sampled_from(["h1", "h2"]),
)  # fmt: skip
overrides = st.builds(
    Overrides,
    topics=st.dictionaries(st.sampled_from(SLUGS), topics, max_size=2),
    events=st.dictionaries(st.sampled_from([*IDS, "h1"]), events, max_size=4),
    add=st.lists(added, max_size=2).map(tuple),
)


def is_consistent(found: Overrides) -> bool:
    return not [*faults(found), *contradictions(found)]


def told_of(found: Edition) -> list[tuple[Event, ...]]:
    """The events of all topics, but for the ids of earlier builds that lead to them."""
    return [tuple(replace(event, former=()) for event in topic.events) for topic in found.topics]


# Without shrinking: each example is two builds
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(found=overrides.filter(is_consistent))
def test_any_decisions_can_be_applied_told_and_taken_back(found: Overrides) -> None:
    changed, register = edit(Intake(articles=articles()), PLAIN, REGISTER, overrides=found, jobs=1)
    told = {".".join(each.where.split(".")[:2]) for each in changed.decisions}
    decides = {f"topics.{key}" for key, each in found.topics.items() if each != TopicOverride()}
    decides |= {f"events.{key}" for key, each in found.events.items() if each != EventOverride(was=each.was)}
    assert decides <= told, "each override is told of, whether it decides or not"
    ids = [event.id for topic in changed.topics for event in topic.events]
    assert len(ids) == len(set(ids))
    placed = {each for topic in changed.topics for each in topic.articles}
    assert placed | set(changed.unplaced) | set(changed.hidden) == set(changed.analyses)
    assert render_site(changed, PLAIN)
    again, _ = edit(Intake(articles=articles()), PLAIN, register, jobs=1)
    assert told_of(again) == told_of(edition())
