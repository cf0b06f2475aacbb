"""Web archives: pages with their capture, and what broken and hostile ones come to."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import brotli
import pytest

from tests.reading.containers.holding import block, packed_records, page, read, record

INFO = block(b"software: a crawler\r\n", {"WARC-Type": "warcinfo"}, "application/warc-fields")


def chunked(body: bytes, size: int = 100) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_is_read_with_its_capture_its_address_and_its_place(packed: bool, tmp_path: Path) -> None:
    records = [INFO, record(page("Ferry lost"), "https://ledger.example/1"), record(page("Ferry found"))]
    articles, told = read(tmp_path / "crawl.warc", packed_records(*records) if packed else b"".join(records))
    first, second = articles
    assert (first.title, first.url) == ("Ferry lost", "https://ledger.example/1")
    assert str(first.captured) == "2024-11-16T07:30:05+00:00"
    assert [each.path.partition(", ")[2] for each in (first, second)] == ["record 2", "record 3"]
    assert told == []


def test_a_crawl_that_is_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    records = record(page("Ferry lost")) + record(page("Ferry found"))
    articles, told = read(tmp_path / "crawl.warc.gz", gzip.compress(records))
    assert [each.title for each in articles] == ["Ferry lost", "Ferry found"]
    assert told == []


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(page("Ferry lost"))),
        ("x-gzip", page("Ferry lost")),  # the crawler has unpacked it, and kept the header
        ("deflate", zlib.compress(page("Ferry lost"))),
        ("deflate", zlib.compress(page("Ferry lost"), wbits=-15)),
        ("br", brotli.compress(page("Ferry lost"))),
        ("identity", page("Ferry lost")),
        ("deflate, gzip", gzip.compress(zlib.compress(page("Ferry lost")))),
    ],
)
@pytest.mark.parametrize("in_chunks", [True, False])
def test_a_page_is_unpacked_as_it_was_sent(encoding: str, body: bytes, in_chunks: bool, tmp_path: Path) -> None:
    headers = {"Content-Encoding": encoding, **({"Transfer-Encoding": "chunked"} if in_chunks else {})}
    answer = record(chunked(body) if in_chunks else body, headers=headers)
    (article,), told = read(tmp_path / "crawl.warc", answer)
    assert article.title == "Ferry lost"
    assert article.text.endswith("police said on Tuesday.")
    assert told == []


def test_chunks_that_the_crawler_has_joined_are_no_fault(tmp_path: Path) -> None:
    (article,), told = read(
        tmp_path / "crawl.warc", record(page("Ferry lost"), headers={"Transfer-Encoding": "chunked"})
    )
    assert article.title == "Ferry lost"
    assert told == []


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    records = [
        INFO,
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(b"", kind="revisit"),
        record(b"\x89PNG", headers={"Content-Type": "image/png"}),
        record(b"\x89PNG", headers={"Content-Type": "image/png"}),
        record(page("Not found"), status="404 Not Found"),
        record(page("Ferry lost")),
    ]
    (article,), (told,) = read(tmp_path / "crawl.warc", b"".join(records))
    assert article.title == "Ferry lost"
    assert told.reason == "no pages of articles, passed over: 2 image/png, 1 with status 404"
    assert told.kept


@pytest.mark.parametrize("mime", ["text/xml; charset=utf-8", "application/xml", "application/rss+xml"])
def test_a_feed_is_read_whatever_kind_of_xml_it_is_sent_as(mime: str, tmp_path: Path) -> None:
    feed = b"<rss version='2.0'><channel><title>Ledger</title><item><title>Ferry lost</title><description>The ferry \
left the harbour of Marrey on Monday.</description></item></channel></rss>"
    sites = (
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example</loc></url></urlset>"
    )
    records = [record(body, headers={"Content-Type": mime}) for body in (feed, sites)]
    articles, told = read(tmp_path / "crawl.warc", b"".join(records))
    assert [each.title for each in articles] == ["Ferry lost"]
    if "rss" not in mime:
        assert [each.reason for each in told if each.path.endswith("crawl.warc")] == [
            f"no pages of articles, passed over: 1 {mime.partition(';')[0]}"
        ]


def test_saved_files_and_texts_of_pages_are_read(tmp_path: Path) -> None:
    words = b"Ferry lost\n\nThe ferry left the harbour of Marrey on Monday in a gale, police said.\n"
    there = {"WARC-Target-URI": "https://ledger.example/1", "WARC-Date": "2024-11-16T07:30:05.123456Z"}
    records = [
        block(page("Ferry found"), {"WARC-Type": "resource", **there}, "text/html"),
        block(words, {"WARC-Type": "conversion", **there}, "text/plain"),
    ]
    articles, told = read(tmp_path / "crawl.warc", b"".join(records))
    assert [each.title for each in articles] == ["Ferry found", "Ferry lost"]
    assert {str(each.captured) for each in articles} == {"2024-11-16T07:30:05+00:00"}
    assert told == []


def test_an_arc_is_read(tmp_path: Path) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("Ferry lost")
    head = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n\n"
    data = b"filedesc://a.arc 0.0.0.0 20241116073005 text/plain %d\n%s\n" % (len(head), head)
    data += b"https://ledger.example/1 192.0.2.1 20241116073005 text/html %d\n%s\n" % (len(http), http)
    (article,), told = read(tmp_path / "crawl.arc", data)
    assert (article.title, article.url) == ("Ferry lost", "https://ledger.example/1")
    assert str(article.captured) == "2024-11-16T07:30:05+00:00"
    assert told == []


def test_a_wrong_length_costs_its_record_and_the_next_is_found(tmp_path: Path) -> None:
    broken = record(page("Ferry at sea")).replace(b"Content-Length: ", b"Content-Length: 1", 1)
    broken = broken.replace(broken.split(b"Content-Length: 1")[1].split(b"\r\n")[0], b"00", 1)
    records = [record(page("Ferry lost")), broken, record(page("Ferry found"))]
    articles, told = read(tmp_path / "crawl.warc", b"".join(records))
    assert [each.title for each in articles][:: len(articles) - 1] == ["Ferry lost", "Ferry found"]
    assert any("the next one is looked for" in each.reason for each in told)


def test_rubbish_between_records_is_passed_over_and_told(tmp_path: Path) -> None:
    rubbish = b"\x00\xff rubbish \r\nwithout\nend " * 5_000
    records = [record(page("Ferry lost")), rubbish, b"\r\n", record(page("Ferry found"))]
    articles, (told,) = read(tmp_path / "crawl.warc", b"".join(records))
    assert [each.title for each in articles] == ["Ferry lost", "Ferry found"]
    assert "is no record of a web archive" in told.reason


@pytest.mark.parametrize("packed", [True, False])
def test_what_stands_before_the_cut_is_read(packed: bool, tmp_path: Path) -> None:
    records = [record(page(f"Ferry {n} lost")) for n in range(4)]
    data = packed_records(*records) if packed else b"".join(records)
    articles, told = read(tmp_path / "crawl.warc", data[: len(data) - len(data) // 6])
    assert [each.title for each in articles][:3] == ["Ferry 0 lost", "Ferry 1 lost", "Ferry 2 lost"]
    assert "broken" in told[-1].reason


def test_a_page_that_cannot_be_unpacked_costs_itself(tmp_path: Path) -> None:
    records = [
        record(gzip.compress(page("Ferry lost"))[:200], headers={"Content-Encoding": "gzip"}),
        record(brotli.compress(page("Ferry lost"))[:50], headers={"Content-Encoding": "br"}),
        record(b"12\r\nshort", headers={"Transfer-Encoding": "chunked"}),
        record(page("Ferry lost"), headers={"Content-Encoding": "snow"}),
        record(page("Ferry found")),
    ]
    articles, told = read(tmp_path / "crawl.warc", b"".join(records))
    assert [each.title for each in articles] == ["Ferry found"]
    assert [each.path.partition(", ")[2] for each in told] == ["record 1", "record 2", "record 3", "record 4"]
    assert "'snow' is not known" in told[3].reason


@pytest.mark.parametrize(("encoding", "pack"), [("br", brotli.compress), ("gzip", gzip.compress)])
def test_a_page_that_unpacks_to_more_than_memory_should_hold_costs_itself(
    encoding: str, pack: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline.reading import files  # noqa: PLC0415  (to set its limit)

    monkeypatch.setattr(files, "LARGEST", 2_000_000)
    bomb = pack(b"<html><body><p>" + b" " * 20_000_000)  # type: ignore[operator]
    records = [record(bomb, headers={"Content-Encoding": encoding}), record(page("Ferry found"))]
    articles, (told,) = read(tmp_path / "crawl.warc", b"".join(records))
    assert [each.title for each in articles] == ["Ferry found"]
    assert "larger than 2 MB" in told.reason


def test_headers_that_fill_memory_are_refused(tmp_path: Path) -> None:
    records = [record(page("Ferry lost")), b"WARC/1.0\r\nX: " + b"a" * 3_000_000]
    articles, (told,) = read(tmp_path / "crawl.warc", b"".join(records))
    assert [each.title for each in articles] == ["Ferry lost"]
    assert "longer than 1 MB" in told.reason
