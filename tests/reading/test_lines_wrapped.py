"""Texts that were broken at a fixed width, as wires and mail are, and lines that only stand below each other."""

from __future__ import annotations

from timeline.reading.lines import split_lines

WRAPPED = """AM-KELBY-DAM, 2nd Ld-Writethru

The dam above the town burst on Wednesday after days of rain, and hundreds of people
have left their homes.

"We knew that it was old," the mayor said on Thursday. "Nobody was hurt, and for that
we are grateful to the fire brigade."

Schools stay shut until Monday, the council said in a statement, and trains do not run
on the line along the river.
"""


def test_paragraphs_of_two_lines_are_put_together_again() -> None:
    assert [line.text for line in split_lines(WRAPPED)] == [
        "AM-KELBY-DAM, 2nd Ld-Writethru",
        "The dam above the town burst on Wednesday after days of rain, and hundreds of people have left their homes.",
        '"We knew that it was old," the mayor said on Thursday. "Nobody was hurt, and for that we are grateful to the '
        'fire brigade."',
        "Schools stay shut until Monday, the council said in a statement, and trains do not run on the line along the "
        "river.",
    ]


def test_sentences_below_each_other_stay_apart() -> None:
    sentences = [f"The dam above the town number {n} burst on Wednesday after days of rain." for n in range(1, 6)]
    assert [line.text for line in split_lines("\n".join(sentences))] == sentences


def test_headlines_between_empty_lines_stay_apart() -> None:
    headlines = [f"Dam number {n} above the town bursts after many days of rain" for n in range(1, 6)]
    assert [line.text for line in split_lines("\n\n".join(headlines))] == headlines
