"""What holds for any page: it is dated without a fault, the same each time, and never after its capture."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from timeline.models import Moment
from timeline.reading.frames import Frame
from timeline.reading.html_dates import date_page
from timeline.reading.plausibility import is_surely_before

WORDS = st.sampled_from(
    [
        "Published",
        "Updated:",
        "Stand",
        "Today, 23:59",
        "Yesterday",
        "3 hours ago",
        "il y a 2 jours",
        "29 February",
        "31 February 2025",
        "10 March 2025 21:40",
        "03/04/2025",
        "2025-03-10T21:40:00Z",
        "2025-03-10T21:40:00-12:00",
        "0001-01-01",
        "9999-12-31T23:59:59+14:00",
        "1741642800",
        "12:30",
        "IST",
        "CET",
        "© 2019-2025",
        "公開 2025年3月10日",
        "오후 8:06",
        "<br>",
        "—",
        "<b>",
        "</b>",
        "99999999999999999999",
        "\u200b",
    ]
)
WRAPPED = st.sampled_from(
    [
        "<p>{}</p>",
        "<div class='date'>{}</div>",
        "<time datetime='{}'>{}</time>",
        "<h1>{}</h1>",
        "<nav>{}</nav>",
        "<meta property='article:published_time' content='{}'>",
        "<meta name='date' content='{}'>",
        "<span itemprop='dateModified'>{}</span>",
        "<li>{}</li>",
        "<title>{}</title>",
        "{}",
        '<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{}"}}</script>',
    ]
)
LINES = st.tuples(WRAPPED, st.lists(WORDS, max_size=4).map(" ".join)).map(lambda pair: pair[0].format(*[pair[1]] * 2))
CAPTURES = st.sampled_from([None, "2025-03-10", "2025-03-10T18:20+01:00", "2024-02-29T00:00", "2025-03-10T00:10:00Z"])
ADDRESSES = st.sampled_from(
    [None, "https://harbour.example/2025/03/10/a", "https://harbour.example/2025/04/", "http://["]
)
ZONES = st.sampled_from([None, "Europe/Oslo", "Asia/Kathmandu", "Pacific/Auckland"])


@settings(max_examples=300)
@given(lines=st.lists(LINES, max_size=12), capture=CAPTURES, address=ADDRESSES, zone=ZONES)
@example(lines=["<p>10 March 2025 21:40</p>"], capture="2025-03-10T18:20+01:00", address=None, zone="Europe/Oslo")
def test_any_page_is_dated_without_a_fault_and_never_after_its_capture(
    lines: list[str], capture: str | None, address: str | None, zone: str | None
) -> None:
    markup = f"<html><body>{''.join(lines)}</body></html>"
    frame = Frame(captured=Moment.parse(capture) if capture else None, zone=zone)
    dating = date_page(html.fromstring(markup), address, frame)
    assert dating == date_page(html.fromstring(markup), address, frame)
    assert dating.evidence
    assert (dating.published is None) == (dating.basis is None)
    if dating.published and frame.captured:
        assert not is_surely_before(frame.captured, dating.published)
    if dating.published and dating.updated and dating.published.at.tzinfo and dating.updated.at.tzinfo:
        assert not is_surely_before(dating.updated, dating.published)
