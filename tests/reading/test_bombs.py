"""Inputs made to exhaust whoever reads them: told or read, in bounded memory, and what stands beside them is read.

Each run takes files of some 40 MB; TIMELINE_WHOLE_BOMBS=1 takes them of 1 GB.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.reading.peak_memory import PEAK

MEGABYTE = 1_000_000
SIZE = 1000 if os.environ.get("TIMELINE_WHOLE_BOMBS") else 40
"""Of a file, in megabytes; more than a document may have."""
MOST_MEMORY = 500
"""Megabytes that the process may hold at its peak."""
SENTENCE = "The council closed the bridge at Ullmouth on Monday, and the harbour office says that it opens in June. "
PAGE = "<html><head><title>Bridge closed</title></head><body>{}<article>{}</article></body></html>"

READER = f"""
{PEAK}
import json, sys
from timeline.reading.reader import read_document
from timeline.models import Article
from timeline.settings import Settings
articles, told = [], []
for each in read_document(sys.argv[1], Settings(), None):
    if isinstance(each, Article):
        articles.append([each.id, each.text[:2000]])
    else:
        told.append([each.where, each.reason])
json.dump([articles, told, peak()], sys.stdout)
"""


def write(path: Path, *pieces: bytes | Iterable[bytes]) -> Path:
    """Piece by piece, so that no file is held whole."""
    with path.open("wb") as file:
        for piece in pieces:
            file.writelines([piece] if isinstance(piece, bytes) else piece)
    return path


def read(path: Path) -> tuple[list[tuple[str, str]], list[tuple[str | None, str]]]:
    """Ids and texts of the articles, and what is told, by a process that is measured."""
    done = subprocess.run([sys.executable, "-c", READER, str(path)], capture_output=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    articles, told, peak = json.loads(done.stdout)
    assert peak < MOST_MEMORY, f"{peak:.0f} MB"
    return articles, told


def megabytes(letter: bytes, count: int = SIZE) -> Iterable[bytes]:
    return (letter * MEGABYTE for _ in range(count))


@pytest.mark.parametrize("name", ["one-line.txt", "lines.txt", "page.html"])
def test_a_huge_text_or_page_is_told_with_what_to_do(tmp_path: Path, name: str) -> None:
    line = {"one-line.txt": b"x", "lines.txt": SENTENCE.encode() + b"\n", "page.html": b"<p>Closed.</p>\n"}[name]
    begin = b"<html><body>" if name == "page.html" else b""
    path = write(tmp_path / name, begin, (line * (MEGABYTE // len(line)) for _ in range(SIZE)))
    articles, ((_, reason),) = read(path)
    assert not articles
    assert "larger than" in reason
    assert "check that it is what you mean" in reason


def test_a_file_of_blanks_is_empty(tmp_path: Path) -> None:
    articles, ((_, reason),) = read(write(tmp_path / "blank.txt", megabytes(b" ")))
    assert not articles
    assert "empty" in reason


def test_a_file_of_zeros_is_in_no_format(tmp_path: Path) -> None:
    articles, ((_, reason),) = read(write(tmp_path / "zeros", megabytes(b"\0")))
    assert not articles
    assert "no format that is known" in reason


def test_a_line_beyond_all_bounds_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    before, after = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "', b'"}\n{"id": "c", "text": "Two."}\n'
    articles, ((where, reason),) = read(write(tmp_path / "lines.jsonl", before, megabytes(b"x"), after))
    assert [identity for identity, _ in articles] == ["a", "c"]
    assert where == "line 2"
    assert "larger than" in reason


def test_a_cell_beyond_all_bounds_is_told_and_the_other_rows_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "table.csv", b"title,text\nA,One.\nB,x", megabytes(b"x"), b"\nC,Two.\n")
    articles, told = read(path)
    assert [text for _, text in articles] == ["One.", "Two."]
    assert [where for where, _ in told] == ["line 3"]


def test_a_quotation_mark_that_is_never_closed_does_not_fill_the_memory(tmp_path: Path) -> None:
    rows = [b'title,text\nA,One.\nB,"never closed\n', *(b"more of it\n" * (MEGABYTE // 11) for _ in range(10))]
    articles, told = read(write(tmp_path / "table.csv", rows))
    assert [text for _, text in articles] == ["One."]
    assert "check its quotes" in told[0][1]


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"text":"a","a":['])
def test_brackets_within_brackets_are_told(tmp_path: Path, opening: bytes) -> None:
    articles, told = read(write(tmp_path / "deep.json", [opening * 2_000_000]))
    assert not articles
    assert "JSON" in told[0][1]


def test_brackets_within_a_line_are_told_and_the_other_lines_are_read(tmp_path: Path) -> None:
    lines = [b'{"id": "a", "text": "One."}\n', b'{"a":' * 2_000_000, b'\n{"id": "c", "text": "Two."}\n']
    articles, told = read(write(tmp_path / "deep.jsonl", lines))
    assert [identity for identity, _ in articles] == ["a", "c"]
    assert [where for where, _ in told] == ["line 2"]


def test_a_large_list_is_read_record_by_record_and_up_to_where_it_breaks(tmp_path: Path) -> None:
    record = (
        json.dumps({"id": "same", "title": "Bridge closed", "text": SENTENCE, "seen": ["x" * 500_000]}).encode() + b","
    )
    many = 40 * MEGABYTE // len(record)
    for begin in (b"[", b'{"status": "ok", "response": {"meta": [{"a": 1}], "docs": ['):
        articles, told = read(write(tmp_path / "list.json", [begin, record * many, b'{"id": "cut']))
        assert len(articles) == many
        assert [f"after record {many}" in reason for _, reason in told] == [True]


def test_a_large_document_without_records_is_told(tmp_path: Path) -> None:
    articles, told = read(
        write(tmp_path / "none.json", b'{"numbers": [', (b"1," * (MEGABYTE // 2) for _ in range(SIZE)), b"1]}")
    )
    assert not articles
    assert "[fields] records" in told[0][1]


@pytest.mark.parametrize("letter", [b"\0", b" ", b"The bridge is closed.\n"])
def test_a_small_file_that_unpacks_to_a_huge_one_is_told(tmp_path: Path, letter: bytes) -> None:
    path = tmp_path / "small.txt.gz"
    with gzip.open(path, "wb") as packed:
        for _ in range(SIZE):
            packed.write(letter * (MEGABYTE // len(letter)))
    articles, told = read(path)
    assert not articles
    assert len(told) == 1


ENTITIES = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 20))
FEED = (
    '<?xml version="1.0"?><!DOCTYPE rss [{}]><rss version="2.0"><channel>'
    "<item><title>Bridge</title>{}</item></channel></rss>"
)


def test_entities_within_entities_are_not_expanded(tmp_path: Path) -> None:
    feed = FEED.format(
        f'<!ENTITY e0 "laughter ">{ENTITIES}', "<description>Closed on Monday &e19; they said.</description>"
    )
    articles, told = read(write(tmp_path / "feed.xml", [feed.encode()]))
    assert len(articles) + len(told) >= 1
    assert all(text.count("laughter") < 2 for _, text in articles)


@pytest.mark.parametrize("kind", ["feed.xml", "page.html", "page.xhtml"])
def test_no_file_is_read_for_an_entity(tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password of the harbour office", "utf-8")
    entity = f'<!ENTITY x SYSTEM "{secret.as_uri()}">'
    if kind == "feed.xml":
        content = FEED.format(entity, f"<description>{SENTENCE} &x; {SENTENCE}</description>")
    else:
        content = f'<?xml version="1.0"?><!DOCTYPE html [{entity}]>' + PAGE.format(
            "", f"<p>{SENTENCE}</p>" * 3 + "<p>&x;</p>"
        )
    articles, _ = read(write(tmp_path / kind, [content.encode()]))
    assert not [text for _, text in articles if "password" in text]


ABSURD = {
    "spans": '<table><tr><td colspan="9007199254740991" rowspan="9007199254740991">Closed.</td></tr></table>',
    "deep": "<div>" * 100_000,
    "deep lists": "<ul><li>" * 20_000,
    "open formatting": "<b><i><font color=red>" * 5_000,
    "a large picture": f'<img src="data:image/png;base64,{"A" * 20_000_000}">',
    "a large script": f"<script>var state = {json.dumps('x' * 3_000_000)};</script>",
    "a long comment": f"<!--{'-' * 2_000_000}",
    "controls": "".join(map(chr, range(32))) * 1000,
    "numbers of characters": "&#0;&#xD800;&#x110000;&#9999999999999;" * 5000,
}


@pytest.mark.parametrize("what", ABSURD)
def test_an_article_is_read_from_an_absurd_page(tmp_path: Path, what: str) -> None:
    page = PAGE.format("", "<h1>Bridge closed</h1>" + f"<p>{SENTENCE * 2}</p>" * 4 + ABSURD[what])
    articles, told = read(write(tmp_path / "page.html", [page.encode()]))
    assert articles, told
    assert SENTENCE.strip() in articles[0][1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<b>a</b>" * 150_000, "tags"),
        ("<p " + "".join(f"a{number}=1 " for number in range(200_000)) + ">a", "attributes"),
    ],
    ids=["tags", "attributes"],
)
def test_a_page_that_no_parser_comes_to_an_end_with_is_told(tmp_path: Path, content: str, said: str) -> None:
    articles, ((_, reason),) = read(write(tmp_path / "page.html", [PAGE.format("", content).encode()]))
    assert not articles
    assert said in reason


def test_an_absurd_page_in_a_record_leaves_the_other_records(tmp_path: Path) -> None:
    lines = [{"id": "a", "html": PAGE.format("", "<b>a</b>" * 150_000)}, {"id": "b", "text": "Two."}]
    articles, ((where, reason),) = read(write(tmp_path / "in.jsonl", ["\n".join(map(json.dumps, lines)).encode()]))
    assert [identity for identity, _ in articles] == ["b"]
    assert where == "line 1"
    assert "tags" in reason
