"""What each input file is and holds, by as many processes as asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from timeline.models import Diagnostic, Moment
from timeline.reading.survey import Survey, survey
from timeline.readings import comes_when_it_likes, in_unicode
from timeline.settings import Settings
from timeline.workers import fault, jobs_for, map_in_order, still_going


def surveys(paths: Sequence[str], settings: Settings, captured_at: Moment | None, jobs: int | None) -> Iterator[Survey]:
    """What each file holds, in order; one that crashes or hangs its reading costs itself alone."""
    limit = settings.max_seconds or None
    if any(map(comes_when_it_likes, paths)):
        jobs, limit = 1, None
    work = partial(_survey, settings=settings, captured_at=captured_at)
    late = partial(_unread, reason=f"one article took more than {limit or 0:g} seconds (max_seconds in timeline.toml)")
    died = partial(_unread, reason="it ends the process that reads it (out of memory?)")
    return map_in_order(work, paths, jobs=jobs_for(len(paths), jobs), died=died, late=late, limit=limit)


def _survey(path: str, *, settings: Settings, captured_at: Moment | None) -> Survey:
    try:
        return replace(survey(path, settings, captured_at, still_going), path=in_unicode(path))
    except Exception as error:  # as a build, which goes on with the other files
        return _unread(path, reason=f"a fault of this program: {fault(error)}")


def _unread(path: str, *, reason: str) -> Survey:
    shown = in_unicode(path)
    diagnostic = Diagnostic(path=shown, reason=f"could not be read: {reason}")
    return Survey(path=shown, unusable=1, reasons=(diagnostic,))
