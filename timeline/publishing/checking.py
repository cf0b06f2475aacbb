"""What `--check` looks at beyond the wiki's own account of itself: the embed, and the published site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.publishing.composing import Composer
from timeline.publishing.faults import PublishError, WikiError
from timeline.publishing.findings import Finding
from timeline.publishing.framing import framing

if TYPE_CHECKING:
    from timeline.publishing.http import WikiSession

_FORMS = {
    "tag": "the timeline will stand in pages by the parser tag <storytimeline>",
    "iframe": "the timeline will stand in pages as a frame",
    "html": "the timeline will stand in pages as a frame, by the HTML macro",
    "table": "pages will have the picture of the timeline and a table, no embed",
}
_BETTER = (
    "for an embed, install the extension StoryTimeline (MediaWiki), or, in a closed wiki, allow raw HTML, or name a "
    "macro by `embed` (Confluence)"
)


def check_embed(composer: Composer) -> Iterator[Finding]:
    """How a timeline will stand in a page, and what a better way needs."""
    may = composer.allowance
    for has, what in ((may.tag, "the parser tag <storytimeline>"), (may.frame, "raw HTML")):
        told = {True: f"has {what}", False: f"has not {what}", None: f"does not say whether it has {what}"}[has]
        yield Finding(True if has else None, told)
    if may.note:
        yield Finding(False, may.note)
    if composer.base_url is None:
        yield Finding(False, "base_url is not set", "set it in timeline.toml to where the built site is published")
    try:
        form, _ = composer.form()
    except PublishError as error:
        yield Finding(False, str(error))
        return
    yield Finding(None if form == "table" else True, _FORMS[form], _BETTER if form == "table" else "")


def check_site(base_url: str, topics: Sequence[str], wiki: str, session: WikiSession) -> Iterator[Finding]:
    """Whether the compact pages of these topics (slugs) are published, and may be shown in a frame on the wiki.
    `session` is one that carries no password."""
    for topic in topics:
        page = f"{base_url}topics/{topic}/embed.html"
        try:
            answer = session.get(page)
        except WikiError as error:
            yield Finding(False, f"{page}: {error}")
            continue
        yield from framing(answer.status_code, answer.headers, page, wiki)
