"""One event as the list has it: its date, its title, its quotations and the reasons for its date, all in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC

from timeline.models import Analysis, Article, Certainty, Event, Mention, Model, Status
from timeline.overrides.notation import correction_lines
from timeline.rendering.articles import other_language, outlet_of, published_in_words, with_mark
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when, machine, unbroken
from timeline.rendering.differences import differences
from timeline.rendering.editors import decided_of
from timeline.rendering.escaping import printable
from timeline.rendering.links import safe_href
from timeline.rendering.notes import notes_of
from timeline.rendering.pictures import Picture
from timeline.rendering.quotation import Piece, quote
from timeline.rendering.relations import Relation, relations_of
from timeline.rendering.why import Reason, why


class Evidence(Model, frozen=True):
    """One quotation and where it stands; `language` is None where it is that of the page. `plan` says that it tells of
    a plan, where others tell what came of it; `by_hand` that editors quote it, of no article of the topic."""

    pieces: tuple[Piece, ...]
    article: str
    outlet: str
    published: str
    tone: int
    href: str | None = None
    archived: str | None = None
    speaker: str | None = None
    language: str | None = None
    plan: bool = False
    by_hand: bool = False


class Entry(Model, frozen=True):
    """One event of the list. `label` stands in the rail, `vague` beside it: the words that give no date.
    `language` is that of its title, None where it is the page's. `sources` are the outlets that tell of it; `newest` is
    the instant at which the last of them did, as ISO 8601 in UTC (zone-less times taken for that), "" if unknown.
    `disputed` says of each side who is on it, where sources contradict each other. `relations` lead to other events.
    `edited` says what editors decided, and what the texts say instead; `note` is a word of theirs. What is `unreviewed`
    is new, or has changed, since the topic was approved.
    `correction` are the lines by which an editor corrects it.
    `news` says that the last change was about it, "" where it was not; `former` are ids that led here before."""

    id: str
    title: str
    when: str
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...] = ()
    machine: str | None = None
    dated: bool = True
    disputed: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    label: str = ""
    vague: str | None = None
    picture: Picture | None = None
    edited: tuple[str, ...] = ()
    note: str | None = None
    unreviewed: bool = False
    language: str | None = None
    certainty: Certainty = Certainty.UNKNOWN
    status: Status = Status.HAPPENED
    sources: tuple[str, ...] = ()
    weight: float = 0.0
    newest: str = ""
    correction: str = ""
    news: str = ""
    former: tuple[str, ...] = ()


def entry_of(
    event: Event, analyses: Mapping[str, Analysis], tones: Mapping[str, int], catalogue: Catalogue, *, dated: bool
) -> Entry:
    """The event in the words of the page. Evidence from articles that are not among `analyses` is passed over."""
    known = [mention for mention in event.evidence if mention.article in analyses]
    return Entry(
        id=event.id,
        title=printable(event.title),
        when=unbroken(event_when(event, catalogue), catalogue),
        evidence=tuple(_evidence(each, event, analyses[each.article].article, tones, catalogue) for each in known),
        reasons=why(event, analyses, catalogue),
        notes=notes_of(event, analyses, catalogue),
        machine=machine(event.interval) if event.interval else None,
        dated=dated,
        disputed=differences(event, analyses, catalogue),
        relations=relations_of(event, catalogue),
        label=printable(event.label or event.title),
        vague=next((each.timex.text for each in event.evidence if each.timex), None),
        edited=decided_of(event, catalogue),
        note=printable(event.note) if event.note else None,
        unreviewed=event.reviewed is False,
        language=_language(event, analyses, catalogue),
        certainty=event.certainty,
        status=event.status,
        sources=tuple(printable(name) for name in event.outlets),
        weight=event.weight,
        newest=max((_instant(analyses[each.article].article) for each in known), default=""),
        correction=correction_lines(
            event.id, printable(event.as_told.title if event.as_told else event.title), event.interval
        ),
    )


def _language(event: Event, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> str | None:
    """Of its title: that of the article that gives it; that of the page where editors do."""
    first = next((each.article for each in event.evidence if each.article in analyses), None)
    if first is None or "title" in event.edited:
        return None
    return other_language(analyses[first].article, catalogue)


def _instant(article: Article) -> str:
    if article.dct is None:
        return ""
    at = article.dct.at
    return f"{at.astimezone(UTC) if at.tzinfo else at:%Y-%m-%dT%H:%M}"


def _evidence(
    mention: Mention, event: Event, article: Article, tones: Mapping[str, int], catalogue: Catalogue
) -> Evidence:
    return Evidence(
        pieces=quote(mention),
        article=article.id,
        outlet=outlet_of(article),
        published=with_mark(published_in_words(article, catalogue), article, catalogue),
        tone=tones.get(outlet_of(article), 0),
        href=safe_href(article.url),
        archived=safe_href(article.archived_url),
        speaker=mention.speaker,
        language=other_language(article, catalogue),
        by_hand=article.by_hand,
        plan=mention.status is Status.PLANNED and event.status not in (Status.PLANNED, Status.POSSIBLE),
    )
