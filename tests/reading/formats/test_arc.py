"""Arc ANS: stories as its content interface gives them, and the same broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.reading.formats.found import article, articles, faults, read, remarks
from timeline.models import Usage


def words(content: str) -> dict[str, Any]:
    return {"type": "text", "content": content}


NESTED = {"type": "list", "items": [words("so far")]}
STORY: dict[str, Any] = {
    "_id": "QWERTY123",
    "type": "story",
    "version": "0.10.9",
    "language": "en",
    "headlines": {"basic": "Ferry &amp; tug collide", "web": "Another"},
    "canonical_url": "https://ledger.example/coast/ferry",
    "canonical_website": "ledger",
    "credits": {"by": [{"type": "author", "name": "Mara Lund"}, {"type": "author", "name": "Ole Brandt"}]},
    "display_date": "2024-11-15T09:48:00Z",
    "first_publish_date": "2024-11-15T09:50:11Z",
    "publish_date": "2024-11-16T07:00:00Z",
    "last_updated_date": "2024-11-16T06:58:00Z",
    "distributor": {"name": "Northern Ledger", "category": "staff"},
    "taxonomy": {
        "primary_section": {"name": "Coast"},
        "sections": [{"name": "Home"}],
        "tags": [{"text": "ferries", "slug": "ferries"}, {"slug": "sea"}],
    },
    "content_elements": [
        words("A ferry and a tug <b>collided</b> on Monday, the coast guard said."),
        {"type": "image", "caption": "The harbour in May", "url": "https://ledger.example/a.jpg"},
        {"type": "header", "level": 2, "content": "What is known"},
        {
            "type": "list",
            "list_type": "unordered",
            "items": [words("Nobody was hurt"), {"type": "list", "items": [words("so far")]}],
        },
        {
            "type": "interstitial_link",
            "url": "https://ledger.example/b",
            "content": "What we know of the line",
        },
        {"type": "quote", "subtype": "blockquote", "content_elements": [words("“We heard a bang.”")]},
        {"type": "quote", "subtype": "pullquote", "content_elements": [words("A bang")]},
        {"type": "raw_html", "content": "<script>x()</script><p>The tug was towed in.</p>"},
        {"type": "video", "headlines": {"basic": "Watch it"}},
        words('Read more: <a href="https://ledger.example/c">Tugs of the coast</a>'),
        {"type": "table", "header": [words("Ship"), words("Year")], "rows": [[words("Astra"), words("1998")]]},
    ],
}
TEXT = [
    "A ferry and a tug collided on Monday, the coast guard said.",
    "What is known",
    "Nobody was hurt",
    "so far",
    "“We heard a bang.”",
    "The tug was towed in.",
    "Ship | Year",
    "Astra | 1998",
]


def test_the_text_is_that_of_its_text_elements(tmp_path: Path) -> None:
    assert article(read(tmp_path, json.dumps(STORY))).text.split("\n\n") == TEXT


def test_a_story_gives_all_that_is_said_of_it(tmp_path: Path) -> None:
    only = article(read(tmp_path, json.dumps(STORY)))
    assert (only.id, only.title) == ("QWERTY123", "Ferry & tug collide")
    assert (only.source, only.byline, only.agency) == ("Northern Ledger", "Mara Lund, Ole Brandt", None)
    assert (only.url, only.section, only.tags) == ("https://ledger.example/coast/ferry", "Coast", ("ferries", "sea"))
    assert (only.language, str(only.dating.updated)) == ("en", "2024-11-16T06:58:00+00:00")


def test_a_story_was_published_when_it_was_first_shown_or_published(tmp_path: Path) -> None:
    shown_anew = {**STORY, "display_date": "2024-11-16T07:00:00Z"}
    taken_over = {**STORY, "first_publish_date": "2026-01-01T00:00:00Z"}
    assert str(article(read(tmp_path, json.dumps(STORY))).dct) == "2024-11-15T09:48:00+00:00"
    assert str(article(read(tmp_path, json.dumps(shown_anew))).dct) == "2024-11-15T09:50:11+00:00"
    assert str(article(read(tmp_path, json.dumps(taken_over))).dct) == "2024-11-15T09:48:00+00:00"
    only = {key: value for key, value in STORY.items() if key not in ("display_date", "first_publish_date")}
    assert str(article(read(tmp_path, json.dumps(only))).dct) == "2024-11-16T07:00:00+00:00"


def test_a_story_of_a_wire_keeps_its_agency(tmp_path: Path) -> None:
    wire = {**STORY, "distributor": {"name": "Agence France-Presse", "category": "wires"}}
    assert article(read(tmp_path, json.dumps(wire))).agency == "AFP"
    source = {"name": "Reuters", "source_type": "wires"}
    assert article(read(tmp_path, json.dumps({**STORY, "distributor": None, "source": source}))).agency == "Reuters"


def test_an_answer_gives_its_stories_and_counts_the_rest(tmp_path: Path) -> None:
    draft = {**STORY, "revision": {"published": False}}
    answer = {"type": "results", "count": 3, "content_elements": [STORY, draft, {**STORY, "_id": "B"}]}
    found = read(tmp_path, json.dumps(answer))
    assert [each.id for each in articles(found)] == ["QWERTY123", "B"]
    assert "1 not published" in remarks(found)[0]


def test_a_list_counts_what_is_no_story(tmp_path: Path) -> None:
    video = {**STORY, "type": "video"}
    found = read(tmp_path, json.dumps([STORY, video, video]))
    assert len(articles(found)) == 1
    assert "2 of type video" in remarks(found)[0]


def test_stories_in_a_list_and_a_line_each_are_read(tmp_path: Path) -> None:
    assert len(articles(read(tmp_path, json.dumps([STORY, {**STORY, "_id": "B"}])))) == 2
    lines = json.dumps(STORY) + "\n" + json.dumps({**STORY, "_id": "B"}) + "\n"
    assert [each.id for each in articles(read(tmp_path, lines))] == ["QWERTY123", "B"]


def test_an_address_without_its_site_is_no_address(tmp_path: Path) -> None:
    only = article(read(tmp_path, json.dumps({**STORY, "canonical_url": "/coast/ferry"})))
    assert (only.url, only.canonical_url) == (None, None)


# broken


def test_an_answer_that_is_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    answer = json.dumps({"content_elements": [STORY, {**STORY, "_id": "B"}], "type": "results"})
    found = read(tmp_path, answer[: answer.rindex("The tug was")])
    assert [each.id for each in articles(found)] == ["QWERTY123"]
    assert "not valid JSON after record 1" in faults(found)[0]


def test_a_story_with_pictures_only_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, json.dumps({**STORY, "content_elements": [{"type": "image", "caption": "x"}]}))
    assert not articles(found)
    assert "no text" in faults(found)[0]


def test_values_of_other_kinds_leave_the_rest(tmp_path: Path) -> None:
    odd = {
        **STORY,
        "credits": {"by": ["Mara Lund", None, {"name": 5}]},
        "taxonomy": ["x"],
        "distributor": "x",
        "display_date": 5,
        "headlines": {"basic": None},
        "content_elements": [
            None,
            "x",
            {"type": ["text"]},
            words("It happened on Monday."),
            {"type": "list", "items": "x"},
        ],
    }
    only = article(read(tmp_path, json.dumps(odd)))
    assert (only.text, only.title, only.section) == ("It happened on Monday.", None, None)


def test_lists_within_lists_end_somewhere(tmp_path: Path) -> None:
    nested: dict[str, Any] = words("deep")
    for _ in range(200):
        nested = {"type": "list", "items": [nested]}
    story = {**STORY, "content_elements": [words("It happened on Monday."), nested]}
    assert article(read(tmp_path, json.dumps(story))).text.startswith("It happened on Monday.")


def test_a_group_of_elements_is_a_part_of_the_text(tmp_path: Path) -> None:
    group = {"type": "element_group", "content_elements": [words("Nobody was hurt, police said.")]}
    story = {**STORY, "content_elements": [words("It happened on Monday."), group]}
    assert article(read(tmp_path, json.dumps(story))).text.endswith("\n\nNobody was hurt, police said.")


def test_a_correction_is_text_and_marks_the_story(tmp_path: Path) -> None:
    correction = {"type": "correction", "correction_type": "correction", "text": "It was a Tuesday, not a Monday."}
    story = {**STORY, "content_elements": [words("It happened on Tuesday."), correction]}
    only = article(read(tmp_path, json.dumps(story)))
    assert only.text.endswith("It was a Tuesday, not a Monday.")
    assert only.status is Usage.CORRECTED


def test_a_story_under_embargo_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, json.dumps([STORY, {**STORY, "status": "embargoed"}]))
    assert len(articles(found)) == 1
    assert "1 under embargo" in remarks(found)[0]
