"""Invented stories of any size, as the values that pages are made of: for measuring pages and for looking at them.

The same arguments give the same story. Only rendering is made ready here; nothing goes through the reading of text.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from benchmarks.invented_dates import KINDS, Dated, date_of, other_day
from benchmarks.tongues import ENGLISH, Tongue
from timeline.models import (
    Analysis,
    Anchor,
    Article,
    Certainty,
    Clue,
    Dating,
    Edition,
    Event,
    Granularity,
    Mention,
    Model,
    Moment,
    Span,
    Step,
    Timex,
    Topic,
    said,
)

_AN_ARTICLE = 6  # at most so many events does an article tell of first


class Happening(Model, frozen=True):
    """What is to be told: in which words, when, and with what kind of date."""

    id: str
    words: str
    at: datetime
    kind: str


def story(
    number: int,
    *,
    seed: int = 1,
    first: date = date(2024, 1, 8),
    days: int = 365,
    tongue: Tongue = ENGLISH,
    by_the_clock: bool = False,
    long: bool = False,
) -> Edition:
    """An edition of one topic with `number` events that fall into `days` days from `first` on, most of them in bursts,
    as news has them. `by_the_clock` gives each of them a time of day, `long` gives all very long headlines."""
    dice = random.Random(seed)
    if by_the_clock or number == 1:
        kinds = ["clock" if by_the_clock else "day"] * number
    else:
        kinds = dice.choices(list(KINDS), list(KINDS.values()), k=number)
    happenings = [
        Happening(f"e{seed:03d}{n:06d}", _words(dice, tongue, long=long), at, kind)
        for n, (at, kind) in enumerate(zip(sorted(_times(dice, number, first, days)), kinds, strict=True))
    ]
    analyses, events = _told(dice, happenings, tongue, seed)
    title = f"{dice.choice(tongue.places)}: {happenings[0].words}"
    topic = Topic(f"story-{seed}-{number}", title, tuple(analyses), events, named=True)
    return Edition(topics=(topic,), analyses=analyses)


def together(editions: Iterable[Edition]) -> Edition:
    """One edition with the topics of several."""
    several = list(editions)
    analyses = {key: analysis for edition in several for key, analysis in edition.analyses.items()}
    return Edition(topics=tuple(topic for edition in several for topic in edition.topics), analyses=analyses)


def _times(dice: random.Random, number: int, first: date, days: int) -> Iterator[datetime]:
    start, length = datetime.combine(first, time()), days * 24 * 60
    bursts = [dice.randrange(length) for _ in range(max(4, number // 30))]
    for n in range(number):
        at = dice.gauss(dice.choice(bursts), length / 60) if n % 3 else dice.randrange(length)
        yield start + timedelta(minutes=int(at) % length)


def _words(dice: random.Random, tongue: Tongue, *, long: bool) -> str:
    words = f"{dice.choice(tongue.subjects)} {dice.choice(tongue.acts)} {dice.choice(tongue.objects)}"
    return f"{words} {dice.choice(tongue.rest)}" if long else words


def _told(
    dice: random.Random, happenings: Sequence[Happening], tongue: Tongue, seed: int
) -> tuple[dict[str, Analysis], tuple[Event, ...]]:
    """The articles by their ids, each with what is new and half of what was new in the one before; and the events."""
    analyses: dict[str, Analysis] = {}
    evidence: dict[str, list[Mention]] = defaultdict(list)
    before: Sequence[Happening] = ()
    first_told = max(1, min(_AN_ARTICLE, len(happenings) // 3))
    for start in range(0, len(happenings), first_told):
        new = happenings[start : start + first_told]
        tells = [*new, *dice.sample(before, len(before) // 2)]
        analysis = _article(dice, f"a{seed}-{len(analyses)}", tells, tongue)
        analyses[analysis.article.id] = analysis
        for each, mention in zip(tells, analysis.mentions, strict=True):
            evidence[each.id].append(mention)
        before = new
    outlets = {key: analysis.article.outlet for key, analysis in analyses.items()}
    return analyses, tuple(_event(dice, each, evidence[each.id], outlets, tongue) for each in happenings)


def _article(dice: random.Random, key: str, tells: Sequence[Happening], tongue: Tongue) -> Analysis:
    published = Moment(max(each.at for each in tells) + timedelta(minutes=dice.randrange(40, 600)), Granularity.MINUTE)
    text, mentions = "", []
    for each in tells:
        dated = date_of(each.at, each.kind, tongue)
        sentence = dated.sentence(each.words, tongue)
        mentions.append(_mention(key, sentence, len(text), dated, str(published)))
        text += sentence + " "
    article = Article(
        id=key,
        text=text,
        path=f"inbox/{key}.txt",
        title=tells[0].words,
        source=dice.choice(tongue.outlets),
        agency=tongue.agency if dice.random() < 0.3 else None,
        url=f"https://news.example/{key}",
        language=tongue.language,
        dating=Dating(
            published=published,
            certainty=Certainty.STATED,
            evidence=(Clue("date line", said("{published}", published=published)),),
        ),
    )
    return Analysis(article=article, mentions=tuple(mentions))


def _mention(article: str, sentence: str, start: int, dated: Dated, published: str) -> Mention:
    timex = _timex(sentence, start, dated, published) if dated.words else None
    return Mention(
        article=article,
        span=Span(start, start + len(sentence)),
        text=sentence,
        interval=dated.interval,
        reported=dated.reported,
        timex=None if dated.reported else timex,
        reported_timex=timex if dated.reported else None,
        status=dated.status,
    )


def _timex(sentence: str, start: int, dated: Dated, published: str) -> Timex:
    at = start + sentence.index(dated.words)
    return Timex(
        span=Span(at, at + len(dated.words)),
        text=dated.words,
        type="DATE",
        value=dated.value,
        rule="<invented>",
        certainty=dated.certainty,
        interval=dated.reported or dated.interval,
        anchor=Anchor("dct", published),
        steps=(Step("meaning", said("“{words}” states its date in full", words=dated.words)),),
    )


def _event(
    dice: random.Random, each: Happening, evidence: Sequence[Mention], outlets: dict[str, str], tongue: Tongue
) -> Event:
    dated = date_of(each.at, each.kind, tongue)
    tellers = tuple(dict.fromkeys(outlets[mention.article] for mention in evidence))
    disputed = each.kind == "day" and len(tellers) > 1 and dice.random() < 0.1
    return Event(
        id=each.id,
        title=each.words,
        evidence=tuple(evidence),
        interval=dated.interval,
        reported=dated.reported,
        value=dated.value,
        status=dated.status,
        certainty=dated.certainty,
        outlets=tellers,
        origins=(tongue.agency,) if len(tellers) > 1 else (),
        disputed=(said(other_day(each.at, tongue, *tellers[:2])),) if disputed else (),
        label=each.words if dice.random() < 0.5 else None,
        weight=round(dice.paretovariate(1.4), 2),
    )
