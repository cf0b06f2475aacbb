"""Our section of a page: found between its marks, replaced alone, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.publishing.changes import summary
from timeline.publishing.clients.opening import WRITINGS
from timeline.publishing.faults import PageError
from timeline.publishing.marks import Mark
from timeline.publishing.prints import Prints
from timeline.publishing.sections import Markup, find_section, replace_section

MARKUPS = tuple(writing.markup for writing in WRITINGS.values())
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(lambda text: "story-timeline" not in text)


def mark(topic: str = "bridge", events: int = 3) -> Mark:
    return Mark(topic, events, "0123456789abcdef")


@given(st.sampled_from(MARKUPS), WORDS, WORDS, WORDS, WORDS)
def test_what_stands_around_a_section_stays(markup: Markup, before: str, after: str, first: str, second: str) -> None:
    section = replace_section("", None, mark(), first, markup).strip()
    page = f"{before}\n\n{section}\n\n{after}"
    old = find_section(page, "bridge", markup)
    assert old is not None
    assert (old.mark, old.content) == (mark(), first.strip())

    changed = replace_section(page, old, mark(events=4), second, markup)
    new = find_section(changed, "bridge", markup)
    assert new is not None
    assert (new.mark.events, new.content) == (4, second.strip())
    assert changed[: new.start] == page[: old.start]
    assert changed[new.end :] == page[old.end :]
    assert replace_section(changed, new, mark(), first, markup) == page


@given(st.sampled_from(MARKUPS), WORDS, WORDS)
def test_a_page_without_the_section_gets_it_at_its_end(markup: Markup, text: str, content: str) -> None:
    page = replace_section(text, None, mark(), content, markup)
    found = find_section(page, "bridge", markup)
    assert found is not None
    assert found.content == content.strip()
    if text.strip():
        assert page.startswith(text)


@pytest.mark.parametrize("markup", MARKUPS)
def test_the_section_of_another_topic_is_another(markup: Markup) -> None:
    page = replace_section("", None, mark("ferry"), "The ferry.", markup)
    assert find_section(page, "bridge", markup) is None
    both = replace_section(page, None, mark("bridge"), "The bridge.", markup)
    for topic, content in (("ferry", "The ferry."), ("bridge", "The bridge.")):
        found = find_section(both, topic, markup)
        assert found is not None
        assert found.content == content


@pytest.mark.parametrize("markup", MARKUPS)
def test_sections_that_run_into_each_other_are_an_error_that_names_the_line(markup: Markup) -> None:
    first, second = mark("ferry"), mark("bridge")
    marks = (first.start(), second.start(), first.end(), second.end())
    page = "\n\n".join(("Above.", *(markup.write(each) for each in marks)))
    with pytest.raises(PageError, match="line 5: the mark of another topic stands within the section of ferry"):
        find_section(page, "ferry", markup)


@given(st.dictionaries(st.text(min_size=1, max_size=12), st.text(max_size=30), max_size=30))
def test_a_mark_says_again_what_it_was_written_with(events: dict[str, str]) -> None:
    written = Mark("bridge", len(events), "0123456789abcdef", Prints.of(events))
    read = Mark.read(written.start())
    assert read is not None
    assert (read.topic, read.events, read.content) == ("bridge", len(events), "0123456789abcdef")
    assert (read.prints.by_event if read.prints else {}) == dict(written.prints.by_event if written.prints else {})


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({"a": 1, "b": 2}, {"a": 1, "b": 2}, "Timeline: no event changed, 2 in all"),
        ({"a": 1}, {"a": 1, "b": 2, "c": 3}, "Timeline: 2 events new, 3 in all"),
        ({"a": 1, "b": 2}, {"a": 9}, "Timeline: 1 event changed, 1 gone, 1 in all"),
        (None, {"a": 1}, "Timeline: 1 event"),
    ],
)
def test_the_summary_says_what_changed(before: dict[str, int] | None, now: dict[str, int], told: str) -> None:
    old = None if before is None else Mark("bridge", len(before), "0" * 16, Prints.of(before))
    assert summary(old, Mark("bridge", len(now), "1" * 16, Prints.of(now))) == told


def test_where_there_are_no_prints_the_summary_counts() -> None:
    assert summary(mark(events=1), mark(events=1204)) == "Timeline: 1,204 events, 1 before"
    assert summary(mark(), mark()) == "Timeline: 3 events"
