"""An invented story, the Oster Bridge, with every kind of date that an event can have; and ways to vary it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from timeline.models import (
    Analysis,
    Anchor,
    Article,
    Certainty,
    Clue,
    Dating,
    Diagnostic,
    Edition,
    Event,
    Granularity,
    Interval,
    Mention,
    Moment,
    Span,
    Status,
    Step,
    Teaser,
    Timex,
    Topic,
    said,
)
from timeline.rendering.catalogue import load_catalogue

ENGLISH = load_catalogue("en")

HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>"
    "<svg onload=window.hacked=3> \u2028 %{y} $\\alpha$ <a href='javascript:window.hacked=4'>x</a> &lt;b&gt;"
)

MORNING = (
    "The Oster Bridge was closed on Tuesday after engineers found a crack in its main span, the harbour board said. "
    "The bridge was last inspected earlier in the year. "
    "A replacement ferry is to start on 2 December. "
    "The contract for the repair was signed in June. "
    "Divers recently examined the piers. "
    "The crack was seen at 06:40 on Tuesday, the board said. "
    "Two lanes had been shut before."
)
EVENING = (
    "Inspectors had warned of corrosion in a report, the ministry said on Wednesday. "
    "The board and a builder signed the repair contract last summer. "
    "The bridge closed on Monday night. "
    "It was opened in 1978."
)


def day(at: date, granularity: Granularity = Granularity.DAY, days: int = 1) -> Interval:
    start = datetime(at.year, at.month, at.day)
    return Interval(start, start + timedelta(days=days), granularity)


def month(year: int, number: int) -> Interval:
    end = datetime(year + number // 12, number % 12 + 1, 1)
    return Interval(datetime(year, number, 1), end, Granularity.MONTH)


def timex(article: Article, words: str, value: str | None, interval: Interval | None = None, **more: object) -> Timex:
    start = article.text.index(words)
    given: dict[str, object] = {
        "span": Span(start, start + len(words)),
        "text": words,
        "type": "DATE",
        "value": value,
        "rule": "<made for the fixture>",
        "certainty": Certainty.VAGUE if value == "PAST_REF" else Certainty.INFERRED,
        "interval": interval,
        "anchor": Anchor("dct", str(article.dct) if article.dct else None),
        "steps": (Step("meaning", said("“{words}” is counted from the publication day", words=words)),),
    }
    return Timex(**{**given, **more})  # type: ignore[arg-type]


def mention(article: Article, starts: str, **more: object) -> Mention:
    """The sentence of the article that begins with `starts`."""
    start = article.text.index(starts)
    end = article.text.find(". ", start)
    span = Span(start, len(article.text) if end < 0 else end + 1)
    return Mention(article=article.id, span=span, text=span.of(article.text), **more)  # type: ignore[arg-type]


def morning() -> Article:
    published = Moment(datetime(2024, 11, 12, 9, 5), Granularity.MINUTE)
    return Article(
        id="morning",
        text=MORNING,
        path="inbox/morning.txt",
        title="Oster Bridge closed after crack is found",
        source="Harbour Post",
        url="https://news.example/oster?a=1&b=2",
        archived_url="https://archive.example/oster",
        dating=Dating(
            published=published,
            certainty=Certainty.STATED,
            evidence=(Clue("date line", said("12 November 2024 09:05")),),
        ),
        teasers=(Teaser(text="Market falls on Monday", parent="morning"),),
    )


def evening() -> Article:
    published = Moment(datetime(2024, 11, 13, 18, 30, tzinfo=UTC), Granularity.MINUTE)
    return Article(
        id="evening",
        text=EVENING,
        path="inbox/evening.txt",
        title="Bridge: ministry knew of corrosion",
        source="Evening Mail",
        agency="NNA",
        url="javascript:alert(1)",
        dating=Dating(
            published=published,
            certainty=Certainty.INFERRED,
            evidence=(
                Clue("date line", said("Today, 18:30")),
                Clue("sibling", said("Oster Bridge closed after crack is found")),
            ),
            lender="morning",
        ),
    )


def bridge_events() -> tuple[Event, ...]:
    """Ten events: a day, a month told by two, a span of the year, then-or-before, vague, undated, planned, disputed, a
    clock time and one far off."""
    a, b = morning(), evening()
    tuesday, monday = day(date(2024, 11, 12)), day(date(2024, 11, 11))
    clock = Interval(datetime(2024, 11, 12, 6, 40), datetime(2024, 11, 12, 6, 41), Granularity.MINUTE)
    span = Interval(datetime(2024, 1, 1), datetime(2024, 11, 12), Granularity.YEAR)
    reported = day(date(2024, 11, 13))
    before = Interval(None, datetime(2024, 11, 14), Granularity.DAY, likely=date(2024, 11, 13))
    june, summer = month(2024, 6), Interval(datetime(2024, 6, 1), datetime(2024, 9, 1), Granularity.SEASON)
    december, opened = day(date(2024, 12, 2)), Interval(datetime(1978, 1, 1), datetime(1979, 1, 1), Granularity.YEAR)
    year, night = timex(a, "earlier in the year", "2024", span), timex(b, "Monday night", "2024-11-11TNI", monday)
    crack = timex(a, "06:40", "2024-11-12T06:40", clock, type="TIME")
    events = (
        Event(
            id="inspected", title="Bridge last inspected", interval=span, value="2024", certainty=Certainty.INFERRED,
            evidence=(mention(a, "The bridge was last", interval=span, timex=year),),
            outlets=("Harbour Post",), weight=2.0,
        ),
        Event(
            id="contract", title="Repair contract signed", interval=june, value="2024-06", certainty=Certainty.INFERRED,
            evidence=(
                mention(a, "The contract", interval=june, timex=timex(a, "June", "2024-06", june)),
                mention(b, "The board", interval=summer, timex=timex(b, "last summer", "2024-SU", summer)),
            ),
            outlets=("Harbour Post", "Evening Mail"), weight=4.0,
            joined=(Step("intersect", said("the two overlap in June 2024")),),
        ),
        Event(
            id="closed", title="Oster Bridge closed after engineers find a crack", interval=tuesday, value="2024-11-12",
            evidence=(
                mention(a, "The Oster", interval=tuesday, timex=timex(a, "Tuesday", "2024-11-12", tuesday), main=True),
                mention(b, "The bridge closed", interval=monday, timex=night),
            ),
            certainty=Certainty.INFERRED, outlets=("Harbour Post", "Evening Mail"), weight=9.0,
            disputed=(said("Harbour Post says Tuesday, 12 November 2024; Evening Mail says Monday, 11 November 2024"),),
        ),
        Event(
            id="crack", title="Crack seen in the main span", interval=clock, value="2024-11-12T06:40",
            evidence=(mention(a, "The crack", interval=clock, timex=crack, speaker="the board", origin="The board"),),
            certainty=Certainty.INFERRED, outlets=("Harbour Post",), origins=("The board",), weight=3.0,
        ),
        Event(
            id="warned", title="Inspectors warn of corrosion", interval=before, reported=reported, value="2024-11-13",
            evidence=(
                mention(b, "Inspectors", interval=before, reported=reported, speaker="the ministry", origin="ministry",
                        reported_timex=timex(b, "Wednesday", "2024-11-13", reported)),
            ),
            certainty=Certainty.INFERRED, outlets=("Evening Mail",), origins=("ministry",), weight=6.0,
        ),
        Event(
            id="ferry", title="Replacement ferry to start", interval=december, value="2024-12-02",
            status=Status.PLANNED,
            evidence=(mention(a, "A replacement", interval=december, status=Status.PLANNED,
                              timex=timex(a, "2 December", "2024-12-02", december)),),
            certainty=Certainty.INFERRED, outlets=("Harbour Post",), weight=5.0,
        ),
        Event(
            id="divers", title="Divers examine the piers", value="PAST_REF", certainty=Certainty.VAGUE,
            evidence=(mention(a, "Divers", timex=timex(a, "recently", "PAST_REF")),), outlets=("Harbour Post",),
        ),
        Event(
            id="lanes", title="Two lanes shut", evidence=(mention(a, "Two lanes"),), outlets=("Harbour Post",),
        ),
        Event(
            id="opened", title="Bridge opened", interval=opened, value="1978", certainty=Certainty.STATED,
            evidence=(mention(b, "It was opened", interval=opened, timex=timex(b, "1978", "1978", opened)),),
            outlets=("Evening Mail",), weight=1.0,
        ),
    )  # fmt: skip
    return tuple(replace(event, label=event.title) for event in events)


def bridge() -> Edition:
    return edition_of(bridge_events(), title="Oster Bridge closed after crack is found")


def edition_of(events: tuple[Event, ...], *, title: str = "A story", key: str = "oster-bridge") -> Edition:
    """An edition of one topic with these events, told by the two articles; one more article is unplaced."""
    a, b = morning(), evening()
    other = Article(
        id="other", text="A market fell.", path="inbox/other.txt", title="Market falls", source="Harbour Post"
    )
    return Edition(
        topics=(Topic(key=key, title=title, articles=(a.id, b.id), events=events),),
        analyses={
            each.id: Analysis(
                article=each, mentions=tuple(m for e in events for m in e.evidence if m.article == each.id)
            )
            for each in (a, b, other)
        },
        unplaced=("other",),
        diagnostics=(Diagnostic(path="inbox/empty.txt", reason="is empty", where="line 1"),),
        options={"language": "en", "min_articles": 2},
    )


def daily(
    number: int, *, title: str = "Something of note happens at the bridge, part {n}", step: int = 3
) -> tuple[Event, ...]:
    """`number` events, `step` days apart, every fifth a month and every seventh reported."""
    a = morning()
    events = []
    for n in range(number):
        at = date(2024, 1, 3) + timedelta(days=step * n)
        interval = day(at)
        reported = None
        if n % 5 == 4:
            interval = month(at.year, at.month)
        elif n % 7 == 6:
            reported, interval = interval, Interval(None, interval.latest, Granularity.DAY, likely=at)
        evidence = (mention(a, "The bridge was last", interval=interval, reported=reported),)
        events.append(
            Event(
                id=f"n{n}",
                title=title.format(n=n),
                label=title.format(n=n),
                interval=interval,
                reported=reported,
                evidence=evidence,
                weight=n * 7 % 11,
            )
        )
    return tuple(events)


def hostile() -> Edition:
    """The bridge with payloads wherever an article's words can reach the page."""
    article = Article(
        id="evil\"'><script>window.hacked=5</script>",
        text=f"{HOSTILE} on Tuesday.",
        path=HOSTILE,
        title=HOSTILE,
        source=HOSTILE,
        url="javascript:window.hacked=6",
        archived_url="data:text/html,<script>window.hacked=7</script>",
        dating=Dating(
            published=Moment(datetime(2024, 11, 12), Granularity.DAY),
            certainty=Certainty.STATED,
            evidence=(Clue(HOSTILE, said(HOSTILE)),),
        ),
    )
    tuesday = day(date(2024, 11, 12))
    told = mention(
        article, "</script>", interval=tuesday, timex=timex(article, "Tuesday", "2024-11-12", tuesday, rule=HOSTILE)
    )
    undated = Event(id="undated", title=HOSTILE, evidence=(told,))
    shown = Event(
        id="shown", title=HOSTILE, label="<b>x</b> &lt; <img src=x onerror=alert(8)>", evidence=(told,),
        interval=tuesday,
        origins=(HOSTILE,), outlets=(HOSTILE,), disputed=(said(HOSTILE),),
        joined=(Step(HOSTILE, said(HOSTILE)),), weight=3.0,
    )  # fmt: skip
    topic = Topic(key="hostile", title=HOSTILE, articles=(article.id,), events=(shown, undated))
    return Edition(topics=(topic,), analyses={article.id: Analysis(article=article, mentions=(told,))})
