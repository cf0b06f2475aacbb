"""Which articles tell one running story: named topics first, the rest by their terms and their nearness in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.models import Analysis, Article, Topic
from timeline.settings import Settings
from timeline.stories.clustering import Pair, cluster
from timeline.stories.named import named_articles
from timeline.stories.naming import article_title, unique_slug
from timeline.stories.profiles import postings, profile_of, vectors

# One setting for every pile; measured beside the weights in profiles.py.
_THRESHOLD = 0.185
_FAINT = 0.02
# One word in common is no story: "Strike" stands over many.
_FEWEST_TERMS = 2
# Articles of the same days are likelier to tell one story; what lies weeks apart needs more likeness.
_NEAR = 1.6
_NEAR_DAYS = 3
_FADING_DAYS = 30
# An article is compared with the so many nearest in time that share a term: cost stays in line with the pile.
_MOST_NEIGHBOURS = 50
# Behind every date.
_LAST = "undated"


def group_articles(analyses: Mapping[str, Analysis], settings: Settings) -> tuple[Topic, ...]:
    """The topics of a pile, without events: named ones in the order of the settings, then the others by key.

    Every article is in a topic, by itself where it fits nowhere; it can be in several named ones. The outcome does not
    depend on the order of `analyses`, and `articles` are ids by publication time.
    """
    articles = sorted((analysis.article for analysis in analyses.values()), key=_by_time)
    named = [
        Topic(key=key, title=topic.title, articles=named_articles(articles, topic, settings.language), named=True)
        for key, topic in settings.topics.items()
    ]
    placed = {each for topic in named for each in topic.articles}
    rest = [article for article in articles if article.id not in placed]
    return (*named, *_grouped(rest, settings.language, [topic.key for topic in named]))


def _grouped(articles: Sequence[Article], language: str, taken: list[str]) -> list[Topic]:
    weights = vectors([profile_of(article, language) for article in articles])
    likeness = _likeness(articles, weights)
    groups = cluster(len(articles), likeness, _THRESHOLD)
    titled = [(article_title(articles[_centre(group, likeness)], language), group) for group in groups]
    topics: list[Topic] = []
    for title, group in sorted(titled, key=lambda pair: (pair[0], [articles[place].id for place in pair[1]])):
        key = unique_slug(title, taken)
        taken.append(key)
        topics.append(Topic(key=key, title=title, articles=tuple(articles[place].id for place in group)))
    return sorted(topics, key=lambda topic: topic.key)


def _likeness(articles: Sequence[Article], weights: Sequence[dict[str, float]]) -> dict[Pair, float]:
    """How alike two articles are, for those that share a term; by place, lower first."""
    sums: dict[Pair, float] = {}
    terms: Counter[Pair] = Counter()
    for _, places in sorted(postings(weights).items()):
        for at, (one, first) in enumerate(places):
            for other, second in places[at + 1 : at + 1 + _MOST_NEIGHBOURS]:
                sums[one, other] = sums.get((one, other), 0.0) + first * second
                terms[one, other] += 1
    days = [_day(article) for article in articles]
    near = {
        pair: value * _nearness(days[pair[0]], days[pair[1]])
        for pair, value in sums.items()
        if value > _FAINT and terms[pair] >= _FEWEST_TERMS
    }
    return {pair: value for pair, value in near.items() if value > _FAINT}


def _nearness(one: int | None, other: int | None) -> float:
    """What the days between two articles do to their likeness; 1 where either is undated."""
    if one is None or other is None:
        return 1.0
    return _NEAR / (1 + max(abs(one - other) - _NEAR_DAYS, 0) / _FADING_DAYS)


def _centre(group: Sequence[int], likeness: Mapping[Pair, float]) -> int:
    """The article that is most like the others; the earliest of equals."""

    def closeness(place: int) -> float:
        return sum(likeness.get((min(place, other), max(place, other)), 0.0) for other in group if other != place)

    return max(group, key=lambda place: (closeness(place), -place))


def _day(article: Article) -> int | None:
    return article.dct.day.toordinal() if article.dct else None


def _by_time(article: Article) -> tuple[str, str]:
    at = article.dct.at.replace(tzinfo=None).isoformat() if article.dct else _LAST
    return (at, article.id)
