"""The register of an archive goes out and comes in by itself: readers keep their addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.archive.pending import keep_pending
from timeline.archive.registers import register_of
from timeline.archive.store import Archive
from timeline.cli import main
from timeline.pipeline import build
from timeline.registry import read_register, register_path
from timeline.stories.register import dump_register

from .test_building import PLAIN, lines, put, site

KEPT, OUT = Path("kept"), Path("out")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was built twice from an archive, with a change."""
    monkeypatch.chdir(tmp_path)
    build(put(tmp_path, lines()[:5]), OUT, PLAIN, archive=KEPT)
    more = lines()[2] | {"id": "a9", "text": "The Orme bridge was painted green on Sunday."}
    build(put(tmp_path, [*lines(), more]), OUT, PLAIN, archive=KEPT)
    return tmp_path


def run(name: str, *arguments: str, archive: str = "kept") -> Result:
    return CliRunner().invoke(main, ["archive", name, "--archive", archive, "--register", *arguments])


def test_a_site_that_goes_on_without_the_archive_is_the_same(folder: Path) -> None:
    assert run("export", "-o", "out", "again.register.json").exit_code == 0
    build(["in.jsonl"], Path("again"), PLAIN)
    assert site(Path("again")) == site(OUT)


def test_an_archive_goes_on_with_the_ids_of_another_and_with_what_its_site_showed(folder: Path) -> None:
    exported = run("export", "-o", "out", "ids.json")
    assert "slugs and" in exported.stderr
    assert run("import", "-o", "again", "ids.json", archive="fresh").exit_code == 0
    edition = build(["in.jsonl"], Path("again"), PLAIN, archive=Path("fresh"))
    assert edition.change is None
    assert len(edition.history) == 1
    assert site(Path("again")) == site(OUT)


def test_the_file_is_that_which_lies_beside_an_output_that_is_built_without_an_archive(folder: Path) -> None:
    build(["in.jsonl"], Path("beside"), PLAIN)
    register = register_path(Path("beside"))
    assert run("import", "-o", "again", register.name, archive="fresh").exit_code == 0
    assert run("export", "-o", "again", "ids.json", archive="fresh").exit_code == 0
    assert Path("ids.json").read_bytes() == register.read_bytes()


def test_of_a_site_that_was_never_built_the_ids_are_exported_and_nothing_else(folder: Path) -> None:
    result = run("export", "ids.json")
    assert "what the site in output shows is not known" in result.stderr
    with Archive(KEPT, readonly=True) as archive:
        register = register_of(archive, "../out")
    assert register is not None
    assert register.shown is not None
    Path("elsewhere.register.json").write_bytes(Path("ids.json").read_bytes())
    found = read_register(Path("elsewhere"))
    assert (found.topics, found.shown, found.history) == (register.topics, None, ())


def test_ids_that_readers_know_are_given_up_only_on_demand(folder: Path) -> None:
    build(put(folder, lines()[:3]), Path("few"), PLAIN)
    with Archive(KEPT, readonly=True) as archive:
        before = {name: archive.fact(name) for name in archive.facts()}
    result = run("import", "-o", "out", "few.register.json")
    assert result.exit_code == 2
    assert "slugs and ids that few.register.json does not have (" in result.stderr
    assert "--replace" in result.stderr
    with Archive(KEPT, readonly=True) as archive:
        assert {name: archive.fact(name) for name in archive.facts()} == before
    assert run("import", "-o", "out", "--replace", "few.register.json").exit_code == 0
    with Archive(KEPT, readonly=True) as archive:
        assert register_of(archive, "../out") == read_register(Path("few"))


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"{", "the register of ids is broken"), (b'{"version": 99}', "version 99"), (None, "does not exist")],
)
def test_a_file_that_is_no_register_is_told_and_changes_nothing(content: bytes | None, told: str) -> None:
    if content is not None:
        Path("ids.json").write_bytes(content)
    with Archive(KEPT, readonly=True) as archive:
        before = register_of(archive, "../out")
    result = run("import", "-o", "out", "--replace", "ids.json")
    assert (result.exit_code, told in result.stderr) == (2, True)
    with Archive(KEPT, readonly=True) as archive:
        assert register_of(archive, "../out") == before


def test_a_file_that_is_not_there_makes_no_archive() -> None:
    assert run("import", "nowhere.json", archive="fresh").exit_code == 2
    assert not Path("fresh").exists()


def test_a_broken_register_is_replaced_on_demand(folder: Path) -> None:
    run("export", "-o", "out", "ids.json")
    with Archive(KEPT) as archive:
        archive.set_fact("register", b"{")
    assert run("import", "-o", "out", "ids.json").exit_code == 2
    assert run("import", "-o", "out", "--replace", "ids.json").exit_code == 0
    build([], OUT, PLAIN, archive=KEPT)


def test_an_archive_that_gave_out_no_ids_has_no_register(folder: Path) -> None:
    Archive(Path("fresh"), create=True).close()
    result = run("export", "ids.json", archive="fresh")
    assert (result.exit_code, "has given out no ids yet" in result.stderr) == (2, True)
    assert not Path("ids.json").exists()


def test_options_of_the_register_go_with_it() -> None:
    for wrong in (["export", "-o", "out", "a.jsonl"], ["import", "--replace", "a.jsonl"]):
        assert CliRunner().invoke(main, ["archive", wrong[0], "--archive", "kept", *wrong[1:]]).exit_code == 2


@pytest.mark.parametrize("stands", [True, False])
def test_an_export_has_what_a_killed_build_gave_out_if_its_site_stands(folder: Path, stands: bool) -> None:
    with Archive(KEPT) as archive:
        before = register_of(archive, "../out")
        assert before is not None
        newer = read_register(Path("few")) if build(put(folder, lines()[:3]), Path("few"), PLAIN) else None
        assert newer is not None
        keep_pending(archive, dump_register(newer), OUT)
        facts = archive.facts()
    if stands:
        (OUT / ".timeline-site").write_text('{"files": []}')
    assert run("export", "-o", "out", "ids.json").exit_code == 0
    Path("found.register.json").write_bytes(Path("ids.json").read_bytes())
    assert read_register(Path("found")) == (newer if stands else before)
    assert CliRunner().invoke(main, ["archive", "export", "--archive", "kept", "all.jsonl"]).exit_code == 0
    assert b'"pending"' not in Path("all.jsonl").read_bytes()
    with Archive(KEPT) as archive:
        assert archive.facts() == facts, "to export changes nothing"
    assert CliRunner().invoke(main, ["archive", "import", "--archive", "copy", "all.jsonl"]).exit_code == 0
    with Archive(Path("copy")) as archive:
        assert register_of(archive, "../out") == (newer if stands else before)
