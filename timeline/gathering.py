"""From articles to topics: each worked out, those that run one text found, put together by story, and dated.

Everything here looks at one article alone, or at what each brings to its pile.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.analysis import analyse, analysis_keys, work_out
from timeline.archive.memo import NO_MEMO, Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.intake import Intake, join_duplicates
from timeline.lending import dated_by_siblings
from timeline.linking import linked
from timeline.models import Analysis, Article, Diagnostic, Model, Topic
from timeline.progress import Track, untracked
from timeline.settings import Settings
from timeline.titling import Titles

if TYPE_CHECKING:
    from timeline.stories.grouping import Titled

Analyses = dict[str, Analysis]


class Gathered(Model, frozen=True):
    """The articles worked out, dated and grouped. `ids` is by input position: the same article twice has one id.

    `alone` is what each article tells by itself and whose text it runs, with all its words. `analyses` is what is told
    of it: the same with the days that siblings lend, of articles that may only be linked without their words. `tokens`
    are hashes of both. `faults` are the articles that could not be worked out, which are in no topic;
    `diagnostics` all that was odd or not usable, from the reading on.
    """

    ids: tuple[str, ...]
    alone: Analyses
    analyses: Analyses
    tokens: dict[str, bytes]
    topics: tuple[Topic, ...]
    faults: tuple[Diagnostic, ...]
    diagnostics: tuple[Diagnostic, ...]


def gather(
    intake: Intake,
    settings: Settings,
    *,
    memo: Memo = NO_MEMO,
    single_topic: str | None = None,
    jobs: int | None = None,
    track: Track = untracked,
) -> Gathered:
    """Work each article out, find those that run one text, put the articles into topics, and lend days within them.

    Raises nothing for faults.
    """
    ids, articles, clashes = join_duplicates(intake.articles)
    keys = dict(zip(articles, analysis_keys(articles.values(), settings), strict=True))
    analyses, faults = analysed(tuple(articles.values()), tuple(keys.values()), settings, memo, jobs=jobs, track=track)
    alone = compared(analyses)
    titled = Titles(linked(alone), keys, memo, jobs=jobs)
    topics = grouped(alone, settings, single_topic, titled) if alone else ()
    analyses = dated_by_siblings(topics, alone, settings)
    return Gathered(
        ids=ids,
        alone=alone,
        analyses=linked(analyses),
        tokens={each: _token(keys[each], alone[each], analyses[each]) for each in analyses},
        topics=topics,
        faults=faults,
        diagnostics=(*intake.diagnostics, *clashes, *faults),
    )


def analysed(
    articles: Sequence[Article],
    keys: Sequence[bytes],
    settings: Settings,
    memo: Memo = NO_MEMO,
    *,
    jobs: int | None = None,
    track: Track = untracked,
) -> tuple[Analyses, tuple[Diagnostic, ...]]:
    """What each article tells by itself, by id, in input order; and the articles that could not be worked out. What was
    worked out before under the same of the `keys` is taken over."""
    results = remembered(
        memo,
        "analysis",
        articles,
        keys,
        lambda some: work_out(analyse, some, settings, jobs=jobs),
        kind=Analysis,
        article=lambda article: article.id,
        keeps=lambda result: isinstance(result, Analysis),
    )
    found = list(track("Working out", results, len(articles)))
    analyses = {each.article.id: each for each in found if isinstance(each, Analysis)}
    faults = tuple(each for each in found if isinstance(each, Diagnostic))
    return analyses, faults


def _token(key: bytes, alone: Analysis, dated: Analysis) -> bytes:
    """The hash of what is known of an article: what it was worked out from, whose text it runs, and a day that it was
    lent."""
    lent = None if dated is alone else dated.article.dating
    shown = rules_of("timeline.linking") if alone.article.link_only else b""
    return key_of(key, alone.article.copy_of, lent, shown)


def compared(analyses: Analyses) -> Analyses:
    """The same; an article that runs the text of an earlier one says of which."""
    from timeline.stories.copies import with_copies  # noqa: PLC0415  (stories are loaded when there are articles)

    return with_copies(analyses)


def grouped(
    analyses: Analyses, settings: Settings, single_topic: str | None = None, titled: Titled | None = None
) -> tuple[Topic, ...]:
    """The topics of the articles, called as `titled` says; with the title of a single one, all articles are in that."""
    from timeline.stories.grouping import group_articles  # noqa: PLC0415  (stories are loaded when there are articles)
    from timeline.stories.identity import slug  # noqa: PLC0415  (as above)

    if single_topic is None:
        return group_articles(analyses, settings, titled)
    return (Topic(key=slug(single_topic), title=single_topic, articles=tuple(analyses), named=True),)
