"""Which wiki of the settings is meant."""

from __future__ import annotations

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
