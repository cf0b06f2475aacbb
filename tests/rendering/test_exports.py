"""The data of a topic: timeline.json and its schema, the tables, the calendar and the report."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline.rendering.document import document_bytes
from timeline.rendering.exports import exports_of
from timeline.rendering.icalendar import events_ics, left_out
from timeline.rendering.report import report_bytes
from timeline.rendering.schema import schema_bytes, timeline_schema
from timeline.rendering.site import render_site
from timeline.rendering.stills.drawing import Still
from timeline.rendering.tables import EVENTS as EVENT_COLUMNS
from timeline.rendering.tables import EVIDENCE as EVIDENCE_COLUMNS
from timeline.rendering.tables import events_csv, evidence_csv
from timeline.settings import Settings

from .fixtures import ENGLISH, MORNING, bridge, daily, edition_of, hostile

EDITION = bridge()
(TOPIC,) = EDITION.topics
DOCUMENT: dict[str, Any] = json.loads(document_bytes(TOPIC, EDITION, ENGLISH))
EVENTS = {event["id"]: event for event in DOCUMENT["events"]}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_schema_in_the_docs_is_that_of_the_code() -> None:
    committed = Path(__file__).parents[2] / "docs" / "timeline-schema.json"
    renew = "renew it: python -m timeline.rendering.schema > docs/timeline-schema.json"
    assert committed.read_bytes() == schema_bytes(), renew


@pytest.mark.parametrize("edition", [bridge(), hostile(), edition_of(daily(9))], ids=["bridge", "hostile", "daily"])
def test_document_satisfies_its_schema(edition: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(timeline_schema())
    validator = jsonschema.Draft202012Validator(timeline_schema())
    for topic in edition.topics:
        validator.validate(json.loads(document_bytes(topic, edition, ENGLISH)))


def test_schema_turns_down_a_document_that_lacks_its_evidence() -> None:
    broken = json.loads(json.dumps(DOCUMENT))
    del broken["events"][0]["evidence"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(timeline_schema()).validate(broken)


def test_document_carries_what_the_contract_names() -> None:
    assert DOCUMENT["schema"] == "story-timeline/1"
    assert DOCUMENT["topic"] == {
        "id": "oster-bridge",
        "title": "Oster Bridge closed after crack is found",
        "language": "en",
        "standfirst": "9 events from 1978 to 2 December 2024, "
        "told by 2 articles from Harbour Post and Evening Mail (NNA)",
    }
    assert EVENTS["ferry"]["notes"] == ["planned"]
    assert EVENTS["closed"]["differ"] == ["11 Nov 2024: Evening Mail", "12 Nov 2024: Harbour Post"]
    contract = EVENTS["contract"]
    assert contract["interval"] == {"earliest": "2024-06-01", "latest": "2024-07-01", "granularity": "month"}
    assert contract["joined"] == [{"step": "intersect", "text": "the two overlap in June 2024"}]
    first, second = contract["evidence"]
    assert first["url"] == "https://news.example/oster?a=1&b=2"
    assert "url" not in second
    assert MORNING[first["start"] : first["end"]] == first["text"] == "The contract for the repair was signed in June."
    assert EVENTS["warned"]["interval"]["earliest"] is None
    assert EVENTS["warned"]["interval"]["likely"] == "2024-11-13"
    assert EVENTS["warned"]["reported"]["earliest"] == "2024-11-13"
    assert EVENTS["lanes"]["interval"] is None
    assert EVENTS["divers"]["value"] == "PAST_REF"


def test_events_stand_in_order_of_time_and_undated_ones_last() -> None:
    order = ["opened", "inspected", "contract", "closed", "crack", "warned", "ferry", "divers", "lanes"]
    assert list(EVENTS) == order
    assert [row["event"] for row in rows(events_csv(TOPIC, ENGLISH))] == order


def test_evidence_has_a_row_for_each_mention_that_can_be_checked_against_the_article() -> None:
    table = rows(evidence_csv(TOPIC, EDITION))
    assert len(table) == sum(len(event.evidence) for event in TOPIC.events)
    june = next(row for row in table if row["expression"] == "June")
    assert MORNING[int(june["start"]) : int(june["end"])] == june["quotation"]
    assert MORNING[int(june["expression_start"]) : int(june["expression_end"])] == "June"
    assert (june["value"], june["rule"]) == ("2024-06", "<made for the fixture>")
    assert june["anchor"] == "dct 2024-11-12T09:05"
    assert june["published"] == "2024-11-12T09:05"
    assert june["published_evidence"] == "date line: 12 November 2024 09:05"
    assert june["text_sha256"] == hashlib.sha256(MORNING.encode()).hexdigest()
    assert june["archived_url"] == "https://archive.example/oster"


def test_evidence_names_its_source_else_what_the_page_shows_and_the_agency_beside_it() -> None:
    article = EDITION.analyses["evening"].article

    def told(source: str | None, agency: str | None) -> tuple[Any, ...]:
        changed = replace(article, source=source, agency=agency)
        analyses = EDITION.analyses | {"evening": replace(EDITION.analyses["evening"], article=changed)}
        edition = replace(EDITION, analyses=analyses)
        document = json.loads(document_bytes(TOPIC, edition, ENGLISH))
        evidence = [each for event in document["events"] for each in event["evidence"] if each["article"] == "evening"]
        cells = [row for row in rows(evidence_csv(TOPIC, edition)) if row["article"] == "evening"]
        in_json = {(each["source"], each.get("agency", "")) for each in evidence}
        assert {(row["source"], row["agency"]) for row in cells} == in_json
        (of_article,) = [each.get("source") for each in document["articles"] if each["id"] == "evening"]
        (pair,) = {(each["source"], each.get("agency")) for each in evidence}
        return *pair, of_article

    assert told("Evening Mail", "NNA") == ("Evening Mail", "NNA", "Evening Mail")
    assert told(None, "NNA") == ("NNA", "NNA", None)
    assert told(None, None) == ("evening.txt", None, None)


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_calendar_lines_end_and_fold_as_the_standard_says() -> None:
    edition = edition_of(daily(3, title="Überlänge 桥 " * 40 + "{n}"))
    content = events_ics(edition.topics[0], edition, ENGLISH)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) == 75
    assert content.decode()
    assert any(line.startswith("SUMMARY:Überlänge 桥 Überlänge") for line in unfolded(content))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_no_title_breaks_out_of_its_calendar_line(title: str) -> None:
    edition = edition_of((replace(daily(1)[0], title=title),))
    lines = unfolded(events_ics(edition.topics[0], edition, ENGLISH))
    assert [line for line in lines if line.startswith(("BEGIN:", "END:"))] == [
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    assert all(":" in line for line in lines if line)


def test_calendar_holds_days_half_open_and_says_what_is_only_reported() -> None:
    lines = unfolded(events_ics(TOPIC, EDITION, ENGLISH))
    at = lines.index("SUMMARY:Reported: Inspectors warn of corrosion")
    assert lines[at - 2 : at] == ["DTSTART;VALUE=DATE:20241113", "DTEND;VALUE=DATE:20241114"]
    at = lines.index("SUMMARY:Crack seen in the main span")
    assert lines[at - 2 : at] == ["DTSTART:20241112T064000", "DTEND:20241112T064100"]
    at = lines.index("SUMMARY:Repair contract signed")
    assert lines[at - 2 : at] == ["DTSTART;VALUE=DATE:20240601", "DTEND;VALUE=DATE:20240701"]


def test_calendar_leaves_out_and_counts_what_has_no_day() -> None:
    lines = unfolded(events_ics(TOPIC, EDITION, ENGLISH))
    assert lines.count("BEGIN:VEVENT") == 7
    assert left_out(TOPIC) == 2
    assert not any("Divers" in line for line in lines)


def test_calendar_is_stamped_by_the_newest_article_not_by_the_clock() -> None:
    stamps = {line for line in unfolded(events_ics(TOPIC, EDITION, ENGLISH)) if line.startswith("DTSTAMP")}
    assert stamps == {"DTSTAMP:20241113T183000Z"}


def test_report_tells_what_was_read_skipped_and_left_unplaced() -> None:
    report = json.loads(report_bytes(EDITION))
    assert report["skipped"] == [{"file": "inbox/empty.txt", "where": "line 1", "reason": "is empty"}]
    assert report["unplaced"] == ["other"]
    assert report["teasers"] == [{"parent": "morning", "text": "Market falls on Monday", "timexes": []}]
    assert report["topics"][0]["not_in_calendar"] == 2
    assert report["settings"] == {"language": "en", "min_articles": 2}
    by_id = {article["id"]: article for article in report["articles"]}
    assert by_id["evening"]["lender"] == "morning"
    assert by_id["other"]["published"] is None
    assert by_id["morning"]["topics"] == ["oster-bridge"]


def test_same_edition_gives_the_same_bytes() -> None:
    assert render_site(bridge(), Settings()) == render_site(bridge(), Settings())


def test_site_has_every_file_of_the_contract() -> None:
    files = {re.sub(r"-[0-9a-f]{12}(?=\.js)", "", path) for path in render_site(bridge(), Settings())}
    names = (
        "index.html", "embed.html", "timeline.json", "evidence.csv", "events.csv", "events.ics", "timelinejs.json",
        "wiki.txt", "wiki.md", "dokuwiki.txt", "confluence.xml", "texts.js",
    )  # fmt: skip
    topic = {f"topics/oster-bridge/{name}" for name in names}
    of_all = {"index.html", "report.json", "changes.json", "changes.xml"}
    assert {path for path in files if not path.startswith("assets/")} == topic | of_all
    assert len([path for path in files if path.startswith("assets/plotly") and path.endswith(".js")]) == 1


def test_texts_for_wikis_show_the_picture_and_link_to_the_page_where_the_site_is_published() -> None:
    still = Still("topics/oster-bridge/timeline.png", 1200, 800, "What is to be seen")
    picture, page = (
        "https://news.example/t/topics/oster-bridge/timeline.png",
        "https://news.example/t/topics/oster-bridge/",
    )
    published = exports_of(TOPIC, EDITION, Settings(base_url="https://news.example/t"), ENGLISH, still=still)
    assert [name for name, content in published.items() if picture in content.decode()] == [
        "dokuwiki.txt", "confluence.xml", "wiki.md",
    ]  # fmt: skip
    texts = ("timelinejs.json", "wiki.txt", "dokuwiki.txt", "confluence.xml", "wiki.md")
    assert all(f"{page}" in published[name].decode() for name in texts)
    unknown = exports_of(TOPIC, EDITION, Settings(), ENGLISH, still=still)
    assert not any("oster-bridge/timeline.png" in content.decode() for content in unknown.values())


def test_docs_name_the_columns_of_the_tables() -> None:
    docs = " ".join((Path(__file__).parents[2] / "docs" / "output.md").read_text(encoding="utf-8").split())
    for name, columns in (("evidence.csv", EVIDENCE_COLUMNS), ("events.csv", EVENT_COLUMNS)):
        listed = ", ".join(f"`{column}`" for column in columns)
        assert f"Columns of {name}: {listed}." in docs
