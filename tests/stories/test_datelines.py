"""Where the news begin behind an agency's dateline."""

from __future__ import annotations

import pytest

from timeline.stories.digest.candidates import head_of
from timeline.stories.digest.datelines import dateline_end

from .telling import analysed, article


@pytest.mark.parametrize(
    ("sentence", "news"),
    [
        ("KELBY (Reuters) - The Orme dam burst.", "The Orme dam burst."),
        ("KELBY, March 4 (AP) — The Orme dam burst.", "The Orme dam burst."),
        ("KELBY | Tue Mar 4, 2025 7:51 pm KELBY (Reuters) - The Orme dam burst.", "The Orme dam burst."),
        ("KELBY -- The Orme dam burst.", "The Orme dam burst."),
        ("LINDMAR/NORWIRE - The Orme dam burst.", "The Orme dam burst."),
        ("ST. ORME, Velm — The Orme dam burst.", "The Orme dam burst."),
        ('KELBY - "We saw it burst," said Ida Lund.', '"We saw it burst," said Ida Lund.'),
        ("VW -- the maker of cars -- said it would close.", "VW -- the maker of cars -- said it would close."),
        ("Kelby - the old town - was flooded.", "Kelby - the old town - was flooded."),
        ("Ida Lund (42) - once a mayor - resigned.", "Ida Lund (42) - once a mayor - resigned."),
        ("Kelby was flooded.", "Kelby was flooded."),
    ],
)
def test_the_news_begin_behind_it(sentence: str, news: str) -> None:
    assert sentence[dateline_end(sentence) :] == news


def test_a_sentence_is_printed_without_it_and_still_holds_its_mention() -> None:
    analysis = analysed(
        article("KELBY, March 4 (Reuters) - The Orme dam burst on Tuesday and flooded Kelby. It rained.")
    )
    first = head_of(analysis)[0]
    assert first.sentence.text == "The Orme dam burst on Tuesday and flooded Kelby."
    assert first.sentence.span.of(analysis.article.text) == first.sentence.text
    assert [timex.text for timex in first.timexes] == ["Tuesday"]
    assert any(first.holds(mention) for mention in analysis.mentions)


def test_a_digest_leaves_the_lead_of_a_wire_story_to_others() -> None:
    analysis = analysed(article("KELBY (Reuters) - The Orme dam burst on Tuesday. The Orme dam fell on Tuesday."))
    wire, plain = head_of(analysis)
    assert wire.is_printable
    assert not wire.is_fit
    assert plain.is_fit
