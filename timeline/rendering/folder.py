"""Writing a site into a folder, so that only what is ours is replaced and readers never find it half written.

`.timeline-site` marks a folder as ours and lists the files that we wrote there. New files are first written whole
beside their places, then moved there one by one: assets, data, pages, last the marker. Until its page is moved the old
page stands, with the assets that it needs, so that an interruption leaves each page either old or new.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from timeline.errors import OutputError

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


def write_site(files: Mapping[str, bytes], output: Path) -> None:
    """Make the folder hold exactly `files` of ours; files of others stay. Unchanged files are not touched. Raises
    OutputError where the folder is not ours, where a file of others is in the way, or where it cannot be written."""
    check_output(output)
    for path in files:
        _check_path(path)
    try:
        _replace(files, output)
    except OSError as error:
        where = error.filename or output
        raise OutputError(
            f"{where}: cannot be written ({error.strerror}); check its rights and the space left"
        ) from error


def _replace(files: Mapping[str, bytes], output: Path) -> None:
    old = frozenset(_read(output).files) if (output / MARKER).exists() else frozenset[str]()
    changed = {path: content for path, content in files.items() if not _holds(output / path, content)}
    in_the_way = sorted(path for path in changed if path not in old and (output / path).exists())
    if in_the_way:
        raise OutputError(
            f"{output / in_the_way[0]}: is in the way and was not written by this program; move it, or name another "
            f"folder with -o"
        )
    staging = output / _STAGING
    shutil.rmtree(staging, ignore_errors=True)
    output.mkdir(parents=True, exist_ok=True)
    for path, content in changed.items():
        _write(staging / path, content)
    # both lists until the swap is done, so that what an interruption leaves behind is still known to be ours
    _mark(output, old | files.keys())
    for path in sorted(changed, key=_last_for_readers):
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (staging / path).replace(target)
    for path in sorted(old - files.keys(), reverse=True):
        _remove(output, path)
    _mark(output, files.keys())
    shutil.rmtree(staging, ignore_errors=True)


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
