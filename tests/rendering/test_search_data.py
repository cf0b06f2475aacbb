"""What the search of a list in pages is given: nothing twice, and nothing left out."""

from __future__ import annotations

import pytest

from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.entries import Entry, Evidence
from timeline.rendering.finding import search_data, searched
from timeline.rendering.list_pages import list_pages
from timeline.rendering.page import topic_page
from timeline.rendering.quotation import Piece

from .fixtures import daily, edition_of


@pytest.mark.parametrize(
    ("title", "quotation", "words"),
    [
        ("The lock leaks", "On Friday, the lock leaks.", "On Friday, the lock leaks. Harbour Post"),
        ("the lock leaks", "On Friday, the lock leaks.", "On Friday, . Harbour Post"),
        ("lock", "Locksmiths blocked the lockout.", "Locksmiths blocked the lockout. Harbour Post"),
    ],
)
def test_quotation_leaves_out_the_title_where_it_says_it_in_the_same_words(
    title: str, quotation: str, words: str
) -> None:
    evidence = Evidence(pieces=(Piece(quotation),), article="a1", outlet="Harbour Post", published="", tone=1)
    assert searched(Entry(id="e1", title=title, when="", evidence=(evidence,), reasons=()))["words"] == words


def test_every_event_of_a_long_list_is_told_with_its_page_and_its_date() -> None:
    edition = edition_of(daily(1100, step=1))
    page = topic_page(edition.topics[0], edition, load_catalogue())
    pages = list_pages(page)
    data = search_data(pages, page.sources)
    assert [path for path, _ in data["paths"]] == [each.path for each in pages]
    assert sum(events for _, events in data["paths"]) == len(data["id"]) == 1100
    assert len(data["names"]["when"]) == len(set(data["names"]["when"]))
    assert {data["names"]["when"][n] for n in data["when"]} == set(data["names"]["when"])
