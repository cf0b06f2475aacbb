"""Whether what a clause tells of has come to pass, from the words around its verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.models import Status
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token

_BEFORE = 2
_BEHIND = 2
# In a cue, any words: "soll ... haben".
_GAP = "..."


def find_status(tokens: Sequence[Token], verb: int | None, verb_end: int, terms: Terms) -> Status:
    """The status of the clause whose verb stands at `verb`..`verb_end`; without a known verb, of all its words.

    Cues far from the verb say nothing of it: "a man accused of theft was jailed" has happened, and so has "divers found
    the remains".
    """
    for status, cues in terms.words.cues:
        if _stands(cues, tokens, verb, verb_end):
            return status
    return Status.HAPPENED


def is_negated(tokens: Sequence[Token], verb: int | None, verb_end: int, terms: Terms) -> bool:
    return _stands(terms.words.negated, tokens, verb, verb_end)


def is_cue(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether any of the words say what status the clause has, so that they hold its verb."""
    return any(_stands(cues, tokens, None, 0) for _, cues in terms.words.cues)


def _stands(cues: tuple[str, ...], tokens: Sequence[Token], verb: int | None, verb_end: int) -> bool:
    """Whether one of the cues begins at the verb; words with a capital are none ("on 6 May")."""
    first, last = (0, len(tokens)) if verb is None else (max(verb - _BEFORE, 0), min(verb_end + _BEHIND, len(tokens)))
    sought = _by_first_word(cues)
    for at in range(first, last):
        for cue in sought.get(_word(tokens, at), ()):
            if _GAP in cue:
                behind = [_word(tokens, index) for index in range(at, last)]
                if all(word in behind for word in cue if word != _GAP):
                    return True
            elif at + len(cue) <= len(tokens) and all(_word(tokens, at + n) == word for n, word in enumerate(cue)):
                return True
    return False


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at == 0 else tokens[at].text.replace("’", "'")


@cache
def _by_first_word(cues: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for cue in cues:
        words = tuple(cue.split())
        found.setdefault(words[0], []).append(words)
    return found
