"""All inputs as articles: read in order, one fault at a time, each id given once."""

from __future__ import annotations

import hashlib
import os.path
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from timeline.archive.memo import NO_MEMO, Memo
from timeline.errors import NothingBuiltError
from timeline.models import Article, Diagnostic, Model, Moment
from timeline.progress import Track, untracked
from timeline.readings import readings
from timeline.registry import draft_path, register_path
from timeline.settings import Settings

STANDARD_INPUT = "-"
SETTINGS_FILE = "timeline.toml"
_REASONS_SHOWN = 5


class Texts(Protocol):
    """Where the texts of articles are kept. `tokens` are hashes of the articles, by their ids."""

    tokens: dict[str, bytes]

    def whole(self, ids: Iterable[str]) -> Iterator[Article]:
        """These articles with their texts and teasers, in the order given."""


class Intake(Model, frozen=True):
    """What was read, in input order; the same article may still be in it twice. `earlier` are, by the id of an article
    that an archive has in several versions, the last ones before the one that counts, oldest first. Where `texts` has
    the texts of the articles, they are without them."""

    articles: tuple[Article, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    earlier: dict[str, tuple[Article, ...]] = {}
    texts: Texts | None = None

    def whole(self, ids: Iterable[str]) -> Iterator[Article]:
        """These articles with their texts, on the terms that they have here, in the order given."""
        known = {each.id: each for each in self.articles}
        if self.texts is None:
            yield from (known[each] for each in ids)
            return
        for article in self.texts.whole(ids):
            yield replace(article, rights=known[article.id].rights)

    @property
    def skipped(self) -> tuple[Diagnostic, ...]:
        """The inputs that could not be used."""
        return tuple(each for each in self.diagnostics if not each.kept)


def read_inputs(
    inputs: Iterable[str],
    settings: Settings,
    *,
    captured_at: Moment | None = None,
    ours: Iterable[Path | None] = (),
    memo: Memo = NO_MEMO,
    may_keep: Callable[[Article], bool] = lambda _: True,
    jobs: int | None = None,
    track: Track = untracked,
) -> Intake:
    """Read every input, in order; what lies in a folder of `ours`, its register and a timeline.toml are no inputs.

    `captured_at` is when the inputs were saved, where the caller says; else it is that of the settings. Files that
    `memo` knows are not read again; articles that `may_keep` refuses are not kept in it. Raises InputError where a
    named input is missing, NothingBuiltError where no input gives an article.
    """
    paths = files_of(inputs, ours)
    if captured_at is None and settings.captured_at is not None:
        captured_at = Moment.parse(settings.captured_at)
    found = readings(paths, settings, captured_at, memo=memo, may_keep=may_keep, jobs=jobs)
    read = list(track("Reading", found, len(paths)))
    articles = tuple(each for reading in read for each in reading.articles)
    diagnostics = tuple(each for reading in read for each in reading.diagnostics)
    if not articles:
        raise none_usable(diagnostics)
    return Intake(articles=articles, diagnostics=diagnostics)


def files_of(inputs: Iterable[str], ours: Iterable[Path | None] = ()) -> list[str]:
    """The files behind the inputs, in order, but for what is no input; see `read_inputs` for what is raised."""
    from timeline.reading.files import find_documents  # noqa: PLC0415  (reading is loaded when there is something to read)

    folders = [each for each in ours if each is not None]
    named = find_documents(list(inputs))
    paths = [path for path in named if not _is_ours(path, folders)]
    if named and not paths:
        places = " or ".join(str(each) for each in folders)
        raise NothingBuiltError(f"all inputs lie in {places}, where none is looked for; move them to another folder")
    return paths


def join_duplicates(articles: Sequence[Article]) -> tuple[tuple[str, ...], dict[str, Article], tuple[Diagnostic, ...]]:
    """Give each article an id of its own: the ids as they now are, by input position; the articles by id; what was odd.

    One id and one content is one article, however often it came in. One id with two contents is two articles: the
    later one gets an id that tells them apart and depends on its content only.
    """
    ids: list[str] = []
    by_id: dict[str, Article] = {}
    diagnostics: list[Diagnostic] = []
    for article in articles:
        first = by_id.setdefault(article.id, article)
        if _content(first) == _content(article):
            ids.append(article.id)
            continue
        distinct = f"{article.id}~{hashlib.sha256(repr(_content(article)).encode()).hexdigest()[:8]}"
        ids.append(distinct)
        if distinct not in by_id:
            by_id[distinct] = _renamed(article, distinct)
            reason = f"its id is also that of a different article in {first.path}; it goes on as {distinct!r}"
            diagnostics.append(Diagnostic(path=article.path, where=article.id, reason=reason, kept=True))
    return tuple(ids), by_id, tuple(diagnostics)


def _content(article: Article) -> tuple[object, ...]:
    return article.title, article.text, article.source, article.dating.published, article.dating.clock


def _renamed(article: Article, distinct: str) -> Article:
    teasers = tuple(replace(teaser, parent=distinct) for teaser in article.teasers)
    return replace(article, id=distinct, teasers=teasers)


def _is_ours(path: str, folders: Sequence[Path]) -> bool:
    if path == STANDARD_INPUT:
        return False
    if Path(path).name == SETTINGS_FILE:
        return True
    place = Path(os.path.realpath(path))  # unlike resolve, it does not raise where a link loops
    kept = [each.resolve() for folder in folders for each in (register_path(folder), draft_path(folder))]
    return place in kept or any(place.is_relative_to(folder.resolve()) for folder in folders)


def none_usable(diagnostics: Sequence[Diagnostic]) -> NothingBuiltError:
    """The error for inputs that gave no article, with the first reasons."""
    if not diagnostics:
        return NothingBuiltError("no article in the inputs; name files, folders or globs that hold articles")
    lines = [describe(each) for each in diagnostics[:_REASONS_SHOWN]]
    if len(diagnostics) == 1:
        return NothingBuiltError(lines[0])
    more = [f"and {len(diagnostics) - len(lines)} more"] if len(diagnostics) > len(lines) else []
    return NothingBuiltError("\n  ".join(["none of the inputs could be used:", *lines, *more]))


def describe(diagnostic: Diagnostic) -> str:
    """What could not be used, where and why, in one line."""
    place = f"{diagnostic.path}, {diagnostic.where}" if diagnostic.where else diagnostic.path
    return f"{place}: {diagnostic.reason}"
