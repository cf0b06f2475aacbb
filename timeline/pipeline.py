"""The way of the data, from inputs to pages: read, date, find times, take mentions, group, merge, identify, render.

Every step takes immutable values and gives immutable values; nothing here reads the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from timeline.analysis import analyse, analysis_keys, conventions, work_out
from timeline.archive.memo import NO_MEMO, Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.composing import composed
from timeline.deciding import Dated, dated_anew, decide, overrides_of, place, tokens_of_decided, with_ids
from timeline.errors import ShrinkError, StrictError
from timeline.history import States, tokens_of_topics
from timeline.intake import Intake, describe, join_duplicates, none_usable, read_inputs
from timeline.keeping import keeping
from timeline.lending import awaits_day, dated_by_siblings
from timeline.linking import linked
from timeline.models import Analysis, Article, Diagnostic, Edition, Model, Moment, Topic
from timeline.overrides.model import NO_OVERRIDES, Overrides
from timeline.progress import Track, untracked
from timeline.release import release, time_of
from timeline.revising import revised, with_revisions
from timeline.settings import Settings
from timeline.stories.moments import in_order, latest_stated, published_at
from timeline.titling import Titles
from timeline.workers import one_pool

if TYPE_CHECKING:
    from timeline.stories.grouping import Titled
    from timeline.stories.identity import Register

Analyses = dict[str, Analysis]

__all__ = ["awaits_day", "build", "edit", "gather", "published_at"]


class Gathered(Model, frozen=True):
    """The articles worked out, dated and grouped. `ids` is by input position: the same article twice has one id.

    `alone` is what each article tells by itself and whose text it runs, `analyses` the same with the days that siblings
    lend; `tokens` are hashes of both. `faults` are the articles that could not be worked out, which are in no topic;
    `diagnostics` all that was odd or not usable, from the reading on.
    """

    ids: tuple[str, ...]
    alone: Analyses
    analyses: Analyses
    tokens: dict[str, bytes]
    topics: tuple[Topic, ...]
    faults: tuple[Diagnostic, ...]
    diagnostics: tuple[Diagnostic, ...]


def build(  # noqa: PLR0913  (the options of the command)
    inputs: Iterable[str],
    output: Path,
    settings: Settings,
    *,
    archive: Path | None = None,
    captured_at: Moment | None = None,
    at: Moment | None = None,
    single_topic: str | None = None,
    self_contained: bool = False,
    strict: bool = False,
    accept_shrink: bool = False,
    jobs: int | None = None,
    track: Track = untracked,
    say: Callable[[str], None] = lambda _: None,
) -> Edition:
    """Read the inputs and put the site in `output`, replaced whole, with the register of its ids beside it.

    With an `archive`, a folder that is made where it is missing, the inputs are added to it, and the site is of all
    that it holds; then there need be none, and the register is in it. `captured_at` is when the inputs were saved,
    `at` the time at which embargoes and rights are judged (None: that of the settings, else none: see `released`).
    `single_topic` is the title of the one topic that takes every article in. `self_contained` pages hold their styles,
    scripts and pictures. `jobs` None lets the number of inputs decide. `say` is told for whom the build waits.
    Raises OutputError before anything is read where `output` is not ours, InputError for a missing input,
    NothingBuiltError where no article was found, StrictError where `strict` and an input could not be used,
    ShrinkError where more events than `max_loss` would be lost and nobody says to `accept_shrink`,
    ArchiveError and LockedError as `keeping` does: then, as after any other error, the old output is as it was.
    """
    from timeline.rendering.folder import check_output, new_site, whole_files  # noqa: PLC0415  (pages are loaded for a build only)
    from timeline.rendering.frame import load_frame  # noqa: PLC0415  (as above)
    from timeline.rendering.language import check_languages  # noqa: PLC0415  (as above)
    from timeline.rendering.pictures import load_pictures  # noqa: PLC0415  (as above)
    from timeline.rendering.site import fill_site  # noqa: PLC0415  (as above)
    from timeline.rendering.stills.drawing import check_stills  # noqa: PLC0415  (as above)

    check_output(output)
    load_frame(settings, load_pictures(settings))  # what is wrong here is told before the work, not after it
    check_languages(settings)
    check_stills(settings)
    overrides = overrides_of(settings)
    with keeping(output, archive, say=say) as kept, one_pool(jobs):
        inputs = list(inputs)
        intake = Intake()
        if inputs or archive is None:
            intake = read_inputs(
                inputs,
                settings,
                captured_at=captured_at,
                ours=(output, archive),
                memo=kept.memo,
                may_keep=kept.may_keep,
                jobs=jobs,
                track=track,
            )
        if strict:
            _refuse_unusable(intake.skipped)
        at = time_of(at, settings)
        whole = kept.taken_in(intake)
        intake = release(whole, at, settings)
        held = {each.id for each in whole.articles}.difference(each.id for each in intake.articles)
        known = kept.register()
        edition, register = edit(
            intake,
            settings,
            known,
            overrides=overrides,
            memo=kept.memo,
            at=at,
            single_topic=single_topic,
            jobs=jobs,
            track=track,
        )
        given: dict[str, object] = {"captured_at": str(captured_at)} if captured_at else {}
        given |= {"at": str(at)} if at else {}
        given |= {"self_contained": True} if self_contained else {}
        edition = replace(edition, options=edition.options | given)
        if strict:
            _refuse_unusable(edition.skipped)
        if not accept_shrink and (loss := _too_much_lost(known, register, edition, settings, held)):
            kept.take_back()
            raise loss
        with new_site(output) as site:
            edition, prints = fill_site(
                edition,
                settings,
                site.put,
                memo=kept.memo,
                there=whole_files(output),
                self_contained=self_contained,
                last=output,
                jobs=jobs,
                track=track,
            )
            with kept.with_register(register):
                site.replace_old(prints)
    return edition


def edit(  # noqa: PLR0913  (what a build is of, and how it goes)
    intake: Intake,
    settings: Settings,
    register: Register,
    *,
    overrides: Overrides = NO_OVERRIDES,
    memo: Memo = NO_MEMO,
    at: Moment | None = None,
    single_topic: str | None = None,
    jobs: int | None = None,
    track: Track = untracked,
) -> tuple[Edition, Register]:
    """From articles to what one build publishes, and the register with the ids that it gave out. `at` is when that is
    said to be; None: the latest time that the articles state. `overrides` are what editors decided.

    Raises NothingBuiltError where no article could be worked out.
    """
    from timeline.stories.shown import with_shown  # noqa: PLC0415  (stories are loaded when there are articles)

    gathered = gather(intake, settings, memo=memo, single_topic=single_topic, jobs=jobs, track=track)
    if not gathered.analyses:
        raise none_usable(gathered.faults)
    grouped = [topic for topic in gathered.topics if _gets_page(topic, gathered.analyses, settings)]
    placement, ids = place(grouped, register, overrides, gathered.analyses)
    dated = Dated(analyses=gathered.analyses, tokens=gathered.tokens)
    dated = dated_anew(gathered.topics, placement, gathered.alone, dated, settings)
    analyses = dated.analyses
    paged = [
        replace(topic, articles=in_order({each: analyses[each] for each in topic.articles}))
        for topic in placement.topics
        if topic.key in placement.overrides or _gets_page(topic, analyses, settings)
    ]
    told = composed(paged, gathered.alone, analyses, dated.tokens, settings, memo, jobs=jobs, track=track)
    identified, ids = with_ids([story.topic for story in told], ids, placement)
    stories = {topic.key: story for topic, story in zip(identified, told, strict=True)}
    identified = _newest_first(identified, analyses)
    counting = [each for each in intake.articles if each.id in gathered.alone]
    revisions = revised(counting, intake.earlier, settings, memo, jobs=jobs, track=track)
    edited = decide(identified, States(identified, stories), analyses, overrides, placement, settings)
    topics = edited.topics
    tokens = tokens_of_topics(topics, with_revisions(dated.tokens, revisions), settings)
    ids = with_shown(ids, topics, at or latest_stated(each.article for each in analyses.values()))
    edition = Edition(
        topics=topics,
        analyses=analyses,
        unplaced=tuple(each for each in _unplaced(analyses, paged) if each not in placement.hidden_articles),
        diagnostics=(*gathered.diagnostics, *_without_rules(analyses, settings), *_unknown_events(topics, settings)),
        options=_options(settings, single_topic),
        states=edited.states,
        tokens=tokens_of_decided(tokens, edited),
        hidden=placement.hidden_articles,
        taken_off=(*placement.hidden, *edited.hidden),
        added=edited.added,
        decisions=edited.decisions,
        revisions=revisions,
        history=ids.history,
        change=ids.history[-1] if ids.history[-1:] != register.history[-1:] else None,
    )
    return edition, ids


def gather(
    intake: Intake,
    settings: Settings,
    *,
    memo: Memo = NO_MEMO,
    single_topic: str | None = None,
    jobs: int | None = None,
    track: Track = untracked,
) -> Gathered:
    """Work each article out, find those that run one text, put the articles into topics, and lend days within them.

    Raises nothing for faults.
    """
    ids, articles, clashes = join_duplicates(intake.articles)
    keys = dict(zip(articles, analysis_keys(articles.values(), settings), strict=True))
    analyses, faults = analysed(tuple(articles.values()), tuple(keys.values()), settings, memo, jobs=jobs, track=track)
    alone = compared(analyses)
    titled = Titles(linked(alone), keys, memo, jobs=jobs)
    topics = grouped(alone, settings, single_topic, titled) if alone else ()
    analyses = dated_by_siblings(topics, alone, settings)
    return Gathered(
        ids=ids,
        alone=linked(alone),
        analyses=linked(analyses),
        tokens={each: _token(keys[each], alone[each], analyses[each]) for each in analyses},
        topics=topics,
        faults=faults,
        diagnostics=(*intake.diagnostics, *clashes, *faults),
    )


def analysed(
    articles: Sequence[Article],
    keys: Sequence[bytes],
    settings: Settings,
    memo: Memo = NO_MEMO,
    *,
    jobs: int | None = None,
    track: Track = untracked,
) -> tuple[Analyses, tuple[Diagnostic, ...]]:
    """What each article tells by itself, by id, in input order; and the articles that could not be worked out. What was
    worked out before under the same of the `keys` is taken over."""
    results = remembered(
        memo,
        "analysis",
        articles,
        keys,
        lambda some: work_out(analyse, some, settings, jobs=jobs),
        kind=Analysis,
        article=lambda article: article.id,
        keeps=lambda result: isinstance(result, Analysis),
    )
    found = list(track("Working out", results, len(articles)))
    analyses = {each.article.id: each for each in found if isinstance(each, Analysis)}
    faults = tuple(each for each in found if isinstance(each, Diagnostic))
    return analyses, faults


def _token(key: bytes, alone: Analysis, dated: Analysis) -> bytes:
    """The hash of what is known of an article: what it was worked out from, whose text it runs, and a day that it was
    lent."""
    lent = None if dated is alone else dated.article.dating
    shown = rules_of("timeline.linking") if alone.article.link_only else b""
    return key_of(key, alone.article.copy_of, lent, shown)


def compared(analyses: Analyses) -> Analyses:
    """The same; an article that runs the text of an earlier one says of which."""
    from timeline.stories.copies import with_copies  # noqa: PLC0415  (stories are loaded when there are articles)

    return with_copies(analyses)


def grouped(
    analyses: Analyses, settings: Settings, single_topic: str | None = None, titled: Titled | None = None
) -> tuple[Topic, ...]:
    """The topics of the articles, called as `titled` says; with the title of a single one, all articles are in that."""
    from timeline.stories.grouping import group_articles  # noqa: PLC0415  (stories are loaded when there are articles)
    from timeline.stories.identity import slug  # noqa: PLC0415  (as above)

    if single_topic is None:
        return group_articles(analyses, settings, titled)
    return (Topic(key=slug(single_topic), title=single_topic, articles=tuple(analyses), named=True),)


def _gets_page(topic: Topic, analyses: Analyses, settings: Settings) -> bool:
    if not topic.articles:
        return False
    return topic.named or len(topic.articles) >= settings.min_articles or len(analyses) == 1


def _newest_first(topics: Iterable[Topic], analyses: Analyses) -> tuple[Topic, ...]:
    """By the last article of each; topics without a dated article come last."""

    def newest(topic: Topic) -> timedelta:
        times = (published_at(analyses[each].article) for each in topic.articles)
        return max((at for at in times if at is not None), default=timedelta())

    return tuple(sorted(sorted(topics, key=lambda topic: topic.key), key=newest, reverse=True))


def _unplaced(analyses: Analyses, paged: Iterable[Topic]) -> tuple[str, ...]:
    placed = {each for topic in paged for each in topic.articles}
    return tuple(each for each in analyses if each not in placed)


def _without_rules(analyses: Analyses, settings: Settings) -> tuple[Diagnostic, ...]:
    """A remark on each article whose language has no rules for times, or no words for what happens."""
    from timeline.stories.words import has_words, only_grouped  # noqa: PLC0415  (as below)
    from timeline.temporal import knows, only_absolute  # noqa: PLC0415  (rules are loaded when there is a text)

    remarks = []
    for each in analyses.values():
        language = conventions(each.article, settings).language
        reasons = [] if has_words(language) else [only_grouped(language)]
        if not knows(language, settings.language_folder):
            reasons.insert(0, str(only_absolute(language, settings.language_folder)))
        if reasons:
            reason = "; ".join(reasons)
            remarks.append(Diagnostic(path=each.article.path, where=each.article.id, reason=reason, kept=True))
    return tuple(remarks)


def _unknown_events(topics: Iterable[Topic], settings: Settings) -> tuple[Diagnostic, ...]:
    """A remark on each event of the settings that no topic with a page has: it may come back, so it is no error."""
    known = {event.id for topic in topics for event in topic.events}
    reason = "no topic with a page has this event (now); its settings are not used"
    return tuple(
        Diagnostic(path="timeline.toml", where=f"events.{key}", reason=reason, kept=True)
        for key in settings.events
        if key not in known
    )


def _options(settings: Settings, single_topic: str | None) -> dict[str, object]:
    """Every setting as used, also where it is the default."""
    options = {field: msgspec.to_builtins(value) for field, value in msgspec.structs.asdict(settings).items()}
    return options | ({"single_topic": single_topic} if single_topic is not None else {})


def _refuse_unusable(unusable: Sequence[Diagnostic]) -> None:
    if unusable:
        heading = f"nothing written: {len(unusable)} of the inputs cannot be used, and --strict allows none:"
        raise StrictError("\n  ".join([heading, *map(describe, unusable)]))


def _too_much_lost(
    before: Register, after: Register, edition: Edition, settings: Settings, held: Collection[str]
) -> ShrinkError | None:
    """What to say where the build would lose more of the events of the last one than it may, where editors hide them
    or articles are `held` back aside."""
    from timeline.stories.losses import losses, under_terms  # noqa: PLC0415  (stories are loaded when there are articles)

    meant = {*edition.taken_off, *under_terms(before, after, edition.analyses, held)}
    lost = losses(before, after, edition.analyses, meant)
    if not lost.exceeds(settings.max_loss):
        return None
    heading = (
        f"nothing written: {lost.events} of the {lost.shown} events of the last build would be lost, and max_loss "
        f"allows {settings.max_loss:.0%}:"
    )
    remedy = "check that the inputs are whole; if this is meant to be, build with --accept-shrink"
    return ShrinkError("\n  ".join([heading, *lost.lines()]) + f"\n{remedy}")
