"""What feeds share: outlets, people, times as they are written, shortcodes of WordPress."""

from __future__ import annotations

import pytest

from timeline.reading.feed_times import as_iso
from timeline.reading.feeds import is_cut_off, is_summary, outlet_of, person
from timeline.reading.shortcodes import without_shortcodes


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Fri, 15 Nov 2024 10:48:00 +0100", "2024-11-15T10:48:00+01:00"),
        ("Fri, 15 Nov 2024 10:48 GMT", "2024-11-15T10:48+00:00"),
        ("15 Nov 24 10:48:05 EST", "2024-11-15T10:48:05-05:00"),
        ("Fri, 15 Nov 2024 10:48:05 CST", "2024-11-15T10:48:05-06:00"),
        ("Friday, 15-Nov-24 10:48:05 PDT", "2024-11-15T10:48:05-07:00"),
        ("Fri, 15 Nov 2024 9:05:00 CEST", "2024-11-15T09:05:00+02:00"),
        ("Do, 14 Mär 2024 10:48:00 +0100", "2024-03-14T10:48:00+01:00"),
        ("Fri, 15 Nov 2024 10:48:00 +0530", "2024-11-15T10:48:00+05:30"),
        ("Fri, 15 Nov 2024 10:48:00 GMT+1", "2024-11-15T10:48:00+01:00"),
        ("Fri, 15 Nov 2024 10:48:00 -0000", "2024-11-15T10:48:00+00:00"),
        ("Fri, 15 Nov 2024 10:48:00 +0000 (UTC)", "2024-11-15T10:48:00+00:00"),
        ("Fri, 15 Nov 2024 10:48 PM +0100", "2024-11-15T22:48+01:00"),
        ("Sun, 31 Dec 2023 24:00:00 GMT", "2024-01-01T00:00:00+00:00"),
        ("Fri, 15 Nov 2024 10:48:00 XYZ", "2024-11-15T10:48:00"),
        ("Fri, 15 Nov 2024", "2024-11-15"),
        ("Fri, 31 Nov 2024 10:48:00 GMT", "Fri, 31 Nov 2024 10:48:00 GMT"),
        ("Fri, 15 Nov 2024 25:00:00 GMT", "Fri, 15 Nov 2024 25:00:00 GMT"),
        ("2024-11-15T10:48:00Z", "2024-11-15T10:48:00Z"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_times_of_feeds_keep_their_offset_and_how_exact_they_are(written: str, iso: str) -> None:
    assert as_iso(written) == iso


@pytest.mark.parametrize(
    ("title", "url", "outlet"),
    [
        ("Northern Ledger", "https://www.northern-ledger.example", "Northern Ledger"),
        ("Coast - Northern Ledger", "https://www.northern-ledger.example", "Northern Ledger"),
        ("Northern Ledger | News | World", "https://northernledger.example/rss", "Northern Ledger"),
        ("NL News: Politics", "https://nl.example/", None),
        ("NL: Politics", "https://nl.example/", "NL"),
        ("Radio Marrey – Latest", "https://rm.example/", "Radio Marrey"),
        ("Latest news - All sections", "https://www.ledger.example", None),
        ("Northern Ledger - RSS Feed", "https://ledger.example", "Northern Ledger"),
        ("Coast - Ledger", "", "Coast - Ledger"),
        ("Coast - Ledger", "http://[broken", "Coast - Ledger"),
        ("", "https://ledger.example", None),
    ],
)
def test_the_outlet_of_a_feed(title: str, url: str, outlet: str | None) -> None:
    assert outlet_of(title, url) == outlet


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jane Roe", "Jane Roe"),
        ("jane@news.example (Jane Roe)", "Jane Roe"),
        ("Jane Roe <jane@news.example>", "Jane Roe"),
        ("jane@news.example", ""),
    ],
)
def test_a_person_is_named_without_the_address(written: str, name: str) -> None:
    assert person(written) == name


@pytest.mark.parametrize("text", ["The council will [...]", "The council will […]", "It met … More →", "It met..."])
def test_a_text_that_goes_on_elsewhere_is_cut_off(text: str) -> None:
    assert is_cut_off(text)
    assert is_summary(text + "\n\n" + text)


def test_a_short_paragraph_is_a_summary_and_several_are_a_text() -> None:
    assert is_summary("The council met.")
    assert not is_summary("The council met.\n\nIt decided nothing.")
    assert not is_summary("The council met. " * 60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A [caption id="a" width="5"]<img src="x"> Words[/caption]B', "A B"),
        ('A [gallery ids="1,2"] B [embed]https://v.example/1[/embed]', "A  B "),
        ('[vc_row][vc_column width="1/2"]Inside[/vc_column][/vc_row]', "Inside"),
        ("[dropcap]T[/dropcap]he end", "The end"),
        ('[spacer height="10px"/]So', "So"),
        ("He said [sic] that [the minister] had [1] gone", "He said [sic] that [the minister] had [1] gone"),
        ("Write [[gallery]] to show one", "Write [gallery] to show one"),
        ("[caption]not closed", "not closed"),
        ("no brackets", "no brackets"),
    ],
)
def test_shortcodes_go_and_words_in_brackets_stay(text: str, expected: str) -> None:
    assert without_shortcodes(text) == expected


def test_brackets_without_end_take_no_time() -> None:
    assert without_shortcodes("[caption] [ad] " * 20_000).split() == []
