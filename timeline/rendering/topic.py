"""All files of one topic, made of nothing but what is told of it and what is the same for the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from timeline.models import Analysis, Edition, Model, Revision, State, Topic, TopicChange, TopicOutline
from timeline.overrides.approval import approval_of
from timeline.rendering.articles import tones_of
from timeline.rendering.cards import Card, card_of
from timeline.rendering.embed import embed_files
from timeline.rendering.embedding import OEMBED
from timeline.rendering.excerpts import with_excerpts
from timeline.rendering.exports import exports_of
from timeline.rendering.laid_out import LaidOut
from timeline.rendering.language import catalogue_of_topic, catalogues_of_embeds
from timeline.rendering.moved import moved_files
from timeline.rendering.news import marks_of_change
from timeline.rendering.oembed import oembed_json
from timeline.rendering.page import topic_page
from timeline.rendering.pages import topic_files
from timeline.rendering.past import STATES, Past, past_of, shows_past
from timeline.rendering.pictures import NO_PICTURES, Pictures
from timeline.rendering.press import Press
from timeline.rendering.sharing import sharing_of
from timeline.rendering.stills.drawing import NO_STILLS, WHOLE, Stills, stills_of
from timeline.rendering.templating import faults_told
from timeline.settings import Settings


class TopicInput(Model, frozen=True):
    """All that the files of a topic are made of, beside the `Press`. `language` is that of its page. `analyses` are
    those of its articles, of which only what articles say of themselves counts: what was found in them is in the events
    of the topic and of its `states`, oldest first and the present one last. `revisions` are of its articles, by their
    ids. `change` is what the last build that changed anything changed of it. `pictures` are without their files."""

    topic: Topic
    language: str
    analyses: dict[str, Analysis]
    states: tuple[State, ...] = ()
    revisions: dict[str, tuple[Revision, ...]] = {}
    change: TopicChange | None = None
    pictures: Pictures = NO_PICTURES


class TopicFiles(Model, frozen=True):
    """The files of a topic by their paths in the site; its card on the page of all topics; and what letters of its
    headline no font has, so that there are no pictures of it."""

    files: dict[str, bytes]
    card: Card
    unwritten: str = ""


def input_of(topic: Topic, edition: Edition, settings: Settings, pictures: Pictures = NO_PICTURES) -> TopicInput:
    """Raises SettingsError where the settings ask for a language that there is not."""
    states = edition.states.get(topic.key, ())
    if states and states[-1].topic == topic:  # the same value, with the very events that its past shares
        topic = states[-1].topic
    ids = [*topic.articles, *(each.article for event in topic.events for each in event.evidence)]
    known = {key: edition.analyses[key] for key in dict.fromkeys(ids) if key in edition.analyses} | edition.added
    events = {event.id for state in states for event in state.topic.events}
    events.update(event.id for event in topic.events)
    return TopicInput(
        topic=topic,
        language=catalogue_of_topic(topic, edition, settings).language,
        analyses=_articles({key: known[key] for key in ids if key in known}),
        states=tuple(
            replace(state, analyses=_articles(state.analyses)) if state.analyses else state for state in states
        ),
        change=change_of(topic, edition),
        revisions={key: edition.revisions[key] for key in topic.articles if key in edition.revisions},
        pictures=Pictures(
            topics={key: shown for key, shown in pictures.topics.items() if key == topic.key},
            events={key: shown for key, shown in pictures.events.items() if key in events},
        ),
    )


def change_of(topic: Topic | TopicOutline, edition: Edition) -> TopicChange | None:
    """What the last set of changes says of the topic; None where it says nothing."""
    last = edition.history[-1].topics if edition.history else ()
    return next((each for each in last if each.key == topic.key), None)


def render_topic(given: TopicInput, press: Press) -> TopicFiles:
    """The same input and press give the same bytes. Raises SettingsError for a fault in a template of the newsroom's
    own."""
    catalogue = press.catalogue(given.language)
    studio = press.studio
    edition = _edition(given)
    stills = stills_of(given.topic, edition, catalogue, press.frame, studio) if studio else NO_STILLS
    return pages_of_topic(given, press, stills)


def pages_of_topic(given: TopicInput, press: Press, stills: Stills = NO_STILLS) -> TopicFiles:
    """The files of the topic with these pictures of its timeline. Raises SettingsError likewise."""
    catalogue, settings, frame = press.catalogue(given.language), press.settings, press.frame
    edition = with_excerpts(_edition(given), settings)
    (topic,) = edition.topics
    tones = tones_of([edition.analyses[key].article for key in topic.articles if key in edition.analyses])
    laid_out = LaidOut(tones, catalogue, corrections=settings.corrections)
    news = marks_of_change(given.change, catalogue)
    page = topic_page(topic, edition, catalogue, given.pictures, news=news, tones=tones, laid_out=laid_out)
    past: Past | None = None
    if shows_past(topic, single=frame.packing.single):
        with faults_told(frame.templates):
            past = past_of(page, edition, catalogue, laid_out, frame)
    languages = catalogues_of_embeds(catalogue, settings)
    sharing = sharing_of(page, catalogue, settings.base_url, stills.preview)
    exports = exports_of(topic, edition, settings, catalogue, given.pictures, stills.whole)

    def made() -> Iterator[tuple[str, bytes]]:
        yield from topic_files(
            page,
            frame,
            catalogue,
            past.in_page(whole=frame.packing.single) if past else None,
            exports,
            sharing=sharing,
            pictures=(WHOLE,) if stills.whole else (),
            languages=[each.language for each in languages],
        )
        for each in languages:
            shown = page if each is catalogue else topic_page(topic, edition, each)
            yield from embed_files(shown, frame, each, [each.language for each in languages])
        if settings.base_url:
            yield OEMBED, oembed_json(sharing, settings.site_title, settings.base_url)
        if past and not frame.packing.single:
            yield STATES, past.script()
        yield from exports.items()

    files = {f"topics/{topic.key}/{name}": content for name, content in made()}
    if topic.former:
        files |= moved_files(page, topic.former, frame, catalogue, [each.language for each in languages])
    card = card_of(page, press.catalogue(press.index_language))
    return TopicFiles(files=files | stills.files, card=card, unwritten=stills.unwritten)


def _articles(analyses: Mapping[str, Analysis]) -> dict[str, Analysis]:
    """What the articles say of themselves."""
    return {key: Analysis(article=replace(each.article, teasers=())) for key, each in analyses.items()}


def _edition(given: TopicInput) -> Edition:
    states = {given.topic.key: given.states} if given.states else {}
    return Edition(
        topics=(given.topic,),
        analyses=given.analyses,
        states=states,
        revisions=given.revisions,
        approvals={given.topic.key: approval_of(given.topic)},
    )
