"""The sentences that can tell of a day: those that name it, and the first ones of articles of that day or the next."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cached_property

import msgspec

from timeline.models import Analysis, Article, Mention, Sentence, Span, Timex
from timeline.stories.digest.datelines import dateline_end
from timeline.stories.digest.days import LEAD, named_days
from timeline.stories.digest.furniture import holds_furniture
from timeline.stories.digest.phrases import load_phrases
from timeline.stories.digest.standing import can_stand, hangs, is_caption, is_counted, is_dated_in_full, opens_bare
from timeline.stories.names import Name, names_in
from timeline.stories.terms import Terms, load_terms
from timeline.stories.tokens import Token, is_content, tokenize
from timeline.temporal.sentences import split_sentences

_FEWEST_WORDS = 3
# A sentence with more words of its own says too much for a digest.
_MOST_WORDS = 20
_HEAD = 1_200
# A dateline stands at the top, below the headline and the byline at most.
_DATELINES = 3
_DAY = timedelta(days=1)


class Candidate(msgspec.Struct, frozen=True, dict=True):
    """A sentence of an article with the time expressions that it holds, and the terms of its language; it is the
    `place`-th of the article, from 0 on. `begins` is where it begins with its dateline, which `span` leaves out."""

    article: Article
    span: Span
    timexes: tuple[Timex, ...]
    terms: Terms
    place: int = 0
    begins: int = 0

    def holds(self, mention: Mention) -> bool:
        """Whether a mention of its article is a part of it."""
        return self.begins <= mention.span.start and mention.span.end <= self.span.end

    @cached_property
    def sentence(self) -> Sentence:
        return Sentence(article=self.article.id, span=self.span, text=" ".join(self.span.of(self.article.text).split()))

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.terms.key(token.text) for token in self._content)

    @cached_property
    def is_fit(self) -> bool:
        """Whether it can be read on its own: whole, not too long, and without a word that points back."""
        # what stands behind a dateline tells a whole story, not a day of it: digests with it came less near to editors'
        return len(self._content) <= _MOST_WORDS and self.begins == self.span.start and self.is_whole

    @cached_property
    def is_whole(self) -> bool:
        """The same of a sentence that may be half as long again, for where it is one of few."""
        if not _FEWEST_WORDS <= len(self._content) <= _MOST_WORDS * 3 // 2:
            return False
        return can_stand(self.sentence.text, self.tokens, self.times, self.terms)

    @cached_property
    def is_clean(self) -> bool:
        """Whether nothing of its page is in it."""
        phrases = load_phrases(self.terms.words.language)
        return not holds_furniture(self.sentence.text, self.tokens, self.times, self.terms, phrases)

    @cached_property
    def is_printable(self) -> bool:
        """The same of a sentence that is printed by itself, with nothing of its article before it."""
        hanging = hangs(self.sentence.text, self.tokens, self.terms)
        return self.is_whole and not hanging and not is_caption(self.tokens, self.times, self.terms)

    @cached_property
    def opens_bare(self) -> bool:
        """Whether it begins with what it takes for known: "The company said"."""
        return opens_bare(self.tokens, self.times, self.terms)

    @cached_property
    def is_second_choice(self) -> bool:
        """Whether it says "yesterday" or the like, beside a date another day, or a full date, as captions do."""
        return any(is_counted(timex) or is_dated_in_full(timex) for timex in self.timexes)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names that stand in it, in order."""
        return tuple(names_in(self.tokens, self.times, self.terms))

    @cached_property
    def times(self) -> frozenset[int]:
        """The places in the article at which one of its time expressions stands."""
        return frozenset(at for timex in self.timexes for at in range(timex.span.start, timex.span.end))

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenize(self.article.text, self.span.start, self.span.end)

    @cached_property
    def _content(self) -> list[Token]:
        return [each for each in self.tokens if is_content(each, self.terms.words)]


Head = Callable[[Analysis], Sequence[Candidate]]
"""The first sentences of an article, as `head_of` gives them."""


class Pool:
    """The sentences of a topic's articles, by the days of which they can tell."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self._naming: dict[date, list[Candidate]] = {}
        self._leading: dict[date, list[Candidate]] = {}
        self._of: dict[str, list[Candidate]] = {}
        for analysis in analyses:
            sentences = self._of[analysis.article.id] = _sentences_of(analysis)
            for place, days in named_days(analysis):
                for day in days:
                    self._naming.setdefault(day, []).append(sentences[place])
            dct = analysis.article.dct
            if dct is not None:
                self._leading.setdefault(dct.day, []).extend(sentences[:LEAD])

    def naming(self, day: date) -> list[Candidate]:
        """The sentences that name the day."""
        return self._naming.get(day, [])

    def leading(self, day: date) -> list[Candidate]:
        """The first sentences of the articles that came out on the day or the next."""
        after = self._leading.get(day + _DAY, []) if day < date.max else []
        return [*self._leading.get(day, []), *after]

    def of(self, mention: Mention) -> Candidate | None:
        """The sentence of which a mention is a part; None where it goes over more than one."""
        return next((each for each in self._of[mention.article] if each.holds(mention)), None)


def head_of(analysis: Analysis) -> list[Candidate]:
    """The first sentences of an article in order, those that end within so many characters that no lead is cut."""
    article = analysis.article
    spans = split_sentences(article.text[:_HEAD], load_terms(article.language).words.language)
    return _candidates(analysis, spans if len(article.text) <= _HEAD else spans[:-1])


class Heads:
    """The tops of articles, each read once: what has been found out of a sentence stays with it. Of two analyses of one
    article, the first is read."""

    def __init__(self) -> None:
        self._known: dict[str, list[Candidate]] = {}

    def __call__(self, analysis: Analysis) -> list[Candidate]:
        """As `head_of` has it."""
        key = analysis.article.id
        if key not in self._known:
            self._known[key] = head_of(analysis)
        return self._known[key]


def _sentences_of(analysis: Analysis) -> list[Candidate]:
    """The sentences of an article in order."""
    language = load_terms(analysis.article.language).words.language
    return _candidates(analysis, split_sentences(analysis.article.text, language))


def _candidates(analysis: Analysis, spans: Sequence[Span]) -> list[Candidate]:
    article = analysis.article
    terms = load_terms(article.language)
    starts = [span.start for span in spans]
    held: dict[int, list[Timex]] = {}
    for timex in analysis.timexes:
        place = bisect_right(starts, timex.span.start) - 1
        if place >= 0 and spans[place].contains(timex.span):
            held.setdefault(place, []).append(timex)
    return [_candidate(article, span, held.get(place, ()), terms, place) for place, span in enumerate(spans)]


def _candidate(article: Article, span: Span, timexes: Sequence[Timex], terms: Terms, place: int) -> Candidate:
    dateline = dateline_end(span.of(article.text)) if place < _DATELINES else 0
    body = Span(span.start + dateline, span.end) if dateline else span
    told = tuple(timex for timex in timexes if timex.span.start >= body.start)
    return Candidate(article, body, told, terms, place, begins=span.start)
