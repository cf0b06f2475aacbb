"""The register of a build whose site is about to take the place of the old one: both change, or neither."""

from __future__ import annotations

from pathlib import Path

from timeline.archive.registers import SITES, changed_facts, put_register, site_name
from timeline.archive.store import Archive
from timeline.models import Model, from_json, to_json
from timeline.rendering.finishing import site_mark
from timeline.stories.register import decoded_register

PENDING = "pending"
"""The fact of an archive that holds what is not settled yet: it says something on this machine alone."""


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
    where = site_name(archive.folder, output)
    pending = Pending(before=site_mark(output), register=register.decode(), output=where)
    with archive.changing():
        archive.set_fact(PENDING, to_json(pending))


def settle_pending(archive: Archive) -> None:
    """Let the register of the last build count, if its site stands; forget it, if that never came to be. Nothing where
    it was settled. Raises ArchiveError, OutputError."""
    content = archive.fact(PENDING)
    if content is None:
        return
    pending = from_json(content, Pending)
    with archive.changing():
        if _stands(archive, pending):
            put_register(archive, pending.output, decoded_register(pending.register.encode(), str(archive.folder)))
        archive.drop_fact(PENDING)


def settled_facts(archive: Archive) -> dict[str, bytes]:
    """The facts of an archive as they are once that is settled, which changes nothing. Raises as `settle_pending`."""
    facts = {name: archive.fact(name) or b"" for name in archive.facts()}
    content = facts.pop(PENDING, None)
    if content is not None and _stands(archive, pending := from_json(content, Pending)):
        register = decoded_register(pending.register.encode(), str(archive.folder))
        for name, value in changed_facts(facts.get(SITES), pending.output, register):
            if value is None:
                facts.pop(name, None)
            else:
                facts[name] = value
    return facts


def _stands(archive: Archive, pending: Pending) -> bool:
    """Whether the site of a register that waits has been put in its place."""
    return pending.before != site_mark(archive.folder.resolve() / pending.output)
