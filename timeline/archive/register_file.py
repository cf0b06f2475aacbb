"""The register of an archive by itself, as a file: the same as lies beside an output that is built without one."""

from __future__ import annotations

from pathlib import Path

from timeline.archive.pending import settle_pending, settled_facts
from timeline.archive.registers import put_register, register_in, register_of, site_name
from timeline.archive.store import Archive
from timeline.errors import ArchiveError
from timeline.stories.register import Register, decoded_register, dump_register

_NAMED = 3  # slugs in a message


def export_register(archive: Archive, output: Path, file: Path) -> Register:
    """Write the slugs and ids that an archive has given out, with what is known of the site in `output`, to a file,
    which is replaced whole. Raises ArchiveError where there are none, and where the file cannot be written."""
    register = register_in(settled_facts(archive), site_name(archive.folder, output), str(archive.folder))
    if register is None:
        raise ArchiveError(f"{archive.folder}: has given out no ids yet, so there is no register; build from it first")
    draft = file.with_name(f"{file.name}.new")
    try:
        draft.write_bytes(dump_register(register))
        draft.replace(file)
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be written ({error.strerror}); check its rights and the space") from error
    finally:
        draft.unlink(missing_ok=True)
    return register


def import_register(file: Path, archive: Archive, output: Path, *, replaces: bool = False) -> Register:
    """Let an archive go on with the slugs and ids of such a file, and the site in `output` with what it tells of that.

    Raises ArchiveError where the file cannot be read, and, unless it `replaces` them, where the archive has given out
    slugs or ids that the file does not have: readers may know them. OutputError for a file that is no register. In all
    these cases nothing is changed.
    """
    try:
        register = decoded_register(file.read_bytes(), str(file))
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be read ({error.strerror}); name a file that can") from error
    site = site_name(archive.folder, output)
    with archive.changing():
        settle_pending(archive)
        known = (None if replaces else register_of(archive, site)) or Register()
        missing = [*sorted(known.topics.keys() - register.topics), *sorted(known.events.keys() - register.events)]
        if missing:
            some = ", ".join(missing[:_NAMED]) + (", ..." if len(missing) > _NAMED else "")
            raise ArchiveError(
                f"{archive.folder}: has given out {len(missing)} slugs and ids that {file} does not have ({some}), and "
                "links of readers to them would be lost; export the register that it has, and say --replace if this is "
                "meant to be"
            )
        put_register(archive, site, register)
    return register
