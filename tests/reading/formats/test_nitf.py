"""NITF: stories as the format's own description has them, and the same broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.errors import NothingBuiltError
from timeline.models import Article, Diagnostic
from timeline.reading.reader import read_document
from timeline.release import released
from timeline.settings import Settings

STORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf uno="zna.20241114.0091">
  <head>
    <title>Kelby dam (second lead)</title>
    <docdata management-status="usable">
      <doc-id id-string="zna-20241114-kelby" regsrc="ZNA"/>
      <urgency ed-urg="3"/>
      <date.issue norm="20241114T143200+0100"/>
      <du-key key="kelby-dam" version="2"/>
      <ed-msg info="Updates with the mayor" msg-type="update"/>
      <doc.copyright year="2024" holder="Zenith News Agency"/>
      <key-list><keyword key="Kelby"/><keyword key="dams"/></key-list>
      <series series.name="Rivers" series.part="2"/>
    </docdata>
    <pubdata name="Northern Ledger" position.section="Regions" ex-ref="https://ledger.example/kelby"/>
    <revision-history name="mk" norm="20241114T150500+0100"/>
  </head>
  <body xml:lang="en">
    <body.head>
      <hedline><hl1>Dam at <location>Kelby</location> bursts</hl1><hl2>Hundreds leave their homes</hl2></hedline>
      <byline>By <person>Mara Lund</person> and <person>Ole Brandt</person><byttl>Reporters</byttl></byline>
      <distributor><org>The Associated Press</org></distributor>
      <dateline><location>KELBY</location>, <story.date norm="20241114T1210Z">Nov. 14</story.date> (AP) --</dateline>
      <abstract><p>The dam has burst.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p>The dam above <location>Kelby</location> burst &mdash; after rain &amp; snow &mdash; on
           <chron norm="20241113">Wednesday</chron>.</p>
        <media media-type="image"><media-caption>The valley on Thursday</media-caption></media>
        <hl2>What comes next</hl2>
        <p>Schools stay shut until Monday,<br/>the mayor said.</p>
      </block>
      <note><body.content><p>Editors: more to come</p></body.content></note>
    </body.content>
    <body.end><tagline>Ole Brandt reported from Kelby.</tagline></body.end>
  </body>
</nitf>
"""

Read = Callable[[str | bytes], list[Article | Diagnostic]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(content: str | bytes) -> list[Article | Diagnostic]:
        path = tmp_path / "story.xml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
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


def test_a_story_is_read_with_all_that_its_head_states(read: Read) -> None:
    found = article(read(STORY))
    assert found.id == "zna-20241114-kelby"
    assert found.title == "Dam at Kelby bursts"
    assert (found.source, found.agency) == ("Northern Ledger", "AP")
    assert (found.byline, found.section, found.language) == ("Mara Lund, Ole Brandt", "Regions", "en")
    assert found.tags == ("Kelby", "dams", "Rivers")
    assert found.url == "https://ledger.example/kelby"
    assert str(found.dating.published) == "2024-11-14T14:32:00+01:00"
    assert str(found.dating.updated) == "2024-11-14T15:05:00+01:00"
    assert found.filing is not None
    assert (str(found.filing.at), found.filing.place) == ("2024-11-14T12:10+00:00", "KELBY")
    assert (found.status, found.embargo_until, found.rights) == ("usable", None, None)


def test_the_text_has_paragraphs_and_headings_and_no_captions_notes_or_taglines(read: Read) -> None:
    assert article(read(STORY)).text.split("\n\n") == [
        "The dam above Kelby burst — after rain & snow — on Wednesday.",
        "What comes next",
        "Schools stay shut until Monday, the mayor said.",
    ]


def test_the_mark_of_the_end_is_no_text(read: Read) -> None:
    found = article(read(STORY.replace("      </block>", "<p>ends</p><p>###</p></block>")))
    assert found.text.endswith("the mayor said.")


def test_a_dateline_that_holds_a_time_alone_names_no_place(read: Read) -> None:
    head, tail = STORY.split("<dateline>")
    stamp = '<dateline><story.date norm="20241114T1210Z">20241114T121000+0000</story.date>'
    found = article(read(head + stamp + tail[tail.index("</dateline>") :]))
    assert found.filing is not None
    assert (found.filing.place, str(found.filing.at)) == (None, "2024-11-14T12:10+00:00")


def test_two_line_breaks_part_paragraphs(read: Read) -> None:
    found = article(read(STORY.replace("Monday,<br/>the mayor", "Monday.<br/> <br/>The mayor")))
    assert found.text.endswith("Schools stay shut until Monday.\n\nThe mayor said.")


def test_a_flash_without_a_body_has_its_abstract_as_text(read: Read) -> None:
    start, end = STORY.index("<body.content>"), STORY.index("<body.end>")
    assert article(read(STORY[:start] + STORY[end:])).text == "The dam has burst."


def test_the_evidence_says_which_time_counts(read: Read) -> None:
    clues = {clue.kind: clue.text for clue in article(read(STORY)).dating.evidence}
    assert clues["choice"].startswith("the publication is taken from date.issue, which counts before the others: ")
    assert "story.date 2024-11-14T12:10Z" in clues["choice"]


def test_the_day_of_the_paper_counts_first_and_a_midnight_is_no_time(read: Read) -> None:
    paper = STORY.replace("<pubdata ", '<pubdata date.publication="20241115T000000" ')
    assert str(article(read(paper)).dating.published) == "2024-11-15"


def test_of_one_day_the_time_with_a_clock_counts(read: Read) -> None:
    paper = STORY.replace("<pubdata ", '<pubdata date.publication="20241114" ')
    assert str(article(read(paper)).dating.published) == "2024-11-14T14:32:00+01:00"


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_story_that_is_canceled_or_withheld_is_withdrawn(read: Read, status: str) -> None:
    assert article(read(STORY.replace('="usable"', f'="{status}"'))).status == "withdrawn"


def test_a_kill_without_a_text_has_its_message_as_text(read: Read) -> None:
    kill = STORY[: STORY.index("<body ")].replace("Updates with the mayor", "Wrong town").replace("update", "kill")
    found = article(read(kill + "<body><body.head/></body></nitf>"))
    assert (found.id, found.status, found.text) == ("zna-20241114-kelby", "withdrawn", "Wrong town")


def test_a_story_that_cancels_another_withdraws_that_one(read: Read) -> None:
    other = ' management-doc-idref="zna-20241113-kelby" management-idref-status="canceled"'
    first, second = read(STORY.replace('="usable"', f'="usable"{other}'))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.status, second.id, second.status) == ("usable", "zna-20241113-kelby", "withdrawn")


def test_a_story_that_was_killed_is_shown_no_more(read: Read) -> None:
    """The kill comes later, without a text, and says only which story it is of."""
    kill = """<nitf><head><docdata management-status="canceled"><doc-id id-string="zna-20241114-kelby"/>
        <date.issue norm="20241114T180000+0100"/><ed-msg info="Kill: wrong town"/></docdata></head><body/></nitf>"""
    first, second = article(read(STORY)), article(read(kill))
    assert second.status == "withdrawn"
    with pytest.raises(NothingBuiltError):
        released([first, second], None, Settings())


def test_a_correction_is_one_by_its_element_or_its_message(read: Read) -> None:
    by_element = STORY.replace("<du-key", '<correction info="name"/><du-key')
    by_message = STORY.replace('info="Updates with the mayor"', 'info="CORRECTION: spelling of Brandt"')
    assert {article(read(each)).status for each in (by_element, by_message)} == {"corrected"}


def test_a_release_in_the_future_is_an_embargo_and_the_publication(read: Read) -> None:
    later = STORY.replace("<du-key", '<date.release norm="20241115T060000+0100"/><du-key')
    found = article(read(later))
    assert str(found.embargo_until) == str(found.dating.published) == "2024-11-15T06:00:00+01:00"


def test_a_release_at_once_is_no_embargo(read: Read) -> None:
    at_once = STORY.replace("<du-key", '<date.release norm="20241114T143200+0100"/><du-key')
    assert article(read(at_once)).embargo_until is None
    by_day = STORY.replace("<du-key", '<date.release norm="20241114"/><du-key')
    assert article(read(by_day)).embargo_until is None


def test_an_embargo_without_an_end_lets_nothing_through(read: Read) -> None:
    assert "does not say until when" in reason(read(STORY.replace('="usable"', '="embargoed"')))


def test_a_release_that_is_no_time_lets_nothing_through(read: Read) -> None:
    wrong = STORY.replace("<du-key", '<date.release norm="soon"/><du-key')
    assert "embargo_until: 'soon' is no time" in reason(read(wrong))


def test_a_status_that_no_standard_has_lets_nothing_through(read: Read) -> None:
    assert "status: 'perhaps'" in reason(read(STORY.replace('="usable"', '="perhaps"')))


def test_the_expiry_is_kept(read: Read) -> None:
    rights = article(read(STORY.replace("<du-key", '<date.expire norm="20241214"/><du-key'))).rights
    assert rights is not None
    assert str(rights.keep_until) == "2024-12-14"


def test_the_end_of_the_rights_counts_where_it_is_earlier(read: Read) -> None:
    ends = (
        '<date.expire norm="20241214"/><doc.rights enddate="20241130T120000+0100" limitations="No deep links."/><du-key'
    )
    rights = article(read(STORY.replace("<du-key", ends))).rights
    assert rights is not None
    assert (str(rights.keep_until), rights.usage_terms) == ("2024-11-30T12:00:00+01:00", "No deep links.")


def test_a_namespace_and_another_encoding_change_nothing(read: Read) -> None:
    named = STORY.replace("<nitf ", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" ', 1)
    wide = STORY.replace('"UTF-8"', '"UTF-16"').replace("&mdash;", "—").encode("utf-16")
    latin = STORY.replace('"UTF-8"', '"ISO-8859-1"').replace("Ole", "Olé").encode("latin-1")
    assert article(read(named)).text == article(read(STORY)).text
    assert article(read(wide)).text == article(read(STORY)).text
    assert article(read(latin)).byline == "Mara Lund, Olé Brandt"


def test_a_story_that_is_cut_off_is_left_out_and_told(read: Read) -> None:
    told = [each.reason for each in read(STORY[: STORY.index("Schools stay")]) if isinstance(each, Diagnostic)]
    assert any("ends in the middle of this story" in each for each in told)


def test_a_story_with_next_to_no_head_is_read(read: Read) -> None:
    found = article(read("<nitf><body><body.content><p>The dam burst on Wednesday.</p></body.content></body></nitf>"))
    assert (found.text, found.title, found.dating.published) == ("The dam burst on Wednesday.", None, None)


def test_wrong_nesting_costs_no_words(read: Read) -> None:
    found = read(STORY.replace("<hl2>What comes next</hl2>", "<hl2>What <em>comes</hl2></em> next"))
    (story,) = [each for each in found if isinstance(each, Article)]
    assert "Schools stay shut" in story.text


def test_entities_of_its_own_are_not_expanded(read: Read) -> None:
    bomb = '<!DOCTYPE nitf [<!ENTITY a "boom"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = "<nitf><body><body.content><p>It burst. &b; &f;</p></body.content></body></nitf>"
    text = " ".join(each.text for each in read(bomb + body) if isinstance(each, Article))
    assert "boom" not in text
    assert "root:" not in text
