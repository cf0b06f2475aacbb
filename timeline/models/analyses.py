"""The analyses of a pile, and what is looked at of all of them: a pile of thousands is not held in memory at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from timeline.models.articles import Article
from timeline.models.base import Model
from timeline.models.mentions import Analysis
from timeline.models.profiles import Profile

_NONE: Mapping[str, Analysis] = MappingProxyType({})


class Outline(Model, frozen=True):
    """What of an analysis is looked at while all of a pile are: what the article brings to it (None: not asked for),
    its language, and whether it tells of anything (`tells`: it has a main mention)."""

    profile: Profile | None = None
    language: str | None = None
    language_is_detected: bool = False
    tells: bool = False


def outline_of(analysis: Analysis) -> Outline:
    """The outline of an analysis."""
    return Outline(
        profile=analysis.profile,
        language=analysis.article.language,
        language_is_detected=analysis.article.language_is_detected,
        tells=any(each.main for each in analysis.mentions),
    )


class Analyses(Mapping[str, Analysis]):
    """Analyses by the ids of their articles, in input order. Each is fetched when it is asked for, and not held.

    `articles` are what the articles say of themselves, which counts also where it is fetched with an older say:
    without their texts and teasers, where these are kept elsewhere. `outlines` are by the same ids.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        outlines: Mapping[str, Outline],
        fetch: Callable[[str], Analysis],
        *,
        lent: Mapping[str, Analysis] = _NONE,
        view: Callable[[Analysis], Analysis] = lambda each: each,
    ) -> None:
        """`fetch` gives what an article tells by itself, `lent` are those that were worked out again with the day of a
        sibling; of either, `view` gives what is shown."""
        self.articles = articles
        self.outlines = outlines
        self._fetch = fetch
        self._lent = lent
        self._view = view

    @classmethod
    def of(cls, analyses: Mapping[str, Analysis]) -> Analyses:
        """Analyses that are all there."""
        articles = {key: each.article for key, each in analyses.items()}
        return cls(articles, {key: outline_of(each) for key, each in analyses.items()}, analyses.__getitem__)

    def __getitem__(self, key: str) -> Analysis:
        said = self.articles[key]
        found = self._lent.get(key) or self._fetch(key)
        article = found.article
        if (article.copy_of, article.rights) != (said.copy_of, said.rights):
            found = replace(found, article=replace(article, copy_of=said.copy_of, rights=said.rights))
        return self._view(found)

    def __contains__(self, key: object) -> bool:
        return key in self.articles

    def __iter__(self) -> Iterator[str]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def saying(self, articles: Mapping[str, Article]) -> Analyses:
        """The same, of which some articles say other things of themselves."""
        return Analyses({**self.articles, **articles}, self.outlines, self._fetch, lent=self._lent, view=self._view)

    def with_lent(self, lent: Mapping[str, Analysis]) -> Analyses:
        """The same, some of them dated by siblings."""
        if not lent:
            return self
        articles = {**self.articles, **{key: each.article for key, each in lent.items()}}
        outlines = {**self.outlines, **{key: outline_of(each) for key, each in lent.items()}}
        return Analyses(articles, outlines, self._fetch, lent={**self._lent, **lent}, view=self._view)

    def seen(self, view: Callable[[Analysis], Analysis]) -> Analyses:
        """The same as the `view` has them."""
        return Analyses(self.articles, self.outlines, self._fetch, lent=self._lent, view=view)


def articles_of(analyses: Mapping[str, Analysis]) -> Mapping[str, Article]:
    """What articles say of themselves, by their ids: without texts and teasers where they are not at hand."""
    if isinstance(analyses, Analyses):
        return analyses.articles
    return {key: each.article for key, each in analyses.items()}
