"""Tables that tell Excel their delimiter in a line before the header."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.formats.found import articles, faults, read
from timeline.models import Diagnostic

TABLE = "id;title;text\n1;Ferry;It sank, all 14 were lost.\n2;Tug;It sank; slowly.\n"


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_line_is_heeded_and_is_no_header(tmp_path: Path, first: str, ends: str) -> None:
    found = read(tmp_path, f"{first}\n{TABLE}".replace("\n", ends), name="export.csv")
    assert [each.text for each in articles(found)] == ["It sank, all 14 were lost."]
    assert faults(found) == ["has 4 cells, the header 3; put quotes around cells that hold ';'"]
    assert [each.where for each in found if isinstance(each, Diagnostic)] == ["line 4"]


@pytest.mark.parametrize("delimiter", [",", "\t", "|", "^"])
def test_any_delimiter_can_be_told(tmp_path: Path, delimiter: str) -> None:
    table = f'sep={delimiter}\nid;title;text\n1;Ferry;"It sank; slowly."\n'.replace(";", delimiter)
    (article,) = articles(read(tmp_path, table, name="export.csv"))
    assert article.text.strip('"') == f"It sank{delimiter} slowly."


def test_a_file_that_ends_after_the_line_is_told(tmp_path: Path) -> None:
    assert articles(read(tmp_path, "sep=;\n", name="export.csv")) == []
    assert len(faults(read(tmp_path, "sep=;\n", name="export.csv"))) == 1
