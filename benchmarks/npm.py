"""Packages of npm, put into a folder by the npm program of the machine."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from benchmarks.peers import SkippedError

_PATIENCE = 180  # seconds


def install(packages: Iterable[str], folder: Path) -> Path:
    """Install packages ("name@version") into `folder`, which is made where it is missing, and give its node_modules.
    Raises SkippedError with what to do."""
    npm = shutil.which("npm")
    if npm is None:
        raise SkippedError("there is no npm on this machine; install Node.js")
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1",
               "--prefix", str(folder), *packages]  # fmt: skip
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=_PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise SkippedError(f"npm did not answer within {_PATIENCE} seconds") from error
    if done.returncode:
        raise SkippedError(f"npm install failed: {done.stderr.strip()[-300:] or f'it left with {done.returncode}'}")
    return folder / "node_modules"
