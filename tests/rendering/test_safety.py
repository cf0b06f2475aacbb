"""Article text stays text: in scripts, on the chart, in links and in spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.rendering.escaping import json_for_script, printable
from timeline.rendering.links import safe_href
from timeline.rendering.site import render_site
from timeline.rendering.spreadsheet import csv_bytes, neutral
from timeline.settings import Settings

from .fixtures import HOSTILE, hostile


@given(st.text())
def test_json_in_a_script_survives_and_holds_no_markup(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    written = json_for_script({"text": text})
    assert json.loads(written) == {"text": text}
    assert not set(written) & set("<>&\u2028\u2029")


def test_direction_marks_and_controls_are_taken_out() -> None:
    assert printable("a\u202eb\u2066c\x00d\x1b e\u2028f") == "abcd e f"


@pytest.mark.parametrize("url", ["https://a.example/x?y=1&z", "HTTP://a.example", "mailto:desk@a.example"])
def test_web_and_mail_addresses_become_links(url: str) -> None:
    assert safe_href(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "//a.example", "file:///etc/passwd",
     "https:///nowhere", "http://[broken", "https://a.example/\u0000x", "vbscript:x", "mailto:", "/relative"],
)  # fmt: skip
def test_no_other_address_becomes_a_link(url: str | None) -> None:
    assert safe_href(url) is None


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "−1"])
def test_formula_is_neutralised(cell: str) -> None:
    assert neutral(cell) == "'" + cell


@given(st.text())
def test_taking_one_apostrophe_away_gives_the_text_back(text: str) -> None:
    safe = neutral(text)
    assert (safe[1:] if safe != text else safe) == text
    assert neutral(safe) == safe if safe == text else neutral(safe) == "'" + safe
    assert not safe.lstrip("'").startswith(("=", "+", "-", "@")) or safe.startswith("'")


@given(st.lists(st.lists(st.text(alphabet="ab,;\"'\r\n=é"), min_size=2, max_size=2)))
def test_csv_is_read_back_by_any_csv_reader(rows: list[list[str]]) -> None:
    written = csv_bytes(("a", "b"), rows).decode()
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read == [["a", "b"], *([neutral(cell) for cell in row] for row in rows)]


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and the text of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_no_payload_is_markup_on_any_page() -> None:
    files = render_site(hostile(), Settings())
    tags = [tag for path, content in files.items() if path.endswith("html") for tag in Tags(content.decode()).tags]
    for tag, attributes in tags:
        assert tag not in ("img", "iframe", "object", "embed", "base", "form")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for address in (attributes.get("href"), attributes.get("src"), attributes.get("cite")):
            assert address is None or ":" not in address.split("/")[0] or safe_href(address)
    scripts = [attributes for tag, attributes in tags if tag == "script"]
    assert all("src" in script or script.get("type") == "application/json" for script in scripts)
    assert len(scripts) == 8  # of the index, the page and its embed


def test_an_id_with_blanks_and_quotes_makes_a_valid_anchor_to_which_its_links_lead() -> None:
    files = render_site(hostile(), Settings())
    tags = Tags(files["topics/hostile/index.html"].decode()).tags
    (place,) = [str(attributes["id"]) for tag, attributes in tags if str(attributes.get("id")).startswith("article-")]
    assert re.fullmatch(r"article-[0-9a-f]{12}", place)
    links = {address for tag, attributes in tags if (address := attributes.get("href") or "").startswith("#article-")}
    assert links == {f"#{place}"}


def test_marks_that_turn_the_direction_and_controls_stay_out_of_the_tables() -> None:
    written = csv_bytes(("a",), [["in\u202ever\u2066ted\u0007 \u0000text\nand\ta line"]]).decode()
    assert written == 'a\r\n"inverted text\nand\ta line"\r\n'


def test_the_tables_hold_the_payload_as_plain_text() -> None:
    files = render_site(hostile(), Settings())
    rows = list(csv.DictReader(io.StringIO(files["topics/hostile/evidence.csv"].decode(), newline="")))
    assert {row["title"] for row in rows} == {HOSTILE}
    assert {(row["url"], row["archived_url"]) for row in rows} == {("", "")}
