"""The pass that gives a day to articles that have none of their own, topic by topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.analysis import analyse
from timeline.models import Analysis, Article, Topic, articles_of
from timeline.settings import Settings


def lent_days(topics: Iterable[Topic], analyses: Mapping[str, Analysis], settings: Settings) -> dict[str, Analysis]:
    """The articles that have no day, as they are with the one that a sibling lends them, topic by topic; only those are
    worked out again."""
    from timeline.reading.siblings import lend_days  # noqa: PLC0415  (few inputs need it)

    known = articles_of(analyses)
    lent: dict[str, Analysis] = {}
    for topic in topics:
        if any(each not in lent and awaits_day(known[each]) for each in topic.articles):
            articles = [(lent.get(each) or analyses[each]).article for each in topic.articles]
            for borrower, article in lend_days(articles).items():
                lent[borrower] = analyse(article, settings)
    return lent


def awaits_day(article: Article) -> bool:
    """Whether a sibling could help: the page gives the clock and no day."""
    return article.dct is None and article.dating.clock is not None
