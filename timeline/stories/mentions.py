"""What an article tells of, sentence by sentence, where plain clause by clause: what happened, when, who says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from timeline.models import Article, Mention, Span, Status, Timex
from timeline.stories.attribution import Attribution
from timeline.stories.clauses import Clause, Kind
from timeline.stories.eventful import is_eventful, tells_by_itself
from timeline.stories.mainevent import choose_main, continue_main
from timeline.stories.openings import behind_openings
from timeline.stories.origins import article_origin
from timeline.stories.parts import Parts, take_apart
from timeline.stories.placing import happened_in, nearest, then_or_before
from timeline.stories.plans import is_bare_plan, settle
from timeline.stories.sentence import Sentence, read_sentence
from timeline.stories.status import find_status
from timeline.stories.terms import Terms, load_terms

# In characters. No sentence of news is as long: a table or a menu run together, whose every word would be weighed
# against every other.
_LONGEST = 2_000
_OWN_TIME = frozenset({Kind.RELATIVE, Kind.PARTICIPLE, Kind.ASIDE, Kind.TEMPORAL, Kind.PHRASE})
_NOT_YET = frozenset({Status.PLANNED, Status.POSSIBLE})


def find_mentions(
    article: Article, timexes: Sequence[Timex], parts: Parts | None = None, *, language: str | None = None
) -> tuple[Mention, ...]:
    """The mentions of an article in the order of its text; one is `main` where there is any.

    `parts` are those of its text, None where it was not taken apart before; `language` is what the article is in where
    it does not say so itself.

    A time under a verb of saying becomes `reported`, and the event was then or before. An expression that names no
    stretch of the calendar ("recently", "for two days") gives no interval. Nothing but the main event, where no words
    date it, is placed by the publication: then or before.
    """
    terms = load_terms(article.language or language)
    timexes = sorted(timexes, key=lambda timex: timex.span)
    starts = [timex.span.start for timex in timexes]
    found: list[Mention] = []
    parts = take_apart(article.text, terms) if parts is None else parts
    for span in behind_openings(parts, timexes, terms):
        if span.end - span.start > _LONGEST:
            continue
        inside = timexes[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        sentence = read_sentence(parts.within(span), span, inside, terms)
        found += _of_sentence(article, sentence, terms)
    found.sort(key=lambda mention: (mention.span.start, mention.span.end))
    main = choose_main(article, found, parts, terms)
    if main is None:
        return ()
    origin = article_origin(article, found, terms)
    told = (_with_origin(mention, origin, terms) for mention in continue_main(article, found, main, parts, terms))
    settled = (settle(mention, article, timexes, terms) for mention in told)
    return tuple(mention for mention in settled if mention.main or not is_bare_plan(mention, terms))


def _of_sentence(article: Article, sentence: Sentence, terms: Terms) -> list[Mention]:
    apart = _clauses_apart(sentence, terms)
    mentions = [_mention(article, sentence, clause, timexes, apart, terms) for clause, timexes in apart]
    taken = [timex for _, timexes in apart for timex in timexes]
    left = [timex for timex in sentence.dates if timex not in taken]
    dated = [clause for clause in sentence.main if sentence.within(clause, left)]
    mains: list[Clause | None] = list(dated) if len(dated) > 1 and all(clause.verb for clause in dated) else [None]
    for main in _parted(sentence, dated, terms) or mains:
        own = left if main is None else sentence.within(main, left)
        carrying = _carrying(sentence) if main is None else [main]
        has_time = bool(own or sentence.reported)
        clause = next((each for each in carrying[:1] if is_eventful(sentence, each, has_time, terms)), None)
        clause = clause or next((each for each in carrying[1:] if tells_by_itself(sentence, each, terms)), None)
        if clause is not None:
            mentions.append(_mention(article, sentence, clause, own, apart, terms, whole=main is None))
    return mentions


def _parted(sentence: Sentence, dated: Sequence[Clause], terms: Terms) -> list[Clause]:
    """The first clause and a later one that alone has a time, where they are set against each other: "The fine was 100
    crowns, but it was raised in 2004". Else nothing."""
    first = _carrying(sentence)[:1]
    if len(dated) != 1 or dated[0].verb is None or dated[0] in first:
        return []
    words = terms.words
    against = dated[0].opener == ";" or dated[0].opener in words.coordinating - words.additive
    return [*first, *dated] if against else []


def _carrying(sentence: Sentence) -> list[Clause]:
    """The clauses that can carry the sentence: the main ones with a verb, in their order; without any, the first."""
    return [clause for clause in sentence.main if clause.verb is not None] or sentence.main[:1]


def _clauses_apart(sentence: Sentence, terms: Terms) -> list[tuple[Clause, list[Timex]]]:
    """The clauses below the main one that tell of an event with a time of its own: "photos taken in May"."""
    apart: list[tuple[Clause, list[Timex]]] = []
    main_dated = any(sentence.within(clause, sentence.dates) for clause in sentence.main)
    for clause in sentence.clauses:
        own = sentence.within(clause, sentence.dates)
        if clause.kind not in _OWN_TIME or clause.verb is None or not own:
            continue
        if clause.kind is Kind.TEMPORAL and not main_dated and clause.opener in terms.words.same_time:
            continue
        if len(own) > 1 and not main_dated and clause.kind is not Kind.TEMPORAL:
            own = own[:1]  # "upheld a ruling made in 2019 on Tuesday": the last one is the court's
        apart.append((clause, own))
    return apart


def _mention(
    article: Article,
    sentence: Sentence,
    clause: Clause,
    own: Sequence[Timex],
    apart: Sequence[tuple[Clause, list[Timex]]],
    terms: Terms,
    *,
    whole: bool = False,
) -> Mention:
    tokens = sentence.tokens
    status = find_status(tokens, clause.verb, clause.verb_end, terms)
    if status is not Status.PLANNED and _is_vaguely_dated(sentence, clause, terms):  # "will now be held on 10 May"
        own = ()
    # "hit highs unseen since 2007 on Thursday"
    own = [timex for timex in own if not _follows(sentence, timex, terms.words.since)] or own
    span = _whole_span(sentence, apart, terms) if whole else _clause_span(sentence, clause, apart, terms)
    timex = nearest(own, tokens, clause.verb)
    sayings = [found for found in sentence.attributions if _governs(sentence, found, clause, terms)]
    reported = [time for time in sentence.reported if any(found.holds(time, tokens) for found in sayings)]
    said = reported[0] if reported and clause.kind is Kind.MAIN else None
    interval = happened_in(timex, tokens, sentence.timexes, terms) if timex is not None else None
    if said is not None and said.interval is not None and timex is None and status not in _NOT_YET:
        interval = then_or_before(said.interval, likely=not _is_earlier(sentence, clause, terms))
    if timex is None:
        vague = [found for found in sentence.vague if span.contains(found.span)]
        timex = vague[0] if vague and interval is None else said if interval is not None else None
    speaker = next((found for found in sayings if found.speaker), None)
    if status is Status.HAPPENED and _is_claim(sentence, sayings, terms):
        status = Status.CLAIMED
    if status is Status.HAPPENED and timex is not None and _follows(sentence, timex, terms.words.since):
        status = Status.ONGOING
    if status is Status.HAPPENED and interval is not None and interval.earliest is None and _is_ahead(timex, article):
        status = Status.PLANNED  # "must be paid by 1 May"
    return Mention(
        article=article.id,
        span=span,
        text=span.of(article.text),
        interval=interval,
        reported=said.interval if said else None,
        timex=timex,
        reported_timex=said,
        status=status,
        speaker=speaker.speaker if speaker else None,
        origin=speaker.origin if speaker else None,
    )


def _is_ahead(timex: Timex | None, article: Article) -> bool:
    """Whether the time begins more than a day after the publication."""
    start = timex.interval.earliest if timex is not None and timex.interval is not None else None
    return start is not None and article.dct is not None and (start.date() - article.dct.day).days > 1


def _whole_span(sentence: Sentence, apart: Sequence[tuple[Clause, list[Timex]]], terms: Terms) -> Span:
    """The sentence, without a clause at its end that is a mention by itself."""
    last = len(sentence.tokens)
    for clause, _ in reversed(apart):
        if clause.kind is not Kind.ASIDE and _tail_from(sentence, clause) and clause.tokens[0] > 0:
            last = min(last, clause.tokens[0])
    if last == len(sentence.tokens):
        return sentence.span
    return Span(sentence.span.start, sentence.tokens[_trimmed(sentence, 0, last, terms) - 1].end)


def _trimmed(sentence: Sentence, first: int, last: int, terms: Terms) -> int:
    """`last` without the marks and joints before it: "four people in March, but"."""
    while last > first + 1:
        token = sentence.tokens[last - 1]
        if token.is_word and token.lower not in terms.words.new_part:
            break
        last -= 1
    return last


def _tail_from(sentence: Sentence, clause: Clause) -> bool:
    """Whether nothing of a main clause follows."""
    return not any(main.last > clause.last + 1 for main in sentence.main)


def _clause_span(sentence: Sentence, clause: Clause, apart: Sequence[tuple[Clause, list[Timex]]], terms: Terms) -> Span:
    """The words of a clause from its head, with the clauses that hang on it and have no time of their own."""
    others = [other for other, _ in apart if other is not clause]
    last = clause.last
    for other in sentence.clauses:
        hangs = other.kind in {Kind.RELATIVE, Kind.PARTICIPLE, Kind.SPEECH} and other not in others
        if other is not clause and hangs and last <= other.tokens[0] <= last + 1:
            last = other.last
    last = _trimmed(sentence, clause.head, last, terms)
    return Span(sentence.tokens[clause.head].start, sentence.tokens[last - 1].end)


def _is_vaguely_dated(sentence: Sentence, clause: Clause, terms: Terms) -> bool:
    """Whether a vague adverb stands at the verb itself: "has recently signed a loan, and hopes to finish by 2026"."""
    if clause.verb is None:
        return False
    first = sentence.tokens[clause.verb].start
    last = sentence.tokens[clause.verb_end].end
    at_verb = [timex for timex in sentence.vague if first <= timex.span.start < last]
    return any(timex.text.lower() not in terms.words.earlier for timex in at_verb)


def _is_earlier(sentence: Sentence, clause: Clause, terms: Terms) -> bool:
    return any(sentence.tokens[index].lower in terms.words.earlier for index in clause.tokens)


def _governs(sentence: Sentence, found: Attribution, clause: Clause, terms: Terms) -> bool:
    """Whether the clause is what is said: "a bridge was shut, and it is said ..." says the second part only."""
    before = sentence.tokens[found.first - 1].lower if found.first > 0 else ""
    if before in terms.words.relative and before not in terms.words.that and clause.kind is Kind.MAIN:
        return False  # "a show, which the mayor last year described as a myth"
    return clause.verb is None or found.first < clause.verb or before not in terms.words.new_part


def _is_claim(sentence: Sentence, sayings: Sequence[Attribution], terms: Terms) -> bool:
    """Whether who says so is said to claim it."""
    claimed = next((cues for status, cues in terms.words.cues if status is Status.CLAIMED), ())
    return any(token.lower in claimed for found in sayings for token in sentence.tokens[found.first : found.last])


def _follows(sentence: Sentence, timex: Timex, words: frozenset[str]) -> bool:
    before = [token for token in sentence.tokens if token.end <= timex.span.start]
    return bool(before) and before[-1].lower in words


def _with_origin(mention: Mention, origin: str | None, terms: Terms) -> Mention:
    """State media stand for the house that the headline names; so does a main event that names nobody."""
    relayed = mention.origin is not None and mention.origin.lower() in terms.words.relay
    if origin is not None and (relayed or (mention.main and mention.origin is None)):
        return msgspec.structs.replace(mention, origin=origin)
    return mention
