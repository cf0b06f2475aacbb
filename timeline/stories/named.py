"""Topics that the settings name, and which articles belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from timeline.models import Article
from timeline.settings import TopicSettings
from timeline.stories.terms import Terms, load_terms
from timeline.stories.tokens import tokenize


class _Text:
    """The words of an article in the two ways in which topics ask for them."""

    def __init__(self, article: Article, terms: Terms) -> None:
        tokens = tokenize(f"{article.title or ''}\n{article.text}")
        self.stems = f" {' '.join(terms.stem(token.lower) for token in tokens if token.is_word)} "
        self.exact = f" {' '.join(token.text.replace('’', chr(39)) for token in tokens if token.is_word)} "


def belongs(article: Article, topic: TopicSettings, language: str) -> bool:
    """Whether the article meets any one line of the topic.

    `words` are met in any inflection, `names` in the very spelling, both as whole words and where all words of an entry
    stand together; `tags` whatever their case; `ids` exactly; `files` by the end of the path or a pattern with `*`.
    """
    if article.id in topic.ids or any(_is_file(article.path, name) for name in topic.files):
        return True
    tags = {tag.casefold() for tag in article.tags}
    if any(tag.casefold() in tags for tag in topic.tags):
        return True
    if not topic.words and not topic.names:
        return False
    terms = load_terms(article.language or language)
    text = _Text(article, terms)
    return any(_phrase(entry, terms) in text.stems for entry in topic.words) or any(
        _spelled(entry) in text.exact for entry in topic.names
    )


def _is_file(path: str, name: str) -> bool:
    plain = path.replace("\\", "/")
    return plain == name or plain.endswith(f"/{name}") or fnmatchcase(plain, name)


def _phrase(entry: str, terms: Terms) -> str:
    return f" {' '.join(terms.stem(token.lower) for token in tokenize(entry) if token.is_word)} "


def _spelled(entry: str) -> str:
    return f" {' '.join(token.text.replace('’', chr(39)) for token in tokenize(entry) if token.is_word)} "


def named_articles(articles: Sequence[Article], topic: TopicSettings, language: str) -> tuple[str, ...]:
    """The ids of the articles that belong to a topic, in the order given."""
    return tuple(article.id for article in articles if belongs(article, topic, language))
