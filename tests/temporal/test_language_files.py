"""A slip of the pen in a newsroom's language file: each is told with its file, its place, and what to write instead."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.errors import RuleError
from timeline.models import Moment
from timeline.temporal import annotate
from timeline.temporal.checking import SHAPES
from timeline.temporal.digits import shapes
from timeline.temporal.examples import check_examples
from timeline.temporal.language import languages, load_language

WORDS = """
[words.gap]
week = ["sennight"]
[words.feast]
"05-22" = ["bridge day"]
"""
RULE = {
    "name": '"<number> <gap:unit> since"',
    "gives": '"date"',
    "does": '"shift"',
    "with": '{ direction = "past" }',
    "examples": '[["2024-11-15", "The jury rose [two sennight since].", "2024-W44"]]',
}
NAMED = "rule 1 ('<number> <gap:unit> since')"


def rule(**changed: str | None) -> str:
    keys = {key: value for key, value in {**RULE, **changed}.items() if value is not None}
    return WORDS + "[[rule]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items())


def told(folder: Path, text: str | bytes, name: str = "en.toml") -> str:
    """The error that a file with this text gives."""
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RuleError) as raised:
        annotate("It rose two sennight since.", Moment.parse("2024-11-15"), folder=str(folder))
    return str(raised.value)


def test_the_rule_that_the_slips_are_made_in_is_sound(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text(rule(), encoding="utf-8")
    assert check_examples("en", str(tmp_path)) == ()


MOON = '[words.moon]\n13 = ["Undecember"]\n[[rule]]\nname = "<moon:month>"\ngives = "date"\ndoes = "fields"\n'
FEAST = rule(name='"<feast:holiday>"', does='"fields"', **{"with": None})
SLIPS = {
    "a key twice": (rule() + 'gives = "date"\n', "this is no TOML", "line"),
    "no quotes": (rule(gives="date"), "this is no TOML", "line 8"),
    "an unknown key": (rule(given='{ direction = "past" }'), NAMED, "no key `given`"),
    "a missing key": (rule(does=None), NAMED, "must have `does`"),
    "an unknown table": ("[word.gap]\n", "no key `word`"),
    "a word that is no list": ('[words.gap]\nweek = "sennight"\n', "words", "expected a list in [ ]"),
    "an empty word": ('[words.gap]\nweek = [""]\n', "[words.gap] week", "take it out"),
    "a class with a capital": ('[words.Gap]\nweek = ["sennight"]\n', "[words.Gap]", "a-z"),
    "an unknown class": (rule(name='"<number> <gab:unit> since"'), "<gab>", "did you mean 'gap'?"),
    "an unknown granularity": (rule(name='"<date.mnth> <gap:unit>"'), "'mnth' is no unit", "did you mean 'month'?"),
    "an open bracket": (rule(name='"[the <number> <gap:unit> since"'), "'[the'", "[word]"),
    "an open angle": (rule(name='"<number <gap:unit> since"'), "'<number'", "<class>"),
    "no blank between": (rule(name='"<number><gap:unit> since"'), "with blanks between"),
    "an empty name": (rule(name='""'), "its name is empty"),
    "a name that may be missing": (rule(name='"[<number>] [<gap:unit>]"'), "every part of it may be missing"),
    "a word of two": (rule(name='"<number> <gap:unit> year-end"'), "'year-end' is read as 3 words", "'year - end'"),
    "an unknown operation": (rule(does='"shfit"'), "no operation 'shfit'", "did you mean 'shift'?"),
    "an unknown key of `with`": (rule(**{"with": '{ dircetion = "past" }'}), "did you mean 'direction'?"),
    "a direction that is none": (rule(**{"with": '{ direction = "back" }'}), "direction = 'back'", "past, future"),
    "no direction": (rule(**{"with": "{}"}), "'shift' needs direction"),
    "no unit": (rule(name='"<number> <gap:_> since"'), "'shift' needs unit"),
    "a slot that is not read": (rule(name='"<number> <gap> since"'), "no slot 'gap'", "<gap:_>"),
    "a unit that is none": (rule().replace("week =", "wek ="), "[words.gap] 'wek'", "week"),
    "a month that is none": (MOON, "[words.moon] '13'", "from 1 to 12"),
    "a holiday that is none": (FEAST.replace("05-22", "22/05"), "'22/05'", "easter+39"),
    "neighbours of two words": (rule(not_after='["of about"]'), "not_after: 'of about'", "one word"),
    "a neighbour with a capital": (rule(only_before='["The"]'), "only_before: 'The'", "lower case"),
    "no brackets": (rule(examples='[["2024-11-15", "Two sennight since.", "2024-W44"]]'), "in brackets"),
    "another kind of date": (
        rule(examples='[["15 Nov 2024", "It rose [two sennight since].", "2024-W44"]]'),
        "'15 Nov 2024'",
        "2024-11-15",
    ),
    "an example of two": (rule(examples='[["2024-11-15", "It rose [two sennight since]."]]'), "examples", "length 3"),
    "a flag that is a text": (rule(glued='"yes"'), "glued", "true or false"),
    "not UTF-8": ('[words.gap]\nweek = ["sénnight"]\n'.encode("latin-1"), "not UTF-8", "save it as UTF-8"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_file_its_place_and_what_to_do(slip: str, tmp_path: Path) -> None:
    text, *parts = SLIPS[slip]
    message = told(tmp_path, text)
    assert message.startswith("en.toml: ")
    assert all(part in message for part in parts), message


def test_a_file_that_is_not_named_by_a_code_is_told(tmp_path: Path) -> None:
    assert "English.toml: a language file is named by the code" in told(tmp_path, WORDS, "English.toml")


def test_a_folder_that_is_not_there_is_told_by_the_name_of_its_setting(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"nowhere.*language_folder"):
        annotate("It rose yesterday.", None, folder=str(tmp_path / "nowhere"))


def test_folders_beside_the_languages_that_hold_no_words_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Notes").mkdir()
    (tmp_path / "Notes" / "todo.txt").write_text("more words", encoding="utf-8")
    assert annotate("It rose yesterday.", Moment.parse("2024-11-15"), folder=str(tmp_path))


def test_the_command_line_tells_it_in_a_line_and_leaves_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("house").mkdir()  # no other test reads a folder of this name: a language is read once a process
    Path("house/en.toml").write_text(rule(does='"shfit"'), encoding="utf-8")
    Path("timeline.toml").write_text('language_folder = "house"\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["explain", "two sennight since", "--published", "2024-11-15"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "en.toml: rule '<number> <gap:unit> since': no operation 'shfit'" in result.stderr
    assert "Traceback" not in result.stderr


NUMBERS = [
    "weekday 9",
    "month 13",
    "day 40",
    "week 60",
    "century 400",
    "decade 4000",
    "season 2",
    "part 3",
    "holiday 7",
]


@pytest.mark.parametrize("stated", NUMBERS)
def test_a_number_that_a_part_of_a_date_cannot_be_is_no_time_and_stops_nothing(stated: str, tmp_path: Path) -> None:
    slot, number = stated.split()
    text = f'[[rule]]\nname = "gleep <number:{slot}>"\ngives = "date"\ndoes = "fields"\n'
    (tmp_path / "en.toml").write_text(text, encoding="utf-8")
    found = annotate(f"It rained gleep {number}, yesterday.", Moment.parse("2024-11-15"), folder=str(tmp_path))
    assert [timex.text for timex in found] == ["yesterday"]


def test_a_weekday_that_is_none_is_not_counted_to(tmp_path: Path) -> None:
    text = '[[rule]]\nname = "<number> gleep <number:weekday>"\ngives = "date"\ndoes = "shift"\n'
    (tmp_path / "en.toml").write_text(text + 'with = { unit = "week", direction = "past" }\n', encoding="utf-8")
    found = annotate("It rained 2 gleep 9, not 2 gleep 3.", Moment.parse("2024-11-15"), folder=str(tmp_path))
    assert [(timex.text, timex.value) for timex in found] == [("2 gleep 3", "2024-10-30")]


@pytest.mark.parametrize("code", languages())
def test_no_word_stands_twice_in_one_list_of_the_tenses(code: str) -> None:
    tense = load_language(code).data.tense
    lists = {name: getattr(tense, name) for name in tense.__struct_fields__}
    twice = {name: [word for word, count in Counter(words).items() if count > 1] for name, words in lists.items()}
    assert {name: words for name, words in twice.items() if words} == {}


DIGITS = [
    "7",
    "24",
    "2024",
    "1030",
    "1,200",
    "10:48",
    "2024-11-15",
    "3/4/2024",
    "1/2",
    "10.30",
    "3-5",
    "2010-12",
    "3.5",
]


def test_every_class_that_digits_have_by_their_shape_is_known() -> None:
    seen = {name for digits in DIGITS for is_so in (True, False) for name, _ in shapes(digits, is_so, not is_so)}
    assert len(seen) > 10
    assert seen <= SHAPES
