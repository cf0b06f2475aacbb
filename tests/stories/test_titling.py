"""The title of a story whose articles have no headlines."""

from __future__ import annotations

import pytest

from timeline.models import Analysis
from timeline.stories.naming import story_title
from timeline.stories.titling import told_title

from .telling import analysed, article


def worked_out(*texts: str, language: str | None = None) -> list[Analysis]:
    return [
        analysed(article(text, name=f"a{n}", published=f"2025-03-{n + 14}", language=language))
        for n, text in enumerate(texts)
    ]


def test_a_headline_goes_before_all_that_texts_tell() -> None:
    bare = analysed(article("The Orme dam burst on Tuesday.", name="bare"))
    titled = analysed(article("The Orme dam has burst.", name="titled", title="Dam bursts above Kelby"))
    assert story_title(titled, [bare, titled], "en") == "Dam bursts above Kelby"


def test_without_a_headline_it_is_what_an_article_tells_to_have_happened() -> None:
    told = worked_out(
        "The Orme dam burst above Kelby on Tuesday, after a week of rain that had filled it to the brim.",
        "It is to reopen. Engineers inspected the Orme dam above Kelby on Thursday.",
    )
    assert told_title(told) == "The Orme dam burst above Kelby"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It is to reopen in Kelby.", id="pronoun"),
        pytest.param("The Orme dam in Kelby burst yesterday.", id="yesterday"),
        pytest.param(
            "The Orme dam in Kelby, built by Ida Lund in the year of the great flood of Storvik", id="no verb"
        ),
        pytest.param("The company closed the dam in Kelby.", id="taken for known"),
        pytest.param("Ida Lund stole the plans of the Orme dam in Kelby, the mayor of Kelby said.", id="a charge"),
        pytest.param(
            "The harm caused by the Orme flood in Kelby, which no engineer of Storvik foresaw.", id="says which"
        ),
    ],
)
def test_what_reads_as_no_headline_gives_way_to_the_names(text: str) -> None:
    title = told_title(worked_out(text, f"Rain, and more of it. {text}"))
    assert title is None or set(title.split(", ")) <= {"Kelby", "Orme", "Ida Lund", "Storvik", "Orme dam"}


def test_texts_that_name_nobody_give_none_and_the_story_bears_an_id() -> None:
    told = worked_out("rain, rain, rain", "rain and rain")
    assert told_title(told) is None
    assert story_title(told[0], told, "en") == "a0"


def test_the_order_of_the_articles_does_not_matter() -> None:
    told = worked_out(
        "The Orme dam burst above Kelby on Tuesday.",
        "Rescuers reached Kelby in boats on Wednesday.",
        "The mayor of Kelby resigned over the Orme flood on Friday.",
    )
    assert told_title(told) == told_title(told[::-1])


def test_it_is_cut_nowhere_but_at_a_joint() -> None:
    told = worked_out(
        "The council of Kelby voted to rebuild the broken Orme dam after engineers from three countries had seen "
        "how the valley was flooded again within a year."
    )
    assert told_title(told) == "The council of Kelby voted to rebuild the broken Orme dam"
