"""What of a built topic deserves a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from timeline.models import Certainty
from timeline.overrides.model import Overrides
from timeline.overrides.notation import quoted, toml_value
from timeline.rendering.document import Document, DocumentArticle, DocumentEvent
from timeline.reviewing.findings import Decision, Finding, Kind, rank
from timeline.reviewing.parting import words_apart
from timeline.reviewing.sight import Sight, date_of, interval_of, quotation

# Mentions are brought together from 0.4 on. Of those below this number, an editor parts some.
_BORDERLINE = 0.7
_WIDE = timedelta(days=7)
_EXAMPLE = "2024-11-15"
_EVENT = (Decision.OK, Decision.DATE, Decision.HIDE)


def findings_of(document: Document, overrides: Overrides) -> tuple[Finding, ...]:
    """What deserves a look in a topic, the weightiest first. What somebody approved as it is does not."""
    sight = Sight(document, overrides)
    looks = (_contradictions, _changes, _publications, _vague, _borderline, _twins)
    return tuple(sorted((each for look in looks for each in look(sight)), key=rank))


def _contradictions(sight: Sight) -> Iterator[Finding]:
    for event in sight.open_events():
        if event.disputed and "date" not in event.edited:
            yield _of_event(sight, event, Kind.CONTRADICTION, f"sources differ: {'; '.join(event.disputed)}")


def _changes(sight: Sight) -> Iterator[Finding]:
    """Events that are new or other than when they or their topic were approved."""
    for event in sight.open_events():
        if sight.decided_of(event).approved is not None:
            yield _of_event(sight, event, Kind.CHANGED, "has changed since it was approved")
        elif sight.decided.approved is not None:
            yield _of_event(sight, event, Kind.CHANGED, "is new since the topic was approved")


def _publications(sight: Sight) -> Iterator[Finding]:
    """Articles whose publication time nobody stated, where an event that is open is told by them."""
    told: dict[str, list[DocumentEvent]] = {}
    for event in sight.open_events():
        for key in dict.fromkeys(each.article for each in event.evidence):
            told.setdefault(key, []).append(event)
    for article in sight.document.articles:
        events = told.get(article.id)
        if events and article.dating.certainty != Certainty.STATED:
            yield _of_article(sight, article, events)


def _of_article(sight: Sight, article: DocumentArticle, events: list[DocumentEvent]) -> Finding:
    dating = article.dating
    known = f"its publication time {dating.published} is {dating.certainty}" if dating.published else "it has no date"
    borrowed = f", borrowed from {dating.lender}" if dating.lender else ""
    many = f"{len(events)} events are told by it" if len(events) > 1 else "an event is told by it"
    without = toml_value((*sight.decided.without, article.id))
    return Finding(
        kind=Kind.PUBLICATION,
        topic=sight.slug,
        article=article.id,
        title=article.title or article.id,
        when=dating.published or "",
        about=f"{known}{borrowed}; {many}. State it in the input, or leave the article out",
        quotations=tuple(f"{clue.kind}: {clue.text}" for clue in dating.evidence),
        decisions=(Decision.WITHOUT,),
        ready=f"[topics.{sight.slug}]\n# without = {without}",
        weight=max(event.weight for event in events),
    )


def _vague(sight: Sight) -> Iterator[Finding]:
    for event in sight.open_events():
        if sight.is_weighty(event) and "date" not in event.edited and not event.by_hand and _is_vague(event):
            yield _of_event(sight, event, Kind.DATE, f"weighs much, and its date is {_how_vague(event)}")


def _is_vague(event: DocumentEvent) -> bool:
    interval = interval_of(event)
    if interval is None or interval.earliest is None or interval.latest is None:
        return True
    return interval.latest - interval.earliest > _WIDE


def _how_vague(event: DocumentEvent) -> str:
    if event.interval is None:
        return "vague" if event.value else "not known"
    if event.interval.earliest is None or event.interval.latest is None:
        likely = f", on {event.interval.likely} most likely" if event.interval.likely else ""
        return f"open{likely}"
    return f"no finer than a {event.interval.granularity}"


def _borderline(sight: Sight) -> Iterator[Finding]:
    for event in sight.open_events():
        if event.sureness is None or event.loosest is None or event.sureness >= _BORDERLINE:
            continue
        if event.loosest >= len(event.evidence):
            continue  # told by an article of which nothing is shown
        words = words_apart(event.evidence, event.loosest)
        about = (
            f"may be two events: {event.evidence[event.loosest].source} is one with the others at {event.sureness:g}"
        )
        yield _of_event(sight, event, Kind.MERGE, about, split=(words,) if words else ())


def _twins(sight: Sight) -> Iterator[Finding]:
    """Pairs that may be one, each once, with the event that weighs more; not those of which both are approved."""
    seen: set[frozenset[str]] = set()
    for event in sorted(sight.document.events, key=lambda each: (-each.weight, each.id)):
        for key in event.may_be:
            other = sight.events.get(key)
            pair = frozenset((event.id, key))
            if other is None or pair in seen or (sight.approves(event) and sight.approves(other)):
                continue
            seen.add(pair)
            about = f"may be the same as “{other.title}” ({other.when})"
            yield _of_event(sight, event, Kind.TWIN, about, other=other)


def _of_event(
    sight: Sight,
    event: DocumentEvent,
    kind: Kind,
    about: str,
    *,
    split: tuple[str, ...] = (),
    other: DocumentEvent | None = None,
) -> Finding:
    date, merge = date_of(event), (other.id,) if other else ()
    told = (event, other) if other else (event,)
    lines = [sight.header(event), f"# date = {quoted(date or _EXAMPLE)}"]
    decisions = list(_EVENT)
    before = sight.decided_of(event)
    if merge:
        decisions.append(Decision.MERGE)
        lines[1] = f"# merge = {toml_value((*before.merge, *merge))}"
    if split:
        decisions.append(Decision.SPLIT)
        lines[1] = f"# split = {toml_value((*before.split, *split))}"
    return Finding(
        kind=kind,
        topic=sight.slug,
        event=event.id,
        title=event.title,
        when=event.when,
        about=about,
        quotations=tuple(quotation(each) for one in told for each in one.evidence),
        decisions=tuple(decisions),
        date=date,
        merge=merge,
        split=split,
        approvals=sight.approvals(*told),
        ready="\n".join(lines),
        weight=event.weight,
    )
