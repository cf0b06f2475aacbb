"""Whatever is cut out of, written into or doubled in a wire story: no reader trips over it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Article, Diagnostic
from timeline.reading.reader import read_document
from timeline.settings import Settings

NITF = b"""<nitf>
<head><docdata management-status="usable"><doc-id id-string="kelby"/><date.issue norm="20241114T143200Z"/>
<date.release norm="20241114"/><ed-msg info="Corrects name"/></docdata></head>
<body><body.head><hedline><hl1>Dam bursts</hl1></hedline><dateline><location>KELBY</location></dateline></body.head>
<body.content><p>The dam &amp; all.</p><pre>a
b</pre></body.content></body></nitf>"""
G2 = b"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="kelby" version="1">
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-11-14T15:05:00Z</versionCreated>
<embargoed>2024-11-15T06:00:00Z</embargoed><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Dam bursts</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">The dam burst.</inlineData></contentSet></newsItem>"""
ONE = b"""<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>z</ProviderId><DateId>20241114</DateId>
<NewsItemId>k</NewsItemId></NewsIdentifier></Identification>
<NewsManagement><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><ContentItem><DataContent><p>The dam burst.</p></DataContent></ContentItem></NewsComponent>
</NewsItem></NewsML>"""
NINJS: dict[str, Any] = {
    "uri": "kelby",
    "type": "text",
    "version": "1",
    "versioncreated": "2024-11-14T14:05:00Z",
    "pubstatus": "usable",
    "embargoed": "2024-11-15T06:00:00Z",
    "headline": "Dam bursts",
    "bodies": [{"contentType": "text/html", "value": "<p>The dam burst.</p>"}],
    "associations": {"a": {"uri": "b", "type": "text", "body_text": "It is over."}},
    "subject": [{"name": "flood"}],
}
JUNK = [b"", b"<p>", b"</p>", b"<![CDATA[", b"\xff", b"\x00", b"&", b'"', b"2024-99-99", b"null", b"KILL", b"<nitf>"]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=8), inner, max_size=2),
    max_leaves=4,
)


def read(content: bytes) -> list[Article | Diagnostic]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story"
        path.write_bytes(content)
        return list(read_document(str(path), Settings(), None))


@pytest.mark.parametrize("story", [NITF, G2, ONE])
def test_each_story_is_one_article_while_it_is_whole(story: bytes) -> None:
    (only,) = read(story)
    assert isinstance(only, Article)


@given(
    st.sampled_from([NITF, G2, ONE]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(JUNK)), min_size=1, max_size=5),
)
@settings(max_examples=150, deadline=None)
def test_no_damage_to_xml_trips_a_reader(story: bytes, damage: list[tuple[float, int, bytes]]) -> None:
    for share, length, junk in damage:
        at = int(share * len(story))
        story = story[:at] + junk + story[at + length :]
    assert not [
        each.reason for each in read(story) if isinstance(each, Diagnostic) and "a fault of this" in each.reason
    ]


@given(st.dictionaries(st.sampled_from(sorted(NINJS)), VALUES, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_no_value_of_a_wrong_type_trips_the_reader_of_ninjs(wrong: dict[str, Any]) -> None:
    found = read(json.dumps([NINJS | wrong, NINJS]).encode())
    assert not [each.reason for each in found if isinstance(each, Diagnostic) and "a fault of this" in each.reason]
    assert any(isinstance(each, Article) and each.title == "Dam bursts" for each in found)
