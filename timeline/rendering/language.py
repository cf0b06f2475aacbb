"""In which language a page is written: as the settings say, else as most of its articles are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from timeline.models import Article, Edition, Topic, TopicOutline, articles_of
from timeline.rendering.catalogue import Catalogue, load_catalogue
from timeline.rendering.messages import languages
from timeline.settings import Settings, TopicSettings

_LAST = "en"


def catalogue_of_topic(topic: Topic | TopicOutline, edition: Edition, settings: Settings) -> Catalogue:
    """For the page of a topic. Raises SettingsError where the settings ask for what there is not."""
    own = settings.topics.get(topic.key, TopicSettings(title="")).page_language
    known = articles_of(edition.analyses)
    articles = (known[key] for key in topic.articles if key in known)
    return _catalogue(own or settings.page_language, articles, settings)


def catalogues_of_embeds(catalogue: Catalogue, settings: Settings) -> tuple[Catalogue, ...]:
    """For the embeds of a topic whose page has this catalogue: that one first, then those that the settings ask for.
    Raises SettingsError likewise."""
    others = [code for code in dict.fromkeys(settings.embed_languages) if code != catalogue.language]
    return (catalogue, *(load_catalogue(code, settings.catalogue_folder) for code in others))


def catalogue_of_index(edition: Edition, settings: Settings) -> Catalogue:
    """For the page of all topics. Raises SettingsError likewise."""
    return _catalogue(settings.page_language, articles_of(edition.analyses).values(), settings)


def check_languages(settings: Settings) -> None:
    """Raise SettingsError, before anything is read, where a page could not be written in the language set for it."""
    set_ones = [settings.page_language, *(topic.page_language for topic in settings.topics.values())]
    set_ones += settings.embed_languages
    own = [path.stem for path in Path(settings.catalogue_folder).glob("*.po")] if settings.catalogue_folder else []
    for language in dict.fromkeys([*filter(None, set_ones), *sorted(own)]):
        load_catalogue(language, settings.catalogue_folder)


def _catalogue(stated: str | None, articles: Iterable[Article], settings: Settings) -> Catalogue:
    folder = settings.catalogue_folder
    return load_catalogue(stated or _most(articles, settings, languages(Path(folder) if folder else None)), folder)


def _most(articles: Iterable[Article], settings: Settings, known: Iterable[str]) -> str:
    """The language of most articles, of those that have a catalogue; of two as many, the one that comes first."""
    told = Counter(_plain(article.language or settings.language) for article in articles)
    return max((code for code in told if code in known), key=lambda code: told[code], default=_LAST)


def _plain(language: str) -> str:
    """Without its region: where articles come from says nothing of how the newsroom writes dates."""
    return language.replace("_", "-").partition("-")[0].lower()
