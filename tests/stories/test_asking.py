"""The less their times tie two mentions, and the longer the story, the more they must share to be one event."""

from __future__ import annotations

import numpy as np
import pytest

from timeline.models import Article
from timeline.stories.asking import likeness_asked, shortfall
from timeline.stories.told import told_by

from .telling import analysed, article, merged


def asked(one: Article, other: Article) -> float:
    (first,), (second,) = told_by(analysed(one)), told_by(analysed(other))
    return likeness_asked(first, second)


def story(*texts: str) -> list[Article]:
    """An article a text, each behind a piece of news of its own."""
    news = ("Norjet sold a plane to Sarn.", "A tram line opened in Orn.", "The mint of Kelby struck a coin.")
    return [article(f"{news[at]}\n{text}", name=f"n{at}") for at, text in enumerate(texts)]


def together(articles: list[Article], words: tuple[str, str]) -> bool:
    """Whether sentences with these words are in one event."""
    return any(
        all(any(each in mention.text for mention in event.evidence) for each in words) for event in merged(*articles)
    )


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        (
            "Ida Ravn, senior vice president of Harloil, said crews had sealed the cracked pipe.",
            "Ida Ravn, senior vice president of Harloil, told mayors that the new pump had arrived.",
            False,
        ),
        (
            "Ida Ravn, senior vice president of Harloil, has resigned over the cracked pipe.",
            "Harloil said that Ida Ravn, its senior vice president, has resigned over the cracked pipe.",
            True,
        ),
        ("Some 200 homes have been damaged.", "The damaged school has opened its doors to 90 families.", False),
        ("The pipe spilled 900 barrels into the Harl.", "Some 900 barrels spilled into the Harl from the pipe.", True),
    ],
)
def test_undated_sentences_are_one_event_where_they_tell_the_same_again(first: str, second: str, are_one: bool) -> None:
    assert (len(merged(*story(first, second))) == 3) is are_one


def test_one_article_tells_of_one_thing_twice_only_in_like_words() -> None:
    lead = "Norjet sold a plane to Sarn.\n"
    other = article(f"{lead}The council banned boats from the Harl.\nThe ban hit boats with loud engines.")
    assert not together([other], ("banned boats", "loud engines"))
    again = article(f"{lead}The council banned boats from the Harl.\nBoats were banned from the Harl by the council.")
    assert together([again], ("council banned", "were banned"))


def test_more_is_asked_the_less_the_times_tie() -> None:
    on_monday, again = article("Velm elected a mayor on Monday.", name="a"), article("A mayor won on Monday.", name="b")
    that_year, its_year = (
        article("Velm held a cup in 2016.", name="c"),
        article("Police of Velm met in 2016.", name="d"),
    )
    unpublished = (
        article("Velm elected a mayor.", name="e", published=None),
        article("Norjet sold a plane to Velm.", published=None),
    )
    assert asked(on_monday, again) < asked(that_year, its_year)
    assert asked(*unpublished) < asked(that_year, its_year)


def test_more_is_asked_where_the_day_of_only_one_is_known() -> None:
    lead = "Norjet sold a plane to Sarn on Monday.\n"
    one, other = (
        told_by(analysed(article(f"{lead}{text}", name=name)))[-1]
        for name, text in (("a", "Divers raised the ferry Sula."), ("b", "The ferry Sula was raised on Tuesday."))
    )
    dated = told_by(analysed(article("Divers raised the ferry Sula on Tuesday.", name="c")))[0]
    assert likeness_asked(one, other) > likeness_asked(dated, other)


def test_long_stories_ask_for_more_than_their_common_words() -> None:
    shared, loose, tied = np.array([6.0]), np.array([False]), np.array([True])
    assert shortfall(shared, loose, 28).tolist() == [0.0]
    assert shortfall(shared, loose, 900)[0] > shortfall(shared, loose, 300)[0] > 0
    assert shortfall(shared, tied, 900)[0] < shortfall(shared, loose, 900)[0]
    assert shortfall(np.array([40.0]), loose, 900).tolist() == [0.0]


def test_less_is_asked_of_deeds_of_one_year_that_is_long_past() -> None:
    years = (
        article("Norjet announced a hotel in 2019.", name="a"),
        article("Velm announced a port in 2019.", name="b"),
    )
    fresh = (
        article("Norjet announced a hotel in 2025.", name="a"),
        article("Velm announced a port in 2025.", name="b"),
    )
    assert asked(*years) < asked(*fresh)
