"""What the README says of correcting the examples is what happens."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main

ROOT = Path(__file__).parents[2]


def test_the_correction_of_the_read_me_moves_its_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = re.search(r'^    \[events\."(\w+)"\]\n(?:    .*\n)+', (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert block
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "examples" / "timeline.overrides.toml").write_text(block[0].replace("\n    ", "\n").strip(), "utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build", "examples/articles", "--config", "examples/timeline.toml", "--quiet"])
    assert (result.exit_code, result.stderr) == (0, "")
    files = (tmp_path / "output" / "topics").glob("*/timeline.json")
    events = [event for file in files for event in json.loads(file.read_bytes())["events"]]
    (corrected,) = [event for event in events if event["id"] == block[1]]
    assert corrected["title"] == "The 1,900-tonne ship was built"
    assert corrected["interval"]["earliest"] == "1997-01-01"
    page = "".join(path.read_text("utf-8") for path in (tmp_path / "output" / "topics").glob("*/index.html"))
    assert "The yard&#39;s own records give 1997." in page
