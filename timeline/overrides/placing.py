"""Topics with the articles that editors put into them: merged, moved, taken out, hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from timeline.models import Decision, Model, Topic
from timeline.overrides.matching import nearest_name, nearest_topic
from timeline.overrides.model import TopicOverride

_KEYS = ("title", "note", "merge", "articles", "without")


class Placement(Model, frozen=True):
    """The topics that are shown, with their articles in no order. `overrides` are those that decide, by the slug of
    today; `places` are the slugs of today by those that are merged into them, or stood for them in an earlier build.
    `hidden` are the slugs of hidden topics, `hidden_articles` the articles that are in no other."""

    topics: tuple[Topic, ...]
    overrides: dict[str, TopicOverride] = {}
    places: dict[str, str] = {}
    hidden: tuple[str, ...] = ()
    hidden_articles: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


def placed(topics: Sequence[Topic], overrides: Mapping[str, TopicOverride], articles: Collection[str]) -> Placement:
    """The topics, which have their slugs and those of earlier builds, as the overrides place the articles in them.

    An override of a slug that there is not makes a topic where it gives a title and articles. Where an article is
    moved, topics of the settings keep it. A topic that is left without articles is none.
    """
    return _Desk(topics, overrides, articles).placement()


def edited_topic(topic: Topic, override: TopicOverride) -> Topic:
    """The topic under the editors' title, with their note and the names of all that they decided."""
    edited = tuple(key for key in _KEYS if getattr(override, key))
    return replace(topic, title=override.title or topic.title, note=override.note, edited=edited)


class _Desk:
    def __init__(
        self, topics: Sequence[Topic], overrides: Mapping[str, TopicOverride], articles: Collection[str]
    ) -> None:
        self._topics = {topic.key: topic for topic in topics}
        self._overrides = overrides
        self._articles = articles
        self._held = {topic.key: dict.fromkeys(topic.articles) for topic in topics}
        self._former = {old: topic.key for topic in topics for old in topic.former}
        self._into: dict[str, str] = {}
        self._decides: dict[str, TopicOverride] = {}
        self._decisions: list[Decision] = []

    def placement(self) -> Placement:
        slugs = dict(self._matched())
        for slug, key in slugs.items():
            self._merge(slug, key)
        for slug, key in slugs.items():
            self._move(slug, self._root(key))
        for slug, key in slugs.items():
            self._rest(slug, key)
        hidden = [key for key, each in self._decides.items() if each.hide]
        shown = tuple(
            replace(topic, articles=tuple(self._held[key]))
            for key, topic in self._topics.items()
            if key not in self._into and key not in hidden and self._held[key]
        )
        seen = {article for topic in shown for article in topic.articles}
        unseen = dict.fromkeys(each for key in hidden for each in self._held[key] if each not in seen)
        places = {old: self._root(key) for old, key in (self._former | self._into).items()}
        return Placement(
            topics=shown,
            overrides=self._decides,
            places=places,
            hidden=tuple(hidden),
            hidden_articles=tuple(unseen),
            decisions=tuple(self._decisions),
        )

    def _matched(self) -> Iterator[tuple[str, str]]:
        """The slug of today of each override that has one: those that are in use first."""
        taken: dict[str, str] = {}
        for slug in sorted(self._overrides, key=lambda slug: slug not in self._topics):
            override = self._overrides[slug]
            key = slug if slug in self._topics else self._former.get(slug)
            if key is None and override.title and any(each in self._articles for each in override.articles):
                key = slug
                self._topics[key] = Topic(key=key, title=override.title, articles=())
                self._held[key] = {}
            if key is None:
                self._unknown(f"topics.{slug}", slug)
            elif key in taken:
                reason = f"is now the topic {key!r}, of which topics.{taken[key]} decides; put both into one"
                self._decisions.append(Decision(where=f"topics.{slug}", reason=reason, nearest=key))
            else:
                taken[key] = slug
                yield slug, key

    def _merge(self, slug: str, key: str) -> None:
        where = f"topics.{slug}.merge"
        for other in self._overrides[slug].merge:
            known = other if other in self._topics else self._former.get(other)
            if known is None:
                self._unknown(where, other)
            elif self._root(known) == self._root(key):
                self._decisions.append(Decision(where=where))
            else:
                moving = self._root(known)
                self._into[moving] = self._root(key)
                self._held[self._root(key)] |= self._held[moving]
                self._decisions.append(Decision(where=where))

    def _move(self, slug: str, key: str) -> None:
        override = self._overrides[slug]
        for article in override.articles:
            if self._is_known(article, f"topics.{slug}.articles"):
                for other, held in self._held.items():
                    if other != key and not self._topics[other].named:
                        held.pop(article, None)
                self._held[key][article] = None
        for article in override.without:
            if self._is_known(article, f"topics.{slug}.without"):
                self._held[key].pop(article, None)

    def _rest(self, slug: str, key: str) -> None:
        override = self._overrides[slug]
        keys = [each for each in ("title", "note", "hide", "approved") if getattr(override, each)]
        if key in self._into:
            reason = f"the topic is merged into {self._root(key)!r}; decide there"
            self._decisions += [Decision(where=f"topics.{slug}.{each}", reason=reason) for each in keys]
            return
        self._decides[key] = override
        self._decisions += [Decision(where=f"topics.{slug}.{each}") for each in keys]

    def _root(self, key: str) -> str:
        while key in self._into:
            key = self._into[key]
        return key

    def _is_known(self, article: str, where: str) -> bool:
        if article in self._articles:
            self._decisions.append(Decision(where=where))
            return True
        reason = f"there is no article {article!r} (now)"
        self._decisions.append(Decision(where=where, reason=reason, nearest=nearest_name(article, self._articles)))
        return False

    def _unknown(self, where: str, slug: str) -> None:
        near = nearest_topic(slug, list(self._topics.values()))
        reason = f"no topic with a page has the slug {slug!r} (now)"
        title = near.title if near else None
        self._decisions.append(Decision(where=where, reason=reason, nearest=near.key if near else None, title=title))
