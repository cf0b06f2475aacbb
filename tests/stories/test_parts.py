"""A text is taken apart once: what is read off its parts is what a reading of each stretch by itself gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Span
from timeline.stories.byword import ByWord
from timeline.stories.parts import take_apart
from timeline.stories.terms import load_terms
from timeline.stories.tokens import iterate, tokenize

TEXT = """The ferry Oda sank off Velm-Ost on 3.5 knots' wind, the U.N. said. "It wasn't ours", Holm's crew told Vér.
A second boat didn’t leave -- it's moored at http://example.org/a-very-long-address/that-nobody-reads-twice-over."""

letters = st.text(st.sampled_from("aAé9 .,'’-–\n\u2028\"sd_"), max_size=40)


def test_the_tokens_of_a_sentence_are_those_of_the_text_that_begin_in_it() -> None:
    parts = take_apart(TEXT, load_terms("en"))
    assert len(parts.sentences) == 3
    for span in parts.sentences:
        assert parts.within(span) == tokenize(TEXT, span.start, span.end)
    assert [token for span in parts.sentences for token in parts.within(span)] == parts.tokens


@given(letters)
def test_each_token_stands_where_it_says_and_nothing_but_white_space_is_left_out(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


@given(letters, letters)
def test_a_token_is_the_same_whatever_stands_behind_white_space(before: str, after: str) -> None:
    whole = tokenize(f"{before} {after}")
    first = tokenize(before)
    behind = tokenize(f"{before} {after}", len(before) + 1)
    assert whole == first + behind
    assert [token.text for token in behind] == [token.text for token in tokenize(after)]


def test_a_piece_that_is_too_long_to_be_kept_gives_the_same_tokens() -> None:
    piece = "O'Brien-Vér’s," * 20
    assert [token.text for token in tokenize(piece)] == [token.text for token in tokenize("O'Brien-Vér’s,")] * 20
    assert list(iterate(piece)) == tokenize(piece)


def test_a_span_that_holds_no_token_is_empty() -> None:
    parts = take_apart("  \n ", load_terms("en"))
    assert (parts.tokens, parts.sentences, parts.within(Span(0, 4))) == ([], [], [])


def test_what_is_kept_by_word_is_worked_out_once_and_forgotten_before_it_is_too_much() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    table = ByWord(length, most=2)
    assert [table[word] for word in ("a", "bb", "a", "ccc", "bb")] == [1, 2, 1, 3, 2]
    assert asked == ["a", "bb", "ccc", "bb"]
    assert len(table) == 2
