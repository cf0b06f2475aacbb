"""A long list of events in pages, each a file of its own: nobody need load ten thousand to see the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.models import Model
from timeline.rendering.entries import Entry
from timeline.rendering.headings import Group
from timeline.rendering.page import TopicPage

LONGEST = 500  # events on one page: about as many as a browser shows at once without a pause
PART = 100  # events on a page of a longer list, whose first page has all of the chart to bring along
MANY = 80  # so many events cost a browser more time than a reader would notice
FIRST = "index.html"


class ListPage(Model, frozen=True):
    """One page of the list. `number` begins at 1, `path` is its file in the folder of the topic."""

    number: int
    path: str
    groups: tuple[Group, ...] = ()
    undated: tuple[Entry, ...] = ()

    @property
    def first(self) -> Entry | None:
        """The first event on it; None on the one page of a topic without any."""
        return next(entries_of(self), None)

    @property
    def is_long(self) -> bool:
        """Whether what is far from the reader should wait with its layout."""
        return sum(1 for _ in entries_of(self)) > MANY


def list_pages(page: TopicPage) -> tuple[ListPage, ...]:
    """The list of the topic, in order: up to `LONGEST` events on one page, more in pages of at most `PART`.

    A year or a month that goes on over a page has its heading on both.
    """
    undated = page.undated
    longest = LONGEST if sum(1 for _ in entries_of(page)) <= LONGEST else PART
    cut = [*_cut(page.groups, longest)]
    room = longest - sum(len(group.entries) for group in cut[-1])
    ends = [undated[:room], *(undated[at : at + longest] for at in range(room, len(undated), longest))]
    dated_only = [(groups, ()) for groups in cut[:-1]]
    pages = [*dated_only, (cut[-1], ends[0]), *(([], end) for end in ends[1:])]
    return tuple(
        ListPage(number=n, path=FIRST if n == 1 else f"page-{n}.html", groups=tuple(groups), undated=tuple(end))
        for n, (groups, end) in enumerate(pages, 1)
    )


def places_of(pages: Sequence[ListPage]) -> dict[str, str]:
    """By the id of each event that is not on the first page, the file that has it."""
    return {entry.id: page.path for page in pages[1:] for entry in entries_of(page)}


def entries_of(page: ListPage | TopicPage) -> Iterator[Entry]:
    """All entries in the order of the list."""
    for group in page.groups:
        yield from group.entries
    yield from page.undated


def _cut(groups: Sequence[Group], longest: int) -> Iterator[list[Group]]:
    """The groups of each page; the last may be without any."""
    current: list[Group] = []
    room, year, year_stands = longest, None, False
    for group in groups:
        if not group.entries or not group.month:
            year, year_stands = (None if group.entries else group), False
        rest = group.entries
        while rest:
            if not room:
                yield current
                current, room, year_stands = [], longest, False
            if year and not year_stands:
                current.append(year)
                year_stands = True
            current.append(replace(group, entries=rest[:room]))
            rest, room = rest[room:], room - len(current[-1].entries)
    yield current
