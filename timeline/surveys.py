"""What each input file is and holds, by as many processes as asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec.structs import replace

from timeline.models import Article, Diagnostic, Moment
from timeline.reading.opening import Within
from timeline.reading.survey import Survey, survey
from timeline.readings import comes_when_it_likes, in_unicode, is_large_container
from timeline.settings import Settings
from timeline.workers import cores, fault, jobs_for, map_in_order, still_going


def surveys(paths: Sequence[str], settings: Settings, captured_at: Moment | None, jobs: int | None) -> Iterator[Survey]:
    """What each file holds, in order; one that crashes or hangs its reading costs itself alone."""
    limit = settings.max_seconds or None
    if any(map(comes_when_it_likes, paths)):
        jobs, limit = 1, None
    work = partial(_survey, settings=settings, captured_at=captured_at)
    late = partial(_unread, reason=f"one article took more than {limit or 0:g} seconds (max_seconds in timeline.toml)")
    died = partial(_unread, reason="it ends the process that reads it (out of memory?)")
    for is_large, group in groupby(paths, lambda path: jobs != 1 and is_large_container(path)):
        if is_large:
            yield from (_survey_apart(path, settings, captured_at, jobs or cores(), limit) for path in group)
        else:
            some = list(group)
            yield from map_in_order(work, some, jobs=jobs_for(len(some), jobs), died=died, late=late, limit=limit)


def _survey(path: str, *, settings: Settings, captured_at: Moment | None) -> Survey:
    from timeline.reading.reader import read_document  # noqa: PLC0415  (a worker loads it once)

    formats: Counter[Within] = Counter()

    def found() -> Iterator[Article | Diagnostic]:
        for each in read_document(path, settings, captured_at, lambda within: formats.update([within])):
            yield each
            still_going()

    try:
        return _shown(survey(path, found(), formats))
    except Exception as error:  # as a build, which goes on with the other files
        return _unread(path, reason=f"a fault of this program: {fault(error)}")


def _survey_apart(path: str, settings: Settings, captured_at: Moment | None, jobs: int, limit: float | None) -> Survey:
    from timeline.containers_apart import read_apart  # noqa: PLC0415  (few inputs are large containers)

    formats: Counter[Within] = Counter()
    found = read_apart(path, settings, captured_at, jobs, limit, lambda within: formats.update([within]))
    return _shown(survey(path, found, formats))


def _shown(read: Survey) -> Survey:
    """The survey with names that can be printed."""
    reasons = tuple(replace(each, path=in_unicode(each.path)) for each in read.reasons)
    return replace(read, path=in_unicode(read.path), reasons=reasons)


def _unread(path: str, *, reason: str) -> Survey:
    shown = in_unicode(path)
    diagnostic = Diagnostic(path=shown, reason=f"could not be read: {reason}")
    return Survey(path=shown, unusable=1, reasons=(diagnostic,))
