"""From articles to topics: each worked out, those that run one text found, put together by story, and dated.

Everything here looks at one article alone, or at what each brings to its pile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline.analysis import analysis_keys
from timeline.archive.memo import NO_MEMO, Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.intake import Intake, join_duplicates
from timeline.lending import lent_days
from timeline.linking import linked
from timeline.models import Analyses, Article, Diagnostic, Model, Topic
from timeline.progress import Track, untracked
from timeline.settings import Settings
from timeline.titling import Titles
from timeline.working_out import WorkingOut

if TYPE_CHECKING:
    from timeline.stories.grouping import Named, Titled


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
    tokens = intake.texts.tokens if intake.texts else None
    keys = dict(zip(articles, analysis_keys(articles.values(), settings, tokens), strict=True))
    intake = replace(intake, articles=tuple(articles.values()))
    analyses, faults = WorkingOut(intake, keys, settings, memo, jobs=jobs).all(intake.articles, track)
    alone = compared(analyses)
    shown = {each: _token(keys[each], article, article) for each, article in alone.articles.items()}
    titled = Titles(linked(alone), shown, memo, jobs=jobs)
    named_in = partial(_named_in, alone, keys, settings, memo)
    topics = grouped(alone, settings, single_topic, titled, named_in) if alone else ()
    analyses = alone.with_lent(lent_days(topics, alone, settings))
    return Gathered(
        ids=ids,
        alone=alone,
        analyses=linked(analyses),
        tokens={each: _token(keys[each], alone.articles[each], analyses.articles[each]) for each in analyses},
        topics=topics,
        faults=faults,
        diagnostics=(*intake.diagnostics, *clashes, *faults),
    )


def _token(key: bytes, alone: Article, dated: Article) -> bytes:
    """The hash of what is known of an article: what it was worked out from, whose text it runs, on what terms it is
    shown, and a day that it was lent."""
    lent = None if dated is alone else dated.dating
    shown = rules_of("timeline.linking") if alone.link_only else b""
    return key_of(key, alone.copy_of, alone.rights, lent, shown)


def _named_in(
    analyses: Analyses, keys: Mapping[str, bytes], settings: Settings, memo: Memo, ids: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """The topics of the settings that each article belongs to; what was found in the same words before is taken
    over."""
    from timeline.stories.named import topics_of  # noqa: PLC0415  (stories are loaded when there are articles)

    def work(some: Sequence[str]) -> Iterator[tuple[str, ...]]:
        return (topics_of(analyses[each].article, settings.topics, settings.language) for each in some)

    common = key_of(rules_of("timeline.stories.named"), settings.topics, settings.language)
    named = [key_of(common, keys[each]) for each in ids]
    return remembered(memo, "named", ids, named, work, kind=tuple[str, ...], article=lambda each: each)


def compared(analyses: Analyses) -> Analyses:
    """The same; an article that runs the text of an earlier one says of which."""
    from timeline.stories.copies import with_copies  # noqa: PLC0415  (stories are loaded when there are articles)

    return with_copies(analyses)


def grouped(
    analyses: Analyses,
    settings: Settings,
    single_topic: str | None = None,
    titled: Titled | None = None,
    named_in: Named | None = None,
) -> tuple[Topic, ...]:
    """The topics of the articles, called as `titled` says and, those of the settings, of the articles that `named_in`
    says; with the title of a single one, all articles are in that."""
    from timeline.stories.grouping import group_articles  # noqa: PLC0415  (stories are loaded when there are articles)
    from timeline.stories.identity import slug  # noqa: PLC0415  (as above)

    if single_topic is None:
        return group_articles(analyses, settings, titled, named_in)
    return (Topic(key=slug(single_topic), title=single_topic, articles=tuple(analyses), named=True),)
