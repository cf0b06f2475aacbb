"""Packed files: told by content, named as given, and what broken and hostile ones come to."""

from __future__ import annotations

import binascii
import bz2
import gzip
import io
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading.containers.holding import page, read
from timeline.models import Article
from timeline.reading.containers import budget
from timeline.reading.reader import read_document
from timeline.settings import Settings

PACKERS: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress}


@pytest.mark.parametrize("name", PACKERS)
def test_a_packed_page_is_read_and_named_as_its_file(name: str, tmp_path: Path) -> None:
    (article,), told = read(tmp_path / "page.html", PACKERS[name](page("Ferry lost in gale")))
    assert (article.title, article.path) == ("Ferry lost in gale", str(tmp_path / "page.html"))
    assert told == []


@pytest.mark.parametrize("name", PACKERS)
def test_packed_pieces_one_after_the_other_are_one_document(name: str, tmp_path: Path) -> None:
    line = b'{"id": "%d", "text": "The ferry left Marrey on Monday."}\n'
    articles, told = read(tmp_path / "a.jsonl.gz", PACKERS[name](line % 1) + PACKERS[name](line % 2 + line % 3))
    assert [each.id for each in articles] == ["1", "2", "3"]
    assert told == []


@pytest.mark.parametrize("name", PACKERS)
def test_what_stands_before_the_cut_is_read_and_the_cut_is_told(name: str, tmp_path: Path) -> None:
    lines = b"".join(b'{"id": "%d", "text": "The ferry of %x left."}\n' % (n, 7919 ** (900 + n)) for n in range(800))
    packed = PACKERS[name](lines)
    articles, (told,) = read(tmp_path / "a.jsonl", packed[: len(packed) * 3 // 4])
    assert articles[0].id == "0"
    assert len(articles) > 100
    assert told.reason.startswith(f"the {name} data is broken: ")
    assert "what came before was read" in told.reason


@pytest.mark.parametrize("name", PACKERS)
def test_damaged_data_are_told(name: str, tmp_path: Path) -> None:
    packed = bytearray(PACKERS[name](page("Ferry lost") * 50))
    packed[len(packed) // 2] ^= 0xFF
    packed[len(packed) // 2 + 1] ^= 0xFF
    articles, (told,) = read(tmp_path / "page.html", bytes(packed))
    assert articles == []
    assert told.reason.startswith(f"the {name} data is broken: ")


def test_a_column_is_told_by_the_name_within_the_packed_one(tmp_path: Path) -> None:
    table = b"headword;wording\nFerry lost;The ferry left Marrey on Monday.\n"
    _, (told,) = read(tmp_path / "export.csv.xz", lzma.compress(table))
    assert "headword, wording" in told.reason


def test_a_file_packed_over_and_over_is_left(tmp_path: Path) -> None:
    data = page("Ferry lost")
    for _ in range(12):
        data = gzip.compress(data, mtime=0)
    articles, (told,) = read(tmp_path / "page.gz", data)
    assert articles == []
    assert "packed more than 8 times over" in told.reason


def test_a_small_file_that_unpacks_without_end_is_left_and_what_came_before_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "FREE", 1_000_000)
    lines = b'{"id": "1", "text": "The ferry left Marrey on Monday."}\n' + (b" " * 1000 + b"\n") * 40_000
    packed = gzip.compress(lines)
    assert len(packed) * budget.MOST_TIMES < len(lines)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(packed)
    articles = 0
    for each in read_document(str(path), Settings(), None):
        articles += isinstance(each, Article)
        last = each
    assert articles == 1
    assert "unpacks to more than 250 times its size" in last.reason  # type: ignore[union-attr]


def test_xz_that_asks_for_all_memory_is_refused(tmp_path: Path) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1_500_000_000}]
    compressor = lzma.LZMACompressor(filters=[{**filters[0], "dict_size": 1 << 20}])
    data = bytearray(compressor.compress(page("Ferry lost")) + compressor.flush())
    data[15] = 40  # the size of the dictionary, 4 GB, in the header of the block
    header = data[12 : 12 + (data[12] + 1) * 4 - 4]
    data[12 + len(header) : 16 + len(header)] = binascii.crc32(header).to_bytes(4, "little")
    articles, (told,) = read(tmp_path / "page.xz", bytes(data))
    assert articles == []
    assert told.reason.startswith("the xz data is broken: ")


def test_packed_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(b'{"id": "a", "text": "The ferry left Marrey."}\n')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed)))
    (article,) = read_document("-", Settings(), None)
    assert isinstance(article, Article)
    assert article.id == "a"
