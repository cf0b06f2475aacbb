"""What the last change of the pages was, in words: for the page of all topics, for the feed, and beside the events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from timeline.archive.memo import NO_MEMO, Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.models import Analysis, ChangeSet, Edition, Event, EventChange, Model, Topic, TopicChange
from timeline.rendering.articles import other_language
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when, large, moment, written
from timeline.rendering.escaping import printable

_LINES = 3  # of a topic, the weightiest
_FEW = 6  # lines that stand open
_TOPICS = 30


class NewsLine(Model, frozen=True):
    """What is otherwise about one event: `words` say it, `href` leads there from the top of the site."""

    href: str
    title: str
    when: str
    words: tuple[str, ...]
    new: bool
    language: str | None = None


class NewsTopic(Model, frozen=True):
    """The changes of one topic, of its weightiest events. `new` says that all of it is; `mark` says so in words, or how
    many new events there are where nothing else changed, and "" else: what it says is not said of each line again.
    `rest` counts what `lines` leave out and what is gone, "" for nothing."""

    href: str
    title: str
    new: bool
    lines: tuple[NewsLine, ...]
    mark: str = ""
    rest: str = ""


class News(Model, frozen=True):
    """A set of changes. `at` is its time, None where none is known; `told` counts what changed. The first `topics`
    stand open, the `others` are opened; `more` counts the topics that are left out, "" for none."""

    id: str
    at: str | None
    told: str
    topics: tuple[NewsTopic, ...]
    others: tuple[NewsTopic, ...] = ()
    more: str = ""


class KeptNews(NamedTuple):
    """Where changes that were told before are kept, and the hash of all that they are told with beside what they are
    of and the language."""

    memo: Memo = NO_MEMO
    common: bytes = b""


NONE_KEPT = KeptNews()


def news_of(change: ChangeSet, edition: Edition, catalogue: Catalogue, kept: KeptNews = NONE_KEPT) -> News:
    """The changes of a set, as far as what they are of is still shown. Those that are `kept` are taken over."""
    topics = _topics(change, edition, catalogue, kept)
    few = _open(topics)
    return News(
        id=change.id,
        at=moment(change.at, catalogue),
        told=counted(change, catalogue),
        topics=tuple(topics[:few]),
        others=tuple(topics[few:_TOPICS]),
        more=catalogue.count(len(topics) - _TOPICS, "news_topics_more") if len(topics) > _TOPICS else "",
    )


def counted(change: ChangeSet, catalogue: Catalogue) -> str:
    """ "3 new events, 1 moved date"; a small letter first."""
    return catalogue.listing([catalogue.count(n, f"news_{kind}") for kind, n in change.counts().items()], 9)


def marks_of_change(change: TopicChange | None, catalogue: Catalogue) -> dict[str, str]:
    """What to say beside the events of a topic that the last change was about, by their ids."""
    if change is None or change.new:  # of a new topic, all is new
        return {}
    words = {True: catalogue.text("news_mark_new"), False: catalogue.text("news_mark_changed")}
    return {each.id: words[each.new] for each in change.events}


def _open(topics: Sequence[NewsTopic]) -> int:
    """How many of the topics stand open: one at least."""
    lines = 0
    for number, topic in enumerate(topics):
        lines += max(1, len(topic.lines))
        if lines > _FEW:
            return max(1, number)
    return len(topics)


def _topics(change: ChangeSet, edition: Edition, catalogue: Catalogue, kept: KeptNews) -> list[NewsTopic]:
    shown = {topic.key for topic in edition.outlines}
    changes = [each for each in change.topics if each.key in shown]

    def work(some: Sequence[TopicChange]) -> Iterable[NewsTopic]:
        return (_topic(each, edition.topic(each.key), edition.analyses, catalogue) for each in some)

    if not edition.tokens:
        return list(work(changes))
    common = key_of(rules_of("timeline.rendering.news"), kept.common, catalogue.language)
    keys = [key_of(common, edition.tokens[each.key], each) for each in changes]
    return list(remembered(kept.memo, "news", changes, keys, work, kind=NewsTopic))


def _topic(change: TopicChange, topic: Topic, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> NewsTopic:
    events = {event.id: event for event in topic.events}
    told = [(each, events[each.id]) for each in change.events if each.id in events]
    weighty = sorted(told, key=lambda pair: -pair[1].weight)[:_LINES]
    left = len(told) - _LINES
    counts = [catalogue.count(left, "news_more")] if left > 0 else []
    for kind, number in (
        ("news_merged", sum(each.into is not None for each in change.gone)),
        ("news_gone", sum(each.into is None for each in change.gone)),
    ):
        counts += [catalogue.count(number, kind)] if number else []
    page = f"topics/{topic.key}/index.html"
    mark = _mark(change, [each for each, _ in told], catalogue)
    lines = [_line(each, event, page, analyses, catalogue) for each, event in told if (each, event) in weighty]
    return NewsTopic(
        href=page,
        title=printable(topic.title),
        new=change.new,
        lines=tuple(replace(line, words=()) if mark and line.new else line for line in lines),
        mark=mark,
        rest=catalogue.listing(counts) if counts else "",
    )


def _mark(change: TopicChange, told: Sequence[EventChange], catalogue: Catalogue) -> str:
    if change.new:
        return catalogue.text("news_topic_new")
    return catalogue.count(len(told), "news_events") if told and all(each.new for each in told) else ""


def _line(
    change: EventChange, event: Event, page: str, analyses: Mapping[str, Analysis], catalogue: Catalogue
) -> NewsLine:
    known = [analyses[each.article].article for each in event.evidence if each.article in analyses]
    return NewsLine(
        href=f"{page}#event-{event.id}",
        title=printable(event.title),
        when=event_when(event, catalogue),
        words=tuple(_words(change, catalogue)),
        new=change.new,
        language=other_language(known[0], catalogue) if known else None,
    )


def _words(change: EventChange, catalogue: Catalogue) -> list[str]:
    if change.new:
        return [catalogue.text("news_mark_new")]
    words = []
    if change.date:
        was = written(change.date.was, catalogue) if change.date.was else catalogue.text("no_date")
        words.append(large(catalogue.text("change_redated", when=was)))
    if change.sources:
        words.append(
            catalogue.text("news_told_by", outlets=catalogue.listing([printable(each) for each in change.sources]))
        )
    if change.disputed:
        words.append(large(catalogue.text("change_disputed")))
    return words
