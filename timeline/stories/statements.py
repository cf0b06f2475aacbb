"""What the claims and the sentences of one version of an article say, held up against those of another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from timeline.models import Analysis, Claim, Mention, Span, Status
from timeline.stories.amounts import amounts_in
from timeline.stories.likeness import gist_of
from timeline.stories.parts import Parts, take_apart
from timeline.stories.terms import Terms, load_terms
from timeline.stories.tokens import Token, is_content, tokenize

# What a sentence must hold of the terms of a claim to say it still, in other words.
_ENOUGH = 0.75


class Statement(msgspec.Struct, frozen=True):
    """A mention with what it says: its terms, deeds and amounts, without its times."""

    mention: Mention
    plain: str
    terms: frozenset[str]
    deeds: frozenset[str]
    amounts: frozenset[str]

    @property
    def claim(self) -> Claim:
        return Claim(
            text=" ".join(self.mention.text.split()), interval=self.mention.interval, status=self.mention.status
        )

    def likeness(self, other: Statement) -> float:
        """From 0, nothing shared, to 1, the same terms."""
        both = len(self.terms) + len(other.terms)
        return 2 * len(self.terms & other.terms) / both if both else 0.0

    def agrees(self, other: Statement) -> bool:
        """Whether the two say the same deed of as many, and that it came to pass or did not."""
        deeds = not self.deeds or not other.deeds or bool(self.deeds & other.deeds)
        return deeds and self.amounts == other.amounts and self.mention.status is other.mention.status


class Passage(msgspec.Struct, frozen=True):
    """A sentence or two, or the title. `statuses` are those of its statements; none where it makes none."""

    terms: frozenset[str]
    amounts: frozenset[str]
    statuses: frozenset[Status]

    def joined(self, other: Passage) -> Passage:
        return Passage(self.terms | other.terms, self.amounts | other.amounts, self.statuses | other.statuses)

    def says(self, statement: Statement) -> bool:
        """Whether it holds most words of a statement, its amounts and what was done, and does not say otherwise whether
        that came to pass."""
        if not statement.amounts <= self.amounts or (self.statuses and statement.mention.status not in self.statuses):
            return False
        if statement.deeds and not statement.deeds & self.terms:
            return False
        return len(statement.terms & self.terms) >= _ENOUGH * len(statement.terms)


class Wording(msgspec.Struct, frozen=True):
    """All that one version says: its statements in the order of its text, and what stands in its title and sentences,
    those that follow one another also together."""

    statements: tuple[Statement, ...]
    plain: str
    passages: tuple[Passage, ...]

    def still_says(self, statement: Statement) -> bool:
        """Whether a statement of another version stands here, word by word or in other words."""
        return statement.plain in self.plain or any(passage.says(statement) for passage in self.passages)


def wording_of(analysis: Analysis) -> Wording:
    """What a version of an article says."""
    article = analysis.article
    terms = load_terms(article.language)
    parts = take_apart(article.text, terms)
    single = [_passage(parts.within(each), terms, _statuses(analysis.mentions, each)) for each in parts.sentences]
    double = [one.joined(other) for one, other in pairwise(single)]
    title = _passage(tokenize(article.title or ""), terms, frozenset())
    return Wording(
        statements=tuple(_statement(mention, parts, terms) for mention in analysis.mentions),
        plain=_plain(f"{article.title or ''}\n{article.text}"),
        passages=tuple(dict.fromkeys((title, *single, *double))),
    )


def _statement(mention: Mention, parts: Parts, terms: Terms) -> Statement:
    gist = gist_of(mention, terms)
    tokens = parts.within(mention.span)
    times = [timex.span for timex in (mention.timex, mention.reported_timex) if timex is not None]
    masked = {place for place, token in enumerate(tokens) if any(_within(token, span) for span in times)}
    return Statement(
        mention=mention,
        plain=_plain(mention.text),
        terms=frozenset(gist.terms),
        deeds=gist.deeds,
        amounts=amounts_in(tokens, terms.words.language, masked),
    )


def _passage(tokens: list[Token], terms: Terms, statuses: frozenset[Status]) -> Passage:
    content = [token for token in tokens if is_content(token, terms.words)]
    heads = (terms.head_key(token.lower) for token in content)
    keys = {terms.key(token.text) for token in content} | {head for head in heads if head is not None}
    return Passage(frozenset(keys), amounts_in(tokens, terms.words.language), statuses)


def _statuses(mentions: Iterable[Mention], sentence: Span) -> frozenset[Status]:
    return frozenset(mention.status for mention in mentions if mention.span.overlaps(sentence))


def _within(token: Token, span: Span) -> bool:
    return span.start <= token.start < span.end


def _plain(text: str) -> str:
    """The words alone, in lower case: spaces, quotation marks and full stops tell no version from another."""
    return " " + " ".join(token.lower for token in tokenize(text) if token.is_word) + " "
