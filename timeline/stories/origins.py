"""Whom the claims of an article go back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.models import Article, Mention
from timeline.stories.attribution import find_attributions
from timeline.stories.terms import Terms
from timeline.stories.tokens import tokenize


def article_origin(article: Article, mentions: Sequence[Mention], terms: Terms) -> str | None:
    """Who stands behind the article's main event: whom its headline names ("..., KCNA says"), else whom its main
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
    named = Counter(
        mention.origin for mention in mentions if mention.origin and mention.origin.lower() not in terms.words.relay
    )
    houses = [origin for origin, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])) if origin.isupper()]
    return houses[0] if houses else None
