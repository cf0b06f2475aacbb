"""One run of `timeline publish`: topics of a built site to one wiki, then the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from timeline.publish_settings import WikiSettings
from timeline.publishing.built import BuiltTopic
from timeline.publishing.checking import check_embed, check_site
from timeline.publishing.clients.opening import WRITINGS, open_wiki
from timeline.publishing.composing import Composer
from timeline.publishing.credentials import Credentials
from timeline.publishing.findings import Finding
from timeline.publishing.index import publish_index
from timeline.publishing.permission import held_back
from timeline.publishing.publisher import Outcome, Publisher
from timeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Run:
    """`built` are all topics of the site, for the index."""

    publisher: Publisher
    built: Mapping[str, BuiltTopic]

    @classmethod
    def begin(
        cls,
        settings: Settings,
        place: WikiSettings,
        credentials: Credentials,
        built: Mapping[str, BuiltTopic],
        *,
        dry_run: bool = False,
        accept_shrink: bool = False,
    ) -> Self:
        """Log in, and ask what the wiki allows. Raises PublishError or WikiError where that fails."""
        wiki = open_wiki(place, credentials)
        topic = next(iter(built), None)
        embed = f"{settings.base_url}topics/{topic}/embed.html" if settings.base_url and topic else None
        composer = Composer(
            WRITINGS[place.kind], place, wiki.allows(embed), settings.base_url, settings.catalogue_folder
        )
        return cls(Publisher(wiki, composer, settings.publish, dry_run, accept_shrink), built)

    def publish(self, topics: Sequence[BuiltTopic]) -> Iterator[Outcome]:
        """Each topic as soon as it is done; then the index, where there is one."""
        outcomes: list[Outcome] = []
        for outcome in self.publisher.publish(topics):
            outcomes.append(outcome)
            yield outcome
        index = self.publisher.composer.settings.index
        if index is not None:
            there = {each.topic for each in outcomes if each.kind in ("written", "unchanged", "would write")}
            yield publish_index(self.publisher, index, self.built.values(), there)

    def check(self, topics: Sequence[BuiltTopic]) -> Iterator[Finding]:
        """What the wiki allows and what is missing, for these topics."""
        composer = self.publisher.composer
        yield from self.publisher.wiki.check([self.publisher.page_of(topic.key) for topic in topics])
        for topic in topics:
            why = held_back(topic, self.publisher.settings, self.publisher.approval)
            if why:
                yield Finding(None, f"{topic.key}: would not be published: {why}")
        yield from check_embed(composer)
        if composer.base_url is not None:
            from timeline.publishing.http import Patience, WikiSession  # noqa: PLC0415  (an extra)

            keys = [topic.key for topic in topics]
            yield from check_site(composer.base_url, keys, composer.settings.url, WikiSession(Patience(), "base_url"))
