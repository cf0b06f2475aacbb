"""Quotations: cut between words, around what gives the date, and no longer anywhere than the settings allow."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Certainty, Edition, Mention, Span, State, Timex
from timeline.rendering.excerpts import with_excerpts
from timeline.rendering.quotation import Piece, excerpt, quote, words_of
from timeline.rendering.site import render_site
from timeline.settings import Settings, SourceSettings

from .fixtures import MORNING, bridge

LONG = "Divers who had searched the harbour found the bell of the Ingrid on Tuesday, the board said in Storvik."


def mention(text: str, marked: str, *, at: int = 40) -> Mention:
    start = at + text.index(marked)
    timex = Timex(
        span=Span(start, start + len(marked)), text=marked, type="DATE", value="2024-11-12", rule="<weekday>",
        certainty=Certainty.INFERRED,
    )  # fmt: skip
    return Mention(article="a", span=Span(at, at + len(text)), text=text, timex=timex)


@pytest.mark.parametrize("longest", range(1, len(LONG) + 5))
def test_excerpt_is_words_of_the_sentence_around_its_date(longest: int) -> None:
    whole = mention(LONG, "Tuesday")
    cut = excerpt(whole, longest)
    assert "Tuesday" in cut.text
    assert len(cut.text) <= max(longest, len("Tuesday"))
    assert LONG[cut.span.start - 40 : cut.span.end - 40] == cut.text
    words = LONG.replace(",", "").replace(".", "").split()
    assert set(cut.text.replace(",", "").replace(".", "").split()) <= {*words}
    assert (cut.before, cut.after) == (not LONG.startswith(cut.text), not LONG.endswith(cut.text))
    assert words_of(cut) == f"{'… ' if cut.before else ''}{cut.text}{' …' if cut.after else ''}"


def test_excerpt_of_nothing_has_no_word_and_no_ellipsis() -> None:
    cut = excerpt(mention(LONG, "Tuesday"), 0)
    assert (cut.text, words_of(cut), quote(cut)) == ("", "", ())
    assert cut.span == Span(40, 40)


def test_quote_marks_the_date_in_an_excerpt_as_in_the_whole() -> None:
    for longest in (0, 30, 60, 400):
        pieces = quote(excerpt(mention(LONG, "Tuesday"), longest))
        assert [piece.text for piece in pieces if piece.marked] == ["Tuesday"] * bool(longest)
    assert quote(mention(LONG, "Tuesday"))[-1] == Piece(", the board said in Storvik.")


def test_quote_of_a_limited_source_may_be_longer_than_the_page_is_wont_to_show() -> None:
    long = " ".join([LONG] * 6)
    assert len("".join(piece.text for piece in quote(mention(long, "Tuesday")))) < 400
    assert "".join(piece.text for piece in quote(excerpt(mention(long, "Tuesday"), 5000))) == long


def printed(edition: Edition, settings: Settings) -> dict[str, str]:
    files = render_site(edition, settings)
    return {path: content.decode() for path, content in files.items() if path.startswith("topics/")}


SENTENCE = "The contract for the repair was signed in June."
REST = "The contract for the repair"


def test_without_a_limit_files_hold_the_sentence() -> None:
    files = printed(bridge(), Settings())
    assert all(SENTENCE in files[f"topics/oster-bridge/{name}"] for name in ("timeline.json", "evidence.csv"))
    assert with_excerpts(bridge(), Settings(max_states=3)) == bridge()


@pytest.mark.parametrize("limit", [0, 12])
def test_no_file_prints_more_than_the_limit_of_a_source(limit: int) -> None:
    edition = bridge()
    past = State(at=edition.analyses["morning"].article.dct, topic=edition.topics[0])  # type: ignore[arg-type]
    edition = replace(edition, states={"oster-bridge": (past, past)})
    settings = Settings(sources={"harbour post": SourceSettings(max_quote=limit)})
    files = {path.rpartition("/")[2]: text.replace("\r\n ", "") for path, text in printed(edition, settings).items()}
    assert [name for name, text in files.items() if REST in text] == []
    for name in ("index.html", "timeline.json", "evidence.csv", "events.ics", "timelinejs.json"):
        assert "The board and a builder" in files[name], name


def test_evidence_of_a_limited_source_still_says_where_its_words_stand() -> None:
    files = printed(bridge(), Settings(max_quote=12))
    document: dict[str, Any] = json.loads(files["topics/oster-bridge/timeline.json"])
    (contract,) = [event for event in document["events"] if event["id"] == "contract"]
    first = contract["evidence"][0]
    assert first["text"] == "… in June."
    assert MORNING[first["start"] : first["end"]] == "in June."
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(files["topics/oster-bridge/evidence.csv"], newline=""))
        if row["event"] == "contract" and row["article"] == "morning"
    ]
    assert (row["quotation"], row["expression"], int(row["start"])) == ("… in June.", "June", first["start"])


def test_a_source_may_quote_more_than_the_others() -> None:
    settings = Settings(max_quote=0, sources={"Evening Mail": SourceSettings(max_quote=500)})
    page = printed(bridge(), settings)["topics/oster-bridge/index.html"]
    assert "The bridge closed on <mark>Monday night</mark>." in page
    assert "The bridge was last inspected" not in page
