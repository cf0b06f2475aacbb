"""The tag of the MediaWiki extension: what it shows, what it refuses, and how it says so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from timeline.rendering.embedding import HEIGHT, SANDBOX

from .elements import Elements
from .mediawiki import EXTENSION, MediaWiki
from .php import missing_extensions, run_php

ORIGIN = "https://news.example"
SRC = f"{ORIGIN}/timelines/topics/harbour-bridge/embed.html"
FOLDER = EXTENSION.parent
LANGUAGES = ("de", "en", "qqq", "sv")
REFUSED = "Pages_with_timelines_that_are_not_shown"


@pytest.fixture(scope="module")
def wiki(mediawiki: MediaWiki) -> Iterator[MediaWiki]:
    with mediawiki.with_extension(ORIGIN, "http://localhost:8080/"):
        yield mediawiki


def test_the_tag_shows_a_sandboxed_lazy_frame_with_its_name(wiki: MediaWiki) -> None:
    parsed = wiki.parse(f'<storytimeline src="{SRC}?theme=dark#event-9" height="480" title="The harbour bridge" />')

    [frame] = Elements(parsed.html).all("iframe")
    assert frame == {
        "src": f"{SRC}?theme=dark#event-9",
        "title": "The harbour bridge",
        "height": "480",
        "loading": "lazy",
        "sandbox": SANDBOX,
        "referrerpolicy": "no-referrer",
    }
    assert {"ext.storyTimeline", "ext.storyTimeline.styles"} <= set(parsed.modules)
    assert REFUSED not in parsed.categories


def test_a_name_may_hold_any_sign_as_an_entity(wiki: MediaWiki) -> None:
    elements = Elements(wiki.parse(f'<storytimeline src="{SRC}" title="A &lt;b&gt; &quot;&amp;&quot; ’s" />').html)

    assert [frame["title"] for frame in elements.all("iframe")] == ['A <b> "&" ’s']
    assert elements.text.strip().endswith('A <b> "&" ’s')


def test_a_link_stands_under_the_frame_for_where_it_stays_empty(wiki: MediaWiki) -> None:
    elements = Elements(wiki.parse(f'<storytimeline src="{SRC}" title="The harbour bridge" />').html)

    assert [link["href"] for link in elements.all("a")] == [SRC]
    assert "Open the timeline by itself: The harbour bridge" in elements.text


def test_the_frame_stands_in_no_paragraph(wiki: MediaWiki) -> None:
    html = wiki.parse(f'Before.\n\n<storytimeline src="{SRC}" />\n\nAfter.').html

    assert re.search(r"<p>Before\.\s*</p>\s*(<p[^>]*>\s*</p>)?<figure", html), html
    assert not re.search(r"<p>\s*<figure", html), html


@pytest.mark.parametrize(
    ("stated", "used"), [("480", "480"), ("1", "240"), ("99999", "1200"), ("", str(HEIGHT)), (" 500 ", "500")]
)
def test_the_height_is_kept_within_bounds(wiki: MediaWiki, stated: str, used: str) -> None:
    [frame] = Elements(wiki.parse(f'<storytimeline src="{SRC}" height="{stated}" />').html).all("iframe")

    assert frame["height"] == used


@pytest.mark.parametrize(
    "src",
    [
        "https://news.example/",
        "https://news.example",
        "HTTPS://News.Example:443/topics/x/embed.html",
        "http://localhost:8080/topics/x/embed.html?q=%C3%A4",
    ],
)
def test_an_allowed_origin_is_known_however_it_is_written(wiki: MediaWiki, src: str) -> None:
    [frame] = Elements(wiki.parse(f'<storytimeline src="{src}" />').html).all("iframe")

    assert frame["src"] == src


@pytest.mark.parametrize(
    "src",
    [
        "https://evil.example/topics/x/embed.html",
        "http://news.example/topics/x/embed.html",
        "https://news.example:8443/",
        "https://news.example.evil.example/",
        "https://sub.news.example/",
        "https://xnews.example/",
        "http://localhost/",
        "http://localhost:80801/",
    ],
)
def test_an_origin_off_the_list_is_refused_by_name(wiki: MediaWiki, src: str) -> None:
    parsed = wiki.parse(f'<storytimeline src="{src}" />')

    elements = Elements(parsed.html)
    assert not elements.all("iframe")
    assert "are not allowed in this wiki" in elements.text
    assert "/".join(src.split("/")[:3]) in elements.text
    assert REFUSED in parsed.categories


@pytest.mark.parametrize(
    "src",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//news.example/",
        "/topics/x/embed.html",
        "https:news.example",
        "https:///news.example/",
        "https://news.example@evil.example/",
        "https://user:word@news.example/",
        "https://evil.example\\@news.example/",
        "https://news.example\\.evil.example/",
        "https://news.example\t.evil.example/",
        "https://news.example%2eevil.example/",
        "https://news.example。evil.example/",
        "https://ｎews.example/",
        "https://news.example/å",
        "https://news.example/a b",
        "https://news.example/%zz",
        "https://news.example:/",
        "https://.news.example/",
        "not an address",
    ],
)
def test_what_browsers_would_have_to_mend_is_no_address(wiki: MediaWiki, src: str) -> None:
    parsed = wiki.parse(f'<storytimeline src="{src}" />')

    elements = Elements(parsed.html)
    assert not elements.all("iframe")
    assert "src must be a whole address" in elements.text
    assert REFUSED in parsed.categories


def test_a_tag_without_an_address_says_what_it_lacks(wiki: MediaWiki) -> None:
    assert "has no src" in Elements(wiki.parse("<storytimeline />").html).text


@pytest.mark.parametrize("height", ["12em", "-3", "50%"])
def test_a_height_that_is_no_number_is_named(wiki: MediaWiki, height: str) -> None:
    elements = Elements(wiki.parse(f'<storytimeline src="{SRC}" height="{height}" />').html)

    assert not elements.all("iframe")
    assert f"and not “{height}”" in elements.text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>struck()</script>",
        "&quot;&gt;<img src=x onerror=struck()>",
        "[[Main Page]] '''bold''' {{Template}} ~~~~",
        "&lt;script&gt;struck()&lt;/script&gt;",
        "' onload='struck()",
    ],
)
@pytest.mark.parametrize("attribute", ["src", "height", "title"])
def test_nothing_in_an_attribute_becomes_markup(wiki: MediaWiki, attribute: str, hostile: str) -> None:
    given = {"src": SRC} | {attribute: hostile}
    tag = " ".join(f'{name}="{value}"' for name, value in given.items())

    elements = Elements(wiki.parse(f"<storytimeline {tag} />").html)
    assert not elements.all("script")
    assert not elements.all("img")
    assert not elements.all("b")
    assert not [each for _, each in elements.found if any(name.startswith("on") for name in each)]
    assert all(link["href"] == SRC for link in elements.all("a"))


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "sind in diesem Wiki nicht zugelassen"), ("sv", "är inte tillåtna i den här wikin")],
)
def test_a_refusal_is_told_in_the_language_of_the_wiki(wiki: MediaWiki, language: str, words: str) -> None:
    with wiki.settings(f"$wgLanguageCode = '{language}';"):
        assert words in wiki.parse('<storytimeline src="https://evil.example/" />').html


def test_without_an_allowed_origin_nothing_is_shown(mediawiki: MediaWiki) -> None:
    with mediawiki.with_extension():
        assert not Elements(mediawiki.parse(f'<storytimeline src="{SRC}" />').html).all("iframe")


@pytest.mark.parametrize("entry", ["*", "news.example", f"{ORIGIN}/timelines", "https://*.example", "https:", ""])
def test_an_entry_that_is_no_origin_allows_nothing(mediawiki: MediaWiki, entry: str) -> None:
    with mediawiki.with_extension(entry):
        assert not Elements(mediawiki.parse(f'<storytimeline src="{SRC}" />').html).all("iframe")


@pytest.mark.parametrize(
    ("policy", "sent"),
    [
        ("false", None),
        ("true", "*"),
        ("[ 'default-src' => true ]", f"'self' data: blob: {ORIGIN}"),
        ("[ 'default-src' => [ 'https://files.example' ] ]", f"'self' data: blob: https://files.example {ORIGIN}"),
    ],
)
def test_the_wikis_own_policy_lets_the_allowed_origin_be_framed(
    mediawiki: MediaWiki, policy: str, sent: str | None
) -> None:
    with (
        mediawiki.with_extension(ORIGIN),
        mediawiki.settings(f"$wgCSPHeader = {policy};"),
        build_opener(ProxyHandler({})).open(mediawiki.address("Main Page")) as answer,
    ):
        header = answer.headers["Content-Security-Policy"]
    if sent is None:
        assert header is None
        return
    directives = dict(each.strip().split(" ", 1) for each in header.split(";"))
    inherited = directives["default-src"].split() if "frame-src" not in directives else []
    assert (inherited[:1] or directives["frame-src"].split()) == sent.split()
    assert ORIGIN not in directives["default-src"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("src/*.php")), ids=lambda path: path.name)
def test_each_file_is_php(path: Path) -> None:
    if missing_extensions():
        pytest.skip("PHP is not installed: apt-get install php-cli")

    run_php("-l", str(path))


def test_each_language_has_each_message_with_the_same_blanks() -> None:
    messages = {
        language: json.loads((FOLDER / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }

    assert sorted(path.stem for path in (FOLDER / "i18n").iterdir()) == list(LANGUAGES)
    for language in LANGUAGES:
        assert messages[language].keys() == messages["en"].keys(), language
        for key, text in messages["en"].items():
            if key != "@metadata":
                blanks = set(re.findall(r"\$\d", text))
                assert set(re.findall(r"\$\d", messages[language][key])) == blanks, (language, key)


def test_the_wiki_lists_the_extension_and_its_category(wiki: MediaWiki) -> None:
    with build_opener(ProxyHandler({})).open(wiki.address("Special:Version")) as answer:
        assert "StoryTimeline" in answer.read().decode()
    with build_opener(ProxyHandler({})).open(wiki.address("Special:TrackingCategories")) as answer:
        assert "Pages with timelines that are not shown" in answer.read().decode()
