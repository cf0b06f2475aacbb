"""What holds for any input: nothing crashes the reader, and time grows with length, not with its square."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.models import Article, Moment
from timeline.reading.date_lines import read_date_line
from timeline.reading.markup import markup_to_text
from timeline.reading.reader import read_document
from timeline.reading.scraped_pages import read_page_text
from timeline.settings import Settings

PIECES = """
In World
More news
1 MIN READ
Published:
Updated: Today, 07:40
15 November 2024 10:48
3 hours ago
-
Photo: A/B
(Reuters) -
SEOUL (AP) - The ferry sank on Monday, police said.
By TT
ByZNAThis text has been shortened by X
Tags
Leave a review
©
\u200b
日本語の記事です。
Home | News
»
03/04/2024
29 Feb
99:99
""".strip().split("\n")
HOSTILE = ["\ud800", "\x00", "* "]

_LARGE = 256_000  # characters, far more than an article has
PAGE = (
    "The ferry sank on Monday in a gale off the coast, the police said, and nobody was found alive in the water.\n" * 4
)
UNITS = [
    PAGE + "In World\n",
    "In World\n",
    "1 MIN READ\n",
    "- \n",
    "By A B C D\n",
    "Published: \n",
    "The ferry sank on Monday.\n",
    "A A A A a\n",
    "é.\n\n",
]
WITHOUT_LINES = [
    "Today, 07:40 ",
    "1 1 1 1 1 ",
    "a/b/c/",
    "((((",
    "_",
    "Photo: ",
    "SwedenLivingWorld",
    "Home | News | ",
    "Nov 15 ",
    "12:",
    "<p>",
]

lines = st.one_of(st.sampled_from([*PIECES, *HOSTILE]), st.text(max_size=60))
pages = st.lists(lines, max_size=40).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", " ", ""]).map(lambda by: by.join(parts))
)


@given(page=pages, captured=st.sampled_from([None, "2024-11-15", "2024-11-15T18:00+01:00", "0001-01-01T00:00"]))
@settings(max_examples=300, deadline=None)
def test_no_text_crashes_the_reader_and_what_it_gives_was_there(page: str, captured: str | None) -> None:
    moment = Moment.parse(captured) if captured else None
    article = read_page_text(page, "page.txt", Settings(), moment)
    if article is None:
        return
    assert article.text
    assert article.dating.evidence
    squeezed = "".join(character for character in page if character.isascii() and character.isalnum())
    for paragraph in article.text.split("\n\n"):
        words = [word for word in paragraph.split() if word.isascii() and word.isalnum()]
        assert all(word in squeezed for word in words)


@given(page=pages)
@settings(max_examples=100, deadline=None)
def test_the_same_page_gives_the_same_article(page: str) -> None:
    first, second = (read_page_text(page, "page.txt", Settings(), None) for _ in range(2))
    assert first == second


@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_crash_the_reader(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "document"
    path.write_bytes(content)
    assert list(read_document(str(path), Settings(), None))


@given(
    fragment=st.lists(st.sampled_from([*"<>![]-/?&;=\"' aC", "<![CDATA[", "<![if", "]]>", "<!doctype"])).map("".join)
)
@example('<![><img src="]><img')
@settings(max_examples=300, deadline=None)
def test_no_markup_crashes_the_reader_of_fragments(fragment: str) -> None:
    assert "\n\n\n" not in markup_to_text(fragment)


@given(line=st.text(max_size=250))
@settings(max_examples=300, deadline=None)
def test_no_line_crashes_the_date_reader(line: str) -> None:
    for statement in read_date_line(line).statements:
        assert statement.text in line


@pytest.mark.slow
@pytest.mark.parametrize("unit", [*UNITS, *WITHOUT_LINES])
def test_a_large_page_of_anything_is_read_in_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        found = read_page_text(text, "page.txt", Settings(), None)
        assert found is None or isinstance(found, Article)
        return time.process_time() - start

    cost(1_000)
    small, large = cost(_LARGE // 8), cost(_LARGE)
    assert large < 16 * small + 0.3, f"{unit!r}: {small:.2f} s for an eighth, {large:.2f} s for the whole"
