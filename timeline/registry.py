"""The file beside the output that keeps slugs and event ids as their readers know them."""

from __future__ import annotations

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


def write_register(register: Register, output: Path) -> None:
    """Replace the file whole, so that a reader never sees half of it. Raises OutputError where it cannot be written."""
    from timeline.stories.identity import dump_register  # noqa: PLC0415  (as above)

    path = register_path(output)
    draft = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(dump_register(register))
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: the register of ids cannot be written: {error.strerror}") from error
