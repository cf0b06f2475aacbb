"""What SQLite objects to, in words that say what to do."""

from __future__ import annotations

import sqlite3


def reason_of(error: sqlite3.Error) -> str:
    """What SQLite objects to, and what to do."""
    code = getattr(error, "sqlite_errorname", "") or ""
    if "FULL" in code:
        return "the disk is full, and nothing was changed; make room and run the command again"
    if "IOERR" in code:
        return "the disk cannot be read or written, and nothing was changed; check its state and the space left"
    if "READONLY" in code or "CANTOPEN" in code or "PERM" in code:
        return "the archive cannot be written; check the rights of the folder and of what is in it"
    if "BUSY" in code or "LOCKED" in code:
        return "another program is changing the archive; run the command again when it is done"
    if "CORRUPT" in code or "NOTADB" in code:
        return "the archive is damaged; `timeline archive check` says how far and saves what can be read"
    return f"the archive cannot be used ({error})"
