"""The register beside an output and its site change together, or not at all, whenever a build is killed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from timeline.errors import OutputError
from timeline.registry import draft_path, read_register, register_path, replaced_register, settle_register
from timeline.rendering.folder import write_site
from timeline.stories.register import Register, TopicRecord

OLD, NEW = (Register(topics={key: TopicRecord(articles=("a1",))}) for key in ("old", "new"))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site with its register."""
    output = tmp_path / "real" / "out"
    with replaced_register(OLD, output):
        write_site({"index.html": b"old"}, output)
    return output


def killed(output: Path) -> Path:
    """What a build leaves that is killed at this moment."""
    return Path(shutil.copytree(output.parent, output.parent.with_name("killed"))) / "out"


def test_before_the_site_is_replaced_the_old_register_counts(output: Path) -> None:
    with replaced_register(NEW, output):
        left = killed(output)
    settle_register(left)
    assert read_register(left) == OLD


def test_once_the_site_is_replaced_its_register_counts(output: Path) -> None:
    with replaced_register(NEW, output):
        write_site({"index.html": b"new"}, output)
        left = killed(output)
    assert read_register(left) == OLD
    settle_register(left)
    assert read_register(left) == NEW
    assert {each.name for each in left.parent.iterdir()} == {"out", "out.register.json"}
    assert read_register(output) == NEW


def test_a_draft_that_was_cut_off_is_forgotten(output: Path) -> None:
    with replaced_register(NEW, output):
        left = killed(output)
    draft = draft_path(left)
    draft.write_bytes(draft.read_bytes()[:-9])
    settle_register(left)
    assert read_register(left) == OLD
    assert not draft.exists()


def test_an_error_before_the_site_is_replaced_leaves_the_old_register_and_nothing_else(output: Path) -> None:
    with pytest.raises(ValueError, match="stopped"), replaced_register(NEW, output):
        raise ValueError("stopped")
    assert read_register(output) == OLD
    assert {each.name for each in output.parent.iterdir()} == {"out", "out.register.json"}


def test_a_register_that_cannot_be_put_in_its_place_waits_for_the_next_build(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        building = replaced_register(NEW, output)
        building.__enter__()
        write_site({"index.html": b"new"}, output)
        patch.setattr(Path, "replace", full)
        with pytest.raises(OutputError, match="register of ids cannot be written"):
            building.__exit__(None, None, None)
    assert read_register(output) == OLD
    settle_register(output)
    assert read_register(output) == NEW
    assert register_path(output).read_bytes().endswith(b"}\n")
