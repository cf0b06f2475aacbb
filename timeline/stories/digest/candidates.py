"""The sentences that can tell of a day: those that name it, and the first ones of articles of that day or the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

import msgspec

from timeline.models import Analysis, Article, Sentence, Span
from timeline.stories.digest.days import LEAD, named_days
from timeline.stories.headlines import stands_alone
from timeline.stories.terms import Terms, load_terms
from timeline.stories.tokens import Token, is_content, tokenize
from timeline.temporal.sentences import split_sentences

_FEWEST_WORDS = 3
# A sentence with more words of its own says too much for a digest.
_MOST_WORDS = 20
_ENDS = (".", "!", "…", '"', "”", "“", "'", "’", "»", ")")
_DAY = timedelta(days=1)


class Candidate(msgspec.Struct, frozen=True, dict=True):
    """A sentence of an article with the terms that it holds."""

    article: Article
    span: Span
    terms: Terms

    @cached_property
    def sentence(self) -> Sentence:
        return Sentence(article=self.article.id, span=self.span, text=" ".join(self.span.of(self.article.text).split()))

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.terms.key(token.text) for token in self._tokens)

    @cached_property
    def is_fit(self) -> bool:
        """Whether it can be read on its own: whole, not too long, and without a word that points back."""
        text = self.sentence.text
        return (
            _FEWEST_WORDS <= len(self._tokens) <= _MOST_WORDS
            and text.endswith(_ENDS)
            and stands_alone(text, self.terms)
        )

    @cached_property
    def _tokens(self) -> list[Token]:
        return [each for each in tokenize(self.sentence.text) if is_content(each, self.terms.words)]


class Pool:
    """The sentences of a topic's articles, by the days of which they can tell."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self._naming: dict[date, list[Candidate]] = {}
        self._leading: dict[date, list[Candidate]] = {}
        for analysis in analyses:
            article = analysis.article
            terms = load_terms(article.language)
            spans = split_sentences(article.text, terms.words.language)
            candidates: dict[int, Candidate] = {}
            for place, days in named_days(analysis):
                candidates[place] = Candidate(article, spans[place], terms)
                for day in days:
                    self._naming.setdefault(day, []).append(candidates[place])
            if article.dct is not None:
                top = [
                    candidates.get(at) or Candidate(article, spans[at], terms) for at in range(min(LEAD, len(spans)))
                ]
                self._leading.setdefault(article.dct.day, []).extend(top)

    def naming(self, day: date) -> list[Candidate]:
        """The sentences that name the day."""
        return self._naming.get(day, [])

    def leading(self, day: date) -> list[Candidate]:
        """The first sentences of the articles that came out on the day or the next."""
        after = self._leading.get(day + _DAY, []) if day < date.max else []
        return [*self._leading.get(day, []), *after]
