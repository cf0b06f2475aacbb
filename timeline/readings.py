"""What each input file holds. A file of which an archive knows the bytes is not read again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from timeline.archive.memo import NO_MEMO, Memo, NoMemo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.errors import InputError, TimelineError
from timeline.models import Article, Diagnostic, Model, Moment
from timeline.reading.walking import never_ends
from timeline.settings import Settings, SourceSettings
from timeline.workers import cores, fault, jobs_for, map_in_order, still_going

STANDARD_INPUT = "-"

# Characters of the texts of one file, some 6,000 articles. A larger export is mostly a whole one, which is another each
# day, and what was read from the last ten would be kept.
_MOST = 20_000_000
# Bytes of a container on the disk: some hundred packed pages, which take longer to read than processes to start.
_LARGE = 3_000_000
_HEAD = 1024
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x03\x04", b"%PDF", b"PAR1", b"WARC/")


class Reading(Model, frozen=True):
    """What one file holds, in its order. `steady` says that it was the same file before and after the reading."""

    articles: tuple[Article, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    steady: bool = True


class _File(Model, frozen=True):
    """A file to read. `digest` is the hash of its bytes; None where nobody asks whether it changes."""

    path: str
    digest: bytes | None = None


def readings(
    paths: Sequence[str],
    settings: Settings,
    captured_at: Moment | None,
    *,
    memo: Memo = NO_MEMO,
    may_keep: Callable[[Article], bool] = lambda _: True,
    jobs: int | None = None,
) -> Iterator[Reading]:
    """What the files hold, in order. What `memo` has of the same bytes, path, capture time, settings and rules is taken
    over, and what is read anew is kept in it.

    Nothing is kept of a file that gave no article or had a fault, since that may be better the next time, nor of one
    with an article that `may_keep` refuses.
    """
    limit = settings.max_seconds or None
    settings = _for_reading(settings)
    plain = not any(map(comes_when_it_likes, paths))
    if not plain:
        jobs, limit = 1, None
    if not plain or isinstance(memo, NoMemo):
        yield from _read_all([_File(path) for path in paths], settings, captured_at, jobs, limit)
        return

    def keeps(reading: Reading) -> bool:
        small = sum(len(each.text) for each in reading.articles) <= _MOST
        whole = reading.steady and reading.articles and all(each.kept for each in reading.diagnostics)
        return bool(whole) and small and all(map(may_keep, reading.articles))

    rules = rules_of("timeline.readings")
    files = [_File(path, _digest(path)) for path in paths]
    keys = [key_of(rules, os.fsencode(each.path), each.digest or b"", captured_at, settings) for each in files]
    work = partial(_read_all, settings=settings, captured_at=captured_at, jobs=jobs, limit=limit)
    yield from remembered(memo, "read", files, keys, work, kind=Reading, keeps=keeps)


def rules_of_reading(settings: Settings) -> str:
    """The hash of the rules, and of the settings, by which files are read."""
    return key_of(rules_of("timeline.readings"), _for_reading(settings)).hex()


def _for_reading(settings: Settings) -> Settings:
    """What of the settings the reading looks at: it is given no others."""
    sources = {
        name: SourceSettings(aliases=each.aliases, zone=each.zone, day_first=each.day_first)
        for name, each in settings.sources.items()
    }
    return Settings(fields=settings.fields, zone=settings.zone, day_first=settings.day_first, sources=sources)


def comes_when_it_likes(path: str) -> bool:
    """Whether it is our standard input or a pipe such as <(zcat ...), which no other process can read. A file that is
    gone by now is none."""
    return path == STANDARD_INPUT or never_ends(path)


def _digest(path: str) -> bytes:
    """The hash of a file's bytes; of none for one that cannot be read, of which nothing is kept."""
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return b""


def _read_all(
    files: Sequence[_File], settings: Settings, captured_at: Moment | None, jobs: int | None, limit: float | None
) -> Iterator[Reading]:
    """What the files hold, in order; a file that crashes or hangs its reading costs itself alone, and a document within
    a large container no more than that document."""
    work = partial(_read, settings=settings, captured_at=captured_at)
    late = partial(_late, seconds=limit or 0)
    for is_large, group in groupby(files, lambda file: jobs != 1 and is_large_container(file.path)):
        if is_large:
            from timeline.containers_apart import read_apart  # noqa: PLC0415  (few inputs are large containers)

            for file in group:
                yield _reading_of(file, list(read_apart(file.path, settings, captured_at, jobs or cores(), limit)))
        else:
            some = list(group)
            count = jobs_for(len(some), jobs)
            if jobs is None and any(is_for_a_library(file.path) for file in some):
                count = max(count, 2)
            yield from map_in_order(work, some, jobs=count, died=_killed, late=late, limit=limit)


def is_for_a_library(path: str) -> bool:
    """Whether a file goes through libraries in C, of which a crash would end our own process: pages, other markup, and
    whatever is no text."""
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(_HEAD).lstrip()
    except OSError:
        return False
    return head.startswith((b"<", b"\xef\xbb\xbf<", *_PACKED)) or b"\x00" in head


def is_large_container(path: str) -> bool:
    """Whether what a file holds is worth more than one process."""
    try:
        if Path(path).stat().st_size < _LARGE:
            return False
        from timeline.reading.members import is_container  # noqa: PLC0415  (as above)

        return is_container(path)
    except OSError:
        return False


def _read(file: _File, *, settings: Settings, captured_at: Moment | None) -> Reading:
    from timeline.reading.reader import read_document  # noqa: PLC0415  (a worker loads it once)

    path = file.path
    if Path(path).is_dir():
        return _reading_of(file, [_folder(path)])
    found: list[Article | Diagnostic] = []
    try:
        for each in read_document(path, settings, captured_at):
            found.append(each)
            still_going()
    except InputError as error:
        found.append(Diagnostic(path=path, reason=str(error)))
    except TimelineError:
        raise
    except Exception as error:  # one document that trips a fault must not end the build
        found.append(Diagnostic(path=path, reason=f"could not be read, a fault of this program: {fault(error)}"))
    return _reading_of(file, found)


def _folder(path: str) -> Diagnostic:
    """What is said of a folder that was met in a folder and not opened."""
    if Path(path).is_symlink():
        reason = "is a link to a folder, which is not followed, since it may lead in circles; name that folder itself"
        return Diagnostic(path=path, reason=reason, kept=True)
    return Diagnostic(path=path, reason="is a folder that cannot be opened; check who may read it")


def _reading_of(file: _File, found: list[Article | Diagnostic]) -> Reading:
    """What was found in a file, which may have changed meanwhile."""
    path = file.path
    if in_unicode(path) != path:
        found = [replace(each, path=in_unicode(each.path)) for each in found]
    return Reading(
        articles=tuple(each for each in found if isinstance(each, Article)),
        diagnostics=tuple(each for each in found if isinstance(each, Diagnostic)),
        steady=file.digest is None or file.digest == _digest(path),
    )


def in_unicode(path: str) -> str:
    """A file name that is not UTF-8, with escapes for the bytes that are none: it goes into JSON and pages."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _killed(file: _File) -> Reading:
    reason = "could not be read: it ends the process that reads it (out of memory?)"
    return Reading(diagnostics=(Diagnostic(path=in_unicode(file.path), reason=reason),))


def _late(file: _File, *, seconds: float) -> Reading:
    reason = (
        f"could not be read: one article took more than {seconds:g} seconds; leave the file out, or give it more "
        "(max_seconds in timeline.toml)"
    )
    return Reading(diagnostics=(Diagnostic(path=in_unicode(file.path), reason=reason),))
