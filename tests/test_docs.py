"""The docs say what the program does: commands and options, settings, exit codes, links, and the examples in Python."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

import click
import msgspec
import pytest

from timeline.cli import COMMANDS, main
from timeline.errors import InputError, NothingBuiltError, OutputError, SettingsError, StrictError
from timeline.publish_settings import PublishSettings, WikiSettings
from timeline.settings import (
    EventSettings,
    FieldSettings,
    PictureSettings,
    Settings,
    SourceSettings,
    StillSettings,
    TopicSettings,
)
from timeline.wire import WireClue, WireDating

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), ROOT / "examples" / "README.md"])


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next."""
    found = re.search(rf"^#+ {re.escape(heading)}$\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading!r}"
    return found.group(1)


def first_column(text: str) -> list[str]:
    """The words in code style of the first column of its tables."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [word for cell in cells for word in re.findall(r"`([^`]+)`", cell)]


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)  # type: ignore[attr-defined]  # click types groups as commands
    assert isinstance(found, click.Command)
    return found


def options_of(found: click.Command) -> list[click.Option]:
    """The options of a command and of the commands within it."""
    own = [each for each in found.params if isinstance(each, click.Option)]
    inner = found.commands.values() if isinstance(found, click.Group) else ()
    return own + [option for each in inner for option in options_of(each)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_each_of_its_options_is_in_cli_md(name: str) -> None:
    text = read("cli.md")
    under = section(text, f"timeline {name}") + section(text, "Options of every command that reads inputs")
    for option in options_of(command(name)):
        missing = [each for each in option.opts if each not in under]
        assert not missing, f"{name}: {missing} not described"


@pytest.mark.parametrize("name", [name for name in COMMANDS if isinstance(command(name), click.Group)])
def test_the_commands_within_a_command_are_in_cli_md_and_no_other(name: str) -> None:
    group = command(name)
    assert isinstance(group, click.Group)
    told = re.findall(rf"^\| `timeline {name} (\w+)", section(read("cli.md"), f"timeline {name}"), re.MULTILINE)
    assert sorted(told) == sorted(group.commands)


def test_cli_md_describes_no_option_that_is_gone() -> None:
    known = {word for name in COMMANDS for option in options_of(command(name)) for word in option.opts} | {"--help"}
    described = {word for entry in first_column(read("cli.md")) for word in re.findall(r"--?[a-z][\w-]*", entry)}
    assert described
    assert described - known == set()


def test_cli_md_and_the_read_me_name_every_command_and_no_other() -> None:
    described = re.findall(r"^#+ timeline (\w+)$", read("cli.md"), re.MULTILINE)
    assert sorted(described) == sorted(COMMANDS)
    told = re.findall(r"^\| `timeline (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(COMMANDS)


def test_cli_md_lists_every_key_of_a_line_of_published() -> None:
    line = section(read("cli.md"), "timeline published").strip().split("\n\n", maxsplit=1)[0]
    listed = set(re.findall(r'"(\w+)"', line))
    told = {field.encode_name for field in msgspec.structs.fields(WireDating)}
    clue = {field.encode_name for field in msgspec.structs.fields(WireClue)}
    assert listed == told | clue | {"file", "id", "title", "source", "agency"}


def test_the_exit_codes_are_those_of_the_errors() -> None:
    codes = {int(code) for code in re.findall(r"^\| (\d) \|", section(read("cli.md"), "Exit codes"), re.MULTILINE)}
    raised = {error.exit_code for error in (InputError, SettingsError, OutputError, NothingBuiltError, StrictError)}
    assert codes == {0, 1} | raised


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Settings", Settings),
        ("[stills]", StillSettings),
        ("[fields]", FieldSettings),
        ('[sources."NAME"]', SourceSettings),
        ("[topics.SLUG]", TopicSettings),
        ('[events."ID"]', EventSettings),
        ('[topics.SLUG.picture], [events."ID".picture]', PictureSettings),
        ("[publish]", PublishSettings),
        ("[publish.wikis.NAME]", WikiSettings),
    ],
)
def test_settings_md_lists_the_options_that_there_are_in_their_order(heading: str, table: type[msgspec.Struct]) -> None:
    listed = first_column(section(read("settings.md"), heading))
    assert listed == [field.encode_name for field in msgspec.structs.fields(table)]


def test_settings_md_states_the_defaults_as_they_are() -> None:
    rows = [line.split("|") for line in section(read("settings.md"), "Settings").splitlines() if line.startswith("| `")]
    stated = {row[1].strip().strip("`"): row[2].strip().strip("`") for row in rows}
    for field in msgspec.structs.fields(Settings):
        if isinstance(field.default, str | int | float):
            assert stated[field.encode_name] == json.dumps(field.default)
        elif field.default is None:
            assert stated[field.encode_name] == "none"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_there_are(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in target]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing


def test_the_examples_in_python_md_run_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = {
        "title": "Old bridge closes",
        "text": "The council closed the old bridge on Monday. It will reopen in June.",
        "published": "2023-03-14",
    }
    (tmp_path / "articles.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(read("python.md"), {}, "python.md", str(DOCS / "python.md"), 0)
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=said.append)
    assert result.attempted > 8
    assert result.failed == 0, "".join(said)
