"""Why an event stands where it does, told line by line: the words, the anchor, the rule, the result, how the dates of
several sentences were joined, and how sure the publication times are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.models import Analysis, Article, Event, Mention, Model, Timex
from timeline.rendering.articles import other_language, outlet_of, published_in_words
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import moment, written
from timeline.rendering.differences import differences
from timeline.rendering.editors import dated_by_editors
from timeline.rendering.escaping import printable
from timeline.rendering.voices import voices_in_words, voices_of
from timeline.rendering.wording import worded
from timeline.temporal.accuracy import rule_accuracy
from timeline.temporal.values import parse_timex3, parse_timex3_range

# Steps that say what the page says in words of its own: the rule, and the date that came out
_UNRESOLVED = "unresolved"
_SAID_ELSEWHERE = frozenset({"recognised", "interval", _UNRESOLVED})


class Reason(Model, frozen=True):
    """What it is about, what there is to say line by line, the rule that said it and how often that rule was right.
    `articles` are the ids to which the lines lead, if they do; `language` is that of a quoted term, None where it
    is the page's; `outlets` are those that use the term, where others use other words."""

    term: str
    lines: tuple[str, ...]
    articles: tuple[str, ...] = ()
    rule: str | None = None
    accuracy: str | None = None
    quoted: bool = False
    language: str | None = None
    outlets: str = ""


def why(event: Event, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> tuple[Reason, ...]:
    """The lines in reading order. An event without any time expression says so."""
    reasons = [*_by_editors(event, catalogue), *_words(event, analyses, catalogue)]
    reasons += _by_publication(event, analyses, catalogue)
    if not reasons:
        reasons.append(Reason(catalogue.text("why_no_date"), (catalogue.text("why_none"),)))
    together = tuple(_together(event, catalogue))
    if together:
        reasons.append(Reason(catalogue.text("why_together"), together))
    if event.plan is not None and event.plan.since is not None:
        line = catalogue.text("why_plan", when=moment(event.plan.since, catalogue))
        reasons.append(Reason(catalogue.text("why_planned"), (line,)))
    if event.disputed:
        reasons.append(Reason(catalogue.text("why_differ"), tuple(_differ(event, analyses, catalogue))))
    if event.may_be:
        told = tuple(_may_be(event, catalogue))
        reasons.append(Reason(catalogue.text("why_apart"), told))
    if event.outlets:
        told = tuple(voices_in_words(voices_of(event, analyses), catalogue))
        reasons.append(Reason(catalogue.text("why_sources"), told))
    articles = dict.fromkeys(mention.article for mention in event.evidence)
    documents = [key for key in articles if key in analyses and not analyses[key].article.by_hand]
    published = {key: _published(analyses[key].article, catalogue) for key in documents}
    if published:
        reasons.append(Reason(catalogue.text("why_published"), tuple(published.values()), articles=tuple(published)))
    return tuple(reasons)


def _together(event: Event, catalogue: Catalogue) -> Iterator[str]:
    """How the dates of several sentences came together; that they are the same, where they are."""
    if event.joined:
        yield from (worded(step.message, catalogue) for step in event.joined)
        return
    dated = [mention.interval for mention in event.evidence if mention.interval is not None]
    if len(dated) > 1 and all(interval == dated[0] for interval in dated):
        yield catalogue.count(len(dated), "why_same")


def _may_be(event: Event, catalogue: Catalogue) -> Iterator[str]:
    """Which events may be the same, and that too little speaks for it."""
    for each in event.may_be:
        when = written(each.interval, catalogue) if each.interval else catalogue.text("undated")
        yield catalogue.text("why_may_be", title=printable(each.title), when=when)


def _differ(event: Event, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> Iterator[str]:
    """What each source says, and which of it the page shows."""
    yield from differences(event, analyses, catalogue, in_full=True)
    times = {mention.interval for mention in event.evidence if mention.interval is not None}
    if event.interval is not None and len(times) > 1:
        yield catalogue.text("why_shown", when=written(event.interval, catalogue, event.value))


def _by_editors(event: Event, catalogue: Catalogue) -> Iterator[Reason]:
    """That editors set the date, and what the text says of it."""
    line = catalogue.text("by_hand_date") if event.by_hand else dated_by_editors(event, catalogue)
    if line:
        yield Reason(catalogue.text("why_editors"), (line,))


def _words(event: Event, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> Iterator[Reason]:
    """The expressions that date the event or its report, each once, with those who use it where others do not."""
    first: dict[tuple[str, str, str | None], tuple[Mention, Timex]] = {}
    users: dict[tuple[str, str, str | None], dict[str, None]] = {}
    for mention in event.evidence:
        for timex in (mention.timex, mention.reported_timex):
            if timex is None:
                continue
            key = (timex.text, timex.rule, timex.value)
            first.setdefault(key, (mention, timex))
            if mention.article in analyses:
                users.setdefault(key, {})[outlet_of(analyses[mention.article].article)] = None
    several = len({outlet for outlets in users.values() for outlet in outlets}) > 1
    for key, (mention, timex) in first.items():
        analysis = analyses.get(mention.article)
        yield Reason(
            timex.text,
            tuple(_told(mention, timex, catalogue)),
            rule=timex.rule,
            accuracy=_accuracy(timex, analysis, catalogue),
            quoted=True,
            language=other_language(analysis.article, catalogue) if analysis else None,
            outlets=catalogue.listing(list(users.get(key, ()))) if several else "",
        )


def _by_publication(event: Event, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> Iterator[Reason]:
    """That a time comes from nothing but the publication of an article whose main event it is."""
    undated = {
        each.article: each.interval for each in event.evidence if each.interval is not None and each.timex is None
    }
    for key, interval in undated.items():
        if key in analyses and interval is not None and not analyses[key].article.by_hand:
            article = analyses[key].article
            told = catalogue.text(
                "why_link_only" if article.link_only else "why_main_event",
                outlet=outlet_of(article),
                published=published_in_words(article, catalogue),
                when=written(interval, catalogue),
            )
            yield Reason(catalogue.text("why_no_date"), (told,), articles=(key,))


def _accuracy(timex: Timex, analysis: Analysis | None, catalogue: Catalogue) -> str | None:
    """How often the rule was right, where that was measured for the article's language."""
    measured = rule_accuracy((analysis.article.language if analysis else None) or "en", timex.rule)
    return None if measured is None else catalogue.text("why_accuracy", right=measured[0], used=measured[1])


def _told(mention: Mention, timex: Timex, catalogue: Catalogue) -> Iterator[str]:
    if timex is mention.reported_timex and timex is not mention.timex:
        yield catalogue.text("why_reported")
    steps = [worded(step.message, catalogue) for step in timex.steps if step.step not in _SAID_ELSEWHERE]
    yield from steps
    if not steps and timex.anchor:
        yield catalogue.text("why_counted", anchor=timex.anchor.value or timex.anchor.kind)
    if timex.value is None:
        yield catalogue.text("why_unresolved", reason=_reason(timex, catalogue))
    elif timex.interval and (timex.interval.earliest or timex.interval.latest):
        yield catalogue.text("why_gives", when=written(timex.interval, catalogue, timex.value))
    for other in timex.alternatives:
        value, reason = _in_words(other.value, catalogue), worded(other.reason, catalogue)
        yield catalogue.text("why_alternative", value=value, reason=reason)


def _in_words(value: str, catalogue: Catalogue) -> str:
    """A TIMEX3 value as the page writes a date; as it is where it is no part of the calendar."""
    found = parse_timex3(value) or parse_timex3_range(value)
    return value if found is None else written(found.interval(), catalogue, value)


def _reason(timex: Timex, catalogue: Catalogue) -> str:
    found = (worded(step.message, catalogue) for step in timex.steps if step.step == _UNRESOLVED)
    return next(found, timex.reason or catalogue.text("certainty_unknown"))


def _published(article: Article, catalogue: Catalogue) -> str:
    certainty = catalogue.text(f"certainty_{article.dating.certainty.value}")
    return f"{outlet_of(article)}: {published_in_words(article, catalogue)}; {certainty}"
