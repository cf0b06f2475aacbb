"""What was worked out is kept while builds use it, and a while longer."""

from __future__ import annotations

from pathlib import Path

from timeline.archive.memo import ArchiveMemo
from timeline.archive.store import Archive


def test_what_no_build_uses_is_forgotten_after_a_while_and_the_rest_is_not(tmp_path: Path) -> None:
    with Archive(tmp_path / "kept", create=True) as archive:
        ArchiveMemo(archive).keep("stage", [(b"used", None, b"1"), (b"once", None, b"2")])
        left = []
        for _ in range(30):
            memo = ArchiveMemo(archive)
            assert memo.known("stage", [b"used"]) == {b"used"}
            memo.tidy()
            left.append(len(archive.kept("stage", [b"used", b"once"])))
    assert left[:9] == [2] * 9, "another site may need it, or a change be undone"
    assert left[-1] == 1
