"""A large container is opened here, and its documents are read by several processes: each costs no more than itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from timeline.errors import InputError, TimelineError
from timeline.models import Article, Diagnostic, Moment
from timeline.reading.members import Member, members_of, read_member
from timeline.reading.opening import Within, unnoticed
from timeline.settings import Settings
from timeline.workers import fault, flow_in_order, still_going

Found = Article | Diagnostic


def read_apart(
    path: str,
    settings: Settings,
    captured_at: Moment | None,
    jobs: int,
    limit: float | None,
    notice: Callable[[Within], None] = unnoticed,
) -> Iterator[Found]:
    """What a container holds, in its order. A document that takes more than `limit` seconds is given up. `notice` is
    told of each document as it is opened, which is before the articles of some that come earlier."""
    work = partial(_read, settings=settings)
    late = partial(_late, seconds=limit or 0)
    items = members_of(path, settings, captured_at, notice)
    for found in flow_in_order(work, items, size=_size, jobs=jobs, died=_killed, late=late, limit=limit):
        yield from found


def _size(item: Member | Found) -> int:
    return len(item.data) if isinstance(item, Member) else 0


def _read(item: Member | Found, *, settings: Settings) -> tuple[Found, ...]:
    if not isinstance(item, Member):
        return (item,)
    found: list[Found] = []
    try:
        for each in read_member(item, settings):
            found.append(each)
            still_going()
    except InputError as error:
        found.append(Diagnostic(path=item.path, reason=str(error)))
    except TimelineError:
        raise
    except Exception as error:  # as in a file of its own
        found.append(Diagnostic(path=item.path, reason=f"could not be read, a fault of this program: {fault(error)}"))
    return tuple(found)


def _killed(item: Member | Found) -> tuple[Found, ...]:
    return (Diagnostic(path=item.path, reason="could not be read: it ends the process that reads it (out of memory?)"),)


def _late(item: Member | Found, *, seconds: float) -> tuple[Found, ...]:
    reason = f"could not be read: one article took more than {seconds:g} seconds (max_seconds in timeline.toml)"
    return (Diagnostic(path=item.path, reason=reason),)
