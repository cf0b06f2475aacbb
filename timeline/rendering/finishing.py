"""Replacing a site file by file: what an interruption leaves undone of it, the next build does before all else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Set
from pathlib import Path

import msgspec

from timeline.errors import OutputError
from timeline.rendering.disk import remove, told, write
from timeline.rendering.marker import MARKER, STAGING, print_of, write_marker

LEFT = ".left-to-do"
"""The file that says, beside the new files, what is left to do."""


class _Rest(msgspec.Struct, frozen=True):
    """What is left to do once all new files of a site stand beside the old ones: to move them there, and to remove the
    files that the new site has no more."""

    prints: dict[str, str]
    removed: tuple[str, ...]


def replace_one_by_one(output: Path, prints: Mapping[str, str], old: Set[str]) -> None:
    """Move the new files, all of which stand ready, to their places, and remove the `old` ones that are not among
    `prints`. From the first step on it will be done, by the next build if need be. Raises OSError."""
    rest = _Rest(prints=dict(prints), removed=tuple(sorted(old - prints.keys(), reverse=True)))
    write(output / STAGING / LEFT, msgspec.json.encode(rest))
    _finish(output)


def settle(output: Path) -> None:
    """Finish what a build that was stopped had begun to put in its place, and remove what it left besides. Raises
    OutputError where the folder cannot be written."""
    shutil.rmtree(beside(output), ignore_errors=True)
    with told(output):
        _finish(output)


def site_mark(output: Path) -> str:
    """What tells the site in a folder from others, also from those that came before it; "" where there is none."""
    for file in (output / STAGING / LEFT, output / MARKER):  # what is left to be done will be
        try:
            return print_of(file.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise OutputError(f"{file}: cannot be read ({error.strerror}); check its rights") from error
    return ""


def beside(output: Path) -> Path:
    """Where a folder is made that is to take the place of this one at once."""
    folder = output.resolve()
    return folder.with_name(f".{folder.name}.new")


def _finish(output: Path) -> None:
    """Do what is left of a replacement whose files all stand ready; remove those of one that was not."""
    left = output / STAGING / LEFT
    if left.exists():
        rest = msgspec.json.decode(left.read_bytes(), type=_Rest)
        ready = {path for path in rest.prints if (output / STAGING / path).is_file()}
        # all of both until it is done: what an interruption leaves behind is still known to be ours
        write_marker(output, dict.fromkeys((*rest.prints, *rest.removed), ""))
        for path in sorted(ready, key=_last_for_readers):
            target = output / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (output / STAGING / path).replace(target)
        for path in rest.removed:
            remove(output, path)
        write_marker(output, rest.prints)
    shutil.rmtree(output / STAGING, ignore_errors=True)


def _last_for_readers(path: str) -> tuple[int, str]:
    """Assets before data before pages: a page is moved when all that it needs is there."""
    if path.startswith("assets/"):
        return 0, path
    return (2 if path.endswith(".html") else 1), path
