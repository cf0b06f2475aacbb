"""ZIP and WACZ: their files as articles, and what broken and hostile ones come to."""

from __future__ import annotations

import io
import random
import stat
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from tests.reading.containers.holding import packed_records, page, read, record, zipped
from timeline.models import Article
from timeline.reading.containers import budget, zip_file
from timeline.reading.reader import read_document
from timeline.settings import Settings


class Unseekable(io.RawIOBase):
    """A pipe into which a ZIP is written, so that it cannot go back to state a size."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        self.data += bytes(data)  # type: ignore[call-overload]
        return len(data)  # type: ignore[arg-type]


def test_its_files_of_any_format_are_read_and_named(tmp_path: Path) -> None:
    members = {
        "a/one.html": page("Ferry lost"),
        "lines.jsonl": b'{"id": "two", "text": "The ferry left Marrey."}\n{"id": "three", "text": "It sank."}\n',
        "empty/": b"",
    }
    articles, told = read(tmp_path / "export.zip", zipped(members))
    assert [each.path for each in articles] == [
        f"{tmp_path}/export.zip, a/one.html",
        *[f"{tmp_path}/export.zip, lines.jsonl"] * 2,
    ]
    assert [each.id for each in articles[1:]] == ["two", "three"]
    assert told == []


def test_a_table_within_is_told_by_its_own_name(tmp_path: Path) -> None:
    _, (told,) = read(tmp_path / "export.zip", zipped({"t.csv": b"headword;wording\nFerry;The ferry left.\n"}))
    assert "headword, wording" in told.reason


def test_hidden_files_and_those_of_systems_are_passed_over(tmp_path: Path) -> None:
    members = {name: page("Ferry lost") for name in ("__MACOSX/._a.html", ".git/a.html", "a/.DS_Store", "a.html")}
    (article,), told = read(tmp_path / "export.zip", zipped(members))
    assert article.path.endswith(", a.html")
    assert told == []


def test_links_are_passed_over(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "The secret lies in /etc/passwd, police said on Monday.")
        archive.writestr("a.html", page("Ferry lost"))
    (article,), told = read(tmp_path / "export.zip", file.getvalue())
    assert article.title == "Ferry lost"
    assert told == []


def test_names_that_lead_out_or_are_no_unicode_are_only_names(tmp_path: Path) -> None:
    data = zipped({"../../up.html": page("Ferry lost"), "XXXX.html": page("Ferry found")})
    articles, _ = read(tmp_path / "export.zip", data.replace(b"XXXX", b"\x84\xff\x1b\n"))
    names = [each.path.partition(", ")[2] for each in articles]
    assert names[0] == "../../up.html"
    assert names[1].endswith("\\x1b\\n.html")
    assert list(tmp_path.rglob("*.html")) == []


def test_a_file_without_a_name_costs_itself(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x", page("Ferry lost"))
        archive.writestr("y.html", page("Ferry found"))
        archive.infolist()[0].filename = ""
    (article,), (told,) = read(tmp_path / "export.zip", file.getvalue())
    assert article.title == "Ferry found"
    assert told.reason.startswith("the ZIP data is broken: ")


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    data = zipped({f"{n}.html": page(f"Ferry {n} lost") for n in range(3)}, zipfile.ZIP_STORED)
    articles, (told,) = read(tmp_path / "export.zip", data.replace(b"<h1>Ferry 1", b"<h1>Ferry 9"))
    assert [each.title for each in articles] == ["Ferry 0 lost", "Ferry 2 lost"]
    assert told.path.endswith("export.zip, 1.html")
    assert told.reason.startswith("the ZIP data is broken: ")


def test_an_encrypted_member_costs_itself(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.html": page("Ferry lost"), "b.html": page("Ferry found")}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    articles, (told,) = read(tmp_path / "export.zip", bytes(data))
    assert [each.title for each in articles] == ["Ferry lost"]
    assert "encrypted" in told.reason


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_a_small_piece_to_more_than_memory_are_refused(method: int, tmp_path: Path) -> None:
    articles, (told,) = read(tmp_path / "export.zip", zipped({"a.html": page("Ferry lost")}, method))
    assert articles == []
    assert "rare method" in told.reason


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_stands_before_the_cut_is_read(method: int, tmp_path: Path) -> None:
    data = zipped({f"{n}.html": page(f"Ferry {n} lost") for n in range(4)}, method)
    articles, told = read(tmp_path / "export.zip", data[: data.find(b"3.html") + 100])
    assert [each.title for each in articles] == ["Ferry 0 lost", "Ferry 1 lost", "Ferry 2 lost"]
    assert [each.path.partition("export.zip")[2] for each in told] == [", 3.html", ""]
    assert all(each.reason.startswith("the ZIP data is broken: ") for each in told)


def test_a_zip_without_its_directory_gives_all_its_files(tmp_path: Path) -> None:
    data = zipped({f"{n}.html": page(f"Ferry {n} lost") for n in range(4)})
    articles, (told,) = read(tmp_path / "export.zip", data[: data.find(b"PK\x01\x02")])
    assert len(articles) == 4
    assert told.path.endswith("export.zip")


@pytest.mark.parametrize("is_large", [True, False])
def test_sizes_that_follow_the_data_are_passed_over(is_large: bool, tmp_path: Path) -> None:
    pipe = Unseekable()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            with archive.open(f"{number}.html", "w", force_zip64=is_large) as member:
                member.write(page(f"Ferry {number} lost"))
    data = bytes(pipe.data)
    articles, (told,) = read(tmp_path / "export.zip", data[: data.find(b"PK\x01\x02")])
    assert [each.title for each in articles] == ["Ferry 0 lost", "Ferry 1 lost", "Ferry 2 lost"]
    assert told.path.endswith("export.zip")


def test_a_zip_that_is_cut_off_or_damaged_anywhere_is_no_fault(tmp_path: Path) -> None:
    data = zipped({f"{n}.html": page(f"Ferry {n} lost") for n in range(2)})
    chance = random.Random(7)
    for size in range(1, len(data), 23):
        damaged = bytearray(data[:size])
        damaged[chance.randrange(size)] = chance.randrange(256)
        for each in (data[:size], bytes(damaged)):
            _, told = read(tmp_path / "export.zip", each)
            assert told
            assert not [one for one in told if "a fault of this program" in one.reason]


def test_an_empty_zip_holds_no_article(tmp_path: Path) -> None:
    articles, (told,) = read(tmp_path / "export.zip", zipped({}))
    assert articles == []
    assert "no article in it" in told.reason


def test_a_directory_of_more_names_than_memory_should_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_file, "_LARGEST_DIRECTORY", 1_000)
    articles, (told,) = read(tmp_path / "export.zip", zipped({f"{n}.html": b"x" for n in range(30)}))
    assert articles == []
    assert "more than some 300,000 files" in told.reason


def test_containers_within_containers_hold_no_more_documents_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "MOST_MEMBERS", 30)
    inner = zipped({f"{number}.html": page("Ferry lost") for number in range(10)})
    articles, told = read(tmp_path / "export.zip", zipped({f"{number}.zip": inner for number in range(20)}))
    assert len(articles) == 27
    assert told[-1].reason.startswith("holds more than 30 documents")
    assert told[-1].path.endswith("export.zip")


def test_the_directory_of_a_large_zip_is_measured_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_file, "_LARGEST_DIRECTORY", 1_000)
    data = bytearray(zipped({"a.html": b"x"}))
    end = data.rfind(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, end + 16)[0]
    far = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, 1, 1, 5_000_000, start)
    data[end:end] = far + struct.pack("<IIQI", 0x07064B50, 0, end, 1)
    struct.pack_into("<I", data, len(data) - 10, 0xFFFFFFFF)
    _, (told,) = read(tmp_path / "export.zip", bytes(data))
    assert "more than some 300,000 files" in told.reason


def test_a_zip_on_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = __import__("os").pipe()
    with open(writing, "wb") as pipe:  # noqa: PTH123  (a descriptor)
        pipe.write(zipped({"a.html": page("Ferry lost")}))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(open(reading, "rb")))  # noqa: PTH123, SIM115  (as above)
    (article,) = read_document("-", Settings(), None)
    assert isinstance(article, Article)
    assert article.path == "-, a.html"


def test_a_document_of_an_office_program_is_no_container(tmp_path: Path) -> None:
    _, (told,) = read(tmp_path / "sheet.xlsx", zipped({"[Content_Types].xml": b"<x/>", "xl/a.xml": b"<x/>"}))
    assert "no format that is known" in told.reason


def test_of_a_wacz_the_crawls_are_read_and_not_its_lists(tmp_path: Path) -> None:
    members = {
        "archive/data.warc.gz": packed_records(record(page("Ferry lost"))),
        "pages/pages.jsonl": b'{"id": "x", "url": "https://ledger.example", "text": "The ferry left Marrey."}\n',
        "datapackage.json": b'{"profile": "data-package", "wacz_version": "1.1.1"}',
    }
    (article,), told = read(tmp_path / "crawl.wacz", zipped(members))
    assert article.path.endswith("crawl.wacz, archive/data.warc.gz, record 1")
    assert str(article.captured) == "2024-11-16T07:30:05+00:00"
    assert told == []
