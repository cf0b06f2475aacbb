"""Writing a site into a folder, so that only what is ours is replaced and readers never find it half written.

`.timeline-site` marks a folder as ours and lists the files that we wrote there. New files are first written whole
beside the old ones. Then a folder is made of them, of the old files that stay, and of those of others, and takes the
place of the old folder at once. Where the system cannot do that, the files are moved to their places one by one:
assets, data, pages, last the marker; what an interruption leaves undone there, the next build does before all else.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile

import msgspec

from timeline.errors import OutputError
from timeline.models import Model
from timeline.rendering.swap import exchanged

MARKER = ".timeline-site"
_STAGING = ".timeline-staging"
_LEFT = ".left-to-do"
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
# What may stand in a folder that counts as empty: a note for people, and what git needs to keep it
_NOTES = frozenset({"README.md", "README.txt", "README", ".gitkeep", ".gitignore"})


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the marker says: its version, our files by their paths in the folder, and the hashes of those that are known
    to be whole. An empty list is a folder of ours that holds no site yet."""

    version: int = 1
    files: tuple[str, ...] = ()
    prints: dict[str, str] = {}


class _Rest(msgspec.Struct, frozen=True):
    """What is left to do once all new files of a site stand beside the old ones: to move them there, and to remove the
    files that the new site has no more."""

    prints: dict[str, str]
    removed: tuple[str, ...]


def check_output(output: Path) -> None:
    """Raise OutputError unless the site may be written to `output`: it is missing, empty but for a note, or ours, and
    the disk lets us."""
    if not output.exists():
        _check_rights(next(each for each in output.absolute().parents if each.exists()), output)
        return
    if not output.is_dir():
        raise OutputError(f"{output}: is a file, not a folder; name another folder with -o")
    _check_rights(output, output)
    if (output / MARKER).exists():
        _read(output)
        return
    foreign = sorted(entry.name for entry in output.iterdir() if entry.name not in _NOTES | {_STAGING})
    if foreign:
        raise OutputError(
            f"{output}: holds files that this program did not write ({_some(foreign)}), so it is left alone; "
            f"name an empty or new folder with -o, or, if they may be mixed with the site, "
            f"put an empty marker there: echo '{{}}' > {output / MARKER}"
        )


def _check_rights(folder: Path, output: Path) -> None:
    """Try what rights and file systems say only when they are asked; nothing of it is left, also by a killed process
    where the system knows files without a name."""
    try:
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(
            f"{output}: cannot be written ({error.strerror}); check the rights of {folder}, or name another folder "
            "with -o"
        ) from error


class NewSite(Model, frozen=True):
    """A site that is being made beside the old one in the folder `output`. Several processes may `put` files."""

    output: Path

    def put(self, path: str, content: bytes) -> None:
        """Keep a file for the site; one that stands there as it is, is not written again. Raises OutputError for a path
        out of the folder, and where it cannot be written."""
        _check_path(path)
        with _told(self.output):
            staged = self._staging / path
            if _holds(self.output / path, content):
                staged.unlink(missing_ok=True)
            else:
                _write(staged, content)

    def replace_old(self, prints: Mapping[str, str]) -> None:
        """Make the folder hold exactly these files of ours, all of which have been put or stand there; files of others
        stay. `prints` are their hashes by their paths. Raises OutputError where a file of others is in the way, and
        where the folder cannot be written: then the old site stands."""
        output = self.output.resolve()
        with _told(output):
            old = frozenset(_read(output).files) if (output / MARKER).exists() else frozenset[str]()
            staged = {path for path in prints if (self._staging / path).is_file()}
            in_the_way = sorted(path for path in staged if path not in old and (output / path).exists())
            if in_the_way:
                raise OutputError(
                    f"{output / in_the_way[0]}: is in the way and was not written by this program; move it, or name "
                    f"another folder with -o"
                )
            if not self._replaced_at_once(prints, staged, old):
                rest = _Rest(prints=dict(prints), removed=tuple(sorted(old - prints.keys(), reverse=True)))
                _write(self._staging / _LEFT, msgspec.json.encode(rest))
                _finish(output)

    def _replaced_at_once(self, prints: Mapping[str, str], staged: Set[str], old: Set[str]) -> bool:
        """Whether the folder could be put in the place of the old one as a whole. Not while somebody works in it."""
        output, fresh = self.output.resolve(), _beside(self.output)
        if Path.cwd().is_relative_to(output):
            return False
        try:
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
            for path in prints:
                place = fresh / path
                place.parent.mkdir(parents=True, exist_ok=True)
                os.link((self._staging if path in staged else output) / path, place)
            _mark(fresh, prints)
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
        return self.output / _STAGING


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
        if not (output / _STAGING / _LEFT).exists():
            shutil.rmtree(output / _STAGING, ignore_errors=True)
        if begun is not None:
            _remove_empty(output, begun)


def settle(output: Path) -> None:
    """Finish what a build that was stopped had begun to put in its place, and remove what it left besides. Raises
    OutputError where the folder cannot be written."""
    shutil.rmtree(_beside(output), ignore_errors=True)
    with _told(output):
        _finish(output)


def site_mark(output: Path) -> str:
    """What tells the site in a folder from others, also from those that came before it; "" where there is none."""
    for file in (output / _STAGING / _LEFT, output / MARKER):  # what is left to be done will be
        try:
            return print_of(file.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise OutputError(f"{file}: cannot be read ({error.strerror}); check its rights") from error
    return ""


def write_site(files: Mapping[str, bytes], output: Path) -> None:
    """Make the folder hold exactly `files` of ours; files of others stay. Unchanged files are not touched. Raises
    OutputError where the folder is not ours, where a file of others is in the way, or where it cannot be written."""
    with new_site(output) as site:
        for path, content in files.items():
            site.put(path, content)
        site.replace_old({path: print_of(content) for path, content in files.items()})


def print_of(content: bytes) -> str:
    """The hash by which a file of a site is known again."""
    return hashlib.sha256(content).hexdigest()[:32]


def whole_files(output: Path) -> dict[str, str]:
    """The hashes of the files of the site in a folder, by their paths, as they were written there, of those that still
    stand there."""
    if not (output / MARKER).exists():
        return {}
    return {path: known for path, known in _read(output).prints.items() if (output / path).is_file()}


def _beside(output: Path) -> Path:
    folder = output.resolve()
    return folder.with_name(f".{folder.name}.new")


def _link_others(output: Path, fresh: Path, ours: Set[str]) -> None:
    """Take the files of others along."""
    for folder, inner, files in os.walk(output):
        place = Path(folder)
        if place == output:
            inner[:] = [name for name in inner if name != _STAGING]
        links = [name for name in inner if (place / name).is_symlink()]
        for name in (*files, *links):
            path = (place / name).relative_to(output)
            if path.as_posix() not in ours and path.as_posix() != MARKER:
                (fresh / path).parent.mkdir(parents=True, exist_ok=True)
                os.link(place / name, fresh / path, follow_symlinks=False)
        for name in inner:
            if name not in links and not any((place / name).iterdir()):
                (fresh / (place / name).relative_to(output)).mkdir(parents=True, exist_ok=True)
    for folder, _, _ in os.walk(fresh, topdown=False):  # a folder that nobody else may read stays one
        kept = output / Path(folder).relative_to(fresh)
        if kept.is_dir():
            shutil.copymode(kept, folder)


def _finish(output: Path) -> None:
    """Do what is left of a replacement whose files all stand ready; remove those of one that was not."""
    left = output / _STAGING / _LEFT
    if left.exists():
        rest = msgspec.json.decode(left.read_bytes(), type=_Rest)
        ready = {path for path in rest.prints if (output / _STAGING / path).is_file()}
        # all of both until it is done: what an interruption leaves behind is still known to be ours
        _mark(output, dict.fromkeys((*rest.prints, *rest.removed), ""))
        for path in sorted(ready, key=_last_for_readers):
            target = output / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (output / _STAGING / path).replace(target)
        for path in rest.removed:
            _remove(output, path)
        _mark(output, rest.prints)
    shutil.rmtree(output / _STAGING, ignore_errors=True)


@contextmanager
def _told(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{error.filename or output}: cannot be written ({error.strerror}); check its rights and the space left"
        ) from error


def _remove_empty(folder: Path, last: Path) -> None:
    """Remove the folder, and those above it up to `last`, as far as they are empty."""
    for each in (folder, *folder.parents):
        if not each.is_dir() or any(each.iterdir()):
            return
        each.rmdir()
        if each == last:
            return


def _last_for_readers(path: str) -> tuple[int, str]:
    """Assets before data before pages: a page is moved when all that it needs is there."""
    if path.startswith("assets/"):
        return 0, path
    return (2 if path.endswith(".html") else 1), path


def _mark(output: Path, prints: Mapping[str, str]) -> None:
    manifest = Manifest(
        files=tuple(sorted(prints)), prints={path: known for path, known in sorted(prints.items()) if known}
    )
    content = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    if _holds(output / MARKER, content):
        return
    _write(output / _STAGING / MARKER, content)
    (output / _STAGING / MARKER).replace(output / MARKER)


def _read(output: Path) -> Manifest:
    marker = output / MARKER
    try:
        text = marker.read_bytes()
        manifest = msgspec.json.decode(text, type=Manifest) if text.strip() else Manifest()
    except (msgspec.DecodeError, OSError) as error:
        raise OutputError(
            f"{marker}: is not a marker of this program ({error}); delete it if the folder may be replaced"
        ) from error
    for path in manifest.files:
        _check_path(path)
    return manifest


def _check_path(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ":" in path or any(part in ("..", ".") for part in parts):
        raise OutputError(f"{path!r}: is not a path inside the output folder")


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove(output: Path, path: str) -> None:
    """Remove a file of ours, and the folders that it leaves empty."""
    (output / path).unlink(missing_ok=True)
    for parent in PurePosixPath(path).parents[:-1]:
        folder = output / parent
        if not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
