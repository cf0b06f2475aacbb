"""Fetches the small bundle of plotly.js when the package is built, for the wheel, or installed for editing.

The npm program of the machine fetches it, from the registry that the machine is set up for; what it brings must have
the pinned integrity. Where that fails the package is whole without it: pages then take the bundle that plotly.py
ships, which is four times as large. `python hatch_build.py` does the same without building, and tells what came of it.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLE = Path("build/plotly-basic.min.js")
_IN_WHEEL = "timeline/templates/assets/plotly-basic.min.js"
REQUIRED = "TIMELINE_REQUIRE_BUNDLE"
_PATIENCE = 60  # seconds; without a network npm knows at once, behind a wall it would wait for minutes


class Pin(NamedTuple):
    """The package on npm, its version, and the integrity of its archive as npm states it: "sha512-" and base64."""

    package: str
    version: str
    integrity: str


class NotFetchedError(Exception):
    """The bundle could not be had; the message says why."""


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]  # no configuration class of its own
    """Fetches the bundle before the files of a wheel are gathered; an editable installation finds it where it is put.
    The build goes on without it unless the environment variable TIMELINE_REQUIRE_BUNDLE is set."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        try:
            bundle = fetch(Path(self.root), pinned(self.config))
        except NotFetchedError as error:
            if os.environ.get(REQUIRED):
                raise
            self.app.display_warning(f"pages will use the whole plotly.js of plotly.py: {error}")
        else:
            if version == "standard":
                build_data["force_include"][str(bundle)] = _IN_WHEEL


def pinned(settings: dict[str, Any]) -> Pin:
    """The pin as the settings of the hook in pyproject.toml state it."""
    return Pin(**{name: settings[name] for name in Pin._fields})


def fetch(root: Path, pin: Pin) -> Path:
    """The bundle of that version under `root`; asks npm only where it is not there yet. Raises NotFetchedError."""
    target = root / BUNDLE
    if target.is_file() and f"v{pin.version}\n".encode() in target.read_bytes()[:200]:
        return target
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetchedError("there is no npm on this machine")
    with tempfile.TemporaryDirectory() as scratch:
        archive = _packed(npm, pin, Path(scratch))
        found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if f"sha512-{found}" != pin.integrity:
            raise NotFetchedError(f"{pin.package} {pin.version} is not what was pinned: its archive is sha512-{found}")
        _place(archive, target)
    return target


def _packed(npm: str, pin: Pin, folder: Path) -> Path:
    """The archive of the package, in `folder`."""
    command = [npm, "pack", f"{pin.package}@{pin.version}", "--silent", "--fetch-retries=1", "--fetch-timeout=20000"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=_PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise NotFetchedError(f"npm did not answer within {_PATIENCE} seconds") from error
    archives = list(folder.glob("*.tgz"))
    if done.returncode or not archives:
        raise NotFetchedError(f"npm pack failed: {done.stderr.strip()[-300:] or f'it left with {done.returncode}'}")
    return archives[0]


def _place(archive: Path, target: Path) -> None:
    """Take the one script out of the archive; the name of its target never holds half of it."""
    with tarfile.open(archive) as files:
        inside = f"package/{target.name}"
        script = files.extractfile(inside) if inside in files.getnames() else None
        if script is None:
            raise NotFetchedError(f"{archive.name} holds no {inside}")
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(".draft")
        draft.write_bytes(script.read())
    draft.replace(target)


def main() -> None:
    """Fetch the bundle for this checkout; leaves with 1 and the reason where it cannot be had."""
    root = Path(__file__).parent
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    hook = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    try:
        print(fetch(root, pinned(hook)).relative_to(root))
    except NotFetchedError as error:
        sys.exit(f"not fetched: {error}")


if __name__ == "__main__":
    main()
