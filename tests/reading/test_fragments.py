"""The text of an article from the HTML of a feed or a CMS: its own paragraphs and nobody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.reading.fragments import fragment_text

FIRST = "The ferry left the harbour of Marrey on Monday in a gale, the coast guard said."
SECOND = "It has not been seen since, and nobody has answered its radio."
TEXT = f"{FIRST}\n\n{SECOND}"
URL = "https://ledger.example/coast/ferry"


def around(html: str) -> list[str]:
    """The paragraphs of a text with this between its two."""
    return fragment_text(f"<p>{FIRST}</p>{html}<p>{SECOND}</p>", url=URL).split("\n\n")


def below(html: str) -> list[str]:
    """The paragraphs of a text with this below it."""
    return fragment_text(f"<p>{FIRST}</p><p>{SECOND}</p>{html}", url=URL).split("\n\n")


@pytest.mark.parametrize(
    "html",
    [
        "<figure><img src='a.jpg'><figcaption>The harbour in May</figcaption></figure>",
        "<script>let a = '<p>no</p>'</script><style>p { color: red }</style><!-- a remark -->",
        "<aside><h3>Good to know</h3><p>Ferries are ships.</p></aside>",
        '<div class="related-posts"><h3>Others</h3><p><a href="/t">Tug</a> was lost, too.</p></div>',
        '<p class="newsletter-signup">Our letter comes every morning.</p>',
        '<blockquote class="twitter-tweet"><p>Gone!</p>— Somebody</blockquote>',
        "<p hidden>Not shown.</p><p style='display: none'>Nor this.</p>",
        '<p><strong>Read more:</strong> <a href="/b">What is known about the line</a></p>',
        '<p>Read also: <a href="/b">What is known about the line</a></p>',
        '<p><a href="/b">The owner of the ferry was fined twice</a></p>',
        '<h3>Related</h3><ul><li><a href="/b">One story of the coast</a></li><li><a href="/c">Another</a></li></ul>',
        "<p>ADVERTISEMENT</p>",
        "<p>Photo: Jane Roe</p>",
        '<p><a href="https://ledger.example/coast/ferry/#more">Continue here</a></p>',
        "<iframe src='https://video.example/1'></iframe><video>No video</video>",
    ],
)
def test_what_stands_between_paragraphs_and_is_not_the_article_s_is_left_out(html: str) -> None:
    assert around(html) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<h2>What is known</h2>", ["What is known"]),
        ("<ul><li>One crew</li><li>Two boats</li></ul>", ["One crew", "Two boats"]),
        ("<blockquote>“It was a gale.”</blockquote>", ["“It was a gale.”"]),
        (
            '<p>Police <a href="/b">said so in a statement</a> on Tuesday.</p>',
            ["Police said so in a statement on Tuesday."],
        ),
        ('<p><a href="/b">“We saw it leave,” he said.</a></p>', ["“We saw it leave,” he said."]),
        ("<table><tr><td>Crew</td><td>12</td></tr></table>", ["Crew 12"]),
        ('<ul><li><a href="/b">The whole report</a></li></ul>', ["The whole report"]),
        ("<p>One<br>Two</p>", ["One", "Two"]),
        ('<p class="article-teaser">The lead of an article.</p>', ["The lead of an article."]),
        ("<p>So&shy;far &amp; no&nbsp;further</p>", ["So\u00adfar & no further"]),
        ('<div class="wp-block-group"><p>Also a paragraph.</p></div>', ["Also a paragraph."]),
        ("<p>The <em>Astra</em>, a <b>ferry</b></p>", ["The Astra, a ferry"]),
    ],
)
def test_what_the_article_says_stays(html: str, kept: list[str]) -> None:
    assert around(html) == [FIRST, *kept, SECOND]


@pytest.mark.parametrize(
    "html",
    [
        f'<p>The post <a href="{URL}/">Ferry lost</a> appeared first on <a href="https://ledger.example">Ledger</a>.</p>',
        f'<p>Der Beitrag <a href="{URL}">Fähre verloren</a> erschien zuerst auf <a href="https://l.example">L</a>.</p>',
        '<h3>More stories</h3><ul><li><a href="/b">One story of the coast</a></li></ul>',
        '<p>Read more</p><p><a href="/b">One story of the coast here</a></p>',
        '<ul><li><a href="/b">One story</a></li><li><a href="/c">Another story</a></li></ul>',
    ],
)
def test_what_is_appended_is_left_out(html: str) -> None:
    assert below(html) == [FIRST, SECOND]


def test_a_class_that_the_whole_text_stands_under_says_nothing() -> None:
    assert fragment_text(f'<div class="post-teaser ad"><p><a href="/a">{FIRST}</a></p><p>{SECOND}</p></div>') == TEXT


def test_a_list_of_links_alone_is_its_own_text() -> None:
    links = '<p><a href="/a">The ferry has not been found</a></p><p><a href="/b">Two boats are out looking</a></p>'
    assert fragment_text(links) == "The ferry has not been found\n\nTwo boats are out looking"


def test_the_title_is_not_said_again() -> None:
    assert fragment_text(f"<h1>Ferry  lost</h1><p>{FIRST}</p>", title="Ferry lost") == FIRST
    assert fragment_text(f"<p>{FIRST}</p><p>Ferry lost</p>", title="Ferry lost") == f"{FIRST}\n\nFerry lost"


def test_empty_lines_part_paragraphs_where_they_are_said_to() -> None:
    old = f"{FIRST}\nsame paragraph\n\n{SECOND}\n \n<b>Last</b> words."
    assert fragment_text(old, by_blank_lines=True).split("\n\n") == [f"{FIRST} same paragraph", SECOND, "Last words."]


def test_empty_lines_part_paragraphs_where_no_element_does() -> None:
    assert fragment_text(f"{FIRST}\n\n<b>{SECOND}</b> &amp; more.") == f"{FIRST}\n\n{SECOND} & more."
    assert fragment_text(f"<p>{FIRST}\n\n{SECOND}</p>") == f"{FIRST} {SECOND}"


def test_html_that_is_written_out_twice_becomes_text() -> None:
    assert fragment_text(f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;") == TEXT
    assert fragment_text("<p>Write &lt;p&gt; for one.</p>") == "Write <p> for one."


def test_plain_text_keeps_its_paragraphs() -> None:
    assert fragment_text(f"{FIRST}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("html", ["", " ", "<p></p>", "<!-- x -->", "<img src='a.jpg'>", "<p>&nbsp;</p>"])
def test_a_fragment_without_words_has_no_text(html: str) -> None:
    assert fragment_text(html) == ""


def test_words_in_too_many_elements_are_kept() -> None:
    assert FIRST in fragment_text("<div>" * 230 + FIRST + "</div>" * 230)


@given(st.text(alphabet=st.sampled_from("<>/&;!-=\"' pbdiv[]\x00\ud800aå\n"), max_size=60))
def test_no_markup_whatever_is_a_fault(html: str) -> None:
    text = fragment_text(html, title="t", url="http://[", by_blank_lines=True)
    assert "\n\n\n" not in text
    assert text == text.strip()
