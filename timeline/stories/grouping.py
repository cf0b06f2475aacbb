"""Which articles tell one running story: named topics first, the rest by their terms and their nearness in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.models import Analysis, Article, Topic
from timeline.settings import Settings
from timeline.stories.clustering import Pair, cluster
from timeline.stories.named import named_articles
from timeline.stories.naming import has_headline, story_title, unique_slug
from timeline.stories.neighbours import Span, likeness
from timeline.stories.profiles import Vector, mean, vectors

# One setting for every pile; measured beside the weights in profiles.py.
_THRESHOLD = 0.185
# Higher, for a mean counts also what single articles share too faintly to be looked at.
_THRESHOLD_OF_GROUPS = 0.205
# A topic's title comes from an article that is at least so much like the others as the likest is.
_CENTRAL = 0.5
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
    return (*named, *_grouped(rest, analyses, settings.language, [topic.key for topic in named]))


def _grouped(
    articles: Sequence[Article], analyses: Mapping[str, Analysis], language: str, taken: list[str]
) -> list[Topic]:
    """Articles of one language make topics among themselves: two languages share names, and little else."""
    by_language: dict[str, list[Article]] = {}
    for article in articles:
        by_language.setdefault(_base(article.language or language), []).append(article)
    titled = [each for code in sorted(by_language) for each in _titled_groups(by_language[code], analyses, language)]
    topics: list[Topic] = []
    for title, group in sorted(titled):
        key = unique_slug(title, taken)
        taken.append(key)
        topics.append(Topic(key=key, title=title, articles=group))
    return sorted(topics, key=lambda topic: topic.key)


def _titled_groups(
    articles: Sequence[Article], analyses: Mapping[str, Analysis], language: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    weights = vectors(articles, language)
    spans = [_day(article) for article in articles]
    alike = likeness(spans, weights)
    for group in _joined(cluster(len(articles), alike, _THRESHOLD), spans, weights):
        bearer = _bearer(group, alike, lambda place: has_headline(articles[place], language))
        ids = tuple(articles[place].id for place in group)
        yield story_title(analyses[articles[bearer].id], [analyses[each] for each in ids], language), ids


def _joined(groups: Sequence[list[int]], spans: Sequence[Span | None], weights: Sequence[Vector]) -> list[list[int]]:
    """Groups that go on where others end: an article is compared with so many only, and a long story has more. What
    stands by itself has been compared, and stays so."""
    several = [group for group in groups if len(group) > 1]
    of_groups = [mean([weights[place] for place in group]) for group in several]
    days = [[span for place in group if (span := spans[place]) is not None] for group in several]
    whole = [Span(min(each)[0], max(each)[1]) if each else None for each in days]
    joined = cluster(len(several), likeness(whole, of_groups), _THRESHOLD_OF_GROUPS)
    wholes = [sorted(place for group in parts for place in several[group]) for parts in joined]
    return sorted([*wholes, *(group for group in groups if len(group) == 1)])


def _day(article: Article) -> Span | None:
    if article.dct is None:
        return None
    day = article.dct.day.toordinal()
    return Span(day, day)


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def _bearer(group: Sequence[int], alike: Mapping[Pair, float], speaks: Callable[[int], bool]) -> int:
    """The article whose title the topic bears: of those that are most like the others the likest with a headline that
    says something by itself, else the likest; the earliest of equals."""

    def closeness(place: int) -> float:
        return sum(alike.get((min(place, other), max(place, other)), 0.0) for other in group if other != place)

    close = {place: closeness(place) for place in group}
    central = [place for place in group if close[place] >= _CENTRAL * max(close.values())]
    return min(central, key=lambda place: (not speaks(place), -close[place], place))


def _by_time(article: Article) -> tuple[str, str]:
    at = article.dct.at.replace(tzinfo=None).isoformat() if article.dct else _LAST
    return (at, article.id)
