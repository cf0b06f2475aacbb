"""The marker of a site: that a folder is ours, which files in it are, and by what each is known to be whole."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from timeline.errors import OutputError
from timeline.rendering.disk import holds, write

MARKER = ".timeline-site"

STAGING = ".timeline-staging"
"""The folder in a site in which the files of the next one are made."""


_NO_NAMES = frozenset({"", ".", ".."})
"""Parts of a path that name no file or folder."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the marker says: its version, our files by their paths in the folder, and the hashes of those that are known
    to be whole. An empty list is a folder of ours that holds no site yet."""

    version: int = 1
    files: tuple[str, ...] = ()
    prints: dict[str, str] = {}


def print_of(content: bytes) -> str:
    """The hash by which a file of a site is known again."""
    return hashlib.sha256(content).hexdigest()[:32]


def read_marker(output: Path) -> Manifest:
    """What the marker of a folder says. Raises OutputError for one that is not of this program."""
    marker = output / MARKER
    try:
        text = marker.read_bytes()
        manifest = msgspec.json.decode(text, type=Manifest) if text.strip() else Manifest()
    except (msgspec.DecodeError, OSError) as error:
        raise OutputError(
            f"{marker}: is not a marker of this program ({error}); delete it if the folder may be replaced"
        ) from error
    for path in manifest.files:
        check_path(path)
    return manifest


def write_marker(output: Path, prints: Mapping[str, str]) -> None:
    """Mark a folder with the files of a site and their hashes, "" for one that is not known to be whole. Raises
    OSError."""
    manifest = Manifest(
        files=tuple(sorted(prints)), prints={path: known for path, known in sorted(prints.items()) if known}
    )
    content = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    if holds(output / MARKER, content):
        return
    write(output / STAGING / MARKER, content)
    (output / STAGING / MARKER).replace(output / MARKER)


def whole_files(output: Path) -> dict[str, str]:
    """The hashes of the files of the site in a folder, by their paths, as they were written there, of those that still
    stand there."""
    if not (output / MARKER).exists():
        return {}
    place = f"{output}{os.sep}"
    return {path: known for path, known in read_marker(output).prints.items() if os.path.isfile(place + path)}  # noqa: PTH113  (of thousands)


def check_path(path: str) -> None:
    """Raise OutputError for a path that does not stay in the folder."""
    parts = path.split("/")
    if "\\" in path or ":" in path or not _NO_NAMES.isdisjoint(parts):
        raise OutputError(f"{path!r}: is not a path inside the output folder")
