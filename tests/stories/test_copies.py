"""Which articles run one text, and which only tell of the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Analyses, Analysis, Article
from timeline.stories.copies import find_copies, with_copies
from timeline.stories.profiles import profile_of

from .telling import article

WIRE = (
    "The Harl river burst its banks on Wednesday night and flooded more than 300 homes in the old town of Velm.\n"
    "Rescuers took families from their roofs by boat until the early hours, the fire service said.\n"
    "Two men who had tried to save their car were missing on Thursday morning.\n"
    "The dam above the town held, but its keepers let water out in order to keep it from breaking.\n"
    "Forecasters expect more rain at the weekend, and the mayor asked people not to go back to their homes yet.\n"
    "It was the third flood in Velm within ten years; a wall along the river had been planned since the first of them."
)
REWRITTEN = (
    "More than 300 houses stand under water in Velm after the Harl left its bed on Wednesday night.\n"
    "Boats brought people to safety from the roofs of the old town, according to firefighters.\n"
    "Two men are missing: they wanted to bring their car out of the flood.\n"
    "Water was drained from the reservoir above Velm so that the dam does not give way.\n"
    "With rain forecast for Saturday and Sunday, residents should stay away, the mayor pleaded.\n"
    "For the third time in a decade the town is flooded, and the wall that was promised is still not there."
)
PARAGRAPHS = WIRE.split("\n")


def copies(*articles: Article) -> dict[str, str]:
    return find_copies({each.id: profile_of(each, "en") for each in articles})


def test_a_text_that_is_the_same_but_for_some_words_is_a_copy_of_the_earlier_one() -> None:
    changed = WIRE.replace("Wednesday night", "Wednesday evening").replace("more than 300", "over 300")
    assert copies(article(changed, name="post", published="2025-03-14T08:00"), article(WIRE, name="wire")) == {
        "post": "wire"
    }


def test_a_text_cut_from_its_end_or_with_words_of_its_own_before_it_is_a_copy() -> None:
    own = "Our reporter Ida Lund writes from Velm, where helpers handed out tea and blankets in the school until dawn."
    cut = article("\n".join(PARAGRAPHS[:3]), name="cut", published="2025-03-15")
    longer = article(f"{own}\n{WIRE}", name="longer", published="2025-03-15")
    assert copies(article(WIRE, name="wire"), cut, longer) == {"cut": "wire", "longer": "wire"}


def test_what_is_told_in_other_words_is_no_copy() -> None:
    assert copies(article(WIRE, name="wire"), article(REWRITTEN, name="own", published="2025-03-15")) == {}


def test_a_sentence_quoted_by_two_does_not_make_them_copies() -> None:
    quote = '"We told the council after the first flood and after the second, and nobody came," said Mia Holm of Velm.'
    one, other = article(f"{WIRE}\n{quote}", name="one"), article(f"{REWRITTEN}\n{quote}", name="other")
    assert copies(one, other) == {}


def test_an_own_story_that_begins_with_a_flash_keeps_its_voice() -> None:
    flash = article("\n".join(PARAGRAPHS[:2]), name="flash", published="2025-03-13")
    pages = " ".join(
        f"In house {n} of the lower street water stood {n + 20} centimetres high at noon." for n in range(12)
    )
    assert copies(flash, article(f"{flash.text}\n{pages}", name="long")) == {}


def test_a_line_that_anybody_writes_is_not_compared() -> None:
    assert copies(article("Dam holds in Velm.", name="one"), article("Dam holds in Velm.", name="two")) == {}


def test_all_copies_name_the_earliest_and_an_undated_one_is_never_it() -> None:
    pile = [
        article(WIRE, name="undated", published=None),
        article(WIRE, name="noon", published="2025-03-14T12:00+01:00"),
        article(WIRE, name="morning", published="2025-03-14T09:00Z"),
    ]
    assert copies(*pile) == {"noon": "morning", "undated": "morning"}


def test_what_comes_later_changes_nothing_about_what_is_there() -> None:
    one = article(WIRE, name="one")
    bridge = article("\n".join(PARAGRAPHS[2:]), name="bridge", published="2025-03-15")
    before = copies(one, bridge)
    assert before.items() <= copies(one, bridge, article(WIRE, name="late", published="2025-03-16")).items()


@settings(max_examples=20, deadline=None)
@given(st.permutations([article(WIRE, name=name) for name in "abc"] + [article(REWRITTEN, name="own")]))
def test_order_of_articles_changes_no_copy(articles: list[Article]) -> None:
    assert copies(*articles) == {"b": "a", "c": "a"}


def test_a_long_text_is_told_from_one_that_shares_a_part_of_it_by_a_sample() -> None:
    def report(first: int, last: int) -> str:
        return " ".join(f"House {n} of lane {n % 7} lost {n * 3} tiles and {n + 2} panes." for n in range(first, last))

    pile = [
        article(report(0, 300), name="whole"),
        article(report(0, 280), name="cut", published="2025-03-15"),
        article(report(150, 450), name="half", published="2025-03-16"),
    ]
    assert copies(*pile) == {"cut": "whole"}


def test_articles_say_whose_text_they_run_and_keep_their_order() -> None:
    pile = [
        article(WIRE, name="late", published="2025-03-15"),
        article(REWRITTEN, name="own"),
        article(WIRE, name="wire"),
    ]
    marked = with_copies(Analyses.of({each.id: Analysis(article=each) for each in pile}))
    assert [(key, each.article.copy_of) for key, each in marked.items()] == [
        ("late", "wire"), ("own", None), ("wire", None)
    ]  # fmt: skip
