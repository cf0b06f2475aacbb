"""Each format by its own rules, without a wiki: whatever the words are, they come back as they were, as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from timeline.rendering.wiki import FORMATS, Sheet, confluence, dokuwiki, markdown, mediawiki
from timeline.rendering.wiki.plain import plain

from .hostile import ALL, HREF, sheet
from .renew import EXPECTED, texts

_SPECIAL = "[]{}|<>='\"~_*#^%:;!&\\/-+@$`()."
words = st.text(max_size=40) | st.text(alphabet=_SPECIAL + "ab1 ", max_size=40)
given_words = given(words.map(plain))
many = settings(max_examples=300, deadline=None)

_MACROS = "http://atlassian.com/content"
_RESOURCES = "http://atlassian.com/resource/identifier"


def every(test: Callable[..., None]) -> Callable[..., None]:
    """Also with all the words that are known to be markup somewhere."""
    for each in ALL:
        test = example(plain(each))(test)
    return many(given_words(test))


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_of_a_topic_is_that_of_the_file_kept(name: str) -> None:
    renew = "read the difference, then renew it: python -m tests.rendering.wiki.renew"
    assert texts()[FORMATS[name].file] == (EXPECTED / FORMATS[name].file).read_bytes(), renew


@every
def test_wikitext_holds_no_sign_of_markup_and_is_read_back_whole(text: str) -> None:
    written = mediawiki.escaped(text)
    assert not re.search(r"""[<>\[\]{}|'"=~_*!\\]|&(?!#\d+;)|[A-Za-z]:\S|--|(ISBN|RFC|PMID) \d""", written)
    assert "#" not in re.sub(r"&#\d+;", "", written)
    assert re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), written) == text


@every
def test_dokuwiki_finds_no_markup_but_what_keeps_it_out(text: str) -> None:
    """As its lexer goes: each stretch ends at the first of its own end."""
    rest, found = dokuwiki.escaped(text), ""
    while rest:
        begin, end = ("%%", "%%") if rest.startswith("%%") else ("<nowiki>", "</nowiki>")
        assert rest.startswith(begin)
        inside, closed, rest = rest.removeprefix(begin).partition(end)
        assert closed
        found += inside
    assert found == text


def documents(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown.markdown(sheet([text, "other"])))


def leaves(tokens: list[Token]) -> list[Token]:
    return [leaf for token in tokens for leaf in (token.children or [token])]


@every
def test_markdown_has_its_cells_its_links_and_otherwise_text(text: str) -> None:
    tokens = documents(text)
    kinds = [token.type for token in tokens]
    assert kinds.count("tr_open") == 3
    assert kinds.count("td_open") == 8
    assert kinds.count("list_item_open") == 2
    found = leaves(tokens)
    assert not {leaf.type for leaf in found} & {"html_inline", "html_block", "code_inline", "fence"}
    assert not {leaf.type for leaf in found} & {"em_open", "s_open", "heading_open", "bullet_list_open"}
    links = [leaf.attrs["href"] for leaf in found if leaf.type == "link_open"]
    assert set(links) == {HREF, "https://news.example/timelines/topics/bridge/"}
    assert sum(leaf.type == "image" for leaf in found) == 1
    cell = tokens[kinds.index("td_open") + 1]
    told = "".join(leaf.content for leaf in cell.children or [])
    assert " ".join(told.replace("\u2060", "").split()) == " ".join(text.replace("\u2060", "").split())


@every
def test_nothing_is_left_in_markdown_that_is_looked_for_in_finished_text(text: str) -> None:
    cell = MarkdownIt("commonmark").parseInline(markdown.escaped(text))
    told = "".join(leaf.content for leaf in cell[0].children or [])
    patterns = (
        r"@\w", r"[#!~$%&]\d", r"\w://", r":[\w+-]+:", r"\[\[", r"\]\]", r"\{[+-]", r"\[[+-]", "{{",
    )  # fmt: skip
    for pattern in patterns:
        assert not re.search(pattern, told), pattern


@every
def test_confluence_has_its_elements_and_otherwise_text(text: str) -> None:
    told = sheet([text, "other"])
    body = confluence.confluence(told)
    tree = etree.fromstring(f'<page xmlns:ac="{_MACROS}" xmlns:ri="{_RESOURCES}">{body}</page>'.encode())
    names = {str(each.tag).replace(f"{{{_MACROS}}}", "ac:").replace(f"{{{_RESOURCES}}}", "ri:") for each in tree.iter()}
    assert names <= {
        "page", "p", "strong", "a", "table", "tbody", "tr", "th", "td", "br", "sup", "ol", "li", "ac:image",
        "ri:attachment", "ac:link", "ac:plain-text-link-body", "ac:structured-macro", "ac:parameter",
    }  # fmt: skip
    assert {each.get("href") for each in tree.iter("a")} == {HREF, told.page}
    cell = tree.findall(".//td")[1]
    assert "".join(cell.itertext()) == text
    macros = {each.get(f"{{{_MACROS}}}name") for each in tree.iter(f"{{{_MACROS}}}structured-macro")}
    assert macros == {"anchor"}


def test_a_section_for_mediawiki_with_cite_defines_each_reference_once() -> None:
    told = sheet(["one", "two"])
    text = mediawiki.mediawiki(told, cite=True)
    assert text.count('<ref name="article-1">') == 1
    assert text.count('<ref group="S" name="article-1" />') == 3
    assert '<references group="S">' in text


@pytest.mark.parametrize("file", ["", "a|b.png", "a]].png", "File:x.png", "a/b.png", "a{{b}}.png", "a\nb.png"])
def test_a_name_that_no_file_of_a_wiki_has_is_refused(file: str) -> None:
    told = with_picture(file)
    with pytest.raises(ValueError, match="cannot be the name of a file in MediaWiki"):
        mediawiki.mediawiki(told)
    if file not in ("File:x.png", "a/b.png"):
        with pytest.raises(ValueError, match="cannot be the name of a file in DokuWiki"):
            dokuwiki.dokuwiki(told)


def with_picture(file: str) -> Sheet:
    told = sheet(["one"])
    assert told.picture
    return replace(told, picture=replace(told.picture, file=file))


def test_a_picture_on_the_web_is_shown_from_there_where_a_wiki_can() -> None:
    told = with_picture("https://news.example/timelines/topics/bridge/timeline.png")
    address = "https://news.example/timelines/topics/bridge/timeline.png"
    assert f'<ri:url ri:value="{address}" />' in confluence.confluence(told)
    assert f"{{{{{address}?900|" in dokuwiki.dokuwiki(told)
    assert f"]({address})" in markdown.markdown(told)


def test_a_page_from_right_to_left_says_so() -> None:
    told = sheet(["one"], direction="rtl")
    assert 'dir="rtl"' in mediawiki.mediawiki(told)
    assert markdown.markdown(told).startswith('<div dir="rtl">\n\n')


def test_the_files_kept_are_those_of_the_formats() -> None:
    assert {path.name for path in Path(EXPECTED).iterdir()} == {each.file for each in FORMATS.values()}
