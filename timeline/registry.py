"""The file beside the output that keeps slugs and event ids as their readers know them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import OutputError

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
    """Write the new register beside the old one, and put it in its place once the block has written the site.

    So no reader sees half of it, and a site never shows ids that could not be kept: where the draft cannot be written,
    the block is not entered. After an error in the block the old register stands. Raises OutputError.
    """
    from timeline.stories.identity import dump_register  # noqa: PLC0415  (as above)

    path, draft = register_path(output), draft_path(output)
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(dump_register(register))
    try:
        yield
        with _told(path):
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: the register of ids cannot be written ({error.strerror}); check its rights and the space left"
        ) from error
