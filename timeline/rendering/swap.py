"""Putting one folder in the place of another at once, where the system can: then no reader ever sees half of it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_CWD = -100  # paths are from the current folder (Linux, fcntl.h)
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2 (Linux, linux/fs.h), RENAME_SWAP of renamex_np (macOS, sys/stdio.h)
# The system, or this file system, cannot; or a folder is where something is mounted.
_CANNOT = frozenset(
    {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.EBUSY, errno.EPERM}
)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, so that each is at any moment where one of them stands. False, with nothing
    done, where that is not possible here. Raises OSError for what fails otherwise."""
    code = _exchange(os.fsencode(one), os.fsencode(other))
    if code in _CANNOT:
        return False
    if code:
        raise OSError(code, os.strerror(code), str(other))
    return True


def _exchange(one: bytes, other: bytes) -> int:
    """The error number of the system's own exchange; 0 where it was done."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(one, other, ctypes.c_uint(_EXCHANGE))
        elif sys.platform == "linux":
            failed = library.renameat2(_AT_CWD, one, _AT_CWD, other, ctypes.c_uint(_EXCHANGE))
        else:
            return errno.ENOSYS
    except (AttributeError, OSError, TypeError):  # a C library without it
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0
