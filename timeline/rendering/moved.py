"""The pages that stand at old addresses of a topic and lead to its new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline.rendering.catalogue import Catalogue
from timeline.rendering.embed import embed_file
from timeline.rendering.frame import Frame
from timeline.rendering.list_pages import FIRST
from timeline.rendering.page import TopicPage


def moved_files(
    page: TopicPage, former: Iterable[str], frame: Frame, catalogue: Catalogue, languages: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """By their paths in the site: for each of the `former` slugs a page and the embeds of the topic, whose `languages`
    are given, that of its page first."""
    names = [FIRST, *(embed_file(each, languages) for each in languages)]
    base = f"{frame.base_url}topics/" if frame.base_url else "../"
    pages = [
        (
            name,
            frame.page(
                "moved.html.j2",
                catalogue,
                root="../../",
                title=page.title,
                title_language=page.title_language,
                target=f"../{page.key}/{name}",
                canonical=f"{base}{page.key}/" if frame.base_url else f"{base}{page.key}/{FIRST}",
            ),
        )
        for name in names
    ]
    for slug in former:
        yield from ((f"topics/{slug}/{name}", content) for name, content in pages)
