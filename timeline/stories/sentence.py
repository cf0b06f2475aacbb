"""One sentence taken apart: its tokens, its clauses, who says so, and which times belong where."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from timeline.models import Span, Timex
from timeline.stories.attribution import Attribution, find_attributions, quoted_tokens
from timeline.stories.background import is_background
from timeline.stories.clauses import Clause, Kind, split_clauses
from timeline.stories.phrases import split_phrases
from timeline.stories.placing import is_placed, is_vague
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token


class Sentence(msgspec.Struct, frozen=True):
    """What the reading of one sentence found. `dates` are the times that may date an event, `reported` those of saying;
    `masked` are the tokens that only say who says so, `core` the others; `main` are the main ones of the clauses."""

    span: Span
    tokens: list[Token]
    core: list[Token]
    clauses: list[Clause]
    main: list[Clause]
    attributions: list[Attribution]
    quoted: frozenset[int]
    masked: frozenset[int]
    dates: list[Timex]
    vague: list[Timex]
    reported: list[Timex]
    timexes: list[Timex]

    def within(self, clause: Clause, timexes: Sequence[Timex]) -> list[Timex]:
        """The times that stand in the clause."""
        if not timexes:
            return []
        starts = {self.tokens[index].start for index in clause.tokens}
        return [timex for timex in timexes if any(timex.span.start <= start < timex.span.end for start in starts)]


def read_sentence(tokens: list[Token], span: Span, timexes: Sequence[Timex], terms: Terms) -> Sentence:
    """Read the tokens of the sentence at `span`; of the `timexes`, which begin in it, those that end behind it are left
    out."""
    inside = [timex for timex in timexes if span.contains(timex.span)]
    attributions = find_attributions(tokens, inside, terms) if tokens else []
    masked = frozenset(index for found in attributions for index in range(found.first, found.last))
    reported = [
        timex for timex in inside if is_placed(timex) and any(found.holds(timex, tokens) for found in attributions)
    ]
    dates = [
        timex
        for timex in inside
        if is_placed(timex) and timex not in reported and not is_background(timex, tokens, terms, inside)
    ]

    def is_dated(indexes: Sequence[int]) -> bool:
        return any(time.span.start <= tokens[index].start < time.span.end for time in dates for index in indexes)

    clauses = split_phrases(tokens, split_clauses(tokens, masked, terms), is_dated, terms)
    return Sentence(
        span=span,
        tokens=tokens,
        core=[token for index, token in enumerate(tokens) if index not in masked] if masked else tokens,
        clauses=clauses,
        main=[clause for clause in clauses if clause.kind is Kind.MAIN],
        attributions=attributions,
        quoted=quoted_tokens(tokens),
        masked=masked,
        dates=dates,
        vague=[timex for timex in inside if is_vague(timex)],
        reported=reported,
        timexes=inside,
    )
