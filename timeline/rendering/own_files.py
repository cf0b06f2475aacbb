"""Files of the newsroom's own that the settings name: pictures, fonts, logos."""

from __future__ import annotations

from pathlib import Path

from timeline.errors import SettingsError

_LARGEST = 4 * 1024 * 1024


def content_of(file: str, where: str) -> bytes:
    """The bytes of a file that the option `where` names. Raises SettingsError where there is none, or a larger one than
    readers should have to load."""
    path = Path(file)
    if not path.is_file():
        raise SettingsError(f"{where}: {file}: there is no such file; paths count from the folder of timeline.toml")
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            allowed = f"{size / 1024 / 1024:.1f} MB, and {_LARGEST // 1024 // 1024} MB are allowed"
            raise SettingsError(f"{where}: {file}: has {allowed}; save a smaller copy")
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{where}: {file}: cannot be read ({error.strerror}); name a file that can") from error
