"""docs/languages.md, followed step by step: its blocks are written where they say and must do what it promises."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from timeline.analysis import annotated
from timeline.cli import main
from timeline.errors import RuleError
from timeline.models import Article, Moment
from timeline.settings import Settings, load_settings
from timeline.temporal import annotate
from timeline.temporal.checking import SHAPES
from timeline.temporal.examples import check_examples
from timeline.temporal.language import LanguageData, RuleData, TenseData
from timeline.temporal.operations import OPERATIONS

GUIDE = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with every file that the guide writes; blocks of one file are put one after the other."""
    monkeypatch.chdir(tmp_path)
    for _, name, text in BLOCK.findall(GUIDE):
        if name:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(text)
    return tmp_path


def folder(newsroom: Path) -> str:
    return str(newsroom / "words")


def read(text: str, language: str, newsroom: Path) -> list[str]:
    found = annotate(text, Moment.parse("2024-11-15"), language=language, folder=folder(newsroom))
    return [f"{timex.text} -> {timex.value}" for timex in found]


def test_the_console_shows_what_the_guide_prints(newsroom: Path) -> None:
    (console,) = [text for kind, _, text in BLOCK.findall(GUIDE) if kind == "console"]
    command, *promised = console.splitlines()
    words = re.findall(r'"([^"]+)"|(\S+)', command.removeprefix("$ timeline "))
    result = CliRunner().invoke(main, [quoted or plain for quoted, plain in words])
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[: len(promised)] == promised


@pytest.mark.parametrize("language", ["en", "eo"])
def test_the_examples_of_the_guide_hold_in_every_rule(newsroom: Path, language: str) -> None:
    assert check_examples(language, folder(newsroom)) == ()


def test_an_example_that_does_not_hold_is_named(newsroom: Path) -> None:
    path = newsroom / "words" / "eo.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-02-29", "2024-02-28"), encoding="utf-8")
    (line,) = check_examples("eo", folder(newsroom))
    assert line.startswith("<day_shift:number>: ")
    assert "2024-02-29" in line


def test_a_counter_example_that_holds_a_time_and_a_rule_without_example_are_named(newsroom: Path) -> None:
    path = newsroom / "words" / "eo.toml"
    text = path.read_text(encoding="utf-8").replace("12 jarojn aĝa", "12 jarojn for")
    path.write_text(text + '[[rule]]\nname = "iam"\ngives = "date"\ndoes = "reference"\n', encoding="utf-8")
    first, second = check_examples("eo", folder(newsroom))
    assert "should hold no time" in first
    assert second == "iam: has no example"


def test_the_corpus_of_the_guide_reads_as_it_says(newsroom: Path) -> None:
    blocks = (newsroom / "corpus" / "eo" / "news.txt").read_text(encoding="utf-8").split("# ")[1:]
    assert len(blocks) == 3
    for block in blocks:
        _, _, text, *expected = [line for line in block.splitlines() if line]
        assert read(text, "eo", newsroom) == expected


def test_english_keeps_its_rules_beside_those_of_the_newsroom(newsroom: Path) -> None:
    found = read("It met yesterday, and rose two sennights since.", "en", newsroom)
    assert found == ["yesterday -> 2024-11-14", "two sennights since -> 2024-W44"]
    assert annotate("It rose two sennights since.", Moment.parse("2024-11-15")) == ()


def test_an_article_in_the_new_language_is_known_by_its_words(newsroom: Path) -> None:
    settings = load_settings(newsroom / "timeline.toml")
    text = (
        "La urbestro diris ke la ponto estas fermita, sed ne por ĉiam: oni laboras, kaj ili ne perdas tempon. "
        "Ili venis hieraŭ."
    )
    article = Article(id="a", path="a.txt", text=text)
    told = annotated(article, settings)
    assert (told.article.language, told.article.language_is_detected) == ("eo", True)
    assert [timex.text for timex in told.timexes] == ["hieraŭ"]
    assert annotated(article, Settings()).article.language == "en"


def test_a_broken_file_of_the_newsroom_is_named(newsroom: Path) -> None:
    (newsroom / "words" / "xx.toml").write_text('[[rule]]\nname = "x"\ngiven = 1\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"xx\.toml"):
        annotate("x", None, language="xx", folder=folder(newsroom))


def first_column(heading: str) -> list[str]:
    rows = GUIDE.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)


def test_the_tables_list_what_there_is() -> None:
    assert first_column("key") == [field.encode_name for field in msgspec.structs.fields(LanguageData)]
    assert first_column("operation") == list(OPERATIONS)
    assert set(first_column("class")) == SHAPES


def test_the_table_of_tense_lists_its_keys() -> None:
    assert first_column("list") == [field.encode_name for field in msgspec.structs.fields(TenseData)]


def test_the_guide_shows_every_key_of_a_rule_and_every_form_of_a_name_in_a_rule_that_runs(newsroom: Path) -> None:
    rules = [
        rule
        for path in sorted((newsroom / "words").iterdir())
        for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    ]
    assert {key for rule in rules for key in rule} == {field.encode_name for field in msgspec.structs.fields(RuleData)}
    names = " ".join(rule["name"] for rule in rules)
    for form in (r"<\w+>", r"<\w+:\w+>", r"<\w+:_>", r"<\w+\.\w+:\w+>", r"\w+\|\w+", r"\[\w+\]"):
        assert re.search(form, names), form


def test_what_a_comparison_names_is_not_counted_from(newsroom: Path) -> None:
    """`aside` shows in what follows, which no example of a single expression can hold."""
    path = newsroom / "words" / "eo.toml"
    text = "La prezo kreskis kompare kun majo 2019. Tiun jaron pluvis."
    that_year = '\n[[rule]]\nname = "tiun jaron"\ngives = "date"\ndoes = "focus_unit"\nwith = { unit = "year" }\n'
    path.write_text(path.read_text(encoding="utf-8") + that_year, encoding="utf-8")
    assert read(text, "eo", newsroom)[1] == "Tiun jaron -> 2024"


def test_the_mistake_that_the_guide_shows_is_told_so(newsroom: Path) -> None:
    (shown,) = [text.strip() for kind, name, text in BLOCK.findall(GUIDE) if (kind, name) == ("text", "")]
    rule = '[words.gap]\nweek = ["sennight"]\n[[rule]]\nname = "<number> <gab:unit> since"\ngives = "date"\n'
    (newsroom / "words" / "en.toml").write_text(f'{rule}does = "shift"\n', encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        read("It rose two sennight since.", "en", newsroom)
    assert str(raised.value) == shown
