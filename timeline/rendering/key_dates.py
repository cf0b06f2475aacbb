"""The key dates of a topic as the page has them: the date in words, what an article says of it, and where to go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.models import Analysis, Event, KeyDate, Model, Sentence
from timeline.rendering import localdates as local
from timeline.rendering.articles import other_language, outlet_of, published_in_words
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.escaping import printable
from timeline.rendering.links import safe_href
from timeline.stories.intervals import only_day


class KeySentence(Model, frozen=True):
    """A sentence as it stands in its article; `text` is "" where nothing may be quoted, `language` None where it is
    that of the page; one `by_hand` is of no article of the topic."""

    text: str
    article: str
    outlet: str
    published: str
    href: str | None = None
    language: str | None = None
    by_hand: bool = False


class KeyDay(Model, frozen=True):
    """A key date. `events` are the ids of those of the day, that of which its sentence tells first, then by weight;
    `disputed`: sources differ about that one."""

    machine: str
    when: str
    sentences: tuple[KeySentence, ...]
    events: tuple[str, ...]
    disputed: bool = False


def key_days(
    key_dates: Sequence[KeyDate], events: Sequence[Event], analyses: Mapping[str, Analysis], catalogue: Catalogue
) -> tuple[KeyDay, ...]:
    """The key dates in order. Sentences of articles that are not among `analyses` are passed over."""
    disputed = {event.id for event in events if event.disputed}
    of_day = {each.day: events_of_day(each, events) for each in key_dates}
    return tuple(
        KeyDay(
            machine=each.day.isoformat(),
            when=local.day(each.day, catalogue.locale),
            sentences=tuple(
                key_sentence(sentence, analyses[sentence.article], catalogue)
                for sentence in each.sentences
                if sentence.article in analyses
            ),
            events=of_day[each.day],
            disputed=not disputed.isdisjoint(of_day[each.day][:1]),
        )
        for each in key_dates
    )


def events_of_day(key_date: KeyDate, events: Sequence[Event]) -> tuple[str, ...]:
    """The ids of the events stated to have happened on the day, those of its sentences first, then by weight."""
    of_day = [event for event in events if only_day(event.interval) == key_date.day]
    of_day.sort(key=lambda event: (not _tells(key_date, event), -event.weight, event.id))
    return tuple(event.id for event in of_day)


def _tells(key_date: KeyDate, event: Event) -> bool:
    return any(
        mention.article == sentence.article
        and mention.span.start < sentence.span.end
        and sentence.span.start < mention.span.end
        for sentence in key_date.sentences
        for mention in event.evidence
    )


def key_sentence(sentence: Sentence, analysis: Analysis, catalogue: Catalogue) -> KeySentence:
    """A sentence with where it is from, of the article that holds it."""
    article = analysis.article
    return KeySentence(
        text=printable(sentence.text),
        article=article.id,
        outlet=outlet_of(article),
        published=published_in_words(article, catalogue),
        href=safe_href(article.url),
        language=other_language(article, catalogue),
        by_hand=article.by_hand,
    )
