"""Each article of a pile worked out by itself; what was worked out before of the same is taken over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from timeline.analysis import analyse, work_out
from timeline.archive.memo import Memo, NoMemo, found_in, remembered
from timeline.intake import Intake
from timeline.models import Analyses, Analysis, Article, Diagnostic, Outline, from_json, outline_of
from timeline.progress import Track
from timeline.settings import Settings

_ANALYSIS, _OUTLINE = "analysis", "outline"


class WorkingOut:
    """Works articles out under their `keys`, which are hashes of all that goes into it. With a `memo` that keeps
    things, analyses are fetched from there when they are asked for; else they are held."""

    def __init__(
        self, intake: Intake, keys: Mapping[str, bytes], settings: Settings, memo: Memo, *, jobs: int | None
    ) -> None:
        self._intake = intake
        self._keys = keys
        self._settings = settings
        self._memo = memo
        self._jobs = jobs
        self._held: dict[str, Analysis] | None = {} if isinstance(memo, NoMemo) else None

    def all(self, articles: Sequence[Article], track: Track) -> tuple[Analyses, tuple[Diagnostic, ...]]:
        """What each article tells by itself, in the order given; and the articles that could not be worked out."""
        keys = [self._keys[each.id] for each in articles]
        analysed = self._memo.known(_ANALYSIS, keys)
        results = remembered(
            self._memo,
            _OUTLINE,
            articles,
            keys,
            self._outlined,
            kind=Outline,
            article=lambda article: article.id,
            keeps=lambda result: isinstance(result, Outline),
            without=set(keys) - analysed,
        )
        said: dict[str, Article] = {}
        outlines: dict[str, Outline] = {}
        faults: list[Diagnostic] = []
        for article, result in zip(articles, track("Working out", results, len(articles)), strict=True):
            if isinstance(result, Diagnostic):
                faults.append(result)
                continue
            outlines[article.id] = result
            said[article.id] = self._as_worked_out(article, result)
        return Analyses(said, outlines, self._fetched), tuple(faults)

    def _as_worked_out(self, article: Article, outline: Outline) -> Article:
        if self._held is not None:
            article = replace(self._held[article.id].article, rights=article.rights)
        if (article.language, article.language_is_detected) == (outline.language, outline.language_is_detected):
            return article
        return replace(article, language=outline.language, language_is_detected=outline.language_is_detected)

    def _outlined(self, articles: Sequence[Article]) -> Iterator[Outline | Diagnostic]:
        for article, result in zip(articles, self._worked_out(articles), strict=True):
            if isinstance(result, Diagnostic):
                yield result
                continue
            if self._held is not None:
                self._held[article.id] = result
            yield outline_of(result)

    def _worked_out(self, articles: Sequence[Article]) -> Iterator[Analysis | Diagnostic]:
        return remembered(
            self._memo,
            _ANALYSIS,
            articles,
            [self._keys[each.id] for each in articles],
            self._from_texts,
            kind=Analysis,
            article=lambda article: article.id,
            keeps=lambda result: isinstance(result, Analysis),
        )

    def _from_texts(self, articles: Sequence[Article]) -> Iterable[Analysis | Diagnostic]:
        """Without the terms on which an article may be shown, which are no part of what it tells."""
        wholes = [replace(each, rights=None) for each in self._intake.whole([each.id for each in articles])]
        return work_out(analyse, wholes, self._settings, jobs=self._jobs)

    def _fetched(self, key: str) -> Analysis:
        if self._held is not None:
            return self._held[key]
        return from_json(found_in(self._memo, _ANALYSIS, self._keys[key]), Analysis)
