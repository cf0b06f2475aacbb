"""What one article tells by itself: its time expressions and its mentions. Any order, any core."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from timeline.errors import TimelineError
from timeline.models import Analysis, Article, Diagnostic, Model, Timex
from timeline.settings import Hemisphere, Kind, Settings
from timeline.workers import fault, jobs_for, map_in_order

_LONGEST = 3_500_000
"""Letters of a text that is worked out, which takes some 110 bytes for each: more than the longest novels have."""

Step = Callable[[Article, Settings], Analysis]


class Conventions(Model, frozen=True):
    """How a source writes: its language, and the seasons and the clock of its readers (zone None: unknown); `kind`
    None: judged from each text."""

    language: str
    hemisphere: Hemisphere
    zone: str | None
    kind: Kind | None = None


def conventions(article: Article, settings: Settings) -> Conventions:
    """What the article says of itself, else what is set for its source, else for all."""
    source = settings.of_source(article.source)
    language = article.language or source.language or settings.language
    return Conventions(
        language=language.replace("_", "-").split("-")[0].lower(),
        hemisphere=source.hemisphere or settings.hemisphere,
        zone=article.dating.zone_name or source.zone or settings.zone,
        kind=source.kind or settings.kind,
    )


def with_language(article: Article, settings: Settings) -> Article:
    """The article with its language: what it states, else what is set for its source, else what its words tell; where
    they are too few, what is set for all."""
    from timeline.temporal.detection import detect_language  # noqa: PLC0415  (words are loaded when there is a text)

    known = article.language or settings.of_source(article.source).language
    if known:
        return replace(article, language=known)
    detected = detect_language(article.text, settings.language_folder)
    return replace(article, language=detected or settings.language, language_is_detected=detected is not None)


def find_timexes(text: str, article: Article, settings: Settings) -> tuple[Timex, ...]:
    """The time expressions of a text that stands on the page of an article; full dates only where its language has no
    rules."""
    from timeline.temporal import annotate  # noqa: PLC0415  (rules are loaded when there is a text)

    way = conventions(article, settings)
    return annotate(
        text,
        article.dct,
        language=way.language,
        hemisphere=way.hemisphere,
        zone=way.zone,
        folder=settings.language_folder,
        kind=way.kind,
    )


def annotated(article: Article, settings: Settings) -> Analysis:
    """The time expressions of an article, which gets its language, and of the teasers on its page; no mentions."""
    article = with_language(article, settings)
    timexes = find_timexes(article.text, article, settings)
    teasers = tuple(replace(each, timexes=find_timexes(each.text, article, settings)) for each in article.teasers)
    return Analysis(article=replace(article, teasers=teasers), timexes=timexes)


def analyse(article: Article, settings: Settings) -> Analysis:
    """Everything up to the mentions, and what the article brings to a pile."""
    from timeline.stories.mentions import find_mentions  # noqa: PLC0415  (a worker loads it once)
    from timeline.stories.parts import take_apart  # noqa: PLC0415  (as above)
    from timeline.stories.profiles import profile_of  # noqa: PLC0415  (as above)
    from timeline.stories.terms import load_terms  # noqa: PLC0415  (as above)

    analysis = annotated(article, settings)
    parts = take_apart(analysis.article.text, load_terms(analysis.article.language))
    return replace(
        analysis,
        mentions=find_mentions(analysis.article, analysis.timexes, parts),
        profile=profile_of(analysis.article, settings.language, parts),
    )


def analysis_keys(
    articles: Iterable[Article], settings: Settings, tokens: Mapping[str, bytes] | None = None
) -> Iterator[bytes]:
    """For each article the hash of all that `analyse` makes its analysis from: the article, what is set for such a one,
    and the rules. `tokens` are hashes of the articles by their ids, where these come without their texts."""
    from timeline.archive.lights import token_of  # noqa: PLC0415  (only a build has the use of it)
    from timeline.archive.memo import key_of  # noqa: PLC0415  (as above)
    from timeline.archive.rules import folder_hash, rules_of  # noqa: PLC0415  (as above)

    rules = rules_of("timeline.analysis")
    folder = folder_hash(settings.language_folder)
    alike: dict[tuple[str | None, ...], bytes] = {}  # what is set is the same for all of a source, as a rule
    for article in articles:
        kind = article.language, article.source, article.dating.zone_name
        if kind not in alike:
            known = article.language or settings.of_source(article.source).language
            alike[kind] = key_of(rules, folder, known, settings.language, conventions(article, settings))
        yield key_of(alike[kind], token_of(article) if tokens is None else tokens[article.id])


def work_out(
    step: Step, articles: Sequence[Article], settings: Settings, *, jobs: int | None = None
) -> Iterator[Analysis | Diagnostic]:
    """Take each article through `annotated` or `analyse`, in order; where that trips a fault, crashes or takes longer
    than it may (`max_seconds`), say what happened."""
    return map_in_order(
        partial(_safely, step, settings=settings),
        articles,
        jobs=jobs_for(len(articles), jobs),
        died=_killed,
        late=partial(_late, seconds=settings.max_seconds),
        limit=settings.max_seconds or None,
    )


def _safely(step: Step, article: Article, *, settings: Settings) -> Analysis | Diagnostic:
    if len(article.text) > _LONGEST:
        most = f"{_LONGEST / 1e6:g} million is the most"
        reason = (
            f"its text has {len(article.text) / 1e6:.1f} million letters, and {most}; give it in parts, or as articles"
        )
        return Diagnostic(path=article.path, where=article.id, reason=reason)
    try:
        return step(article, settings)
    except TimelineError:
        raise
    except Exception as error:  # one article that trips a fault must not end the build
        reason = f"could not be worked out, a fault of this program: {fault(error)}"
        return Diagnostic(path=article.path, where=article.id, reason=reason)


def _killed(article: Article) -> Diagnostic:
    reason = "could not be worked out: it ends the process that works on it (out of memory?)"
    return Diagnostic(path=article.path, where=article.id, reason=reason)


def _late(article: Article, *, seconds: float) -> Diagnostic:
    more = "leave it out, or give it more (max_seconds in timeline.toml)"
    reason = f"could not be worked out within {seconds:g} seconds; {more}"
    return Diagnostic(path=article.path, where=article.id, reason=reason)
