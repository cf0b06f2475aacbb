"""Pages that a browser saved in one file: with their address and their capture, and broken ones."""

from __future__ import annotations

import plistlib
import quopri
from pathlib import Path
from typing import Any

import pytest

from tests.reading.containers.holding import page, read, zipped

PAGE = page("Fähre verschollen".encode().decode()).replace(b"<html", b'<html data-x="a=b"')


def mhtml(body: bytes = PAGE, mime: str = "text/html; charset=utf-8") -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://ledger.example/ferry\r\n"
        "Subject: =?utf-8?Q?F=C3=A4hre?=\r\nDate: Sat, 16 Nov 2024 07:30:05 +0100\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x----"\r\n\r\n\r\n'
        f"----x----\r\nContent-Type: {mime}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://ledger.example/ferry\r\n\r\n"
    )
    picture = "\r\n----x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n"
    return head.encode() + quopri.encodestring(body) + picture.encode() + b"\r\n----x------\r\n"


def webarchive(**changed: Any) -> bytes:
    main = {
        "WebResourceData": PAGE,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://ledger.example/ferry",
        **changed,
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def test_a_page_saved_as_mhtml_is_read_with_its_address_and_its_capture(tmp_path: Path) -> None:
    (article,), told = read(tmp_path / "ferry.mhtml", mhtml())
    assert (article.title, article.url) == ("Fähre verschollen", "https://ledger.example/ferry")
    assert str(article.captured) == "2024-11-16T07:30:05+01:00"
    assert article.path == str(tmp_path / "ferry.mhtml")
    assert told == []


def test_a_capture_of_which_the_zone_is_not_known_is_in_utc(tmp_path: Path) -> None:
    data = mhtml().replace(b"07:30:05 +0100", b"06:30:05 -0000")
    (article,), _ = read(tmp_path / "ferry.mhtml", data)
    assert str(article.captured) == "2024-11-16T06:30:05+00:00"


def test_a_page_saved_by_safari_is_read_with_its_address(tmp_path: Path) -> None:
    (article,), told = read(tmp_path / "ferry.webarchive", webarchive())
    assert (article.title, article.url) == ("Fähre verschollen", "https://ledger.example/ferry")
    assert told == []


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_charset_is_the_one_that_is_declared(charset: str, tmp_path: Path) -> None:
    data = mhtml(PAGE.decode().encode(charset), f"text/html; charset={charset}")
    (article,), _ = read(tmp_path / "ferry.mhtml", data)
    assert article.title == "Fähre verschollen"


def test_saved_pages_are_read_within_containers(tmp_path: Path) -> None:
    articles, told = read(tmp_path / "pages.zip", zipped({"a.mhtml": mhtml(), "b.webarchive": webarchive()}))
    assert [each.path.partition(", ")[2] for each in articles] == ["a.mhtml", "b.webarchive"]
    assert told == []


def test_mhtml_that_is_cut_off_is_no_fault(tmp_path: Path) -> None:
    data = mhtml()
    for size in range(100, len(data), 97):
        _, told = read(tmp_path / "ferry.mhtml", data[:size])
        assert not [each for each in told if "a fault of this program" in each.reason]


@pytest.mark.parametrize(
    "data",
    [
        mhtml(mime="text/css"),
        webarchive(WebResourceData="no bytes"),
        webarchive()[:-40],
        plistlib.dumps({"WebMainResource": 7}, fmt=plistlib.FMT_BINARY),
    ],
)
def test_a_file_without_a_page_is_told(data: bytes, tmp_path: Path) -> None:
    articles, (told,) = read(tmp_path / "ferry", data)
    assert articles == []
    assert "save the page again" in told.reason


def test_parts_that_are_nested_without_end_are_told(tmp_path: Path) -> None:
    data = b"".join(
        b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (number, number) for number in range(5_000)
    )
    _, (told,) = read(tmp_path / "ferry.mhtml", data)
    assert "save the page again" in told.reason


def test_an_address_that_is_none_of_the_web_is_left_out(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "ferry", webarchive(WebResourceURL="file:///home/x/ferry.html"))
    assert article.url is None
