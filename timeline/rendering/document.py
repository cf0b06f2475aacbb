"""timeline.json: everything that a topic's page shows, in a shape of its own with a version and a schema."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal, Self

import msgspec

from timeline.models import Analysis, Article, Edition, Event, KeyDate, Mention, Plan, Revision, Sentence, Topic, Usage
from timeline.models.decisions import Approval
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when
from timeline.rendering.differences import differences
from timeline.rendering.document_edits import DocumentTold
from timeline.rendering.document_revisions import DocumentRevision
from timeline.rendering.document_states import DocumentStates, document_states
from timeline.rendering.key_dates import events_of_day
from timeline.rendering.links import safe_href
from timeline.rendering.marks import marks_of
from timeline.rendering.notes import notes_of
from timeline.rendering.order import in_order
from timeline.rendering.page import standfirst
from timeline.rendering.pictures import NO_PICTURES, Picture, Pictures
from timeline.rendering.quotation import words_of
from timeline.rendering.voices import voices_of
from timeline.wire import Wire, WireDating, WireInterval, WireStep, WireTimex

SCHEMA: Final = "story-timeline/1"
Href = Annotated[str, msgspec.Meta(pattern="^([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):")]
Offset = Annotated[int, msgspec.Meta(ge=0)]


class DocumentPicture(Wire, frozen=True):
    """A picture of the newsroom: its file, relative to this one, what it shows, who made it and on what terms."""

    file: str
    alt: str
    credit: str
    width: Offset
    height: Offset
    licence: str | None = None
    caption: str | None = None

    @classmethod
    def of(cls, picture: Picture) -> Self:
        return cls(
            file=f"../../{picture.path}",
            alt=picture.alt,
            credit=picture.credit,
            width=picture.width,
            height=picture.height,
            licence=picture.licence,
            caption=picture.caption,
        )


class DocumentKeySentence(Wire, frozen=True):
    """A sentence of an article, as it stands there (code points, half-open; its white space made single spaces)."""

    article: str
    start: Offset
    end: Offset
    text: str
    source: str
    url: Href | None = None

    @classmethod
    def of(cls, sentence: Sentence, article: Article) -> Self:
        return cls(
            article=article.id,
            start=sentence.span.start,
            end=sentence.span.end,
            text=sentence.text,
            source=article.outlet,
            url=safe_href(article.url),
        )


class DocumentTopic(Wire, frozen=True):
    """The topic: its key, which is the name of its folder, and its title. `language` is that of the page, in which
    `standfirst`, the line that counts what is told, and `when`, `notes` and `differ` of the events are written. `lead`
    says what the story is, in a sentence of an article; it is missing where none stands by itself. `names` carry it.
    `former` are ids that it had before, or that stories had which are now part of it.
    `edited` names what editors decided of it, `note` is a word of theirs. `approved` says whether it is still what was
    approved; it is missing where nobody approved it. `unreviewed` are the ids of events new or changed since.
    `approval` is the hash by which the overrides approve it as it is."""

    id: str
    title: str
    language: str
    standfirst: str
    lead: DocumentKeySentence | None = None
    names: tuple[str, ...] = ()
    picture: DocumentPicture | None = None
    former: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    note: str | None = None
    approved: bool | None = None
    unreviewed: tuple[str, ...] = ()
    approval: str | None = None


class DocumentArticle(Wire, frozen=True):
    """An article that tells of the topic. With `link_only`, its title stands for its text, else its outlet's name.

    `sha256` is of its text in UTF-8, into which the offsets of the evidence
    point. `copy_of` is the id of the earlier article whose text it runs. `revisions` tells what its newer versions say
    otherwise than those before, oldest first."""

    id: str
    outlet: str
    dating: WireDating
    sha256: str
    title: str | None = None
    source: str | None = None
    agency: str | None = None
    copy_of: str | None = None
    byline: str | None = None
    language: str | None = None
    url: Href | None = None
    archived_url: Href | None = None
    status: Usage = Usage.USABLE
    link_only: bool = False
    revisions: tuple[DocumentRevision, ...] = ()

    @classmethod
    def of(cls, article: Article, revisions: Sequence[Revision] = ()) -> Self:
        return cls(
            id=article.id,
            outlet=article.outlet,
            dating=WireDating.of(article.dating),
            sha256=text_hash(article),
            title=article.title,
            source=article.source,
            agency=article.agency,
            copy_of=article.copy_of,
            byline=article.byline,
            language=article.language,
            url=safe_href(article.url),
            archived_url=safe_href(article.archived_url),
            status=article.status,
            link_only=article.link_only,
            revisions=tuple(map(DocumentRevision.of, revisions)),
        )


class DocumentEvidence(Wire, frozen=True):
    """A sentence that tells of an event: where it stands (code points, half-open) and what it says of the time.

    `source` is the outlet; where the article names none, what the page shows in its place: the agency, else the file's
    name. Whether it names one is told by `source` of the article, where the key is then missing. What is `by_hand` is
    of no article above: editors quote its source.
    """

    article: str
    start: Offset
    end: Offset
    text: str
    source: str
    interval: WireInterval | None
    status: str
    reported: WireInterval | None = None
    timex: WireTimex | None = None
    reported_timex: WireTimex | None = None
    speaker: str | None = None
    origin: str | None = None
    agency: str | None = None
    main: bool = False
    url: Href | None = None
    by_hand: bool = False

    @classmethod
    def of(cls, mention: Mention, article: Article) -> Self:
        return cls(
            article=article.id,
            start=mention.span.start,
            end=mention.span.end,
            text=words_of(mention),
            source=article.outlet,
            interval=WireInterval.of(mention.interval) if mention.interval else None,
            status=mention.status.value,
            reported=WireInterval.of(mention.reported) if mention.reported else None,
            timex=WireTimex.of(mention.timex, steps=True) if mention.timex else None,
            reported_timex=WireTimex.of(mention.reported_timex, steps=True) if mention.reported_timex else None,
            speaker=mention.speaker,
            origin=mention.origin,
            agency=article.agency,
            main=mention.main,
            url=safe_href(article.url),
            by_hand=article.by_hand,
        )


class DocumentPlan(Wire, frozen=True):
    """What an event was, or became, as a plan. `since` is when an article first told of it as one, where it came true.
    `moved_from` is when it was planned for before, `postponed_to` for when it was later; `former`, `later` and
    `ended_by` are the ids of the events that tell of that, and of its being called off."""

    since: str | None = None
    moved_from: WireInterval | None = None
    former: str | None = None
    postponed_to: WireInterval | None = None
    later: str | None = None
    ended_by: str | None = None

    @classmethod
    def of(cls, plan: Plan) -> Self:
        return cls(
            since=str(plan.since) if plan.since else None,
            moved_from=WireInterval.of(plan.moved_from) if plan.moved_from else None,
            former=plan.former.id if plan.former else None,
            postponed_to=WireInterval.of(plan.postponed_to) if plan.postponed_to else None,
            later=plan.later.id if plan.later else None,
            ended_by=plan.ended_by.id if plan.ended_by else None,
        )


class DocumentEvent(Wire, frozen=True):
    """An event. `interval` is null where no date is given; `value` then says if it is only vague (PAST_REF). `when` is
    the date in words. `joined` and `disputed` say how the dates of its evidence came together, or did not. `notes` is
    what the page says beside the date; `voices` is how many of its sources confirm each other at most, where outlets of
    one origin or one text are one; `differ` of each side who is on it, where sources contradict each other. `may_be`
    are the ids of at most two others that may be the same: each has this one's, too. `former` are ids of earlier builds
    that lead here. `edited` names what editors
    decided of it, and `as_told` is then what the texts say; `note` is a word of theirs. A `pinned` event leads, and one
    `by_hand` is theirs. `reviewed` says whether it is still what was approved; it is missing where nobody did.
    `sureness` is how likely, 0 to 1, the piece of evidence at the place `loosest` (0 for the first) tells of the same
    event as the others; both are missing where there is but one piece, or editors put them together. `approval` is as
    that of the topic."""

    id: str
    title: str
    when: str
    interval: WireInterval | None
    status: str
    certainty: str
    evidence: tuple[DocumentEvidence, ...]
    reported: WireInterval | None = None
    value: str | None = None
    label: str | None = None
    weight: float = 0.0
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    voices: int = 0
    joined: tuple[WireStep, ...] = ()
    disputed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()
    sureness: float | None = None
    loosest: Offset | None = None
    plan: DocumentPlan | None = None
    picture: DocumentPicture | None = None
    former: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    as_told: DocumentTold | None = None
    note: str | None = None
    pinned: bool = False
    by_hand: bool = False
    reviewed: bool | None = None
    approval: str | None = None

    @classmethod
    def of(
        cls,
        event: Event,
        analyses: Mapping[str, Analysis],
        catalogue: Catalogue,
        picture: Picture | None = None,
        approval: str | None = None,
    ) -> Self:
        told = [(mention, analyses.get(mention.article)) for mention in event.evidence]
        return cls(
            id=event.id,
            title=event.title,
            when=event_when(event, catalogue),
            interval=WireInterval.of(event.interval) if event.interval else None,
            status=event.status.value,
            certainty=event.certainty.value,
            evidence=tuple(DocumentEvidence.of(mention, known.article) for mention, known in told if known),
            reported=WireInterval.of(event.reported) if event.reported else None,
            value=event.value,
            label=event.label,
            weight=event.weight,
            outlets=event.outlets,
            origins=event.origins,
            voices=voices_of(event, analyses).count,
            joined=tuple(WireStep(step.step, step.text) for step in event.joined),
            disputed=tuple(map(str, event.disputed)),
            notes=notes_of(event, analyses, catalogue),
            differ=differences(event, analyses, catalogue),
            may_be=tuple(each.id for each in event.may_be),
            sureness=event.sureness,
            loosest=event.loosest,
            plan=DocumentPlan.of(event.plan) if event.plan else None,
            picture=DocumentPicture.of(picture) if picture else None,
            former=event.former,
            edited=event.edited,
            as_told=DocumentTold.of(event.as_told) if event.as_told else None,
            note=event.note,
            pinned=event.pinned,
            by_hand=event.by_hand,
            reviewed=event.reviewed,
            approval=approval,
        )


class DocumentKeyDate(Wire, frozen=True):
    """A date that matters to the topic, with what articles say of it. `events` are the ids of those of the day, that of
    the sentence first, then by weight."""

    date: str
    sentences: tuple[DocumentKeySentence, ...]
    events: tuple[str, ...]

    @classmethod
    def of(cls, key_date: KeyDate, topic: Topic, analyses: Mapping[str, Analysis]) -> Self:
        known = [(each, analyses.get(each.article)) for each in key_date.sentences]
        return cls(
            date=key_date.day.isoformat(),
            sentences=tuple(DocumentKeySentence.of(each, analysis.article) for each, analysis in known if analysis),
            events=events_of_day(key_date, topic.events),
        )


class Document(Wire, frozen=True):
    """A topic with its articles and events. The events stand in order of time, those without a date last.
    `key_dates` are those of a longer topic, in order. `states` tells what was known when; it is missing where all
    articles came at once."""

    schema: Literal["story-timeline/1"]
    topic: DocumentTopic
    articles: tuple[DocumentArticle, ...]
    events: tuple[DocumentEvent, ...]
    key_dates: tuple[DocumentKeyDate, ...] = ()
    states: DocumentStates | None = None


def document_of(topic: Topic, edition: Edition, catalogue: Catalogue, pictures: Pictures = NO_PICTURES) -> Document:
    """Everything on the topic's page."""
    known = [edition.analyses[key].article for key in topic.articles if key in edition.analyses]
    shown = pictures.topics.get(topic.key)
    approval = edition.approvals.get(topic.key, Approval(topic=None))
    return Document(
        schema=SCHEMA,
        topic=DocumentTopic(
            id=topic.key,
            title=topic.title,
            language=catalogue.language,
            standfirst=standfirst(topic, known, marks_of(topic.events, catalogue), catalogue),
            lead=_lead(topic, edition),
            names=topic.names,
            picture=DocumentPicture.of(shown) if shown else None,
            former=topic.former,
            edited=topic.edited,
            note=topic.note,
            approved=topic.approved,
            unreviewed=topic.unreviewed,
            approval=approval.topic,
        ),
        articles=tuple(DocumentArticle.of(article, edition.revisions.get(article.id, ())) for article in known),
        events=tuple(
            DocumentEvent.of(
                event,
                edition.analyses,
                catalogue,
                picture=pictures.events.get(event.id),
                approval=approval.events.get(event.id),
            )
            for event in in_order(topic.events)
        ),
        key_dates=tuple(DocumentKeyDate.of(each, topic, edition.analyses) for each in topic.key_dates),
        states=document_states(states, catalogue) if (states := edition.states.get(topic.key)) else None,
    )


def _lead(topic: Topic, edition: Edition) -> DocumentKeySentence | None:
    if topic.lead is None or topic.lead.article not in edition.analyses:
        return None
    return DocumentKeySentence.of(topic.lead, edition.analyses[topic.lead.article].article)


def document_bytes(topic: Topic, edition: Edition, catalogue: Catalogue, pictures: Pictures = NO_PICTURES) -> bytes:
    """timeline.json of a topic."""
    return encoded(document_of(topic, edition, catalogue, pictures))


def encoded(document: Document) -> bytes:
    """UTF-8, indented so that two editions can be compared line by line."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def text_hash(article: Article) -> str:
    """SHA-256 of the article's text in UTF-8, in hexadecimal; unpaired surrogates, which UTF-8 cannot hold, are
    replaced."""
    return hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()
