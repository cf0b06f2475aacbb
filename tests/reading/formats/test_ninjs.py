"""ninjs of all its versions, and the same broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Article, Diagnostic, Rights
from timeline.reading.reader import read_document
from timeline.settings import Settings

ONE: dict[str, Any] = {
    "uri": "urn:newsml:zna.example:20241114:kelby",
    "type": "text",
    "version": "2",
    "firstcreated": "2024-11-14T13:32:00Z",
    "versioncreated": "2024-11-14T14:05:00Z",
    "pubstatus": "usable",
    "language": "de-AT",
    "copyrightholder": "dpa",
    "headline": "Damm bei Kelby gebrochen",
    "byline": "Von Mara Lund, dpa",
    "located": "Kelby",
    "subject": [{"name": "Hochwasser", "code": "1"}],
    "body_text": "Der Damm ist gebrochen. Die Schulen bleiben zu.",
    "body_xhtml": "<p>Der Damm ist gebrochen.</p><figure><figcaption>Das Tal</figcaption></figure><p>Die Schulen "
    "bleiben zu.</p>",
    "ednote": "Aktualisiert",
    "associations": {"main": {"uri": "urn:picture", "type": "picture", "headline": "Das Tal"}},
}
THREE: dict[str, Any] = {
    "uri": "urn:newsml:zna.example:20241114:ferry",
    "standard": {"name": "ninjs", "version": "3.0", "schema": "https://example.org/ninjs-schema_3.0.json"},
    "type": "text",
    "version": "2",
    "contentCreated": "2024-11-14T10:32:00+01:00",
    "versionCreated": "2024-11-14T13:32:00Z",
    "pubStatus": "usable",
    "headlines": [{"role": "sub", "value": "Nobody died"}, {"role": "main", "value": "Ferry sinks"}],
    "bodies": [
        {"role": "plain", "contentType": "text/plain", "value": "It sank. Nobody died."},
        {"role": "main", "contentType": "text/html", "value": "<p>It sank.</p><p>Nobody died.</p>"},
    ],
    "by": "By Jon Roe",
    "infoSources": [{"name": "Reuters"}],
    "altIds": [{"role": "web", "value": "https://zna.example/ferry"}],
    "places": [{"name": "Kelby"}],
}
TEXT = "Der Damm ist gebrochen.\n\nDie Schulen bleiben zu."

Read = Callable[[Any], list[Article | Diagnostic]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(content: Any) -> list[Article | Diagnostic]:
        path = tmp_path / "item.json"
        text = content if isinstance(content, str) else json.dumps(content, indent=1)
        path.write_text(text, encoding="utf-8")
        return list(read_document(str(path), Settings(), None))

    return read


def article(found: list[Article | Diagnostic]) -> Article:
    (only,) = found
    assert isinstance(only, Article), only
    return only


def reason(found: list[Article | Diagnostic]) -> str:
    (only,) = found
    assert isinstance(only, Diagnostic), only
    return only.reason


def test_an_object_of_the_first_version_is_read(read: Read) -> None:
    found = article(read(ONE))
    assert (found.id, found.title, found.text) == (ONE["uri"], "Damm bei Kelby gebrochen", TEXT)
    assert (found.source, found.agency, found.byline, found.language) == ("dpa", "dpa", "Mara Lund", "de")
    assert str(found.dating.published) == "2024-11-14T13:32:00+00:00"
    assert str(found.dating.updated) == "2024-11-14T14:05:00+00:00"
    assert found.tags == ("Hochwasser",)
    assert found.filing is not None
    assert (found.filing.place, str(found.filing.at)) == ("Kelby", "2024-11-14T13:32:00+00:00")


def test_an_object_of_the_third_version_is_read(read: Read) -> None:
    found = article(read(THREE))
    assert (found.id, found.title, found.text) == (THREE["uri"], "Ferry sinks", "It sank.\n\nNobody died.")
    assert (found.source, found.agency, found.byline) == ("Reuters", "Reuters", "Jon Roe")
    assert found.url == "https://zna.example/ferry"
    assert str(found.dating.published) == "2024-11-14T10:32:00+01:00"
    assert str(found.dating.updated) == "2024-11-14T13:32:00+00:00"


@pytest.mark.parametrize("more", [{}, {"type": "text", "version": "3", "versioncreated": "2024-11-14T14:05:00Z"}])
def test_a_kill_that_states_hardly_more_than_itself_is_heeded(read: Read, more: dict[str, str]) -> None:
    kill = {"uri": "urn:kelby", "pubstatus": "canceled", "headline": "Damm", "body_html": "<p>Er ist gebrochen.</p>"}
    assert article(read(kill | more)).status == "withdrawn"


def test_the_second_version_writes_the_names_in_small_letters(read: Read) -> None:
    small = {key.casefold(): value for key, value in THREE.items()}
    assert article(read(small)).text == "It sank.\n\nNobody died."


def test_the_terms_of_use_are_kept_in_words(read: Read) -> None:
    assert article(read(ONE | {"usageterms": "No archive."})).rights == Rights(usage_terms="No archive.")


def test_the_evidence_says_which_time_counts(read: Read) -> None:
    clues = {clue.kind: clue.text for clue in article(read(ONE)).dating.evidence}
    assert clues["choice"].startswith("the publication is taken from firstCreated, which counts before the others: ")


def test_a_list_and_lines_are_read_object_by_object(read: Read) -> None:
    wanted = [ONE["uri"], THREE["uri"]]
    for content in (
        [ONE, THREE],
        f"{json.dumps(ONE)}\n{json.dumps(THREE)}\n",
        f"{json.dumps(ONE)}\n\n{json.dumps(THREE)}",
    ):
        assert [each.id for each in read(content) if isinstance(each, Article)] == wanted


def test_one_object_on_one_line_is_read(read: Read) -> None:
    assert article(read(json.dumps(ONE))).text == TEXT


def test_plain_text_is_taken_where_there_is_no_other(read: Read) -> None:
    plain = {key: value for key, value in ONE.items() if key != "body_xhtml"}
    assert article(read(plain)).text == ONE["body_text"]


def test_pictures_are_passed_over_and_the_stories_of_a_package_read(read: Read) -> None:
    package = ONE | {"type": "composite", "body_text": "", "body_xhtml": "", "associations": {"a": THREE, "b": ONE}}
    assert [each.id for each in read(package) if isinstance(each, Article)] == [THREE["uri"], ONE["uri"]]
    (told,) = read(ONE | {"type": "picture", "associations": {}})
    assert isinstance(told, Diagnostic)
    assert (told.kept, told.reason) == (True, "left out: 1 of class picture; only stories are read")


def test_the_answer_of_a_content_system_is_read_object_by_object(read: Read) -> None:
    answer = {"_items": [ONE, THREE], "_meta": {"total": 2}}
    assert [each.id for each in read(answer) if isinstance(each, Article)] == [ONE["uri"], THREE["uri"]]


def test_a_list_that_is_cut_off_is_read_up_to_there(read: Read) -> None:
    found = read(json.dumps([ONE, THREE])[:-200])
    assert [each.id for each in found if isinstance(each, Article)] == [ONE["uri"]]
    assert any(isinstance(each, Diagnostic) and "is not valid JSON after record 1" in each.reason for each in found)


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_object_that_is_canceled_or_withheld_is_withdrawn(read: Read, status: str) -> None:
    assert article(read(ONE | {"pubstatus": status})).status == "withdrawn"


def test_a_kill_without_a_text_is_a_withdrawal_in_the_words_of_its_note(read: Read) -> None:
    kill = {"pubstatus": "canceled", "body_text": "", "body_xhtml": "", "ednote": "Falscher Ort", "associations": {}}
    found = article(read(ONE | kill))
    assert (found.status, found.text) == ("withdrawn", "Falscher Ort")


def test_an_embargo_that_ends_later_is_kept_and_is_the_publication(read: Read) -> None:
    found = article(read(ONE | {"embargoed": "2024-11-15T06:00:00+01:00"}))
    assert str(found.embargo_until) == str(found.dating.published) == "2024-11-15T06:00:00+01:00"


def test_an_embargo_may_stand_in_the_note_alone(read: Read) -> None:
    found = article(read(ONE | {"ednote": "Sperrfrist: 15. November, 06.00 Uhr"}))
    assert str(found.embargo_until) == "2024-11-15T06:00"


def test_an_embargo_with_a_reason_and_no_end_lets_nothing_through(read: Read) -> None:
    assert "does not say until when" in reason(read(ONE | {"embargoedreason": "Until the speech is held"}))


def test_an_embargo_that_is_no_time_lets_nothing_through(read: Read) -> None:
    assert "embargo_until: 'soon' is no time" in reason(read(ONE | {"embargoed": "soon"}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"headline": 5, "byline": ["Mara"], "subject": "flood"},
        {"headline": None, "byline": {"name": "Mara"}, "located": [3]},
        {"associations": ["x", 1], "subject": [None, "flood"], "version": {}},
        {"versioncreated": 20241114, "firstcreated": ["2024"]},
    ],
)
def test_values_of_wrong_types_cost_no_text(read: Read, wrong: dict[str, Any]) -> None:
    assert article(read(ONE | wrong)).text == TEXT


def test_members_that_are_no_objects_are_told_and_the_others_read(read: Read) -> None:
    first, second = read([ONE, "text"])
    assert isinstance(first, Article)
    assert isinstance(second, Diagnostic)
    assert second.where == "record 2"


def test_a_document_that_is_cut_off_says_so(read: Read) -> None:
    found = read(json.dumps(ONE, indent=1)[:-200])
    assert [each.reason for each in found if isinstance(each, Diagnostic) and "is not valid JSON" in each.reason]


def test_an_object_with_an_address_alone_is_not_claimed(read: Read) -> None:
    other = {"uri": "https://cms.example/1", "title": "Dam bursts", "text": "It burst.", "published": "2024-11-14"}
    assert article(read([other])).dating.evidence[0].text == "published: 2024-11-14"
    assert not any(clue.kind == "choice" for clue in article(read([other])).dating.evidence)
