"""What newer versions of articles say otherwise than those before, of the articles that an archive has several of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from timeline.analysis import analyse, analysis_keys, work_out
from timeline.archive.memo import NO_MEMO, Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.models import Analysis, Article, Model, Revision
from timeline.progress import Track, untracked
from timeline.settings import Settings
from timeline.workers import jobs_for, map_in_order


class _Pair(Model, frozen=True):
    """Two versions of an article that follow one another, with the keys of their analyses."""

    older: Article
    newer: Article
    keys: tuple[bytes, bytes]


class _Read(Model, frozen=True):
    """Two versions as they tell by themselves; None for one that could not be worked out."""

    older: Analysis | None
    newer: Analysis | None


def revised(
    articles: Iterable[Article],
    earlier: Mapping[str, Sequence[Article]],
    settings: Settings,
    memo: Memo = NO_MEMO,
    *,
    jobs: int | None = None,
    track: Track = untracked,
) -> dict[str, tuple[Revision, ...]]:
    """By the id of an article, what changed from each version to the next, oldest first. Articles of which nothing did
    that a reader would want to know are missing.

    `articles` are the versions that count, `earlier` those before them, oldest first. What was compared before is taken
    over. A version that could not be worked out is compared with nothing.
    """
    counting = [each for each in articles if each.id in earlier]
    pairs = [pair for each in counting for pair in _pairs((*earlier[each.id], each), settings)]
    if not pairs or not settings.revisions:
        return {}

    def work(some: Sequence[_Pair]) -> Iterable[Revision | None]:
        known = _worked_out(some, settings, memo, jobs)
        read = [_Read(*map(known.get, pair.keys)) for pair in some]
        return map_in_order(_compared, read, jobs=jobs_for(len(read), jobs), died=_died)

    rules = rules_of("timeline.revising")
    keys = [key_of(rules, *pair.keys) for pair in pairs]
    found = remembered(memo, "revision", pairs, keys, work, kind=Revision | None, article=lambda pair: pair.newer.id)
    revisions: dict[str, tuple[Revision, ...]] = {}
    for pair, revision in zip(pairs, track("Comparing versions", found, len(pairs)), strict=True):
        if revision is not None:
            revisions[pair.newer.id] = (*revisions.get(pair.newer.id, ()), revision)
    return revisions


def _pairs(versions: Sequence[Article], settings: Settings) -> Iterator[_Pair]:
    keyed = zip(versions, analysis_keys(versions, settings), strict=True)
    for (older, first), (newer, second) in pairwise(keyed):
        yield _Pair(older=older, newer=newer, keys=(first, second))


def _worked_out(pairs: Iterable[_Pair], settings: Settings, memo: Memo, jobs: int | None) -> dict[bytes, Analysis]:
    """The analyses of all versions by their keys; most of them were kept when the version was the newest."""
    versions = {key: each for pair in pairs for key, each in zip(pair.keys, (pair.older, pair.newer), strict=True)}
    results = remembered(
        memo,
        "analysis",
        tuple(versions.values()),
        tuple(versions),
        lambda some: work_out(analyse, [replace(each, rights=None) for each in some], settings, jobs=jobs),
        kind=Analysis,
        article=lambda article: article.id,
        keeps=lambda result: isinstance(result, Analysis),
    )
    return {key: each for key, each in zip(versions, results, strict=True) if isinstance(each, Analysis)}


def _compared(read: _Read) -> Revision | None:
    from timeline.stories.revisions import revision_of  # noqa: PLC0415  (a worker loads it once)

    return revision_of(read.older, read.newer) if read.older and read.newer else None


def _died(read: _Read) -> Revision | None:
    raise RuntimeError("comparing two versions of an article ends the process that does it (out of memory?)")
