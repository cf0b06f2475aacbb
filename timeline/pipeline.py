"""The way of the data, from inputs to pages: read, date, find times, take mentions, group, merge, identify, render.

Every step takes immutable values and gives immutable values; nothing here reads the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from timeline.archive.memo import NO_MEMO, Memo
from timeline.composing import Stories
from timeline.deciding import Dated, dated_anew, decide, named_by, overrides_of, place, tokens_of_decided, with_ids
from timeline.gathering import gather
from timeline.history import States, tokens_of_topics
from timeline.intake import Intake, none_usable, read_inputs
from timeline.keeping import keeping
from timeline.models import Analyses, Edition, Moment, Topic, TopicOutline, Topics
from timeline.overrides.model import NO_OVERRIDES, Overrides
from timeline.progress import Track, untracked
from timeline.readings import rules_of_reading
from timeline.refusals import refuse_unusable, too_much_lost
from timeline.release import release, time_of
from timeline.remarks import unknown_events, without_rules
from timeline.revising import revised
from timeline.settings import Settings
from timeline.showing import shown
from timeline.stories.moments import in_order, latest_stated, published_at
from timeline.workers import one_pool

if TYPE_CHECKING:
    from timeline.stories.identity import Register

__all__ = ["build", "edit", "gather", "published_at"]


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
    wait: float | None = None,
    track: Track = untracked,
    say: Callable[[str], None] = lambda _: None,
) -> Edition:
    """Read the inputs and put the site in `output`, replaced whole, with the register of its ids beside it.

    With an `archive`, a folder that is made where it is missing, the inputs are added to it, and the site is of all
    that it holds; then there need be none, and the register is in it. `captured_at` is when the inputs were saved,
    `at` the time at which embargoes and rights are judged (None: that of the settings, else none: see `released`).
    `single_topic` is the title of the one topic that takes every article in. `self_contained` pages hold their styles,
    scripts and pictures. `jobs` None lets the number of inputs decide. `say` is told for whom the build waits,
    for up to `wait` seconds (None: ten minutes).
    Raises OutputError before anything is read where `output` is not ours, InputError for a missing input,
    NothingBuiltError where no article was found, StrictError where `strict` and an input could not be used,
    ShrinkError where more events than `max_loss` would be lost and nobody says to `accept_shrink`,
    ArchiveError and LockedError as `keeping` does: then, as after any other error, the old output is as it was.
    """
    from timeline.rendering.folder import new_site  # noqa: PLC0415  (pages are loaded for a build only)
    from timeline.rendering.frame import load_frame  # noqa: PLC0415  (as above)
    from timeline.rendering.language import check_languages  # noqa: PLC0415  (as above)
    from timeline.rendering.marker import whole_files  # noqa: PLC0415  (as above)
    from timeline.rendering.ours import check_output  # noqa: PLC0415  (as above)
    from timeline.rendering.pictures import load_pictures  # noqa: PLC0415  (as above)
    from timeline.rendering.site import fill_site  # noqa: PLC0415  (as above)
    from timeline.rendering.stills.drawing import check_stills  # noqa: PLC0415  (as above)

    check_output(output)
    load_frame(settings, load_pictures(settings))  # what is wrong here is told before the work, not after it
    check_languages(settings)
    check_stills(settings)
    overrides = overrides_of(settings)
    read_by = rules_of_reading(settings) if archive is not None else ""
    with keeping(output, archive, read_by=read_by, wait=wait, say=say) as kept, one_pool(jobs):
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
            refuse_unusable(intake.skipped)
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
            refuse_unusable(edition.skipped)
        if not accept_shrink and (loss := too_much_lost(known, register, edition, settings, held)):
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
        replace(topic, articles=in_order({each: analyses.articles[each] for each in topic.articles}))
        for topic in placement.topics
        if topic.key in placement.overrides or _gets_page(topic, analyses, settings)
    ]
    stories = Stories(gathered.alone, analyses, settings, memo, jobs=jobs)
    told = {each.outline.key: each for each in stories.all(paged, dated.tokens, track)}
    identified, ids = with_ids([each.outline for each in told.values()], ids, placement)
    composed = Topics(
        _newest_first(identified, analyses), lambda outline: named_by(outline, stories.topic(told[outline.key]))
    )
    counting = intake.whole(
        [each.id for each in intake.articles if each.id in gathered.alone and each.id in intake.earlier]
    )
    revisions = revised(counting, intake.earlier, settings, memo, jobs=jobs, track=track)
    tokens = tokens_of_topics(composed, told, revisions)
    edited = decide(composed, States(composed, told, stories), analyses, overrides, placement, settings)
    topics, tokens = edited.topics, tokens_of_decided(tokens, edited)
    ids = with_shown(ids, shown(topics, tokens, memo), at or latest_stated(analyses.articles.values()))
    edition = Edition(
        topics=topics,
        analyses=analyses,
        unplaced=tuple(each for each in _unplaced(analyses, paged) if each not in placement.hidden_articles),
        diagnostics=(
            *gathered.diagnostics,
            *without_rules(analyses, settings),
            *unknown_events(topics.outlines, settings),
        ),
        options=_options(settings, single_topic),
        states=edited.states,
        tokens=tokens,
        article_tokens=dated.tokens,
        hidden=placement.hidden_articles,
        taken_off=(*placement.hidden, *edited.hidden),
        added=edited.added,
        decisions=edited.decisions,
        revisions=revisions,
        history=ids.history,
        change=ids.history[-1] if ids.history[-1:] != register.history[-1:] else None,
    )
    return edition, ids


def _gets_page(topic: Topic, analyses: Analyses, settings: Settings) -> bool:
    if not topic.articles:
        return False
    return topic.named or len(topic.articles) >= settings.min_articles or len(analyses) == 1


def _newest_first(topics: Iterable[TopicOutline], analyses: Analyses) -> tuple[TopicOutline, ...]:
    """By the last article of each; topics without a dated article come last."""

    def newest(topic: TopicOutline) -> timedelta:
        times = (published_at(analyses.articles[each]) for each in topic.articles)
        return max((at for at in times if at is not None), default=timedelta())

    return tuple(sorted(sorted(topics, key=lambda topic: topic.key), key=newest, reverse=True))


def _unplaced(analyses: Analyses, paged: Iterable[Topic]) -> tuple[str, ...]:
    placed = {each for topic in paged for each in topic.articles}
    return tuple(each for each in analyses if each not in placed)


def _options(settings: Settings, single_topic: str | None) -> dict[str, object]:
    """Every setting as used, also where it is the default."""
    options = {field: msgspec.to_builtins(value) for field, value in msgspec.structs.asdict(settings).items()}
    return options | ({"single_topic": single_topic} if single_topic is not None else {})
