"""Addresses in the one form that no wiki takes for markup."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.rendering.wiki.addresses import address


@pytest.mark.parametrize(
    ("given_url", "written"),
    [
        ("https://news.example/a?b=1&c=2#d", "https://news.example/a?b=1&c=2#d"),
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("https://news.example/a|b]c}d'e\"f`g", "https://news.example/a%7Cb%5Dc%7Dd%27e%22f%60g"),
        ("https://news.example/(x)~~~~__NOTOC__", "https://news.example/%28x%29%7E%7E%7E%7E%5F%5FNOTOC%5F%5F"),
        ("https://news.example/a_b-c.html", "https://news.example/a_b-c.html"),
        ("https://news.example/%E2%82%AC%zz%", "https://news.example/%E2%82%AC%25zz%25"),
        ("https://nyheter.example/åäö?q=ö#ä", "https://nyheter.example/%C3%A5%C3%A4%C3%B6?q=%C3%B6#%C3%A4"),
        ("https://bücher.example:8443/", "https://xn--bcher-kva.example:8443/"),
        ("https://user:word@news.example/", "https://news.example/"),
        ("https://news.example/a#b#c", "https://news.example/a#b%23c"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
        ("mailto:desk@news.example?subject=x", "mailto:desk@news.example"),
        ("https://203.0.113.7/x", "https://203.0.113.7/x"),
    ],
)
def test_an_address_is_written_so(given_url: str, written: str) -> None:
    assert address(given_url) == written


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "mailto:[[x]]@y.example",
        "data:text/html,x", "//news.example/x", "/x", "news.example", "https://",
        "https://[::1]/", "https://a..b/", "https://news.example:port/", "mailto:", "mailto:a|b",
        "https://new{s}.example/", "https://news\n.example/", "https:// news.example/", "https://…/",
    ],
)  # fmt: skip
def test_what_is_no_such_address_is_no_link(url: str | None) -> None:
    assert address(url) is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_nothing_in_an_address_is_markup_and_it_leads_where_it_did(text: str) -> None:
    given_url = "https://news.example/" + "".join(text.split())
    written = address(given_url)
    if written is None:
        return
    assert re.fullmatch(r"https://news\.example/[A-Za-z0-9._/:?#@&=+,;%!*-]*", written)
    assert "__" not in written
    said = given_url.encode("utf-8", "replace").decode()
    assert unquote(urlsplit(written).path) == unquote(urlsplit(said).path)
    assert address(written) == written
