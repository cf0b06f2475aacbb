"""TimeML documents: what an XML parser finds in them is what the JSONL says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli import main
from timeline.commands.timeml import file_names
from timeline.models import Analysis, Article, Dating, Moment
from timeline.temporal import annotate
from timeline.temporal.timeml import timeml

TEXT = (
    "The council closed the old bridge on Monday.\r\nTwo days later it fell; repairs take <at least> two weeks & more, "
    "in early June.\rEvery Friday ‘it’ is “inspected”: recently, a\u00a0crack — 🌉 — was seen last year."
)
HOSTILE = [
    "]]></TEXT><TIMEX3 tid='t1'>Monday</TIMEX3> on Monday",
    "<!-- Monday --> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///'>]> &e; on Monday",
    "nul \x00, bell \x07, escape \x1b, \ufffe and \uffff on Monday",
    "half a pair \ud83d on Monday \udc00",
    "&amp; &lt; &#0; on Monday\r\n\r",
]


def analysis(text: str, **of_article: Any) -> Analysis:
    dct = Moment.parse("2023-03-14T09:00+01:00")
    article = Article(**{"id": "bridge", "text": text, "path": "a.jsonl", "dating": Dating(published=dct)} | of_article)
    return Analysis(article=article, timexes=annotate(text, article.dct))


def parsed(document: str) -> ElementTree.Element:
    return ElementTree.fromstring(document.encode())


def spans(element: ElementTree.Element) -> list[tuple[int, int]]:
    """Where each TIMEX3 stands in the text of the element."""
    found, place = [], len(element.text or "")
    for timex in element:
        end = place + len(timex.text or "")
        found.append((place, end))
        place = end + len(timex.tail or "")
    return found


def text_of(document: str) -> ElementTree.Element:
    element = parsed(document).find("TEXT")
    assert element is not None
    return element


def test_text_spans_and_values_are_those_of_the_article() -> None:
    one = analysis(TEXT, title="Bridge & <falls>")
    element = text_of(timeml(one))
    assert "".join(element.itertext()) == TEXT
    assert len(one.timexes) > 5
    assert spans(element) == [(timex.span.start, timex.span.end) for timex in one.timexes]
    assert [(each.get("type"), each.get("value"), each.get("mod")) for each in element] == [
        (timex.type, timex.value, timex.mod) for timex in one.timexes
    ]
    assert parsed(timeml(one)).findtext("TITLE") == "Bridge & <falls>"


def test_the_publication_time_is_t0_and_what_counts_from_it_says_so() -> None:
    root = parsed(timeml(analysis(TEXT)))
    creation = root.find("DCT/TIMEX3")
    assert creation is not None
    assert creation.attrib == {
        "tid": "t0",
        "type": "TIME",
        "value": "2023-03-14T09:00+01:00",
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    by_text = {each.text: each for each in root.iterfind("TEXT/TIMEX3")}
    assert by_text["Monday"].get("anchorTimeID") == "t0"
    assert by_text["Two days later"].get("anchorTimeID") == by_text["Monday"].get("tid")
    assert by_text["Two days later"].get("temporalFunction") == "true"
    assert by_text["two weeks"].get("temporalFunction") == "false"


def test_an_unknown_publication_time_is_marked_and_what_needs_it_is_left_out() -> None:
    root = parsed(timeml(analysis("It fell on Monday, in May 2021.", dating=Dating())))
    assert [each.get("value") for each in root.iterfind("DCT/TIMEX3")] == ["XXXX-XX-XX"]
    assert [(each.text, each.get("value")) for each in root.iterfind("TEXT/TIMEX3")] == [("May 2021", "2021-05")]


def test_a_set_says_its_quantifier_and_how_often() -> None:
    every, twice, once = text_of(timeml(analysis("It meets every Friday, twice a week, or once every two years.")))
    assert (every.get("type"), every.get("value"), every.get("quant"), every.get("freq")) == (
        "SET",
        "XXXX-WXX-5",
        "EVERY",
        None,
    )
    assert (twice.get("value"), twice.get("quant"), twice.get("freq")) == ("P1W", None, "2X")
    assert (once.get("value"), once.get("quant"), once.get("freq")) == ("P2Y", "EVERY", "1X")


TIED = (
    "Rents rose over the past three months and may rise for the next two weeks; the fair runs 3-5 May 2023, and the "
    "mill was shut in 2010-2012. It has rained for the past few days, and frozen for two years."
)


def ends_of(root: ElementTree.Element) -> dict[str | None, list[str | None]]:
    """The values of the ends that each expression of the text names by their ids."""
    values = {each.get("tid"): each.get("value") for each in root.iter("TIMEX3")}
    ends = ("beginPoint", "endPoint")
    return {
        each.text: [values[each.get(end)] if each.get(end) else None for end in ends]
        for each in root.iterfind("TEXT/TIMEX3")
    }


def test_ranges_and_lengths_tied_to_the_publication_name_their_ends() -> None:
    root = parsed(timeml(analysis(TIED)))
    published = "2023-03-14T09:00+01:00"
    assert ends_of(root) == {
        "the past three months": ["2022-12", published],
        "the next two weeks": [published, "2023-W13"],
        "3-5 May 2023": ["2023-05-03", "2023-05-05"],
        "2010-2012": ["2010", "2012"],
        "the past few days": [None, None],
        "two years": [None, None],
    }
    by_text = {each.text: each for each in root.iterfind("TEXT/TIMEX3")}
    assert by_text["the past three months"].get("endPoint") == by_text["the past few days"].get("anchorTimeID") == "t0"


def test_ends_that_no_words_name_are_empty_elements_outside_the_text() -> None:
    root = parsed(timeml(analysis(TIED)))
    ends = root.findall("TIMEX3")
    assert ends
    assert all(end.text is None and end.get("value") and end.get("type") == "DATE" for end in ends)
    ids = [each.get("tid") for each in root.iter("TIMEX3")]
    assert ids == [f"t{number}" for number in range(len(ids))]


def read_back(document: str) -> list[tuple[object, ...]]:
    """The expressions of a document as our own values: what a reader makes of its attributes."""
    root = parsed(document)
    values = {each.get("tid"): each.get("value") for each in root.iter("TIMEX3")}
    text = text_of(document)
    ids = {each.get("tid"): place for each, place in zip(text, spans(text), strict=True)}
    return [
        (
            *place,
            each.text,
            *(each.get(name) for name in ("type", "value", "mod", "quant", "freq")),
            "dct" if each.get("anchorTimeID") == "t0" else ids.get(each.get("anchorTimeID")),
            values.get(each.get("beginPoint")),
            values.get(each.get("endPoint")),
        )
        for each, place in zip(text, spans(text), strict=True)
    ]


def stated(one: Analysis) -> list[tuple[object, ...]]:
    found = [timex for timex in one.timexes if timex.value is not None]
    places = {timex.span: (timex.span.start, timex.span.end) for timex in found}
    return [
        (
            *places[timex.span],
            timex.text,
            *(timex.type, timex.value, timex.mod, timex.quant, timex.freq),
            "dct" if timex.anchor and timex.anchor.kind == "dct" else timex.anchor and places.get(timex.anchor.span),
            *(timex.ends or (None, None)),
        )
        for timex in found
    ]


PHRASES = st.sampled_from(
    [
        *("on Monday", "two days later", "twice a week", "each June", "about 2010", "the past three months"),
        *("3-5 May 2023", "recently", "for two years", "at least a year ago", "early in May 2021", "at 10:30 p.m."),
        *("last winter", "<&>", "\r\n", "🌉", "\x00"),
    ]
)


@given(st.lists(PHRASES, max_size=12))
def test_a_document_read_back_gives_the_same_expressions(phrases: list[str]) -> None:
    one = analysis("It rose " + ", it fell ".join(phrases) + ".")
    assert read_back(timeml(one)) == stated(one)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_and_forbidden_characters_keep_their_places(text: str) -> None:
    one = analysis(text, id=text, title=text)
    document = timeml(one)
    element = text_of(document)
    kept = "".join(element.itertext())
    assert len(kept) == len(text)
    assert all(new in (old, "\ufffd") for old, new in zip(text, kept, strict=True))
    assert spans(element) == [(timex.span.start, timex.span.end) for timex in one.timexes]
    assert len(one.timexes) >= 1
    # tools that read with regular expressions: one tag an expression, and no other
    assert len(re.findall(r"<TIMEX3 [^<>]*[^/<>]>", document)) == len(one.timexes) + 1


@given(st.text(st.characters() | st.sampled_from("<>&\"'\r\n\t\0"), max_size=60), st.text(max_size=20))
def test_any_text_gives_a_well_formed_document(text: str, title: str) -> None:
    one = analysis(f"{text} on Monday {text}", title=title, id=title)
    element = text_of(timeml(one))
    assert len("".join(element.itertext())) == len(one.article.text)
    assert spans(element) == [(timex.span.start, timex.span.end) for timex in one.timexes]


ARTICLES = [
    {"id": "bridge", "text": "It fell on Monday.", "published": "2023-03-14"},
    {"id": "Bridge", "text": "It fell on Tuesday.", "published": "2023-03-16"},
    {"id": "../up/and away", "text": "It fell in June.", "published": "2023-03-14"},
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("one.jsonl").write_text(json.dumps(ARTICLES[0]), encoding="utf-8")
    Path("all.jsonl").write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), encoding="utf-8")
    return tmp_path


def timeline(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["annotate", *arguments])


def test_one_article_goes_to_standard_output() -> None:
    result = timeline("one.jsonl", "--format", "timeml")
    assert result.exit_code == 0, result.stderr
    assert parsed(result.stdout).findtext("DOCID") == "bridge"
    assert [each.get("value") for each in text_of(result.stdout)] == ["2023-03-13"]


def test_several_articles_need_a_folder_and_the_message_says_so() -> None:
    result = timeline("all.jsonl", "--format", "timeml")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "3 articles" in result.stderr
    assert "-o FOLDER" in result.stderr


def test_a_folder_gets_a_file_an_article_and_none_outside_of_it(folder: Path) -> None:
    result = timeline("all.jsonl", "--format", "timeml", "-o", "out/tml")
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    written = sorted(path.relative_to(folder) for path in folder.rglob("*.tml"))
    assert len({path.name.lower() for path in written}) == 3
    assert {path.parent for path in written} == {Path("out/tml")}
    ids = {parsed(path.read_text(encoding="utf-8")).findtext("DOCID") for path in written}
    assert ids == {article["id"] for article in ARTICLES}


def test_a_folder_is_for_timeml_only() -> None:
    result = timeline("one.jsonl", "-o", "out")
    assert result.exit_code == 2
    assert "--format timeml" in result.stderr


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    (folder / "taken").write_text("", encoding="utf-8")
    result = timeline("one.jsonl", "--format", "timeml", "-o", "taken/tml")
    assert result.exit_code == 2
    assert "taken" in result.stderr


@given(st.lists(st.text(max_size=300), unique=True, max_size=8))
def test_file_names_are_distinct_and_plain_whatever_the_ids(ids: list[str]) -> None:
    names = list(file_names(ids).values())
    assert len({name.lower() for name in names}) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_][\w.~-]*\.tml", name) and len(name) < 130 for name in names)
