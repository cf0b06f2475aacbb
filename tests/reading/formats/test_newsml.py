"""NewsML-G2: items and messages as the standard describes them, and the same broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.models import Article, Diagnostic, Rights
from timeline.reading.reader import read_document
from timeline.settings import Settings

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:zna.example:20241114:kelby" version="2"
    standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en-GB">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
  <rightsInfo><copyrightHolder><name>Zenith News Agency</name></copyrightHolder></rightsInfo>
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider qcode="nprov:ZNA"><name>Zenith News Agency</name></provider>
    <versionCreated>2024-11-14T15:05:00+01:00</versionCreated>
    <firstCreated>2024-11-14T14:32:00+01:00</firstCreated>
    <pubStatus qcode="stat:usable"/>
    <service qcode="svc:regional"><name>Regional news</name></service>
    <title>Kelby dam</title>
    <edNote>Updates with the mayor</edNote>
    <signal qcode="sig:update"/>
  </itemMeta>
  <contentMeta>
    <contentCreated>2024-11-14T13:00:00+01:00</contentCreated>
    <located type="cptype:city" qcode="place:1"><name>Kelby</name></located>
    <infosource qcode="is:AFP"><name>AFP</name></infosource>
    <creator><name>Mara Lund</name></creator>
    <language tag="en-GB"/>
    <keyword>dams</keyword>
    <subject type="cpnat:abstract" qcode="medtop:1"><name xml:lang="en">flood</name></subject>
    <slugline>KELBY-DAM</slugline>
    <headline>Dam at Kelby bursts</headline>
    <by>By Mara Lund</by>
  </contentMeta>
  <contentSet>
    <inlineXML contenttype="application/nitf+xml">
      <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
        <body.head><hedline><hl1>Dam bursts</hl1></hedline></body.head>
        <body.content>
          <p>The dam burst.</p><media><media-caption>The valley</media-caption></media><p>Schools stay shut.</p>
        </body.content>
      </body></nitf>
    </inlineXML>
  </contentSet>
</newsItem>
"""
CONTENT = ITEM[ITEM.index("<inlineXML") : ITEM.index("</contentSet>")]
PICTURE = '<newsItem guid="picture"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>'

Read = Callable[[str], list[Article | Diagnostic]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(content: str) -> list[Article | Diagnostic]:
        path = tmp_path / "item.xml"
        path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + content, encoding="utf-8")
        return list(read_document(str(path), Settings(), None))

    return read


def message(*items: str) -> str:
    header = "<header><sent>2024-11-14T15:10:00+01:00</sent></header>"
    return f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{header}<itemSet>{"".join(items)}</itemSet>
</newsMessage>"""


def article(found: list[Article | Diagnostic]) -> Article:
    (only,) = found
    assert isinstance(only, Article), only
    return only


def reason(found: list[Article | Diagnostic]) -> str:
    (only,) = found
    assert isinstance(only, Diagnostic), only
    return only.reason


def test_an_item_is_read_with_all_that_its_metadata_states(read: Read) -> None:
    found = article(read(ITEM))
    assert found.id == "urn:newsml:zna.example:20241114:kelby"
    assert found.title == "Dam at Kelby bursts"
    assert (found.source, found.agency, found.byline) == ("Zenith News Agency", "AFP", "Mara Lund")
    assert (found.section, found.language, found.tags) == ("Regional news", "en", ("dams", "flood", "KELBY-DAM"))
    assert str(found.dating.published) == "2024-11-14T14:32:00+01:00"
    assert str(found.dating.updated) == "2024-11-14T15:05:00+01:00"
    assert found.filing is not None
    assert found.filing.place == "Kelby"
    assert (found.status, found.embargo_until) == ("usable", None)
    assert found.text == "The dam burst.\n\nSchools stay shut."


def test_the_terms_of_use_are_kept_in_words(read: Read) -> None:
    terms = "</copyrightHolder><usageTerms>No archive.</usageTerms><usageTerms>No sales.</usageTerms>"
    rights = article(read(ITEM.replace("</copyrightHolder>", terms))).rights
    assert rights == Rights(usage_terms="No archive. No sales.")


def test_the_evidence_says_which_time_counts(read: Read) -> None:
    clues = {clue.kind: clue.text for clue in article(read(ITEM)).dating.evidence}
    assert clues["choice"].startswith("the publication is taken from firstCreated, which counts before the others: ")


def test_a_later_version_without_its_first_time_is_dated_by_its_content(read: Read) -> None:
    first = "    <firstCreated>2024-11-14T14:32:00+01:00</firstCreated>\n"
    found = article(read(ITEM.replace(first, "")))
    assert str(found.dating.published) == "2024-11-14T13:00:00+01:00"
    only = article(read(ITEM.replace(first, "").replace('version="2"', 'version="1"')))
    assert str(only.dating.published) == "2024-11-14T15:05:00+01:00"


def test_a_message_gives_its_stories_and_passes_pictures_over(read: Read) -> None:
    ferry = ITEM.replace(":kelby", ":ferry")
    assert [each.id for each in read(message(ITEM, PICTURE, ferry)) if isinstance(each, Article)] == [
        "urn:newsml:zna.example:20241114:kelby",
        "urn:newsml:zna.example:20241114:ferry",
    ]
    told = [each for each in read(message(ITEM, PICTURE)) if isinstance(each, Diagnostic)]
    assert [(each.kept, each.reason) for each in told] == [
        (True, "left out: 1 of class picture; only stories are read")
    ]


def test_one_bad_item_leaves_the_others_readable(read: Read) -> None:
    empty = ITEM.replace(CONTENT, "").replace(":kelby", ":empty")
    first, second = read(message(empty, ITEM))
    assert isinstance(first, Diagnostic)
    assert first.where == "item 1, urn:newsml:zna.example:20241114:empty"
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
            "<title>Kelby</title></head><body><h2>Flood</h2><p>It <em>burst</em>.</p>"
            "<figure><figcaption>The valley</figcaption></figure><p>It is over.</p></body></html></inlineXML>",
            "Flood\n\nIt burst.\n\nIt is over.",
        ),
        (
            '<inlineData contenttype="text/html">'
            "&lt;p&gt;It burst.&lt;/p&gt;&lt;p&gt;It is over.&lt;/p&gt;</inlineData>",
            "It burst.\n\nIt is over.",
        ),
        (
            '<inlineData contenttype="text/plain">   It burst on\nWednesday.\n   It is over.</inlineData>',
            "It burst on Wednesday.\n\nIt is over.",
        ),
        ('<inlineData contenttype="text/plain">It burst.\nIt is over.</inlineData>', "It burst.\n\nIt is over."),
        ('<inlineData contenttype="text/plain">It\nburst.\n\nIt is over.</inlineData>', "It burst.\n\nIt is over."),
    ],
)
def test_the_text_may_be_xhtml_html_or_plain(read: Read, content: str, text: str) -> None:
    assert article(read(ITEM.replace(CONTENT, content))).text == text


def test_what_frames_a_page_within_the_item_is_no_text(read: Read) -> None:
    page = (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><header><ul>'
        "<li>Floods</li></ul><time>14.11.2024 14:32</time></header><h1>Dam at Kelby bursts</h1><section><p>It burst."
        "</p></section><footer><p>Editors: three pictures</p></footer></body></html></inlineXML>"
    )
    assert article(read(ITEM.replace(CONTENT, page))).text == "It burst."


def test_markup_that_was_escaped_twice_is_undone(read: Read) -> None:
    content = '<inlineXML contenttype="xhtml/xml"><html><body><p>At 4 o&amp;#39;clock.</p></body></html></inlineXML>'
    assert article(read(ITEM.replace(CONTENT, content))).text == "At 4 o'clock."


def test_an_agency_is_known_by_its_code_or_its_legal_name(read: Read) -> None:
    provider = '<provider qcode="nprov:ZNA"><name>Zenith News Agency</name></provider>'
    legal = '<provider qcode="nprov:dpa"><name>Deutsche Presse-Agentur GmbH</name></provider>'
    coded = '<provider qcode="nprov:AFP"><name>Agence</name></provider>'
    assert [article(read(ITEM.replace(provider, each))).source for each in (legal, coded)] == ["dpa", "AFP"]


def test_logins_and_initials_are_no_byline(read: Read) -> None:
    login = ITEM.replace("    <by>By Mara Lund</by>\n", "").replace("<name>Mara Lund</name>", "<name>lund.mara</name>")
    assert article(read(login)).byline is None


def test_the_form_with_paragraphs_counts_before_the_plain_one(read: Read) -> None:
    plain = '<inlineData contenttype="text/plain">The dam burst. Schools stay shut.</inlineData>'
    assert article(read(ITEM.replace(CONTENT, plain + CONTENT))).text == "The dam burst.\n\nSchools stay shut."


def test_a_text_that_lies_elsewhere_is_asked_for(read: Read) -> None:
    remote = '<remoteContent href="kelby.txt" contenttype="text/plain"/>'
    assert "its text lies elsewhere, at kelby.txt" in reason(read(ITEM.replace(CONTENT, remote)))


def test_a_package_by_itself_asks_for_its_items(read: Read) -> None:
    package = ITEM.replace("newsItem", "packageItem").replace("contentSet", "groupSet")
    assert "is a package" in reason(read(package))


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_item_that_is_canceled_or_withheld_is_withdrawn(read: Read, status: str) -> None:
    assert article(read(ITEM.replace("stat:usable", f"stat:{status}"))).status == "withdrawn"


def test_a_kill_without_a_text_is_a_withdrawal_in_the_words_of_its_note(read: Read) -> None:
    kill = ITEM.replace(CONTENT, "").replace("stat:usable", "stat:canceled").replace("Updates with", "Wrong town, says")
    found = article(read(kill))
    assert (found.status, found.text) == ("withdrawn", "Wrong town, says the mayor")


@pytest.mark.parametrize(
    ("signal", "status"), [("sig:correction", "corrected"), ("sig:kill", "withdrawn"), ("sig:update", "usable")]
)
def test_a_signal_tells_of_a_correction_or_a_kill(read: Read, signal: str, status: str) -> None:
    assert article(read(ITEM.replace("sig:update", signal))).status == status


def test_an_embargo_of_a_note_counts_while_it_lasts_and_no_element_says_otherwise(read: Read) -> None:
    def until(note: str, element: str = "") -> str:
        item = ITEM.replace("Updates with the mayor", note).replace("<pubStatus", element + "<pubStatus")
        return str(article(read(item)).embargo_until)

    assert until("STRICTLY EMBARGOED until 06:00 GMT on 15 November") == "2024-11-15T06:00+00:00"
    assert until("STRICTLY EMBARGOED until 06:00 GMT on 14 November") == "None"
    over = "<embargoed>2024-11-14T06:00:00Z</embargoed>"
    assert until("STRICTLY EMBARGOED until 06:00 GMT on 15 November", over) == "None"


def test_a_note_to_editors_tells_of_a_correction_too(read: Read) -> None:
    assert article(read(ITEM.replace("Updates with the mayor", "Corrects: name of the mayor"))).status == "corrected"


def test_an_embargo_that_ends_later_is_kept_and_is_the_publication(read: Read) -> None:
    embargo = "<embargoed>2024-11-15T06:00:00+01:00</embargoed>"
    found = article(read(ITEM.replace("<pubStatus", embargo + "<pubStatus")))
    assert str(found.embargo_until) == str(found.dating.published) == "2024-11-15T06:00:00+01:00"
    assert found.filing is not None
    assert str(found.filing.at) == "2024-11-14T14:32:00+01:00"
    assert any("published when its embargo ends" in clue.text for clue in found.dating.evidence)


def test_an_embargo_that_was_over_when_the_version_was_made_is_none(read: Read) -> None:
    embargo = "<embargoed>2024-11-14T15:00:00+01:00</embargoed>"
    found = article(read(ITEM.replace("<pubStatus", embargo + "<pubStatus")))
    assert found.embargo_until is None
    assert str(found.dating.published) == "2024-11-14T14:32:00+01:00"


@pytest.mark.parametrize(("embargo", "told"), [("", "does not say until when"), ("soon", "'soon' is no time")])
def test_an_embargo_of_which_nobody_knows_the_end_lets_nothing_through(read: Read, embargo: str, told: str) -> None:
    stated = f"<embargoed>{embargo}</embargoed>"
    assert told in reason(read(ITEM.replace("<pubStatus", stated + "<pubStatus")))


def test_other_versions_of_the_namespace_and_prefixes_are_read(read: Read) -> None:
    newer = ITEM.replace("nar/2006-10-01/", "nar/2030-01-01/")
    prefixed = ITEM
    for name in ("newsItem", "itemMeta", "contentMeta", "contentSet", "inlineXML"):
        prefixed = prefixed.replace(f"<{name}", f"<g2:{name}").replace(f"</{name}", f"</g2:{name}")
    prefixed = prefixed.replace("xmlns=", "xmlns:g2=", 1)
    assert article(read(newer)).title == "Dam at Kelby bursts"
    assert article(read(prefixed)).text == "The dam burst.\n\nSchools stay shut."


def test_an_element_of_that_name_of_another_standard_is_not_claimed(read: Read) -> None:
    other = '<newsItem xmlns="http://example.org/cms"><headline>Dam</headline></newsItem>'
    assert not any(isinstance(each, Article) for each in read(other))


def test_a_message_that_is_cut_off_keeps_what_stands_before(read: Read) -> None:
    whole = message(ITEM, ITEM.replace(":kelby", ":ferry"))
    found = read(whole[: whole.rindex("Schools stay")])
    assert [each.id for each in found if isinstance(each, Article)] == ["urn:newsml:zna.example:20241114:kelby"]
    assert any(isinstance(each, Diagnostic) and "ends in the middle" in each.reason for each in found)
