"""Writing a site into a folder, so that only what is ours is replaced and readers never find it half written.

`.timeline-site` marks a folder as ours and lists the files that we wrote there. New files are first written whole
beside the old ones. Then a folder is made of them, of the old files that stay, and of those of others, and takes the
place of the old folder at once. Where the system cannot do that, the files are moved to their places one by one:
assets, data, pages, last the marker; what an interruption leaves undone there, the next build does before all else.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import OutputError
from timeline.models import Model
from timeline.rendering.disk import holds, remove_empty, told, write
from timeline.rendering.finishing import LEFT, beside, replace_one_by_one, settle
from timeline.rendering.marker import MARKER, STAGING, check_path, print_of, read_marker, write_marker
from timeline.rendering.ours import check_output
from timeline.rendering.swap import exchanged

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


class NewSite(Model, frozen=True):
    """A site that is being made beside the old one in the folder `output`. Several processes may `put` files."""

    output: Path

    def put(self, path: str, content: bytes) -> None:
        """Keep a file for the site; one that stands there as it is, is not written again. Raises OutputError for a path
        out of the folder, and where it cannot be written."""
        check_path(path)
        with told(self.output):
            staged = self._staging / path
            if holds(self.output / path, content):
                staged.unlink(missing_ok=True)
            else:
                write(staged, content)

    def replace_old(self, prints: Mapping[str, str]) -> None:
        """Make the folder hold exactly these files of ours, all of which have been put or stand there; files of others
        stay. `prints` are their hashes by their paths. Raises OutputError where a file of others is in the way, and
        where the folder cannot be written: then the old site stands."""
        output = self.output.resolve()
        with told(output):
            old = frozenset(read_marker(output).files) if (output / MARKER).exists() else frozenset[str]()
            staged = {path for path in _files_in(self._staging) if path in prints}
            in_the_way = sorted(path for path in staged if path not in old and (output / path).exists())
            if in_the_way:
                raise OutputError(
                    f"{output / in_the_way[0]}: is in the way and was not written by this program; move it, or name "
                    f"another folder with -o"
                )
            if not self._replaced_at_once(prints, staged, old):
                replace_one_by_one(output, prints, old)

    def _replaced_at_once(self, prints: Mapping[str, str], staged: Set[str], old: Set[str]) -> bool:
        """Whether the folder could be put in the place of the old one as a whole. Not while somebody works in it."""
        output, fresh = self.output.resolve(), beside(self.output)
        if Path.cwd().is_relative_to(output):
            return False
        try:
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
            for folder in sorted({path.rpartition("/")[0] for path in prints}):
                (fresh / folder).mkdir(parents=True, exist_ok=True)
            for path in prints:  # of many thousands; a Path of each would take most of the time
                os.link(f"{self._staging if path in staged else output}/{path}", f"{fresh}/{path}")
            write_marker(fresh, prints)
            if not output.exists():
                fresh.rename(output)
                return True
            _link_others(output, fresh, old)
            shutil.copystat(output, fresh)
            return exchanged(fresh, output)
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise
            return False  # no links here, or nothing may be made beside the folder
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    @property
    def _staging(self) -> Path:
        return self.output / STAGING


@contextmanager
def new_site(output: Path) -> Iterator[NewSite]:
    """A place for the files of a new site, which the block makes, puts there and lets replace the old ones. Raises
    OutputError where the folder is not ours; after any error in the block nothing is left but the old site."""
    check_output(output)
    begun = next((each for each in (*reversed(output.parents), output) if not each.exists()), None)
    settle(output)
    try:
        yield NewSite(output)
    finally:
        if not (output / STAGING / LEFT).exists():
            shutil.rmtree(output / STAGING, ignore_errors=True)
        if begun is not None:
            remove_empty(output, begun)


def write_site(files: Mapping[str, bytes], output: Path) -> None:
    """Make the folder hold exactly `files` of ours; files of others stay. Unchanged files are not touched. Raises
    OutputError where the folder is not ours, where a file of others is in the way, or where it cannot be written."""
    with new_site(output) as site:
        for path, content in files.items():
            site.put(path, content)
        site.replace_old({path: print_of(content) for path, content in files.items()})


def _files_in(folder: Path) -> Iterator[str]:
    """The paths of all files in a folder, from there."""
    for place, _, files in os.walk(folder):
        start = Path(place).relative_to(folder).as_posix()
        yield from files if start == "." else (f"{start}/{name}" for name in files)


def _link_others(output: Path, fresh: Path, ours: Set[str]) -> None:
    """Take the files of others along."""
    for folder, inner, files in os.walk(output):
        place = Path(folder)
        if place == output:
            inner[:] = [name for name in inner if name != STAGING]
        links = [name for name in inner if (place / name).is_symlink()]
        within = place.relative_to(output)
        start = "" if place == output else f"{within.as_posix()}/"
        for name in (*files, *links):
            path = start + name
            if path not in ours and path != MARKER:
                (fresh / within).mkdir(parents=True, exist_ok=True)
                os.link(place / name, fresh / path, follow_symlinks=False)
        if not files and not inner and place != output:
            (fresh / within).mkdir(parents=True, exist_ok=True)
    for folder, _, _ in os.walk(fresh, topdown=False):  # a folder that nobody else may read stays one
        kept = output / Path(folder).relative_to(fresh)
        if kept.is_dir():
            shutil.copymode(kept, folder)
