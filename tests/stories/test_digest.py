"""The digest: which days of a story matter, and the sentences that tell why."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.stories.telling import analysed, article
from timeline.cli import main
from timeline.models import Analysis
from timeline.stories.digest import digest_of
from timeline.stories.digest.days import carrying_names, count_days, named_day
from timeline.stories.digest.weighing import SIGNS, WEIGHTS

DAM = (
    article(
        "The Orme dam burst on Tuesday night and flooded Kelby. Rescuers in boats took 40 people from their roofs.\n"
        "It was the worst flood since 1956. Engineers had warned of cracks in the Orme dam.",
        published="2025-03-05",
        name="burst",
    ),
    article(
        "The army joined the search in Kelby on Thursday. The Orme dam burst on 4 March after a week of rain.",
        published="2025-03-06",
        name="army",
    ),
    article(
        "The Kelby inquiry opened on Monday. It will ask why the Orme dam burst on 4 March.",
        published="2025-04-07",
        name="inquiry",
    ),
    article(
        "Kelby held a market on Saturday. Residents have not forgotten 4 March, when the Orme dam burst.",
        published="2025-06-01",
        name="market",
    ),
)


def worked_out() -> list[Analysis]:
    return [analysed(each) for each in DAM]


def test_the_day_that_later_articles_look_back_to_matters_most() -> None:
    found = digest_of(worked_out(), dates=1, sentences=1)
    assert [each.day for each in found] == [date(2025, 3, 4)]
    assert "dam burst" in found[0].sentences[0].text


def test_dates_come_in_order_and_no_sentence_twice() -> None:
    found = digest_of(worked_out(), dates=4, sentences=2)
    assert [each.day for each in found] == sorted(each.day for each in found)
    texts = [each.text for key_date in found for each in key_date.sentences]
    assert len(texts) == len(set(texts))


def test_the_order_of_the_articles_does_not_matter() -> None:
    analyses = worked_out()
    assert digest_of(analyses, dates=4, sentences=2) == digest_of(analyses[::-1], dates=4, sentences=2)


def test_both_ends_of_the_period_are_included() -> None:
    found = digest_of(worked_out(), dates=9, sentences=1, start=date(2025, 3, 6), end=date(2025, 4, 7))
    assert found[0].day == date(2025, 3, 6)
    assert found[-1].day == date(2025, 4, 7)


def test_a_sentence_that_points_back_is_not_chosen() -> None:
    texts = [each.text for key_date in digest_of(worked_out(), dates=9, sentences=9) for each in key_date.sentences]
    assert texts
    assert not [text for text in texts if text.startswith("It ")]


def test_each_sentence_stands_where_the_evidence_says() -> None:
    by_id = {each.id: each for each in DAM}
    for key_date in digest_of(worked_out(), dates=9, sentences=3):
        for each in key_date.sentences:
            assert " ".join(each.span.of(by_id[each.article].text).split()) == each.text


def test_articles_that_name_no_day_and_have_none_give_no_date() -> None:
    assert digest_of([analysed(article("The dam is old.", published=None))], dates=3, sentences=1) == ()
    assert digest_of([], dates=3, sentences=1) == ()


def test_counts_tell_who_names_a_day_and_who_looks_back_to_it() -> None:
    counts = count_days(worked_out())[date(2025, 3, 4)]
    assert (counts.named, counts.recalled, counts.published) == (4, 4, 0)
    assert counts.carried >= 1


def test_the_names_that_carry_the_story_are_in_most_of_its_articles_and_no_days_or_first_words() -> None:
    assert carrying_names(worked_out()) == ("Orme", "Kelby")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It closed on Monday.", date(2025, 3, 10)),
        ("It closed at 3 pm on Monday.", date(2025, 3, 10)),
        ("It closed in March.", None),
        ("It was shut in the first week of March.", None),
        ("It closed recently.", None),
    ],
)
def test_only_an_expression_of_one_day_names_a_day(text: str, day: date | None) -> None:
    timexes = analysed(article(text)).timexes
    assert {named_day(each) for each in timexes} == {day}


def test_the_command_prints_a_line_a_date(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": each.id, "text": each.text, "published": str(each.dct)}, ensure_ascii=False) for each in DAM
    ]
    given = "\n".join([*lines, lines[0]])
    arguments = ["digest", "-", "--single-topic", "Orme dam", "--dates", "2", "--sentences", "1", "--quiet"]
    result = CliRunner().invoke(main, arguments, input=given)
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [set(row) for row in rows] == [{"date", "sentences", "evidence"}] * 2
    assert rows[0]["date"] == "2025-03-04"
    place = rows[0]["evidence"][0]
    text = next(each.text for each in DAM if each.id == place["article"])
    assert " ".join(text[place["start"] : place["end"]].split()) == rows[0]["sentences"][0]


def test_a_period_that_ends_before_it_begins_is_wrong_usage() -> None:
    arguments = ["digest", "-", "--single-topic", "x", "--start", "2025-03-02", "--end", "2025-03-01"]
    result = CliRunner().invoke(main, arguments, input="{}")
    assert result.exit_code == 2
    assert "2025-03-01 is before 2025-03-02" in result.stderr


def test_the_weights_are_those_of_the_signs() -> None:
    assert tuple(tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))) == SIGNS
