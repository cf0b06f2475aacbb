"""The register of an archive: slugs and ids are the same on all its sites, and what was shown and has changed since is
each site's own.

The first is one fact of the archive, the second one a site, named by where the site is from the folder of the archive:
so both hold when the two are moved together.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from timeline.archive.store import Archive
from timeline.errors import OutputError
from timeline.models import from_json, to_json
from timeline.stories.register import Register, decoded_register, pack_register
from timeline.stories.shown import without_words

REGISTER = "register"
"""The fact that holds the slugs and ids of all sites."""

SITES = "sites"
"""The fact that names the sites of which it is known what they show, the one that was built last at the end."""

_SHOWN = "shown "
_REMEDY = "put one from a backup in its place with `timeline archive import --register FILE --replace`"
_MOST = 20  # sites: of a newsroom that builds each day into a folder of its own, the old ones are let go


def site_name(archive: Path, output: Path) -> str:
    """By what an archive knows the site in a folder."""
    try:
        return Path(os.path.relpath(output.resolve(), archive.resolve())).as_posix()
    except ValueError:  # on another drive
        return output.resolve().as_posix()


def register_of(archive: Archive, site: str) -> Register | None:
    """The register for the next build of a site, without `shown` where nothing is known of what it showed; None where
    the archive has given out no ids. Raises ArchiveError, and OutputError for a broken one."""
    facts = {name: value for name in (REGISTER, _SHOWN + site) if (value := archive.fact(name)) is not None}
    return register_in(facts, site, str(archive.folder))


def register_in(facts: Mapping[str, bytes], site: str, place: str) -> Register | None:
    """The same, from the facts of an archive at `place`."""
    shared = facts.get(REGISTER)
    if shared is None:
        return None
    register = decoded_register(shared, place, _REMEDY)
    own = facts.get(_SHOWN + site)
    if own is None:  # an archive that knew of one site only says here what that showed
        return register
    told = decoded_register(own, place, _REMEDY)
    return replace(register, shown=told.shown, history=told.history)


def is_register(fact: str) -> bool:
    """Whether the fact of this name is a register: of all sites, or what one of them showed."""
    return fact == REGISTER or fact.startswith(_SHOWN)


def register_fault(content: str) -> str | None:
    """Why the content of such a fact is no register, and what to do; None where it is one."""
    try:
        decoded_register(content.encode(), "here", _REMEDY)
    except OutputError as error:
        return str(error).removeprefix("here: ")
    return None


def put_register(archive: Archive, site: str, register: Register) -> None:
    """Keep the register of a build of a site. Raises ArchiveError."""
    with archive.changing():
        for name, value in changed_facts(archive.fact(SITES), site, register):
            if value is None:
                archive.drop_fact(name)
            else:
                archive.set_fact(name, value)


def changed_facts(sites: bytes | None, site: str, register: Register) -> Iterator[tuple[str, bytes | None]]:
    """What a build of a site makes of the facts of its archive, of which that of the `sites` is given; None for one
    that is dropped."""
    before = from_json(sites, list[str]) if sites is not None else []
    known = [*(each for each in before if each != site), site]
    yield REGISTER, pack_register(replace(register, shown=None, history=()))
    yield _SHOWN + site, pack_register(Register(shown=register.shown, history=register.history))
    yield SITES, to_json(known[-_MOST:])
    yield from ((_SHOWN + each, None) for each in known[:-_MOST])


def bare_registers(archive: Archive) -> None:
    """Leave no word of an article in what is known of the sites. Raises ArchiveError."""
    with archive.changing():
        for name in archive.facts():
            if is_register(name):
                bare = without_words(decoded_register(archive.fact(name) or b"", str(archive.folder), _REMEDY))
                archive.set_fact(name, pack_register(bare))
