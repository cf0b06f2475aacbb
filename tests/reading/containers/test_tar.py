"""tar: its files as articles, and what broken and hostile ones come to."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from tests.reading.containers.holding import page, read, tarred, zipped


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_its_files_are_read_and_named(mode: str, tmp_path: Path) -> None:
    data = tarred({"a/one.html": page("Ferry lost"), "b.html": page("Ferry found")}, mode)
    articles, told = read(tmp_path / "pages.tar", data)
    assert [(each.title, each.path) for each in articles] == [
        ("Ferry lost", f"{tmp_path}/pages.tar, a/one.html"),
        ("Ferry found", f"{tmp_path}/pages.tar, b.html"),
    ]
    assert told == []


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_are_read_in_each_form_of_tar(form: int, tmp_path: Path) -> None:
    file = io.BytesIO()
    name = "/".join(["a" * 40] * 3) + "/ferry.html"
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(page("Ferry lost"))
        archive.addfile(entry, io.BytesIO(page("Ferry lost")))
    (article,), _ = read(tmp_path / "pages.tar", file.getvalue())
    assert article.path.endswith(name)


def test_a_tar_from_before_posix_is_told_by_the_sum_of_its_header(tmp_path: Path) -> None:
    data = bytearray(tarred({"one.html": page("Ferry lost")}))
    data[257:265] = b"\0" * 8
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    (article,), _ = read(tmp_path / "old", bytes(data))
    assert article.title == "Ferry lost"


def test_links_folders_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (("up", tarfile.SYMTYPE), ("down", tarfile.DIRTYPE), ("pipe", tarfile.FIFOTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type = kind
            entry.linkname = "/etc/passwd"
            archive.addfile(entry)
        for name in ("./.hidden/x.html", "./seen.html"):
            entry = tarfile.TarInfo(name)
            entry.size = len(page("Ferry lost"))
            archive.addfile(entry, io.BytesIO(page("Ferry lost")))
    (article,), told = read(tmp_path / "pages.tar", file.getvalue())
    assert article.path.endswith(", ./seen.html")
    assert told == []


def test_names_that_lead_out_or_are_no_unicode_are_only_names(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", errors="surrogateescape", format=tarfile.GNU_FORMAT) as archive:
        for name in ("../../out.html", "f\udce4hre\n.html"):
            entry = tarfile.TarInfo(name)
            entry.size = len(page("Ferry lost"))
            archive.addfile(entry, io.BytesIO(page("Ferry lost")))
    (tmp_path / "in").mkdir()
    articles, _ = read(tmp_path / "in" / "pages.tar", file.getvalue())
    assert [each.path.partition(", ")[2] for each in articles] == ["../../out.html", "f\\udce4hre\\n.html"]
    assert [each.name for each in tmp_path.rglob("*.html")] == []


def test_a_bad_file_costs_itself(tmp_path: Path) -> None:
    data = tarred({"a.html": page("Ferry lost"), "b.html": b"<html></html>", "c.html": page("Ferry found")})
    articles, (told,) = read(tmp_path / "pages.tar", data)
    assert [each.title for each in articles] == ["Ferry lost", "Ferry found"]
    assert told.path.endswith("pages.tar, b.html")


def test_what_stands_before_the_cut_is_read(tmp_path: Path) -> None:
    data = tarred({f"{n}.html": page(f"Ferry {n} lost") for n in range(5)})
    each = len(tarred({"0.html": page("Ferry 0 lost")}).rstrip(b"\0"))
    articles, told = read(tmp_path / "pages.tar", data[: each * 2 + 900])
    assert articles[0].title == "Ferry 0 lost"
    assert "broken" in told[-1].reason


def test_a_damaged_header_ends_it_and_is_told(tmp_path: Path) -> None:
    first = tarred({"0.html": page("Ferry lost")}).rstrip(b"\0")
    first += b"\0" * (-len(first) % 512)
    articles, (told,) = read(tmp_path / "pages.tar", first + b"x" * 4096)
    assert [each.title for each in articles] == ["Ferry lost"]
    assert told.reason.startswith("the tar data is broken: ")


def test_headers_that_fill_memory_are_refused(tmp_path: Path) -> None:
    entry = tarfile.TarInfo("././@LongLink")
    entry.type = tarfile.GNUTYPE_LONGNAME
    entry.size = 8_000_000_000
    data = entry.tobuf(tarfile.GNU_FORMAT) + b"a" * 3_000_000
    articles, (told,) = read(tmp_path / "pages.tar", gzip.compress(data))
    assert articles == []
    assert "longer than 1 MB" in told.reason


def test_a_zip_within_is_read(tmp_path: Path) -> None:
    inner = zipped({"x.html": page("Ferry lost"), "y.html": page("Ferry found")})
    articles, told = read(tmp_path / "pages.tgz", tarred({"inner.zip": inner}, "w:gz"))
    assert [each.path.partition(", ")[2] for each in articles] == ["inner.zip, x.html", "inner.zip, y.html"]
    assert told == []
