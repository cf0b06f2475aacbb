"""Whom the claims of an article go back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.models import Article, Mention
from timeline.stories.attribution import find_attributions
from timeline.stories.terms import Terms
from timeline.stories.tokens import tokenize


def article_origin(article: Article, mentions: Sequence[Mention], terms: Terms) -> str | None:
    """Who stands behind the article's main event: whom its headline names ("..., ZNA says"), else whom its main
    mention names, else, where state media speak, the house that the article quotes most. None where nobody is."""
    tokens = tokenize(article.title or "")
    for found in find_attributions(tokens, (), terms):
        if found.origin:
            return found.origin
    main = next((mention for mention in mentions if mention.main), None)
    if main is not None and main.origin and main.origin.lower() not in terms.words.relay:
        return main.origin
    if not any((mention.origin or "").lower() in terms.words.relay for mention in mentions):
        return None
    carried = Counter(
        mention.origin for mention in mentions if mention.origin and _is_medium(mention.speaker or "", terms)
    )
    named = [origin for origin, _ in sorted(carried.items(), key=lambda pair: (-pair[1], pair[0]))]
    return next((origin for origin in named if origin.lower() not in terms.words.relay), None)


def _is_medium(speaker: str, terms: Terms) -> bool:
    """Whether a speaker is a house that carries news: by what is said of it, or as a name in capitals (ZNA)."""
    words = speaker.split()
    return bool(words) and (words[-1].isupper() or any(word.lower() in terms.words.media for word in words))


def distinct_origins(mentions: Sequence[Mention], terms: Terms) -> tuple[str, ...]:
    """The origins of an event in alphabetical order; "state media" is no other than the house that somebody names."""
    found = {mention.origin for mention in mentions if mention.origin}
    named = {origin for origin in found if origin.lower() not in terms.words.relay}
    if any(_is_medium(mention.speaker or "", terms) and mention.origin in named for mention in mentions):
        found = named
    # "Police said" at the head of a sentence and "the police said" are one: the spelling in lower case stays.
    spelled = {origin.lower(): origin for origin in sorted(found)}
    return tuple(sorted(spelled.values()))
