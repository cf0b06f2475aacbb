"""An edition with no more words of each article than may be quoted: what any page or file prints is cut here."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from timeline.models import Analysis, Edition, Event, KeyDate, Mention, Revision, Sentence, State, Topic
from timeline.rendering.allowance import longest_quote
from timeline.rendering.quotation import Excerpt, excerpt, words_of
from timeline.rendering.revisions import revision_within
from timeline.settings import Settings


def with_excerpts(edition: Edition, settings: Settings) -> Edition:
    """The edition, its leads, its key dates and the evidence of all events, also of past states, cut to what may be
    quoted.

    Evidence of an article without a limit stays whole. What was one event object stays one.
    """
    limits = {key: longest_quote(each.article, settings) for key, each in edition.analyses.items()}
    if all(limit is None for limit in limits.values()):
        return edition
    cutter = _Cutter(edition.analyses, limits)
    return replace(
        edition,
        topics=tuple(map(cutter.topic, edition.topics)),
        states={key: tuple(map(cutter.state, states)) for key, states in edition.states.items()},
        revisions={key: tuple(cutter.revision(each, key) for each in some) for key, some in edition.revisions.items()},
    )


class _Cutter:
    """Cuts each event and each mention once, however many states hold it."""

    def __init__(self, analyses: Mapping[str, Analysis], limits: Mapping[str, int | None]) -> None:
        self._texts = {key: analysis.article.text for key, analysis in analyses.items()}
        self._limits = limits
        self._events: dict[int, tuple[Event, Event]] = {}
        self._mentions: dict[int, tuple[Mention, Mention]] = {}

    def topic(self, topic: Topic) -> Topic:
        events, key_dates = tuple(map(self._event, topic.events)), tuple(map(self._key_date, topic.key_dates))
        # a part of a sentence stands under a date, but says of no story what it is
        lead = topic.lead if topic.lead is not None and self._sentence(topic.lead) is topic.lead else None
        return replace(topic, events=events, key_dates=key_dates, lead=lead)

    def state(self, state: State) -> State:
        return replace(state, topic=self.topic(state.topic))

    def revision(self, revision: Revision, article: str) -> Revision:
        longest = self._limits.get(article)
        return revision if longest is None else revision_within(revision, longest)

    def _key_date(self, key_date: KeyDate) -> KeyDate:
        return replace(key_date, sentences=tuple(map(self._sentence, key_date.sentences)))

    def _sentence(self, sentence: Sentence) -> Sentence:
        longest = self._limits.get(sentence.article)
        if longest is None or len(sentence.text) <= longest:
            return sentence
        whole = Mention(article=sentence.article, span=sentence.span, text=self._texts[sentence.article])
        part = excerpt(replace(whole, text=sentence.span.of(whole.text)), longest)
        return replace(sentence, span=part.span, text=" ".join(words_of(part).split()))

    def _event(self, event: Event) -> Event:
        # the original is kept beside the cut one, or another could be made at its address in memory
        if id(event) not in self._events:
            self._events[id(event)] = (event, replace(event, evidence=tuple(map(self._mention, event.evidence))))
        return self._events[id(event)][1]

    def _mention(self, mention: Mention) -> Mention:
        if id(mention) not in self._mentions:
            self._mentions[id(mention)] = (mention, self._cut(mention))
        return self._mentions[id(mention)][1]

    def _cut(self, mention: Mention) -> Mention:
        longest = self._limits.get(mention.article)
        return mention if longest is None or isinstance(mention, Excerpt) else excerpt(mention, longest)
