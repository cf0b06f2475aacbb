"""`timeline edit`: a topic in an editor, and back into the overrides."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main
from timeline.overrides.reading import load_overrides

pty = pytest.importorskip("pty", reason="needs a terminal of its own, which Windows has not")
STORY = (
    {
        "id": "first", "source": "Storvik Post", "published": "2025-03-11T09:00", "title": "Storvik quarry wall fails",
        "text": "A wall of the Storvik quarry gave way on Monday, the owner said. The quarry was opened in 1978.",
    },
    {
        "id": "second", "source": "Northern Ledger", "published": "2025-03-14T09:00", "title": "Quarry may reopen",
        "text": "The Storvik quarry was closed on Tuesday. Inspectors visited the quarry on Wednesday.",
    },
)  # fmt: skip
SETTINGS = '[stills]\ndraw = false\n[topics.quarry]\ntitle = "The Storvik quarry"\nwords = ["quarry"]\n'
OVERRIDES = Path("timeline.overrides.toml")
DRAFT = Path("timeline.overrides.toml.quarry.edit.toml")
OPENED = 'was = "The quarry was opened"\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with its inputs."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "articles.jsonl").write_text("".join(json.dumps(each) + "\n" for each in STORY), encoding="utf-8")
    (folder / "timeline.toml").write_text(SETTINGS, encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        assert run("build", "articles.jsonl").exit_code == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture(autouse=True)
def desk(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty desk: the settings and the site, without overrides."""
    for name in ("timeline.toml", "articles.jsonl", "output"):
        (tmp_path / name).symlink_to(site / name)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def draft() -> str:
    return run("edit", "quarry", "--print").stdout


def applied(text: str) -> Result:
    Path("edited.toml").write_text(text, encoding="utf-8")
    return run("edit", "quarry", "--apply", "edited.toml")


def at_the_terminal(program: str, answer: str = "") -> tuple[int, str]:
    """Edit with an editor that is this program in Python, of which `file` is what it edits; the exit code and what was
    said. `answer` is typed meanwhile."""
    editor = Path("editor.py").resolve()
    editor.write_text(
        f"#!{sys.executable}\nimport os, signal, sys\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n{program}\n"
    )
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    ours, theirs = pty.openpty()
    os.write(ours, answer.encode())
    command = [sys.executable, "-m", "timeline", "edit", "quarry"]
    environment = {**os.environ, "VISUAL": "", "EDITOR": str(editor)}
    done = subprocess.run(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        check=False,
        timeout=120,
    )
    os.close(theirs)
    os.close(ours)
    return done.returncode, done.stderr


def test_the_draft_has_every_event_and_decides_nothing() -> None:
    document = json.loads(Path("output/topics/quarry/timeline.json").read_bytes())
    text = draft()
    for event in document["events"]:
        assert f'[events."{event["id"]}"]' in text
        assert event["title"] in text
    assert "Nothing was changed." in applied(text).stderr
    assert not OVERRIDES.exists()


def test_what_is_changed_goes_into_the_file_and_what_stands_there_stays() -> None:
    OVERRIDES.write_text('# the desk\n[topics.harbour]\ntitle = "Harbour"  # kept\n', encoding="utf-8")
    result = applied(draft().replace(f'{OPENED}# date = "1978"', f'{OPENED}date = "1977"'))
    assert result.exit_code == 0
    assert 'date = "1977"' in result.stderr
    assert "timeline.overrides.toml: 1 changed" in result.stderr
    text = OVERRIDES.read_text(encoding="utf-8")
    assert text.startswith('# the desk\n[topics.harbour]\ntitle = "Harbour"  # kept\n')
    (event,) = load_overrides(OVERRIDES).events.values()
    assert (event.was, event.date) == ("The quarry was opened", "1977")


def test_a_line_that_is_taken_out_again_takes_the_decision_back() -> None:
    text = draft().replace(f'{OPENED}# date = "1978"', f'{OPENED}date = "1977"')
    applied(text)
    assert 'date = "1977"\n' in draft()
    assert "taken out" in applied(draft().replace('date = "1977"', '# date = "1977"')).stderr
    assert load_overrides(OVERRIDES).events == {}


def test_a_file_from_before_takes_nothing_out_that_it_does_not_know() -> None:
    old = draft()
    added = '[[add]]\ntopic = "quarry"\ndate = "1931"\ntext = "The first stone was cut."\nsource = "Town archive"\n'
    OVERRIDES.write_text(added, encoding="utf-8")
    assert "Nothing was changed." in applied(old).stderr
    new = draft()
    assert 'text = "The first stone was cut."' in new
    assert applied(new.partition("[[add]]")[0]).exit_code == 0
    assert load_overrides(OVERRIDES).add == ()


def test_a_corrected_date_is_on_the_page_after_the_next_build_and_hidden_events_can_be_brought_back() -> None:
    Path("output").unlink()
    applied_to_new = run("build", "articles.jsonl")
    assert applied_to_new.exit_code == 0
    key = next(event["id"] for event in events() if "opened" in event["title"])
    applied(draft().replace(f"{OPENED}", f"{OPENED}hide = true\n").replace("hide = true\n# date", "hide = true\n#date"))
    assert run("build", "articles.jsonl").exit_code == 0
    assert key not in [event["id"] for event in events()]
    text = draft()
    assert f'# Hidden, or not found in the last build\n\n[events."{key}"]\n{OPENED}hide = true\n' in text
    applied(text.replace(f"{OPENED}hide = true\n", f'{OPENED}date = "1977"\n'))
    assert run("build", "articles.jsonl").exit_code == 0
    assert next(event["interval"]["earliest"] for event in events() if event["id"] == key) == "1977-01-01"


def events() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(Path("output/topics/quarry/timeline.json").read_bytes())["events"]
    return found


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ('date = "next week"', "date: 'next week' is no date"),
        ('dat = "1977"', "did you mean 'date'"),
        ("date = 1977-", "is not valid TOML"),
    ],
)
def test_a_slip_is_told_with_its_place_and_nothing_is_lost(slip: str, told: str) -> None:
    result = applied(draft().replace('# date = "1978"', slip))
    assert result.exit_code == 2
    assert "edited.toml: " in result.stderr
    assert told in result.stderr
    assert not OVERRIDES.exists()
    assert slip in Path("edited.toml").read_text(encoding="utf-8")


def test_an_unknown_topic_is_answered_with_the_nearest() -> None:
    result = run("edit", "quary")
    assert result.exit_code == 2
    assert "did you mean quarry?" in result.stderr


def test_without_a_terminal_the_file_is_printed() -> None:
    assert run("edit", "The Storvik quarry").stdout == draft()


def test_an_editor_on_a_terminal_changes_the_overrides_and_leaves_no_draft() -> None:
    code, said = at_the_terminal("""file.write_text(file.read_text().replace('# date = "1978"', 'date = "1977"'))""")
    assert (code, "1 changed" in said) == (0, True)
    assert [each.date for each in load_overrides(OVERRIDES).events.values()] == ["1977"]
    assert not DRAFT.exists()


def test_after_a_slip_the_same_text_is_edited_again() -> None:
    code, said = at_the_terminal(
        """text = file.read_text()
mended = text.replace('date = "never"', 'date = "1977"')
file.write_text(mended if mended != text else text.replace('# date = "1978"', 'date = "never"'))""",
        answer="y\n",
    )
    assert code == 0
    assert "'never' is no date" in said
    assert [each.date for each in load_overrides(OVERRIDES).events.values()] == ["1977"]


def test_who_gives_up_after_a_slip_finds_the_text_where_it_was() -> None:
    code, said = at_the_terminal("""file.write_text("date = never")""", answer="n\n")
    assert code == 1
    assert f"it stands in {DRAFT}" in said
    assert DRAFT.read_text(encoding="utf-8") == "date = never"


KILLED_ONCE_WRITTEN = """file.write_text(file.read_text().replace('# date = "1978"', 'date = "1977"'))
os.kill(os.getppid(), signal.SIGKILL)"""


def test_an_edit_that_was_killed_goes_on_where_it_was() -> None:
    code, _ = at_the_terminal(KILLED_ONCE_WRITTEN)
    assert code == -signal.SIGKILL
    assert not OVERRIDES.exists()
    code, said = at_the_terminal("pass", answer="y\n")
    assert (code, "left of an edit that was not finished. To begin afresh, say no" in said) == (0, True)
    assert [each.date for each in load_overrides(OVERRIDES).events.values()] == ["1977"]
    assert not DRAFT.exists()


def test_who_would_rather_not_go_on_with_an_old_edit_begins_afresh_and_loses_nothing() -> None:
    at_the_terminal(KILLED_ONCE_WRITTEN)
    left = DRAFT.read_bytes()
    code, said = at_the_terminal("""assert 'date = "1977"' not in file.read_text()""", answer="n\n")
    assert (code, "Nothing was changed." in said) == (0, True)
    assert not OVERRIDES.exists()
    assert not DRAFT.exists()
    assert DRAFT.with_name(f"{DRAFT.name}.old").read_bytes() == left


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
def test_a_change_that_was_killed_is_made_wholly_or_not_at_all(step: str) -> None:
    before = '[topics.quarry]\nnote = "Under way"\n'
    OVERRIDES.write_text(before, encoding="utf-8")
    Path("edited.toml").write_text(draft().replace('# date = "1978"', 'date = "1977"'), encoding="utf-8")
    program = f"""import os, signal
{step} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
from timeline.cli import main
main(["edit", "quarry", "--apply", "edited.toml"])"""
    killed = subprocess.run([sys.executable, "-c", program], check=False, timeout=120)
    assert killed.returncode == -signal.SIGKILL
    assert OVERRIDES.read_text(encoding="utf-8") == before
    assert run("edit", "quarry", "--apply", "edited.toml").exit_code == 0
    assert [each.date for each in load_overrides(OVERRIDES).events.values()] == ["1977"]


def test_what_a_colleague_decided_meanwhile_stays() -> None:
    code, _ = at_the_terminal("""file.write_text(file.read_text().replace('# date = "1978"', 'date = "1977"'))
Path("timeline.overrides.toml").write_text('[topics.quarry]\\nnote = "Under way"\\n')""")
    assert code == 0
    overrides = load_overrides(OVERRIDES)
    assert overrides.topics["quarry"].note == "Under way"
    assert [each.date for each in overrides.events.values()] == ["1977"]


def test_a_table_is_written_once_and_then_taken_in() -> None:
    assert run("edit", "quarry", "--csv", "q.csv").exit_code == 0
    path = Path("q.csv")
    path.write_bytes(path.read_bytes().replace(b",1978,The quarry was opened", b",1977,The quarry was opened"))
    assert "1 changed" in run("edit", "quarry", "--csv", "q.csv").stderr
    assert [each.date for each in load_overrides(OVERRIDES).events.values()] == ["1977"]


def test_a_sheet_of_slides_is_taken_in_with_who_says_so() -> None:
    Path("t.csv").write_text("Year,Headline,Text\n1931,The first stone,Cut by hand\n", encoding="utf-8")
    assert run("edit", "quarry", "--timelinejs", "t.csv").exit_code == 2
    assert run("edit", "quarry", "--timelinejs", "t.csv", "--source", "Town archive").exit_code == 0
    (added,) = load_overrides(OVERRIDES).add
    assert (added.topic, added.source, added.date) == ("quarry", "Town archive", "1931")


def test_ways_of_editing_exclude_each_other() -> None:
    assert run("edit", "quarry", "--print", "--csv", "q.csv").exit_code == 2
    assert run("edit", "quarry", "--source", "Town archive").exit_code == 2
