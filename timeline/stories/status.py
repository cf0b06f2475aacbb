"""Whether what a clause tells of has come to pass, from the words around its verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from timeline.models import Status
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token

_BEFORE = 2
_BEHIND = 2
# In a cue, any words: "soll ... haben".
_GAP = "..."
# A cue is its words and the rank of its list; a table has cues by their first words.
_Cue = tuple[int, tuple[str, ...]]
_Table = Mapping[str, Sequence[_Cue]]


def find_status(tokens: Sequence[Token], verb: int | None, verb_end: int, terms: Terms) -> Status:
    """The status of the clause whose verb stands at `verb`..`verb_end`; without a known verb, of all its words.

    Cues far from the verb say nothing of it: "a man accused of theft was jailed" has happened, and so has "divers found
    the remains".
    """
    ranks = [rank for rank, _ in _standing(_ranked(terms), tokens, verb, verb_end)]
    return terms.words.cues[min(ranks)][0] if ranks else Status.HAPPENED


def is_negated(tokens: Sequence[Token], verb: int | None, verb_end: int, terms: Terms) -> bool:
    return _stands(terms.words.negated, tokens, verb, verb_end)


def is_result(tokens: Sequence[Token], verb: int | None, verb_end: int, terms: Terms) -> bool:
    """Whether the verb says in what state somebody has come to be: "is dead", "are under arrest"."""
    return _stands(terms.words.results, tokens, verb, verb_end)


def is_cue(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether any of the words say what status the clause has, so that they hold its verb."""
    return any(True for _ in _standing(_ranked(terms), tokens, None, 0))


def _stands(cues: tuple[str, ...], tokens: Sequence[Token], verb: int | None, verb_end: int) -> bool:
    """Whether one of the cues begins at the verb."""
    return any(True for _ in _standing(_by_first_word((cues,)), tokens, verb, verb_end))


def _standing(table: _Table, tokens: Sequence[Token], verb: int | None, verb_end: int) -> Iterator[_Cue]:
    """The cues that begin at the verb; words with a capital are none ("on 6 May")."""
    first, last = (0, len(tokens)) if verb is None else (max(verb - _BEFORE, 0), min(verb_end + _BEHIND, len(tokens)))
    for at in range(first, last):
        for cue in table.get(_word(tokens, at), ()):
            if _reads(cue[1], tokens, at, last):
                yield cue


def _reads(words: tuple[str, ...], tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a cue whose first word stands at `at` goes on from there."""
    if len(words) == 1:
        return True
    if _GAP in words:
        behind = [_word(tokens, index) for index in range(at, last)]
        return all(word in behind for word in words if word != _GAP)
    if at + len(words) > len(tokens):
        return False
    return all(_word(tokens, at + place) == words[place] for place in range(1, len(words)))


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at == 0 else tokens[at].text.replace("’", "'")


@cache
def _ranked(terms: Terms) -> _Table:
    """The cues of every status, by the rank of the status."""
    return _by_first_word(tuple(cues for _, cues in terms.words.cues))


@cache
def _by_first_word(lists: tuple[tuple[str, ...], ...]) -> _Table:
    found: dict[str, list[_Cue]] = {}
    for rank, cues in enumerate(lists):
        for cue in cues:
            words = tuple(cue.split())
            found.setdefault(words[0], []).append((rank, words))
    return found
