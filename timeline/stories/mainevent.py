"""What an article is about, and which of its sentences go on telling of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from timeline.models import Article, Granularity, Interval, Mention, Moment, Status
from timeline.stories.parts import Parts
from timeline.stories.placing import event_stems, is_vague, then_or_before
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, is_content, tokenize

_LEAD = 0.6
_TITLE = 1.0
_DATED = 0.15
_WEAK = 0.3
_NAME = 0.4
_NEAR = 0.5
_LONG = 40
_SHARED_TERMS = 2
# What an article is about was not more days before it, where the text does not say so itself.
_NEWS = 31
# Nor more than these, where a clause below it has the time: "the funeral of Ida Holm, who died on 2 May".
_NEAR_NEWS = 3
_SHARED_MANY = 4
_DONE = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED, Status.DENIED})


def choose_main(article: Article, mentions: Sequence[Mention], parts: Parts, terms: Terms) -> Mention | None:
    """The mention that the article is about: most like its title, near its top, rather dated. None without mentions.

    `parts` are those of the article's text.
    """
    title = _keys(tokenize(article.title or ""), terms)
    names = _names(parts, terms) if title else frozenset()
    best: tuple[float, int] | None = None
    chosen: Mention | None = None
    for place, mention in enumerate(mentions):
        shared = _covered(title, _keys(parts.within(mention.span), terms), names) if title else 0.0
        length = mention.text.count(" ") + 1
        weight = _TITLE * shared * min(1.0, _LONG / length) + _LEAD / (1 + place)
        weight += _DATED if mention.interval is not None else 0.0
        weight -= _WEAK if mention.status in {Status.PLANNED, Status.POSSIBLE} else 0.0
        if best is None or (weight, -place) > best:
            best, chosen = (weight, -place), mention
    return chosen


def _covered(title: frozenset[str], keys: frozenset[str], names: frozenset[str]) -> float:
    """The share of the title that the keys hold; its names, which half the article holds, count for less."""
    weights = {key: _NAME if key in names else 1.0 for key in sorted(title)}
    whole = sum(weights.values())
    return sum(weight for key, weight in weights.items() if key in keys) / whole if whole else 0.0


def _names(parts: Parts, terms: Terms) -> frozenset[str]:
    """The keys of the words that the text never writes small."""
    small = {token.lower for token in parts.tokens if not token.is_capital}
    capital = [token for token in parts.tokens if token.is_capital and token.lower not in small]
    return _keys(capital, terms)


def continue_main(
    article: Article, mentions: Sequence[Mention], main: Mention, parts: Parts, terms: Terms
) -> list[Mention]:
    """The mentions, the main one marked; those that go on telling of it ("The blast killed 12") take its time, and an
    undated main one takes the time of the sentence that tells of the same."""
    title = _keys(tokenize(article.title or ""), terms) | _keys(parts.within(main.span), terms)
    dated = _dated(article, mentions, main, title, parts, terms)
    mentions = [dated if mention is main else mention for mention in mentions]
    main, named = dated, title
    out: list[Mention] = []
    for mention in mentions:
        if mention is main:
            out.append(msgspec.structs.replace(main, main=True))
        elif mention.interval is None and mention.timex is None and _goes_on(mention, named, parts, terms):
            out.append(msgspec.structs.replace(mention, interval=main.interval, timex=main.timex))
        else:
            out.append(mention)
    return out


def _dated(
    article: Article, mentions: Sequence[Mention], main: Mention, title: frozenset[str], parts: Parts, terms: Terms
) -> Mention:
    """The main event with the time of the sentence that tells of the same; where none does, it was then or before its
    publication, most likely on that day: news tell what is new."""
    if main.interval is not None:
        return main
    near = [
        mention
        for mention in mentions
        if _may_be_news(mention, article, _NEAR_NEWS if mention.span.overlaps(main.span) else _NEWS)
    ]
    twin = _twin(near, main, title, parts, terms) if main.timex is None else None
    if twin is not None:
        dated = msgspec.structs.replace(main, interval=twin.interval, timex=twin.timex)
        return msgspec.structs.replace(dated, reported=twin.reported, reported_timex=twin.reported_timex)
    if article.dct is None or main.status not in _DONE or (main.timex is not None and is_vague(main.timex)):
        return main
    return msgspec.structs.replace(main, interval=then_or_before(_day_of(article.dct)))


def _may_be_news(mention: Mention, article: Article, days: int) -> bool:
    """Whether its time reaches into the days before the publication: what was long before is told as background."""
    end = mention.interval.latest if mention.interval is not None else None
    return end is None or article.dct is None or (article.dct.day - end.date()).days <= days


def _day_of(dct: Moment) -> Interval:
    """The publication as a stretch of time, from which only its day is used."""
    return Interval(earliest=dct.at, latest=None, granularity=Granularity.DAY)


def _twin(
    mentions: Sequence[Mention], main: Mention, title: frozenset[str], parts: Parts, terms: Terms
) -> Mention | None:
    """The first dated mention that shares enough of the title and lead to be the same event told again."""
    for mention in mentions:
        if mention is main or mention.interval is None or not mention.interval.granularity.is_day_or_finer:
            continue
        if (mention.status in _DONE) != (main.status in _DONE):
            continue
        tokens = parts.within(mention.span)
        keys = _keys(tokens, terms)
        shared = title & keys
        alike = len(shared) >= _SHARED_MANY and len(shared) >= _NEAR * min(len(keys), len(title))
        if len(shared) >= _SHARED_TERMS and (alike or _goes_on(mention, title, parts, terms) or _refers(tokens, terms)):
            return mention
    return None


def _refers(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether it speaks of what has just been told as such: "She made the comments on Saturday"."""
    return any(
        before.lower in terms.words.pointing and token.lower in terms.words.anaphors
        for before, token in pairwise(tokens)
    )


def _goes_on(mention: Mention, named: frozenset[str], parts: Parts, terms: Terms) -> bool:
    """Whether the sentence begins with "the" and the event that is being told of: "The blast killed 12"."""
    if mention.status is not Status.HAPPENED:
        return False
    tokens = parts.within(mention.span)
    if len(tokens) < 3:
        return False
    head = _head(tokens, terms) if tokens[0].lower in terms.words.pointing else _definite(tokens[0], terms)
    return head is not None and terms.key(head.lower) in named


def _head(tokens: Sequence[Token], terms: Terms) -> Token | None:
    nouns = [token for token in tokens[1:4] if token.lower in terms.words.event_nouns]
    return nouns[0] if nouns else None


def _definite(token: Token, terms: Terms) -> Token | None:
    """The word itself where its ending is the article: `explosionen`."""
    ends = token.lower.endswith(terms.words.definite_endings or ("\0",))
    return token if ends and terms.stem(token.lower) in event_stems(terms) else None


def _keys(tokens: Sequence[Token], terms: Terms) -> frozenset[str]:
    return frozenset(map(terms.key, {token.text for token in tokens if is_content(token, terms.words)}))
