"""What a language file can say about how its words and numbers are written: compounds, decimals, ordinals with a stop,
words that are matched but fill nothing, and lists whose end says what their parts mean.
"""

from __future__ import annotations

import pytest

from timeline.models import Moment
from timeline.temporal import annotate
from timeline.temporal.digits import shapes
from timeline.temporal.grammar import expand
from timeline.temporal.meanings import Fields
from timeline.temporal.sentences import split_sentences
from timeline.temporal.tokens import tokenise

DCT = Moment.parse("2024-11-15")


def test_a_compound_is_cut_in_two_and_both_parts_keep_its_capital():
    first, second = tokenise("Montagabend", {"montagabend": 6})
    assert (first.lower, first.start, first.end, first.capital) == ("montag", 0, 6, True)
    assert (second.lower, second.start, second.end, second.capital, second.glued) == ("abend", 6, 11, True, True)


def test_a_word_that_only_begins_like_a_compound_stays_whole():
    assert [token.lower for token in tokenise("Montagabende", {"montagabend": 6})] == ["montagabende"]


@pytest.mark.parametrize(
    ("digits", "decimal_comma", "number"),
    [
        ("1.500", True, 1500),
        ("1,500", False, 1500),
        ("2,5", True, 2.5),
        ("2.5", False, 2.5),
        ("1.500.000", True, 1500000),
    ],
)
def test_points_and_commas_are_read_as_the_language_writes_them(digits, decimal_comma, number):
    assert ("number", number) in list(shapes(digits, True, decimal_comma))


def test_a_point_is_no_decimal_where_a_comma_is():
    assert "number" not in dict(shapes("19.30", True, True))
    assert dict(shapes("19.30", True, True))["dot_clock"] == Fields(hour=19, minute=30)


def test_a_class_without_a_slot_is_matched_and_fills_nothing():
    assert list(expand("<the:_> <unit>")) == [(("<the>", ""), ("<unit>", "unit"))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Am 3. Mai kam er an. Dann ging er.", ["Am 3. Mai kam er an.", "Dann ging er."]),
        ("Sie wurde 23. Der Verein feierte.", ["Sie wurde 23.", "Der Verein feierte."]),
        ("Es waren 1.500. Alle blieben.", ["Es waren 1.500.", "Alle blieben."]),
        ("„Er kam am 4. Juli.“ Mehr sagte sie nicht.", ["„Er kam am 4. Juli.“", "Mehr sagte sie nicht."]),
    ],
)
def test_the_stop_of_an_ordinal_ends_no_sentence(text, sentences):
    assert [span.of(text) for span in split_sentences(text, "de")] == sentences


def test_the_end_of_a_list_says_the_month_and_year_of_its_days():
    found = annotate("Am 3., 4. und 7. Oktober 2019 war Markt.", DCT, language="de")
    assert [(timex.text, timex.value) for timex in found] == [
        ("3.", "2019-10-03"),
        ("4.", "2019-10-04"),
        ("7. Oktober 2019", "2019-10-07"),
    ]


def test_a_time_in_a_list_of_times_takes_the_day_named_before_and_does_not_hand_it_on():
    text = "Sie schloss am Montag. Um 10 Uhr war Messe. Um 11 Uhr war Markt. Um 12 Uhr war Tanz. Um 13 Uhr war Ruh."
    values = [timex.value for timex in annotate(text, DCT, language="de")]
    assert values[:2] == ["2024-11-11", "2024-11-11T10:00"]
    assert values[-1] == "2024-11-15T13:00"


@pytest.mark.parametrize("chain", ["10 bis ", "Montag ", "3., ", "am Morgen des 3. Mai "])
def test_a_chain_of_parts_stays_within_bounds(chain):
    found = annotate(chain * 400, DCT, language="de")
    assert all(len(timex.text) < 200 for timex in found)
