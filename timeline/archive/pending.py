"""The register of a build whose site is about to take the place of the old one: both change, or neither."""

from __future__ import annotations

import os
from pathlib import Path

from timeline.archive.store import Archive
from timeline.models import Model, from_json, to_json
from timeline.rendering.folder import site_mark

REGISTER = "register"
"""The fact of an archive that holds the register of its last build."""

_PENDING = "pending"


class Pending(Model, frozen=True, forbid_unknown_fields=True):
    """A register that counts once its site stands.

    `before` tells the site that stood when it was kept (`site_mark`): while the same one stands, it does not count yet.
    `output` is where the site is, from the folder of the archive; "" where the register lies beside the site.
    """

    before: str
    register: str
    output: str = ""


def keep_pending(archive: Archive, register: bytes, output: Path) -> None:
    """Keep the register of a site that will now be put in its place. Raises ArchiveError, OutputError."""
    where = os.path.relpath(output.resolve(), archive.folder.resolve())
    pending = Pending(before=site_mark(output), register=register.decode(), output=where)
    with archive.changing():
        archive.set_fact(_PENDING, to_json(pending))


def settle_pending(archive: Archive) -> None:
    """Let the register of the last build count, if its site stands; forget it, if that never came to be. Nothing where
    it was settled. Raises ArchiveError, OutputError."""
    content = archive.fact(_PENDING)
    if content is None:
        return
    pending = from_json(content, Pending)
    replaced = pending.before != site_mark(archive.folder.resolve() / pending.output)
    with archive.changing():
        if replaced:
            archive.set_fact(REGISTER, pending.register.encode())
        archive.drop_fact(_PENDING)
