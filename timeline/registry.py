"""The file beside the output that keeps slugs and event ids as their readers know them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from timeline.archive.pending import Pending
from timeline.errors import OutputError
from timeline.models import from_json, to_json
from timeline.rendering.finishing import site_mark

if TYPE_CHECKING:
    from timeline.stories.identity import Register


def register_path(output: Path) -> Path:
    """Where the ids of a site are kept: beside its folder, so that they outlive it."""
    folder = output.resolve()
    return folder.with_name(f"{folder.name}.register.json")


def read_register(output: Path) -> Register:
    """The ids that earlier builds into this folder gave out; none where there was no build."""
    from timeline.stories.identity import load_register  # noqa: PLC0415  (stories are loaded when there is a build)

    return load_register(register_path(output))


def draft_path(output: Path) -> Path:
    """Where the next register stands until the site that it belongs to is written."""
    path = register_path(output)
    return path.with_name(f"{path.name}.new")


@contextmanager
def replaced_register(register: Register, output: Path) -> Iterator[None]:
    """Write the new register beside the old one, and put it in its place once the block has replaced the site.

    So no reader sees half of it, and a site never shows ids that could not be kept: where the draft cannot be written,
    the block is not entered. Where the block has not replaced the site, the old register stands. Raises OutputError.
    """
    from timeline.stories.identity import dump_register  # noqa: PLC0415  (as above)

    path, draft = register_path(output), draft_path(output)
    pending = Pending(before=site_mark(output), register=dump_register(register).decode())
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(draft, to_json(pending))
        except OSError:
            draft.unlink(missing_ok=True)
            raise
    try:
        yield
    finally:
        settle_register(output)


def settle_register(output: Path) -> None:
    """Keep the register that a build left in its draft, if its site stands; forget it, if that never came to be."""
    path, draft = register_path(output), draft_path(output)
    with _told(path):
        try:
            pending = from_json(draft.read_bytes(), Pending)
        except FileNotFoundError:
            return
        except (msgspec.DecodeError, UnicodeDecodeError):  # killed while it was written: the site was not touched
            draft.unlink()
            return
        if pending.before != site_mark(output):
            fresh = path.with_name(f"{path.name}.tmp")
            _write(fresh, pending.register.encode())
            fresh.replace(path)
        draft.unlink()


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: the register of ids cannot be written ({error.strerror}); check its rights and the space left"
        ) from error
