"""The main text of saved pages: nothing of the article lost, nothing of its surroundings taken."""

from __future__ import annotations

import json

import pytest

from tests.reading.made_pages import SENTENCES, page, paragraphs, read, text_of

ALL = list(SENTENCES)


@pytest.mark.parametrize(
    "furniture",
    [
        "<figure><img src='a.jpg'><figcaption>Divers in the harbour of Orvik. Photo: Jo Lind</figcaption></figure>",
        "<p>Foto: Jo Lind / AFP</p>",
        "<p class='photo-caption'>Divers came to the harbour of Orvik on Tuesday with their own boat.</p>",
        "<p>Read more: <a href='/2'>Whale seen in the harbour basin</a></p>",
        "<p><a href='/2'>Whale seen in the harbour basin</a></p>",
        "<p>À lire aussi <a href='/2'>Une baleine dans le bassin du port</a></p>",
        "<h3>MORE: <a href='/2'>Whale seen in the harbour basin</a></h3>",
        "<a href='/2'><div><h3>Whale seen in the harbour basin</h3></div></a>",
        "<div class='newsletter'><p>All news of the harbour, each morning in your letter box, and free.</p></div>",
        "<div><h4>Our letters</h4><p>News each morning.</p><input type='email' name='e'><button>Go</button></div>",
        "<p>We use cookies. Accept all cookies or manage your preferences to go on reading this page.</p>",
        "<div class='related'><h3>Related</h3><ul><li><a href='/2'>Whale seen in the harbour basin</a></li></ul></div>",
        "<p>Orvik-</p>",
        "<p>Published 3 March 2025, 10:40</p>",
        "<script>var words = 'The end of the story was not for readers, a script said.';</script>",
    ],
)
def test_what_stands_between_paragraphs_and_is_none_is_left_out(furniture: str) -> None:
    body = f"<article>{paragraphs(*SENTENCES[:3])}{furniture}{paragraphs(*SENTENCES[3:])}</article>"
    assert text_of(page(body)) == ALL


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<h2>What is known</h2>", ["What is known"]),
        ("<blockquote><p>Nobody had warned us of the gale.</p></blockquote>", ["Nobody had warned us of the gale."]),
        ("<ul><li>Fourteen are dead</li><li>Two are missing</li></ul>", ["Fourteen are dead", "Two are missing"]),
        ("<p>Why? Nobody knows.</p>", ["Why? Nobody knows."]),
        (
            "<p>See <a href='#wreck'>below</a> for the wreck, its <b>age</b> and its<br>owners.</p>",
            ["See below for the wreck, its age and its", "owners."],
        ),
        ("<ol><li><a href='#a'>Where the ferry sank</a></li></ol>", ["Where the ferry sank"]),
    ],
)
def test_headings_quotations_and_lists_of_the_article_stay_in_their_place(markup: str, words: list[str]) -> None:
    body = f"<article>{paragraphs(*SENTENCES[:3])}{markup}{paragraphs(*SENTENCES[3:])}</article>"
    assert text_of(page(body)) == [*ALL[:3], *words, *ALL[3:]]


def test_the_first_paragraph_is_kept_though_it_stands_in_boxes_of_its_own() -> None:
    first, *rest = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    others = "".join(f"<div>{each}</div>" for each in rest)
    assert text_of(page(f"<main><div><div class='x1'><div>{first}</div></div>{others}</div></main>")) == ALL


def test_paragraphs_of_divs_are_paragraphs() -> None:
    body = (
        "<main><div class='a'>"
        + "".join(f"<div data-id='{n}'>{s}</div>" for n, s in enumerate(SENTENCES))
        + "</div></main>"
    )
    assert text_of(page(body)) == ALL


def test_the_headline_is_no_part_of_the_text_and_the_deck_is() -> None:
    deck = "Fourteen people have died off Marrey; the captain is under arrest since Tuesday."
    head = f"<meta name='description' content='{deck}'>"
    body = f"<h2>Ferry sinks in gale</h2><section class='lead'>{deck}</section><article>{paragraphs()}</article>"
    assert text_of(page(body, head)) == [deck, *ALL]


def test_a_heading_with_nothing_below_it_is_left_out() -> None:
    assert (
        text_of(page(f"<article>{paragraphs()}<h4>Leave a comment</h4><h3>The island in numbers</h3></article>")) == ALL
    )


def test_what_a_page_gives_twice_is_taken_once() -> None:
    copy = f"<div class='summary'>{paragraphs(*SENTENCES[:1])}</div>"
    assert text_of(page(f"<article>{paragraphs()}{copy}</article>")) == ALL


def test_comments_of_readers_are_no_text() -> None:
    comments = "".join(
        f"<div class='cm-comment-box'>It was bound to happen with such old ships, number {n}, I say.</div>"
        for n in range(9)
    )
    assert text_of(page(f"<article>{paragraphs()}</article><div id='cm-comments'>{comments}</div>")) == ALL


def test_a_page_that_is_about_comments_keeps_them() -> None:
    assert text_of(page(f"<div class='comments-story'><div class='comment'>{paragraphs()}</div></div>")) == ALL


def linked(**article: str) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sinks in gale", **article}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize("body", ["\n\n".join(SENTENCES), paragraphs(), paragraphs().replace("<", "&lt;")])
def test_the_text_is_that_of_the_linked_data_where_the_page_shows_less(body: str) -> None:
    assert text_of(page("<div id='app'><p>Loading</p></div>", linked(articleBody=body))) == ALL


def test_linked_data_with_less_than_the_page_is_not_taken() -> None:
    head = linked(articleBody=SENTENCES[0])
    assert text_of(page(f"<article>{paragraphs()}</article>", head)) == ALL


def test_of_a_page_behind_a_wall_the_part_before_it_is_the_text() -> None:
    wall = "<div class='wall'><p>Subscribe now to go on. Already a subscriber? Log in to continue.</p></div>"
    assert text_of(page(f"<article>{paragraphs(*SENTENCES[:2])}{wall}</article>")) == ALL[:2]


def test_entries_of_a_live_blog_stay_in_order() -> None:
    entries = "".join(
        f"<div><time datetime='2025-03-10T1{n}:00'>1{n}:00</time><h3>Update {n} of the day</h3><p>{sentence}</p></div>"
        for n, sentence in enumerate(SENTENCES)
    )
    found = text_of(page(f"<article class='live'>{entries}</article>"))
    assert [each for each in found if each in SENTENCES] == ALL


def test_teasers_name_other_stories_once_and_never_what_the_text_says() -> None:
    teasers = (
        "<aside class='most-read'><h3>Most read</h3><a href='/2'>Whale seen in the harbour basin</a>"
        "<a href='/2'>Whale seen in the harbour basin</a></aside>"
        "<p>Read more: <a href='/3'>Council votes for a new bridge to Orvik</a></p>"
    )
    article = read(page(f"<article>{paragraphs()}</article>{teasers}"))
    assert [each.text for each in article.teasers] == [
        "Whale seen in the harbour basin",
        "Council votes for a new bridge to Orvik",
    ]
    assert {each.parent for each in article.teasers} == {article.id}


@pytest.mark.parametrize("deck", ["<h2>{}</h2>", "<div class='article-lead'>{}</div>", "<p class='standfirst'>{}</p>"])
def test_a_deck_between_headline_and_text_is_kept(deck: str) -> None:
    words = "Fourteen people have died off Marrey on Monday, and the captain is under arrest"
    body = f"{deck.format(words)}<div class='tools'><p>Share this story now</p></div><article>{paragraphs()}</article>"
    assert text_of(page(body)) == [words, *ALL]


def test_a_slogan_below_the_name_of_the_site_is_no_deck() -> None:
    top = "<h1>The Harbour News</h1><h2>All that is new on the coast, each day, for all of us</h2><h2>Ferry sinks</h2>"
    head = "<head><title>Ferry sinks - Harbour</title></head>"
    assert text_of(f"<html>{head}<body>{top}<article>{paragraphs()}</article></body></html>") == ALL


def test_a_heading_that_the_table_of_contents_has_too_stays_in_its_place() -> None:
    heading = "What divers found in the wreck of the ferry off Marrey"
    contents = f"<ul><li><a href='#wreck'>{heading}</a></li></ul>"
    body = f"{contents}{paragraphs(*SENTENCES[:3])}<h2 id='wreck'>{heading}</h2>{paragraphs(*SENTENCES[3:])}"
    assert text_of(page(f"<article>{body}</article>")) == [heading, *ALL[:3], heading, *ALL[3:]]
