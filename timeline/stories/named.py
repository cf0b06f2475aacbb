"""Topics that the settings name, and which articles belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache, cached_property

from timeline.models import Article
from timeline.settings import TopicSettings
from timeline.stories.terms import Terms, load_terms
from timeline.stories.tokens import words_at


class _Text:
    """The words of an article in the two ways in which topics ask for them; gone through when the first one asks."""

    def __init__(self, article: Article, terms: Terms) -> None:
        self._article, self.terms = article, terms

    @cached_property
    def _words(self) -> list[tuple[str, str]]:
        text = f"{self._article.title or ''}\n{self._article.text}"
        return [(word, lower) for _, word, lower, _ in words_at(text)]

    @cached_property
    def stems(self) -> str:
        return f" {' '.join(self.terms.stem(lower) for _, lower in self._words)} "

    @cached_property
    def exact(self) -> str:
        return f" {' '.join(word.replace('’', chr(39)) for word, _ in self._words)} "


def topics_of(article: Article, topics: Mapping[str, TopicSettings], language: str) -> tuple[str, ...]:
    """The keys of the topics to which an article belongs, in their order: it meets any one line of each.

    `words` are met in any inflection, `names` in the very spelling, both as whole words and where all words of an entry
    stand together; `tags` whatever their case; `ids` exactly; `files` by the end of the path or a pattern with `*`.
    """
    text = _Text(article, load_terms(article.language or language))
    return tuple(key for key, topic in topics.items() if _is_listed(article, topic) or _is_told(text, topic))


def _is_listed(article: Article, topic: TopicSettings) -> bool:
    tags = {tag.casefold() for tag in article.tags}
    return (
        article.id in topic.ids
        or any(_is_file(article.path, name) for name in topic.files)
        or any(tag.casefold() in tags for tag in topic.tags)
    )


def _is_told(text: _Text, topic: TopicSettings) -> bool:
    return any(_phrase(entry, text.terms) in text.stems for entry in topic.words) or any(
        _spelled(entry) in text.exact for entry in topic.names
    )


def _is_file(path: str, name: str) -> bool:
    plain = path.replace("\\", "/")
    return plain == name or plain.endswith(f"/{name}") or fnmatchcase(plain, name)


@cache
def _phrase(entry: str, terms: Terms) -> str:
    return f" {' '.join(terms.stem(lower) for _, _, lower, _ in words_at(entry))} "


@cache
def _spelled(entry: str) -> str:
    return f" {' '.join(word.replace('’', chr(39)) for _, word, _, _ in words_at(entry))} "
