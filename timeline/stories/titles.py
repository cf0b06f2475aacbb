"""The titles of articles without their furniture: outlet, "Live:", and the tail that says who says so."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from timeline.models import Article
from timeline.stories.attribution import find_attributions
from timeline.stories.terms import Terms, load_terms
from timeline.stories.tokens import is_content, iterate, tokenize

_FEWEST_WORDS = 3
_FEWEST_CONTENT = 3
_QUOTES = '"“”'
_SEPARATOR = re.compile(r"\s+[|·•]\s+|\s+[-–—]\s+")
_OPENING = re.compile(r"^\[?([^:|\]]{2,24})[:|\]]\s+")
_TAIL = re.compile(r"\s*(?:[:–—]|\s-)\s+([^:–—]{2,24})$")
_HOST = re.compile(r"\.(?:com|org|net|co\.\w\w)$", re.IGNORECASE)


def clean_title(title: str, terms: Terms, outlet: str | None = None) -> str:
    """The headline alone: "Blast in Kabul kills 12, police say | The Example" is "Blast in Kabul kills 12".

    `outlet` is the name of the source, to know it by at the end. A title is left as it is where too little would stay.
    """
    text = " ".join(title.split())
    parts = _SEPARATOR.split(text)
    while len(parts) > 1 and _is_outlet(parts[-1], outlet, terms):
        text = text[: text.rindex(parts.pop())].rstrip(" |·•-–—")
    opening = _OPENING.match(text)
    if opening and opening.group(1).strip().lower() in terms.words.furniture:
        text = text[opening.end() :]
    cut = _without_tail(text, terms)
    return cut if len(cut.split()) >= _FEWEST_WORDS else text


def headline_of(article: Article, language: str) -> str | None:
    """The title of an article as a topic's title, cleaned; None where it has none. `language` is that of articles that
    say none."""
    terms = load_terms(article.language or language)
    return (clean_title(article.title, terms, article.source) or None) if article.title else None


def has_headline(article: Article, language: str) -> bool:
    """Whether the article's title says something by itself: "Council chiefs" does not."""
    terms = load_terms(article.language or language)
    title = headline_of(article, language) or ""
    content = [token for token in tokenize(title) if is_content(token, terms.words)]
    return len(content) >= _FEWEST_CONTENT and stands_alone(title, terms)


def stands_alone(text: str, terms: Terms) -> bool:
    """Whether a reader understands the first words without what stood before them."""
    tokens = iterate(text)
    first = next(tokens, None)
    if first is None or not first.is_word or first.text[0].islower() or first.lower in _hanging(terms):
        return False
    if sum(1 for _ in islice((token for token in tokens if token.is_word), _FEWEST_WORDS - 1)) < _FEWEST_WORDS - 1:
        return False
    return sum(text.count(mark) for mark in _QUOTES) % 2 == 0 and text.count("(") == text.count(")")


@cache
def _hanging(terms: Terms) -> frozenset[str]:
    return terms.words.dangling | terms.words.verb_first


def _is_outlet(part: str, outlet: str | None, terms: Terms) -> bool:
    name = part.strip().lower()
    known = outlet is not None and (name in outlet.lower() or outlet.lower() in name)
    return known or name in terms.words.furniture or _HOST.search(name) is not None


def _without_tail(text: str, terms: Terms) -> str:
    tokens = tokenize(text)
    for found in reversed(find_attributions(tokens, (), terms)):
        marked = found.first > 0 and any(tokens[at].text in ",:-–—" for at in (found.first, found.first - 1))
        if marked and found.last >= len(tokens):
            return text[: tokens[found.first].start].rstrip(" ,:-–—")
    match = _TAIL.search(text)  # "Mine collapse kills six: ministry"
    if match and match.group(1).lower().split()[-1] in terms.words.tail:
        return text[: match.start()]
    return text
