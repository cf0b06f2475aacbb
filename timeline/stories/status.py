"""Whether what a clause tells of has come to pass, from the words around its verb."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.models import Status
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token

_BEFORE = 2
_BEHIND = 4


def find_status(tokens: Sequence[Token], verb: int | None, verb_end: int, terms: Terms) -> Status:
    """The status of the clause whose verb stands at `verb`..`verb_end`; without a known verb, of all its words.

    Cues far from the verb say nothing of it: "a man accused of theft was jailed" has happened.
    """
    return _cue(around(tokens, verb, verb_end), terms) or Status.HAPPENED


def is_negated(tokens: Sequence[Token], verb: int | None, verb_end: int, terms: Terms) -> bool:
    words = around(tokens, verb, verb_end)
    return any(f" {cue} " in words for cue in terms.words.negated)


def is_cue(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether any of the words say what status the clause has, so that they hold its verb."""
    return _cue(around(tokens, None, 0), terms) is not None


def around(tokens: Sequence[Token], verb: int | None, verb_end: int) -> str:
    """The words at the verb, each between blanks; those with a capital keep it."""
    near = tokens if verb is None else tokens[max(verb - _BEFORE, 0) : verb_end + _BEHIND]
    # "on 6 May" holds no "may".
    words = [token.lower if token is tokens[0] else token.text.replace("’", "'") for token in near]
    return " " + " ".join(words) + " "


def _cue(words: str, terms: Terms) -> Status | None:
    for status, cues in terms.words.cues:
        if any(f" {cue} " in words for cue in cues):
            return status
    return None
