"""What stories are called: those without a headline are read for a title, which is kept from one build to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.archive.memo import Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.models import Analyses, Analysis
from timeline.workers import jobs_for, map_in_order

if TYPE_CHECKING:
    from timeline.stories.piles import Story


class Titles:
    """Gives stories their titles. `tokens` are hashes of the analyses as they are shown: a title that was read from the
    same texts before is taken over from `memo`."""

    def __init__(self, analyses: Analyses, tokens: Mapping[str, bytes], memo: Memo, *, jobs: int | None = None) -> None:
        self._analyses = analyses
        self._tokens = tokens
        self._memo = memo
        self._jobs = jobs

    def __call__(self, stories: Sequence[Story], language: str) -> list[str]:
        """The title of each story, in order; `language` is that of articles that say none."""
        from timeline.stories.titles import headline_of  # noqa: PLC0415  (stories are loaded when there are articles)

        headlines = [headline_of(self._analyses.articles[story.bearer], language) for story in stories]
        bare = [story for story, headline in zip(stories, headlines, strict=True) if not headline]
        rules = rules_of("timeline.stories.titling")
        keys = [key_of(rules, sorted(self._tokens[each] for each in story.articles)) for story in bare]
        told = iter(list(remembered(self._memo, "title", bare, keys, self._told, kind=str)))
        return [headline or next(told) or story.bearer for story, headline in zip(stories, headlines, strict=True)]

    def _told(self, stories: Sequence[Story]) -> Iterable[str]:
        groups = [[self._analyses[each] for each in story.articles] for story in stories]
        many = jobs_for(sum(map(len, groups)), self._jobs)
        return map_in_order(_told_by, groups, jobs=min(many, max(1, len(groups))), died=_died)


def _told_by(group: Sequence[Analysis]) -> str:
    from timeline.stories.titling import told_title  # noqa: PLC0415  (a worker loads it once)

    return told_title(group) or ""


def _died(group: Sequence[Analysis]) -> str:
    raise RuntimeError(
        f"the article {group[0].article.id!r} ends the process that reads it for a title (out of memory?)"
    )
