"""`timeline archive purge`: articles deleted for good, and none but those that were asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.commands.options import archive_of, as_moment, with_archive, with_config, with_wait
from timeline.models import Moment
from timeline.settings import Settings, load_settings

if TYPE_CHECKING:
    from timeline.archive.store import Archive

_NAMED = 5  # ids in the question


@click.command("purge")
@with_archive
@with_config
@with_wait
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--expired", is_flag=True, help="Those that may not be kept any longer at the time of --at.")
@click.option("--at", callback=as_moment, metavar="TIME", help="The time for --expired [default: the setting].")
@click.argument("ids", nargs=-1, metavar="[ID...]")
def purge_command(
    archive: Path | None,
    config: Path | None,
    wait: float | None,
    ids: tuple[str, ...],
    yes: bool,
    expired: bool,
    at: Moment | None,
) -> None:
    """Delete articles for good: their text, their versions and all that was worked out from them.

    Hashes stay, so that the article is not taken back from an old input. Pages keep its words until the next build;
    exports and copies made elsewhere are out of reach.
    """
    settings = load_settings(config)
    archive = archive or archive_of(None, settings)
    at = _time_of(at, settings) if expired else at
    if not expired and (at is not None or not ids):
        raise click.UsageError("Name the articles by their ids, or say --expired --at TIME")
    agreed: tuple[str, ...] | None = None
    while (wanted := _purged(archive, ids, at, settings, agreed, yes=yes, wait=wait)) is not None:
        if agreed is not None:
            click.echo("Others have expired meanwhile, or not any longer:", err=True)
        click.confirm(f"Delete {len(wanted)} article(s) of {archive} for good ({_some(wanted)})?", abort=True, err=True)
        agreed = wanted


def _purged(
    archive: Path,
    ids: tuple[str, ...],
    at: Moment | None,
    settings: Settings,
    agreed: tuple[str, ...] | None,
    *,
    yes: bool,
    wait: float | None,
) -> tuple[str, ...] | None:
    """Purge the articles of the `ids`, and all that have expired at a time, if it is given. Where that is not what the
    person `agreed` to, nothing is done, and those that it would be are given back; None where it is done.

    What is to be purged is settled, and purged, while nobody else can change the archive; others can while the person
    is asked.
    """
    from timeline.archive.adding import held_as, purge  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.alone import changed_alone  # noqa: PLC0415  (as above)

    with changed_alone(archive, "purging articles", _say, wait=wait) as held:
        named = [held_as(held, each).id for each in ids]
        wanted = tuple(dict.fromkeys((*named, *(_expired(held, at, settings) if at is not None else ()))))
        if not wanted:
            click.echo(f"{archive}: nothing in it has expired", err=True)
            return None
        if not yes and wanted != agreed:
            return wanted
        for each in purge(held, wanted):
            click.echo(f"{each}: purged; build the sites that show it again", err=True)
    return None


def _time_of(at: Moment | None, settings: Settings) -> Moment:
    from timeline.release import time_of  # noqa: PLC0415  (so that --help stays quick)

    at = time_of(at, settings)
    if at is None:
        raise click.UsageError("Missing option '--at': state the time at which articles have to have expired")
    return at


def _expired(held: Archive, at: Moment, settings: Settings) -> list[str]:
    from timeline.release import has_expired  # noqa: PLC0415  (so that --help stays quick)

    return [each.id for each in held.holdings() if has_expired(each.newest, at, settings)]


def _some(ids: tuple[str, ...]) -> str:
    return ", ".join(ids[:_NAMED]) + (", ..." if len(ids) > _NAMED else "")


def _say(message: str) -> None:
    click.echo(message, err=True)
