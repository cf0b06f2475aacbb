"""The pages of all topics: the first is index.html, and, where there are very many, page-2.html and so on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import asdict

from timeline.models import Edition, Model
from timeline.rendering.cards import Card, CardGroup, grouped, search_rows
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.content_names import asset_path
from timeline.rendering.escaping import json_for_script
from timeline.rendering.frame import Frame
from timeline.rendering.news import NONE_KEPT, KeptNews, News, news_of
from timeline.rendering.packing import LARGEST_EXPORT

ON_A_PAGE = 200
"""Topics; the search goes over all pages."""

_SEARCH_FROM = 2
_AROUND = 2
_WORDS = ("index_found", "index_none", "index_elsewhere")


class Step(Model, frozen=True):
    """One of the pages: its number, from 1, and its address."""

    number: int
    path: str


class IndexContext(Model, frozen=True):
    """What index.html.j2 is given, beside what all templates know. `searched` is what the script searches, as JSON;
    `searched_path` is the script that holds it where it is too much for each page (both None: the page has no search).
    `newer` and `older` are the pages before and after this one, of `pages`; `steps` are those to go to from here, None
    where some are left out. `unplaced` and `skipped` count articles and inputs.
    `news` is what changed last, on the first page (None: nothing yet)."""

    root: str
    groups: tuple[CardGroup, ...]
    topics: int
    page: Step
    pages: int
    steps: tuple[Step | None, ...]
    newer: Step | None
    older: Step | None
    searched: str | None
    searched_path: str | None
    unplaced: int
    skipped: int
    news: News | None = None


def index_pages(
    cards: Sequence[Card], edition: Edition, frame: Frame, catalogue: Catalogue, kept: KeptNews = NONE_KEPT
) -> Iterator[tuple[str, bytes]]:
    """Each page with its path, in the order of the cards; and the script for the search where that is a file.

    Pages that hold all they need each hold what is searched, unless that would make them too large to pass on: then
    the first page has it, and the others lead there.
    """
    starts = range(0, max(1, len(cards)), ON_A_PAGE)
    steps = tuple(Step(number=n, path=f"page-{n}.html" if n > 1 else "index.html") for n, _ in enumerate(starts, 1))
    rows = json_for_script({"topics": search_rows(cards), "words": {key: catalogue.text(key) for key in _WORDS}})
    inside = len(steps) == 1 or frame.packing.single
    script = f"(window.storyTimeline ||= {{}}).searched = {rows};\n".encode()
    path = asset_path("topics.js", script)
    if not inside:
        yield path, script
    for start, step in zip(starts, steps, strict=True):
        has_search = len(cards) >= _SEARCH_FROM and (not inside or step.number == 1 or len(script) <= LARGEST_EXPORT)
        context = IndexContext(
            root="",
            groups=grouped(cards[start : start + ON_A_PAGE], catalogue),
            topics=len(cards),
            page=step,
            pages=len(steps),
            steps=_near(step, steps),
            newer=steps[step.number - 2] if step.number > 1 else None,
            older=steps[step.number] if step.number < len(steps) else None,
            searched=rows if has_search and inside else None,
            searched_path=path if has_search and not inside else None,
            unplaced=len(edition.unplaced),
            skipped=len(edition.skipped),
            news=_news(edition, catalogue, kept) if step.number == 1 else None,
        )
        yield step.path, frame.page("index.html.j2", catalogue, **asdict(context))


def _news(edition: Edition, catalogue: Catalogue, kept: KeptNews) -> News | None:
    return news_of(edition.history[-1], edition, catalogue, kept) if edition.history else None


def _near(step: Step, steps: Sequence[Step]) -> tuple[Step | None, ...]:
    """The first, the last and those around the present one."""
    shown = [each for each in steps if each.number in (1, len(steps)) or abs(each.number - step.number) <= _AROUND]
    with_gaps: list[Step | None] = []
    for each in shown:
        if with_gaps and with_gaps[-1] and each.number - with_gaps[-1].number > 1:
            with_gaps.append(None)
        with_gaps.append(each)
    return tuple(with_gaps)
