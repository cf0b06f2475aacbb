"""`timeline publish`: which wiki and which topics are meant, and what is said of a slip."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main
from timeline.publishing import run
from timeline.publishing.wiki import Wiki

from .conftest import Built
from .memory import MemoryWiki

SECRET = "vivid-otter-31"
ONE = '[publish]\nmode = "automatic"\n[publish.wikis.desk]\nkind = "mediawiki"\nurl = "https://wiki.example/api.php"\n'
TWO = f'{ONE}[publish.wikis.other]\nkind = "mediawiki"\nurl = "https://other.example/api.php"\n'

Publish = Callable[..., Result]


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch) -> MemoryWiki:
    """What is opened in the place of any wiki."""
    memory = MemoryWiki()
    opened: Wiki = memory
    monkeypatch.setattr(run, "open_wiki", lambda settings, credentials: opened)
    return memory


@pytest.fixture
def publish(site: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publish:
    monkeypatch.setattr("timeline.publishing.credentials.system_keyring", lambda: None)

    def run_it(*arguments: str, settings: str = ONE, output: str = "site", token: str | None = SECRET) -> Result:
        config = tmp_path / "timeline.toml"
        config.write_text(settings, encoding="utf-8")
        variables = {"TIMELINE_DESK_TOKEN": token, "TIMELINE_OTHER_TOKEN": token, "TIMELINE_DESK_USER": None}
        options = ("-o", str(tmp_path / output), "--config", str(config))
        return CliRunner(env=variables).invoke(main, ["publish", *arguments, *options])

    return run_it


def test_a_topic_is_named_by_its_slug_or_its_title(wiki: MemoryWiki, publish: Publish) -> None:
    assert publish("mediawiki", "bridge").exit_code == 0
    assert publish("mediawiki", "the FERRY").exit_code == 0
    assert sorted(wiki.pages) == ["Timelines/bridge", "Timelines/ferry"]


def test_all_topics_are_published_on_request_and_each_is_told_of(wiki: MemoryWiki, publish: Publish) -> None:
    result = publish("mediawiki", "--all")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "bridge: written, Timelines/bridge (Timeline: 4 events)\n" in result.stderr
    assert "ferry: written, Timelines/ferry (Timeline: 2 events)\n" in result.stderr
    assert publish("mediawiki", "--all", "--quiet").stderr == ""


def test_an_unknown_topic_is_answered_with_the_nearest(wiki: MemoryWiki, publish: Publish) -> None:
    result = publish("mediawiki", "bridges")
    assert result.exit_code == 2
    assert "'bridges': the built site has no such topic; did you mean bridge?" in result.stderr
    assert wiki.pages == {}


@pytest.mark.parametrize(
    ("arguments", "options", "told"),
    [
        (("mediawiki",), {}, "name a TOPIC by its slug or title, or publish --all"),
        (("mediawiki", "bridge"), {"output": "nowhere"}, "holds no built site; run `timeline build` first"),
        (("mediawiki", "bridge"), {"settings": ""}, "put it into timeline.toml as [publish.wikis.mediawiki]"),
        (("dokuwiki", "bridge"), {}, "the settings name no dokuwiki"),
        (("mediawiki", "bridge"), {"settings": TWO}, "say which by --wiki: desk, other"),
        (("mediawiki", "bridge", "--wiki", "dusk"), {}, "no mediawiki of that name under [publish.wikis]; those"),
        (("mediawiki", "bridge"), {"token": None}, "set TIMELINE_DESK_TOKEN, or TIMELINE_DESK_USER"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(
    wiki: MemoryWiki, publish: Publish, arguments: tuple[str, ...], options: dict[str, str], told: str
) -> None:
    result = publish(*arguments, **options)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    assert wiki.pages == {}


def test_one_of_several_wikis_is_chosen_by_its_name(wiki: MemoryWiki, publish: Publish) -> None:
    assert publish("mediawiki", "bridge", "--wiki", "other", settings=TWO).exit_code == 0


def test_a_slug_of_the_settings_that_no_topic_has_is_told(wiki: MemoryWiki, publish: Publish) -> None:
    result = publish("mediawiki", "bridge", "--quiet", settings=f'{ONE}pages = {{brigde = "River"}}\n')
    assert result.exit_code == 0
    assert (
        result.stderr == "Note: its pages in the settings: the built site has no topic 'brigde'; did you mean bridge?\n"
    )


def test_what_holds_for_all_topics_is_said_once(wiki: MemoryWiki, publish: Publish) -> None:
    assert publish("mediawiki", "--all").stderr.count("base_url is not set") == 1


def test_some_that_fail_and_all_that_fail_leave_with_codes_of_their_own(wiki: MemoryWiki, publish: Publish) -> None:
    wiki.refuses = frozenset({"Timelines/bridge"})
    assert publish("mediawiki", "--all").exit_code == 4
    assert publish("mediawiki", "bridge").exit_code == 3


def test_a_wiki_that_is_gone_halfway_is_told_with_what_was_done(wiki: MemoryWiki, publish: Publish) -> None:
    wiki.gone_after = 1
    result = publish("mediawiki", "ferry", "bridge")
    assert result.exit_code == 4
    assert "done: ferry; not done: bridge" in result.stderr
    wiki.gone_after = 0
    assert publish("mediawiki", "bridge").exit_code == 3


def test_a_draft_is_no_fault(wiki: MemoryWiki, publish: Publish) -> None:
    result = publish("mediawiki", "bridge", settings=ONE.replace("automatic", "draft"))
    assert result.exit_code == 0
    assert "bridge: draft" in result.stderr
    assert 'to "approved" or "automatic"' in result.stderr
    assert wiki.pages == {}


def test_a_dry_run_prints_the_difference_on_standard_output(wiki: MemoryWiki, publish: Publish) -> None:
    result = publish("mediawiki", "bridge", "--dry-run")
    assert result.stdout.startswith("--- Timelines/bridge (now)\n")
    assert wiki.pages == {}


def test_a_dry_run_writes_no_index_and_no_picture(wiki: MemoryWiki, publish: Publish, site: Built) -> None:
    (site["bridge"].folder / "timeline.png").write_bytes(b"a picture")
    result = publish("mediawiki", "--all", "--dry-run", settings=f'{ONE}index = "All stories"\n')
    assert result.exit_code == 0
    assert "+++ All stories (then)" in result.stdout
    assert "[[:Timelines/ferry|The ferry]]" in result.stdout
    assert (wiki.pages, wiki.files, wiki.edits, wiki.uploads) == ({}, {}, [], [])


def test_what_is_missing_is_told_by_check_which_writes_nothing(wiki: MemoryWiki, publish: Publish) -> None:
    modes = f'{ONE.replace("automatic", "draft")}[publish.modes]\nferry = "automatic"\n'
    result = publish("mediawiki", "--all", "--check", settings=modes)
    assert result.exit_code == 4
    assert "note:    bridge: would not be published: its mode is draft; to let it out" in result.stdout
    assert "ferry: would not" not in result.stdout
    assert "ok:      Timelines/bridge: may be edited\n" in result.stdout
    assert "missing: base_url is not set; set it in timeline.toml" in result.stdout
    assert (wiki.pages, wiki.uploads) == ({}, [])


def test_an_index_that_cannot_be_made_is_told_beside_the_topics(
    wiki: MemoryWiki, publish: Publish, site: Built
) -> None:
    settings = f'{ONE}index = "All stories"\n'
    assert publish("mediawiki", "--all", settings=settings).exit_code == 0
    (site["ferry"].folder / "timeline.json").write_text("{", encoding="utf-8")
    result = publish("mediawiki", "bridge", settings=settings)
    assert result.exit_code == 4
    assert "bridge: unchanged" in result.stderr
    assert "index: failed, All stories" in result.stderr
    assert "[[:Timelines/ferry|The ferry]]" in wiki.text("All stories")


def test_no_secret_is_printed_even_if_the_wiki_says_it(wiki: MemoryWiki, publish: Publish) -> None:
    wiki.type("Timelines/bridge", f"Our token is {SECRET}.")
    dry = publish("mediawiki", "bridge", "--dry-run")
    assert "Our token is ….".encode() in dry.stdout_bytes
    wiki.meanwhile = lambda: (_ for _ in ()).throw(ValueError(f"Bearer {SECRET}"))
    failed = publish("mediawiki", "bridge")
    assert SECRET not in dry.output + failed.output + repr(failed.exception)
    assert isinstance(failed.exception, RuntimeError)


def test_without_the_extra_the_way_to_get_it_is_told(site: Built, tmp_path: Path) -> None:
    config = tmp_path / "timeline.toml"
    config.write_text(ONE, encoding="utf-8")
    program = (
        "import sys; sys.modules['requests'] = None\n"
        "from timeline.cli import main\n"
        f"main(['publish', 'mediawiki', 'bridge', '-o', {str(tmp_path / 'site')!r}, '--config', {str(config)!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=False, env={"TIMELINE_DESK_TOKEN": SECRET, "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 2
    assert "pip install 'story-timeline[publish]'" in done.stderr
