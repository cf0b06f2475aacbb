"""Broken XML, mended: what is well-formed stays as it is, what is not becomes so."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from timeline.reading.xml_mending import Mender


def mended(document: str) -> str:
    return Mender().feed(document.encode(), last=True).decode()


@pytest.mark.parametrize(
    "document",
    [
        '<?xml version="1.0"?><r xmlns:a="urn:a"><a:b c="1" d=\'x > "y"\'>t &amp; &#8230; &lt;b&gt;</a:b><e/></r>',
        "<r><![CDATA[ <b> & ]] </i> ]]><!-- <x> & -- y --><?php <z> ?></r >\n",
        '<räv färg="röd">å</räv>',
    ],
)
def test_what_is_well_formed_stays_as_it_is(document: str) -> None:
    mender = Mender()
    assert mender.feed(document.encode(), last=True).decode() == document.replace("</r >", "</r>")
    assert mender.fault is None


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<r><d>One<br>two</d><e/></r>", "<r><d>One<br>two</br></d><e/></r>"),
        ("<r><d>One</p></d></r>", "<r><d>One</d></r>"),
        ("<r><b><i>x</b></i></r>", "<r><b><i>x</i></b></r>"),
        ("<r>a & b &amp; c&d &copy; &foo; &#5</r>", "<r>a &amp; b &amp; c&amp;d &#169; &foo; &amp;#5</r>"),
        ("<r>1 < 2 <3 << x</r>", "<r>1 &lt; 2 &lt;3 &lt;&lt; x</r>"),
        ("<r a=1 b c='x&y' a=2>t</r>", '<r a="1" b="b" c="x&amp;y">t</r>'),
        ('<r a="unclosed>t</r>', '<r a="unclosed">t</r>'),
        ("<r><![CDATA[a <![CDATA[b]]> c]]>]</r>", "<r><![CDATA[a <![CDATA[b]]> c]</r>"),
        ("<r>\x00a\x0bb</r>", "<r>ab</r>"),
        ('<!DOCTYPE r [<!ENTITY ab "]>">\n]><r>&ab;</r>', " \n<r>&ab;</r>"),
    ],
)
def test_what_is_broken_is_made_well_formed(document: str, expected: str) -> None:
    assert mended(document) == expected


def test_the_first_fault_is_told() -> None:
    mender = Mender()
    mender.feed(b"<r><d>a</p></d><i></r>", last=True)
    assert mender.fault == "</p> ends nothing"


PIECES = st.sampled_from(
    [
        *("<a>", "</a>", "<b c='1'>", "</b>", "<b d=2 e>", "<x:y>", "</x:y>", "<br/>", "<c f='>'>", '<c f="<">'),
        *("&", "&amp;", "&nbsp;", "&#8230;", "&#x41;", "&;", "<", ">", "</", "/>", "<!", "]]", '"', "'", "=", "-"),
        *("<![CDATA[", "]]>", "<!-- ", " -->", "<?p ", "?>", "word", " ", "\n", "ö", "日本"),
    ]
)


@given(st.lists(PIECES, max_size=30), st.integers(1, 9))
def test_however_a_document_is_cut_into_pieces_it_is_mended_the_same(parts: list[str], size: int) -> None:
    data = "".join(parts).encode()
    mender = Mender()
    pieces = [mender.feed(data[at : at + size]) for at in range(0, len(data), size)]
    assert b"".join([*pieces, mender.feed(b"", last=True)]) == Mender().feed(data, last=True)


SOUND = st.sampled_from(
    [
        *("<a>", "</a>", "<b c='1'>", "</b>", "<b d=2 e>", "<br/>", "<c f='>'>", '<c f="<">', "<g h=\"i' j>"),
        *("&", "&amp;", "&nbsp;", "&#8230;", "&;", "<", ">", "</", "/>", '"', "'", "=", "word", " ", "\n", "ö", "\x0c"),
        *("<![CDATA[ <q> & ]]>", "<!-- <q> & -->", "<?p <q> & ?>"),
    ]
)


@given(st.lists(SOUND, max_size=30))
def test_what_comes_out_is_well_formed(parts: list[str]) -> None:
    document = mended(f"<r>{''.join(parts)}</r>")
    assume(document.endswith("</r>"))  # else a part has taken the end tag into itself: "</" and "r"
    etree.fromstring(document.encode(), etree.XMLParser(recover=False))
