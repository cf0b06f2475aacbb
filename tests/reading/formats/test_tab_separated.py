"""Tab-separated tables, quoted as spreadsheets do it and not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.formats.found import articles, read

HEAD = "id\ttitle\ttext\n"


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ("1\tFerry\tIt was lost.\n2\tTug\tIt was not.\n", ["It was lost.", "It was not."]),
        ('1\tFerry\t"It was lost," he said.\n2\tTug\tIt was not.\n', ['"It was lost," he said.', "It was not."]),
        ('1\tFerry\t"It was lost\n2\tTug\tIt was not.\n', ['"It was lost', "It was not."]),
        ('1\tFerry\tA "ferry" was lost.\n', ['A "ferry" was lost.']),
        ('1\tFerry\t"A ""ferry""\nwas lost."\n2\tTug\tIt was not.\n', ['A "ferry"\nwas lost.', "It was not."]),
        ('1\tFerry\t"A\tferry"\n', ["A\tferry"]),
        ('1\t"Ferry\nor tug"\tIt was lost.\n', ["It was lost."]),
        ('1\tFerry\t"It was lost.', ['"It was lost.']),
        ('1\tFerry\t""\n2\tTug\tIt was not.\n', ["It was not."]),
    ],
)
def test_marks_stay_where_they_quote_no_cell(tmp_path: Path, rows: str, texts: list[str]) -> None:
    for ends in ("\n", "\r\n"):
        found = articles(read(tmp_path, (HEAD + rows).replace("\n", ends), name="export.tsv"))
        assert [each.text.replace("\r", "") for each in found] == texts
