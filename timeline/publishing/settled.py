"""Which wiki of the settings is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from timeline.publish_settings import PublishSettings, WikiKind, WikiSettings
from timeline.publishing.faults import PublishError


def wiki_of(settings: PublishSettings, kind: WikiKind, name: str | None) -> tuple[str, WikiSettings]:
    """The only wiki of that kind, or the one of that name. Raises PublishError where there is none, or where there are
    several and no name."""
    wikis = {key: wiki for key, wiki in settings.wikis.items() if wiki.kind == kind}
    if name is not None:
        if name in wikis:
            return name, wikis[name]
        there = f"those of this kind are {', '.join(wikis)}" if wikis else "there is none of this kind"
        raise PublishError(f"--wiki {name}: the settings have no {kind} of that name under [publish.wikis]; {there}")
    if not wikis:
        raise PublishError(
            f"the settings name no {kind}; put it into timeline.toml as [publish.wikis.{kind}], with kind and url "
            "(docs/publishing.md)"
        )
    if len(wikis) > 1:
        raise PublishError(f"the settings name several wikis of this kind; say which by --wiki: {', '.join(wikis)}")
    return next(iter(wikis.items()))


def unknown_topics(settings: PublishSettings, place: WikiSettings, built: Collection[str]) -> Iterator[str]:
    """A line for each slug in the settings that the built site does not have: a slip, or a topic that is gone."""
    for where, slugs in (("publish.modes", settings.modes), ("its pages", place.pages)):
        for slug in slugs:
            if slug not in built:
                near = get_close_matches(slug, built, n=1)
                meant = f"; did you mean {near[0]}?" if near else ""
                yield f"Note: {where} in the settings: the built site has no topic {slug!r}{meant}"
