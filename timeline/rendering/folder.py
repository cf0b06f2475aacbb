"""Writing a site into a folder, so that only what is ours is replaced and readers never find it half written.

`.timeline-site` marks a folder as ours and lists the files that we wrote there. New files are first written whole
beside their places, each as soon as it is made and by whichever process made it. Once all are there they are moved to
their places one by one: assets, data, pages, last the marker. Until its page is moved the old page stands, with the
assets that it needs, so that an interruption leaves each page either old or new.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import msgspec

from timeline.errors import OutputError
from timeline.models import Model

MARKER = ".timeline-site"
_STAGING = ".timeline-staging"
# What may stand in a folder that counts as empty: a note for people, and what git needs to keep it
_NOTES = frozenset({"README.md", "README.txt", "README", ".gitkeep", ".gitignore"})


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the marker says: its version, and our files by their paths in the folder. An empty list is a folder of ours
    that holds no site yet."""

    version: int = 1
    files: tuple[str, ...] = ()


def check_output(output: Path) -> None:
    """Raise OutputError unless the site may be written to `output`: it is missing, empty but for a note, or ours."""
    if not output.exists():
        return
    if not output.is_dir():
        raise OutputError(f"{output}: is a file, not a folder; name another folder with -o")
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

    def replace_old(self, paths: Collection[str]) -> None:
        """Make the folder hold exactly these files of ours, all of which have been put; files of others stay. Raises
        OutputError where one of those is in the way, and where the folder cannot be written."""
        output, new = self.output, frozenset(paths)
        with _told(output):
            old = frozenset(_read(output).files) if (output / MARKER).exists() else frozenset[str]()
            changed = [path for path in sorted(new, key=_last_for_readers) if (self._staging / path).is_file()]
            in_the_way = sorted(path for path in changed if path not in old and (output / path).exists())
            if in_the_way:
                raise OutputError(
                    f"{output / in_the_way[0]}: is in the way and was not written by this program; move it, or name "
                    f"another folder with -o"
                )
            output.mkdir(parents=True, exist_ok=True)
            # both lists until the swap is done, so that what an interruption leaves behind is still known to be ours
            _mark(output, old | new)
            for path in changed:
                target = output / path
                target.parent.mkdir(parents=True, exist_ok=True)
                (self._staging / path).replace(target)
            for path in sorted(old - new, reverse=True):
                _remove(output, path)
            _mark(output, new)

    @property
    def _staging(self) -> Path:
        return self.output / _STAGING


@contextmanager
def new_site(output: Path) -> Iterator[NewSite]:
    """A place for the files of a new site, which the block makes, puts there and lets replace the old ones. Raises
    OutputError where the folder is not ours; after any error in the block nothing is left but the old site."""
    check_output(output)
    begun = next((each for each in (*reversed(output.parents), output) if not each.exists()), None)
    shutil.rmtree(output / _STAGING, ignore_errors=True)
    try:
        yield NewSite(output)
    finally:
        shutil.rmtree(output / _STAGING, ignore_errors=True)
        if begun is not None:
            _remove_empty(output, begun)


def write_site(files: Mapping[str, bytes], output: Path) -> None:
    """Make the folder hold exactly `files` of ours; files of others stay. Unchanged files are not touched. Raises
    OutputError where the folder is not ours, where a file of others is in the way, or where it cannot be written."""
    with new_site(output) as site:
        for path, content in files.items():
            site.put(path, content)
        site.replace_old(files.keys())


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


def _mark(output: Path, paths: Iterable[str]) -> None:
    content = msgspec.json.format(msgspec.json.encode(Manifest(files=tuple(sorted(paths)))), indent=1) + b"\n"
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
