"""Which articles share a topic, and what the topic is called."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline.models import Analysis, Article, Profile, from_json, to_json
from timeline.settings import Settings, TopicSettings
from timeline.stories.grouping import group_articles
from timeline.stories.profiles import profile_of

from .telling import article

PILE = [
    article(
        "The Harl river burst its banks on Wednesday and flooded 300 homes in Velm.",
        name="flood-1",
        title="Harl river floods 300 homes in Velm, officials say",
    ),
    article(
        "Rescuers in Velm took families from their roofs by boat after the Harl river flooded the old town.",
        name="flood-2",
        title="Families rescued from roofs as Harl floods Velm",
        published="2025-03-15",
    ),
    article(
        "The former mayor of Sarn, Ivo Stahl, was jailed for six years for taking bribes from a builder.",
        name="court-1",
        title="Ex-mayor Ivo Stahl jailed for six years over bribes",
    ),
    article(
        "A court in Sarn sentenced former mayor Ivo Stahl to six years in prison over bribes on Thursday.",
        name="court-2",
        title="Six years for Sarn's former mayor Stahl",
    ),
    article(
        "Pilots of Norjet walked out for a second day, grounding flights across the north.",
        name="strike-1",
        title="Norjet pilots strike for a second day",
    ),
    article(
        "The Greens have won the election in Lund with 41 percent, the first count shows.",
        name="vote-1",
        title="Greens win election in Lund",
    ),
]


def grouped(articles: list[Article], **options: object) -> list[set[str]]:
    topics = group_articles({each.id: Analysis(article=each) for each in articles}, Settings(**options))  # type: ignore[arg-type]
    return [set(topic.articles) for topic in topics]


def test_each_story_is_a_topic_and_each_article_is_in_one() -> None:
    assert sorted(map(sorted, grouped(PILE))) == [
        ["court-1", "court-2"],
        ["flood-1", "flood-2"],
        ["strike-1"],
        ["vote-1"],
    ]


def test_two_articles_on_one_story_among_nothing_else_share_a_topic() -> None:
    assert len(grouped(PILE[:2])) == 1
    assert len(grouped(PILE[2:4])) == 1


def test_two_articles_on_two_stories_among_nothing_else_do_not() -> None:
    assert len(grouped([PILE[0], PILE[2]])) == 2
    assert len(grouped([PILE[4], PILE[5]])) == 2


@settings(max_examples=20, deadline=None)
@given(st.permutations(PILE))
def test_order_of_articles_changes_no_topic(articles: list[Article]) -> None:
    found = group_articles({each.id: Analysis(article=each) for each in articles}, Settings())
    assert found == group_articles({each.id: Analysis(article=each) for each in PILE}, Settings())


def test_title_is_a_headline_of_the_topic_without_who_says_so() -> None:
    topics = group_articles({PILE[0].id: Analysis(article=PILE[0])}, Settings())
    assert [(topic.title, topic.key) for topic in topics] == [
        ("Harl river floods 300 homes in Velm", "harl-river-floods-300-homes-in-velm")
    ]


def test_title_that_says_nothing_by_itself_gives_way_to_a_headline() -> None:
    bare = replace(PILE[0], title="Harl chiefs")
    untitled = replace(PILE[0], title=None, id="untitled")
    titles = [
        topic.title
        for pile in ([bare, PILE[1]], [untitled, PILE[1]])
        for topic in group_articles({each.id: Analysis(article=each) for each in pile}, Settings())
    ]
    assert titles == ["Families rescued from roofs as Harl floods Velm"] * 2


def test_two_topics_of_one_title_have_two_keys() -> None:
    one = article("Norjet pilots walked out over pay in the north of the country.", name="one", title="Strike")
    two = article("Dockers in Lund closed the port over the sale of two cranes.", name="two", title="Strike")
    topics = group_articles({each.id: Analysis(article=each) for each in (one, two)}, Settings())
    assert sorted(topic.key for topic in topics) == ["strike", "strike-2"]


def test_named_topics_take_articles_by_any_line_and_share_them() -> None:
    topics = {
        "rivers": TopicSettings(title="Rivers", words=("flooding",)),
        "stahl": TopicSettings(title="Stahl", names=("Ivo Stahl",)),
        "files": TopicSettings(title="Files", files=("flood-1.txt", "vote*")),
        "nothing": TopicSettings(title="Nothing", tags=("sport",)),
    }
    found = grouped(PILE, topics=topics)
    assert found[:4] == [{"flood-1", "flood-2"}, {"court-1", "court-2"}, {"flood-1", "vote-1"}, set()]
    assert found[4:] == [{"strike-1"}]


GERMAN = article(
    "Der Fluss Harl trat am Mittwoch über die Ufer und überflutete 300 Häuser in der Altstadt von Velm.",
    name="flut",
    title="Harl überflutet 300 Häuser in Velm",
    language="de",
)


def test_languages_make_topics_each_for_itself() -> None:
    english = [replace(each, language="en-GB") for each in PILE[:2]]
    assert {"flut"} in grouped([*english, GERMAN])
    assert {"flood-1", "flood-2"} in grouped([*english, GERMAN])


def test_one_story_in_two_languages_meets_in_a_named_topic() -> None:
    topics = {"velm": TopicSettings(title="The flood in Velm", words=("flooding", "Flut"), names=("Harl",))}
    assert grouped([*PILE, GERMAN], topics=topics)[0] == {"flood-1", "flood-2", "flut"}


def trial(number: int, accused: str, over: str, *, days: int = 2) -> list[Article]:
    """One sentence a day of court, most of which the next one has as well."""
    first, surname = date(2025, 1, 6), accused.rsplit(maxsplit=1)[-1].lower()
    return [
        article(
            f"On day {n} of the trial of {accused}, witness {n} spoke of {over}.",
            name=f"{surname}-{n:04}",
            published=(first + timedelta(days=days * n)).isoformat(),
        )
        for n in range(number)
    ]


STAHL = "the former mayor of Sarn, Ivo Stahl", "the builder's bribes"
REM = "the banker of Velm, Olga Rem", "loans for the Harl dam"


@pytest.mark.parametrize("number", [5, 50, 200, 600])
@pytest.mark.parametrize("days", [0, 2])
def test_a_pile_that_is_one_story_is_one_topic_however_long_it_lasts(number: int, days: int) -> None:
    assert [len(topic) for topic in grouped(trial(number, *STAHL, days=days))] == [number]


def test_a_long_story_is_one_topic_among_others() -> None:
    """More articles than are compared by any one term, over months."""
    found = [topic for topic in grouped([*trial(120, *STAHL), *PILE]) if "stahl-0000" in topic]
    assert len([each for each in found[0] if each.startswith("stahl")]) == 120


def test_two_long_stories_of_one_kind_in_the_same_months_are_two_topics() -> None:
    found = grouped([*trial(150, *STAHL), *trial(150, *REM)])
    assert sorted(len(topic) for topic in found) == [150, 150]
    assert all(len({each.split("-")[0] for each in topic}) == 1 for topic in found)


def test_topics_are_those_of_profiles_that_were_kept() -> None:
    alone = {each.id: Analysis(article=each) for each in PILE}
    kept = {
        key: replace(each, profile=from_json(to_json(profile_of(each.article, "en")), Profile))
        for key, each in alone.items()
    }
    assert group_articles(kept, Settings()) == group_articles(alone, Settings())


def test_name_of_a_named_topic_is_met_in_its_very_spelling_only() -> None:
    topics = {"green": TopicSettings(title="Green", names=("Green",))}
    assert grouped([PILE[5]], topics=topics)[0] == set()


def test_article_without_words_is_a_topic_by_itself() -> None:
    assert grouped([article("", name="empty"), PILE[0]]) != []
    assert {"empty"} in grouped([article("", name="empty"), PILE[0]])
