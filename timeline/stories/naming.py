"""The title and the slug of a topic, from the words of its articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set

from timeline.models import Analysis, Article
from timeline.stories.headlines import stands_alone
from timeline.stories.terms import load_terms
from timeline.stories.titles import clean_title
from timeline.stories.titling import told_title
from timeline.stories.tokens import is_content, tokenize

_LONGEST_SLUG = 72
_FEWEST_CONTENT = 3
# Letters that decompose into nothing ASCII.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"})


def slug(title: str) -> str:
    """A title as part of an address: lower-case ASCII words joined by hyphens, cut between words; never empty."""
    plain = unicodedata.normalize("NFKD", title.translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain).lower())
    out = ""
    for word in words:
        if len(out) + len(word) + 1 > _LONGEST_SLUG:
            break
        out = f"{out}-{word}" if out else word
    return out or (words[0][:_LONGEST_SLUG] if words else "topic")


def unique_slug(title: str, taken: Set[str]) -> str:
    """The slug of a title, numbered where it is taken already."""
    base, number = slug(title), 2
    found = base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def headline_of(article: Article, language: str) -> str | None:
    """The title of an article as a topic's title, cleaned; None where it has none."""
    terms = load_terms(article.language or language)
    return (clean_title(article.title, terms, article.source) or None) if article.title else None


def has_headline(article: Article, language: str) -> bool:
    """Whether the article's title says something by itself: "Council chiefs" does not."""
    terms = load_terms(article.language or language)
    title = headline_of(article, language) or ""
    content = [token for token in tokenize(title) if is_content(token, terms.words)]
    return len(content) >= _FEWEST_CONTENT and stands_alone(title, terms)


def story_title(bearer: Analysis, group: Sequence[Analysis], language: str) -> str:
    """The title of a story: the headline of the `bearer`, else one from the texts of the `group`, its articles in any
    order; the id of the bearer where they give none."""
    headline = headline_of(bearer.article, language)
    if headline:
        return headline
    return told_title(group) or bearer.article.id
