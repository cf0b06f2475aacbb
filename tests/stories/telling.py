"""Articles written for these tests, and what the program makes of them."""

from __future__ import annotations

from timeline.models import Analysis, Article, Dating, Event, Interval, Mention, Moment, Topic
from timeline.stories.mentions import find_mentions
from timeline.stories.merging import merge_mentions
from timeline.temporal import annotate


def article(
    text: str,
    *,
    published: str | None = "2025-03-14",
    title: str | None = None,
    name: str = "one",
    source: str | None = None,
    lender: str | None = None,
    language: str | None = None,
) -> Article:
    dct = Moment.parse(published) if published else None
    return Article(
        id=name,
        text=text,
        path=f"{name}.txt",
        title=title,
        source=source or name.title(),
        dating=Dating(published=dct, lender=lender),
        language=language,
    )


def analysed(one: Article) -> Analysis:
    timexes = annotate(one.text, one.dct, language=one.language or "en")
    return Analysis(article=one, timexes=timexes, mentions=find_mentions(one, timexes))


def told(
    text: str, *, published: str | None = "2025-03-14", title: str | None = None, language: str | None = None
) -> tuple[Mention, ...]:
    """The mentions of a text, published on Friday 14 March 2025 unless said otherwise."""
    return analysed(article(text, published=published, title=title, language=language)).mentions


def merged(*articles: Article) -> tuple[Event, ...]:
    analyses = {each.id: analysed(each) for each in articles}
    return merge_mentions(Topic(key="topic", title="Topic", articles=tuple(analyses)), analyses)


def days(interval: Interval | None) -> tuple[str | None, str | None] | None:
    """The bounds of an interval as ISO days; None where there is none."""
    if interval is None:
        return None
    return (
        interval.earliest.date().isoformat() if interval.earliest else None,
        interval.latest.date().isoformat() if interval.latest else None,
    )


def holding(events: tuple[Event, ...], words: str) -> Event:
    """The one event with the words in its evidence."""
    (found,) = [event for event in events if any(words in mention.text for mention in event.evidence)]
    return found
