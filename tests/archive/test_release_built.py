"""Embargoes, withdrawals and terms of keeping in the site of an archive, built again and again as time goes by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.archive.holding import hand_over
from timeline.archive.store import Archive
from timeline.cli import main
from timeline.models import Moment
from timeline.pipeline import build

from .test_building import PLAIN, lines, put, site
from .test_shrinking import records as many

EMBARGOED = "a4"  # "Police arrested a man over the fire ..."
EARLY, LATE = Moment.parse("2024-11-17T05:00+01:00"), Moment.parse("2024-11-17T06:00+01:00")


def records(**terms: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [each | dict(terms.get(each["id"], {})) for each in lines()]


def under_embargo() -> list[dict[str, Any]]:
    return records(a4={"embargo_until": "2024-11-17T06:00+01:00", "url": "https://ledger.example/arrest-over-fire"})


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "timeline.toml").write_text("[stills]\ndraw = false\n", encoding="utf-8")
    return tmp_path


def words_in(files: Mapping[str, bytes], *words: bytes) -> set[tuple[str, bytes]]:
    return {(path, word) for path, content in files.items() for word in words if word in content.lower()}


@pytest.mark.parametrize("archive", [Path("kept"), None], ids=["archive", "inputs alone"])
def test_what_is_under_an_embargo_leaves_no_word(folder: Path, archive: Path | None) -> None:
    given = put(folder, under_embargo())
    options = ["--archive", str(archive)] if archive else []
    result = run("build", *given, "-o", "out", "--at", str(EARLY), *options)
    assert result.exit_code == 0, result.stderr
    everything = {**site(Path("out")), "told": result.output.encode()}
    assert words_in(everything, b"arrest", b"over the fire", b'"a4"') == set()
    assert "1 article is held back: under an embargo that has not passed at 2024-11-17T05:00+01:00" in result.stderr
    run("build", *given, "-o", "out", "--at", str(LATE), *options)
    assert words_in(site(Path("out")), b"arrested a man")


def test_a_later_build_shows_what_one_from_nothing_at_its_time_does(folder: Path) -> None:
    given = put(folder, under_embargo())
    seen = []
    for time in (EARLY, LATE, EARLY):  # the last one with the clock set back
        build(given, Path("out"), PLAIN, archive=Path("kept"), at=time)
        seen.append(site(Path("out")))
        fresh = Path(f"fresh{len(seen)}")
        hand_over(Path("kept"), Path("out"), fresh, Path("again"))
        build(given, Path("again"), PLAIN, archive=fresh, at=time)
        assert site(Path("again")) == seen[-1]
    told = (b"arrested a man", b"over the fire")
    assert words_in(seen[1], *told)
    assert words_in(seen[0], b"arrest") == words_in(seen[2], *told) == set(), "an address once known is named as gone"


def test_the_time_goes_into_the_report_and_no_page_changes_with_it_alone(folder: Path) -> None:
    given = put(folder, under_embargo())
    build(given, Path("out"), PLAIN, archive=Path("kept"), at=EARLY)
    before = site(Path("out"))
    build([], Path("out"), PLAIN, archive=Path("kept"), at=Moment.parse("2024-11-17T05:30+01:00"))
    after = site(Path("out"))
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {".timeline-site", "report.json"}
    assert json.loads(after["report.json"])["settings"]["at"] == "2024-11-17T05:30+01:00"


def test_an_article_that_is_withdrawn_leaves_the_pages_and_old_inputs_do_not_bring_it_back(folder: Path) -> None:
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    assert words_in(site(Path("out")), b"arrested a man")
    withdrawn = [each for each in records(a4={"status": "withdrawn"}) if each["id"] == "a4"]
    build(put(folder, withdrawn), Path("out"), PLAIN, archive=Path("kept"))
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    assert words_in(site(Path("out")), b"arrested a man") == set()
    assert words_in(site(Path("out")), b"arrested a man", b"over the fire") == set()
    later = [withdrawn[0] | {"status": "usable", "updated": "2024-11-20T10:00+01:00"}]
    build(put(folder, later), Path("out"), PLAIN, archive=Path("kept"))
    assert words_in(site(Path("out")), b"arrested a man")


def test_what_has_expired_leaves_the_pages_and_is_purged_on_demand(folder: Path) -> None:
    given = put(folder, records(a4={"rights": {"keep_until": "2024-12-31"}}))
    assert run("build", *given, "-o", "out", "--archive", "kept", "--at", "2025-01-01").exit_code == 0
    assert words_in(site(Path("out")), b"arrested a man") == set()
    assert words_in(site(Path("kept")), b"arrested a man"), "the archive keeps it until it is purged"
    purge = ("archive", "purge", "--archive", "kept", "--expired", "--yes")
    assert "nothing in it has expired" in run(*purge, "--at", "2024-12-31").stderr
    result = run(*purge, "--at", "2025-01-01")
    assert result.stderr == "a4: purged; build the sites that show it again\n"
    assert words_in(site(Path("kept")), b"arrested a man") == set()
    with Archive(Path("kept")) as archive:
        assert [each.id for each in archive.tombstones()] == ["a4"]


def test_a_purge_of_what_has_expired_asks_for_the_time_and_takes_that_of_the_settings(folder: Path) -> None:
    (folder / "timeline.toml").write_text('at = "2024-12-20"\n[sources."Outlet 1"]\nkeep_days = 30\n', encoding="utf-8")
    run("archive", "add", *put(folder, lines()), "--archive", "kept")
    purge = ("archive", "purge", "--archive", "kept", "--yes")
    result = run(*purge, "--expired", "--config", "nope.toml")
    assert result.exit_code == 2
    assert run(*purge, "--expired").stderr.split(": purged")[0] == "a1", "of 13 and 16 November, the first"
    for wrong in ((), ("a2", "--at", "2025-01-01")):
        result = run(*purge, *wrong)
        assert (result.exit_code, "--expired --at TIME" in result.stderr) == (2, True)
    (folder / "timeline.toml").write_text("", encoding="utf-8")
    result = run(*purge, "--expired")
    assert (result.exit_code, "state the time" in result.stderr) == (2, True)


def test_the_list_of_an_archive_tells_the_terms(folder: Path) -> None:
    terms = {"embargo_until": "2024-11-17", "status": "corrected", "rights": {"max_quote": 80}}
    run("archive", "add", *put(folder, records(a4=terms)), "--archive", "kept")
    listed = {
        line["id"]: line for line in map(json.loads, run("archive", "list", "--archive", "kept").stdout.splitlines())
    }
    assert terms.items() <= listed["a4"].items()
    assert "status" not in listed["a0"]


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_terms_come_through_an_export(folder: Path, ending: str) -> None:
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    terms = {
        "embargo_until": "2024-11-17",
        "status": "withdrawn",
        "rights": {"link_only": True, "keep_until": "2025-01-31"},
    }
    run("archive", "add", *put(folder, records(a4=terms)), "--archive", "kept")
    assert run("archive", "export", "--archive", "kept", f"all.{ending}").exit_code == 0
    assert run("archive", "import", "--archive", "other", f"all.{ending}").exit_code == 0
    with Archive(Path("kept")) as kept, Archive(Path("other")) as other:
        assert list(kept.holdings()) == list(other.holdings())
        held = other.holding("a4")
        assert held is not None
        assert held.newest.status == "withdrawn"


def test_strict_does_not_mind_what_is_held_back(folder: Path) -> None:
    result = run("build", *put(folder, under_embargo()), "-o", "out", "--strict")
    assert result.exit_code == 0, result.stderr
    assert "give --at TIME" in result.stderr
    wrong = put(folder, records(a4={"embargo_until": "soon"}))
    result = run("build", *wrong, "-o", "out", "--strict")
    assert (result.exit_code, "embargo_until: 'soon' is no time" in result.stderr) == (4, True)


def test_a_withdrawal_is_no_loss_that_stops_a_build(folder: Path) -> None:
    given = many()
    build(put(folder, given), Path("out"), PLAIN, archive=Path("kept"))
    shown = sum(len(topic.events) for topic in build([], Path("out"), PLAIN, archive=Path("kept")).topics)
    assert shown >= 10
    build(put(folder, [given[-1] | {"status": "withdrawn"}]), Path("out"), PLAIN, archive=Path("kept"))
    assert words_in(site(Path("out")), b"mayor of halm") == set()
