"""What the benchmark of rebuilding says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.pile import pile
from benchmarks.rebuild import costs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells nothing of what a child used")


def test_each_of_the_three_builds_is_told(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "The ferry sank on Monday.", "published": "2025-03-04"}')
    lines = list(pile([str(tmp_path / "in.jsonl")], 4))
    told = list(costs(lines, tmp_path, pictures=False))
    assert [(each.build, each.articles) for each in told] == [("first", 3), ("nothing new", 3), ("one more", 4)]
    assert all(each.cpu > 0 and each.archive > 0 for each in told)
