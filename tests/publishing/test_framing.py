"""Whether the published page may be shown in a frame on the wiki, by its headers."""

from __future__ import annotations

import pytest

from timeline.publishing.framing import framing

PAGE = "https://news.example/timelines/topics/bridge/embed.html"
WIKI = "https://wiki.example/w/api.php"


def lines(headers: dict[str, str], *, status: int = 200, page: str = PAGE) -> list[str]:
    return [str(each) for each in framing(status, headers, page, WIKI)]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Security-Policy": "default-src 'self'"},
        {"Content-Security-Policy": "frame-ancestors *"},
        {"Content-Security-Policy": "default-src 'self'; frame-ancestors 'self' https://wiki.example"},
        {"Content-Security-Policy": "frame-ancestors wiki.example:443"},
        {"Content-Security-Policy": "frame-ancestors https://*.example"},
        {"Content-Security-Policy": "frame-ancestors https:"},
        {"Content-Security-Policy": "frame-ancestors wiki.example:*"},
        {"Content-Security-Policy": "frame-ancestors https://wiki.example", "X-Frame-Options": "DENY"},
        {"X-Frame-Options": "ALLOWALL"},
    ],
)
def test_a_page_that_may_be_framed_is_fine(headers: dict[str, str]) -> None:
    assert lines(headers) == [f"ok:      {PAGE}: may be shown in a frame"]


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"X-Frame-Options": "DENY"}, "X-Frame-Options: deny; let the server leave it out"),
        ({"X-Frame-Options": "SAMEORIGIN"}, "X-Frame-Options: sameorigin"),
        ({"Content-Security-Policy": "frame-ancestors 'none'"}, "add https://wiki.example to it"),
        ({"Content-Security-Policy": "frame-ancestors 'self'"}, "frame-ancestors 'self', without the wiki"),
        ({"Content-Security-Policy": "frame-ancestors https://wiki.example:8443"}, "without the wiki"),
        ({"Content-Security-Policy": "frame-ancestors http://wiki.example"}, "without the wiki"),
        ({"Content-Security-Policy": "frame-ancestors *.wiki.example"}, "without the wiki"),
        ({"Content-Security-Policy": "frame-ancestors"}, "without the wiki"),
        ({"Content-Security-Policy": "default-src *, frame-ancestors 'none'"}, "without the wiki"),
        ({"Content-Security-Policy": "frame-ancestors *, frame-ancestors 'self'"}, "frame-ancestors 'self', without"),
    ],
)
def test_a_header_that_forbids_it_is_named_with_what_to_do(headers: dict[str, str], told: str) -> None:
    (line,) = lines(headers)
    assert line.startswith(f"missing: {PAGE}: ")
    assert told in line


def test_a_source_without_a_port_means_the_usual_one() -> None:
    headers = {"Content-Security-Policy": "frame-ancestors https://wiki.example"}
    (line,) = map(str, framing(200, headers, PAGE, "https://wiki.example:8443/w/api.php"))
    assert "add https://wiki.example:8443 to it" in line


def test_a_page_that_is_not_published_and_one_without_tls_are_told() -> None:
    assert "HTTP 404; publish the built site there" in lines({}, status=404)[0]
    assert "browsers show no such page" in lines({}, page=PAGE.replace("https", "http"))[0]
