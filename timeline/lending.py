"""The pass that gives a day to articles that have none of their own, topic by topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.analysis import analyse
from timeline.models import Analysis, Article, Topic
from timeline.settings import Settings


def dated_by_siblings(
    topics: Iterable[Topic], analyses: Mapping[str, Analysis], settings: Settings
) -> dict[str, Analysis]:
    """Lend a day, topic by topic, to articles that have none, and work out only those again."""
    from timeline.reading.siblings import lend_days  # noqa: PLC0415  (few inputs need it)

    dated = dict(analyses)
    for topic in topics:
        articles = [dated[each].article for each in topic.articles]
        if any(map(awaits_day, articles)):
            for borrower, article in lend_days(articles).items():
                dated[borrower] = analyse(article, settings)
    return dated


def awaits_day(article: Article) -> bool:
    """Whether a sibling could help: the page gives the clock and no day."""
    return article.dct is None and article.dating.clock is not None
