"""Whether a folder may be made a site of: it must be empty or ours, and the disk must let us."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

from timeline.errors import OutputError
from timeline.rendering.marker import MARKER, STAGING, read_marker

# What may stand in a folder that counts as empty: a note for people, and what git needs to keep it
_NOTES = frozenset({"README.md", "README.txt", "README", ".gitkeep", ".gitignore"})
_NAMED = 3  # files of others in a message


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
        read_marker(output)
        return
    foreign = sorted(entry.name for entry in output.iterdir() if entry.name not in _NOTES | {STAGING})
    if foreign:
        some = ", ".join(foreign[:_NAMED]) + (" and others" if len(foreign) > _NAMED else "")
        raise OutputError(
            f"{output}: holds files that this program did not write ({some}), so it is left alone; "
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
