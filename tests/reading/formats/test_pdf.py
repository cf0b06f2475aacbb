"""PDFs: the text in the order in which it is read, whatever the order in the file; and what cannot be read is told."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tests.reading.formats.pdf_pages import paragraph, pdf
from timeline.models import Article, Diagnostic
from timeline.reading.formats import kinds
from timeline.reading.reader import read_document
from timeline.settings import Settings

pytest.importorskip("pdfminer")

FIRST = ("The council closed the bridge at Ullmouth on Monday,", "and the harbour office says that it opens in June.")
SECOND = ("Divers will look at its piles on Thursday, and the", "council decides next week what becomes of the pier.")
FLAT = [" ".join(FIRST), " ".join(SECOND)]
HEAD = [(72, 740, 24, "Bridge closed at Ullmouth")]


def read(path: Path, data: bytes) -> list[Article | Diagnostic]:
    path.write_bytes(data)
    return list(read_document(str(path), Settings(), None))


def article(path: Path, data: bytes) -> Article:
    (only,) = read(path, data)
    assert isinstance(only, Article), only
    return only


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "export.bin"


def test_the_largest_line_of_the_first_page_is_the_title_and_lines_become_paragraphs(path: Path) -> None:
    found = article(path, pdf([*HEAD, *paragraph(72, 680, *FIRST), *paragraph(72, 620, *SECOND)]))
    assert found.title == "Bridge closed at Ullmouth"
    assert found.text.split("\n\n") == FLAT


def test_columns_are_read_one_after_the_other_whatever_their_order_in_the_file(path: Path) -> None:
    left, right = paragraph(40, 680, *FIRST), paragraph(320, 680, *SECOND)
    mixed = [line for pair in zip(right, left, strict=True) for line in pair]
    assert article(path, pdf([*mixed, *HEAD])).text.split("\n\n") == FLAT


def test_a_sentence_that_goes_on_on_the_next_page_is_whole_and_running_titles_are_left_out(path: Path) -> None:
    pages = [
        [(72, 810, 9, f"Ullmouth Post, page {number}"), *paragraph(72, 680, line), (290, 20, 9, f"- {number} -")]
        for number, line in enumerate(FIRST, start=1)
    ]
    assert article(path, pdf(*pages)).text == FLAT[0]


def test_a_word_that_is_parted_at_the_end_of_a_line_is_whole(path: Path) -> None:
    lines = (
        "The council of Ullmouth closed the bridge over the har-",
        "bour on Monday, and it opens in June next year.",
    )
    assert "the harbour on Monday" in article(path, pdf(paragraph(72, 680, *lines))).text


def test_it_is_dated_by_its_text_and_was_saved_when_it_says(path: Path) -> None:
    about = "/Title (Microsoft Word - bridge.doc) /CreationDate (D:20241116091200+01'00')"
    dated = paragraph(72, 700, "15 November 2024, 10:48")
    found = article(path, pdf([*HEAD, *dated, *paragraph(72, 660, *FIRST)], about=about))
    assert str(found.dct) == "2024-11-15T10:48"
    assert str(found.captured) == "2024-11-16T09:12:00+01:00"


def test_a_time_in_the_file_is_set_aside_and_told_where_the_text_states_a_later_one(path: Path) -> None:
    dated = paragraph(72, 700, "15 November 2024, 10:48")
    about = "/CreationDate (D:20190502080000Z)"
    found = article(path, pdf([*HEAD, *dated, *paragraph(72, 660, *FIRST)], about=about))
    assert str(found.dct) == "2024-11-15T10:48"
    assert found.captured is None
    assert any("not taken for the capture" in clue.text for clue in found.dating.evidence)


@pytest.mark.parametrize(
    ("about", "title"),
    [("/Title (The bridge at Ullmouth)", "The bridge at Ullmouth"), ("/Title (export.indd)", None), ("", None)],
)
def test_without_a_headline_the_title_is_the_stated_one_if_it_is_words(
    path: Path, about: str, title: str | None
) -> None:
    assert article(path, pdf(paragraph(72, 680, *FIRST), about=about)).title == title


WHOLE = pdf([*HEAD, *paragraph(72, 680, *FIRST)])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([]), "no text: its pages are pictures"),
        (b"%PDF-1.7\n%%EOF", "PDF"),
        (WHOLE[:200], "PDF"),
        (WHOLE.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>]"), "PDF"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 100, "PDF"),
    ],
    ids=["no text", "empty", "cut off", "encrypted", "noise"],
)
def test_what_cannot_be_read_is_told_with_what_to_do(path: Path, data: bytes, said: str) -> None:
    (told,) = read(path, data)
    assert isinstance(told, Diagnostic)
    assert said in told.reason


def test_a_page_tree_that_leads_in_circles_ends(path: Path) -> None:
    looped = WHOLE.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    assert looped != WHOLE
    (found,) = read(path, looped)
    assert isinstance(found, Article | Diagnostic)


def test_a_small_stream_that_unpacks_to_a_huge_one_is_told(path: Path) -> None:
    packed = zlib.compress(b" " * 40_000_000, 9)
    stream = f"6 0 obj\n<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode() + packed
    bomb = WHOLE.replace(b"/Contents 4 0 R", b"/Contents 6 0 R").replace(
        b"xref\n", stream + b"\nendstream\nendobj\nxref\n", 1
    )
    (told,) = read(path, bomb)
    assert isinstance(told, Diagnostic)
    assert "unpacks to more than 32 MB" in told.reason


def test_a_cut_off_file_gives_what_is_there_or_a_reason(path: Path) -> None:
    for end in range(100, len(WHOLE), 97):
        (found,) = read(path, WHOLE[:end])
        assert isinstance(found, Article | Diagnostic)


def test_where_the_extra_is_missing_it_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "find_spec", lambda name: None)
    (told,) = read(path, WHOLE)
    assert isinstance(told, Diagnostic)
    assert "story-timeline[pdf]" in told.reason
