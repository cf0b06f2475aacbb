"""`timeline archive`: the articles of a newsroom, kept from one build to the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from timeline.commands.options import Run, archive_of, as_moment, of_archive, reads_inputs, with_archive, with_config
from timeline.models import Moment
from timeline.settings import Settings, load_settings

_FAULTY = 2


@click.group("archive", context_settings={"max_content_width": 100})
def command() -> None:
    """Keep articles from one build to the next, with their versions.

    An archive is one folder. `timeline build --archive DIR INPUT` adds the inputs and builds from all that it holds;
    the commands here add, list, show, remove and purge without building.
    """


@command.command("add")
@with_archive
@reads_inputs
def add_command(inputs: tuple[str, ...], run: Run, archive: Path | None) -> None:
    """Put the articles of INPUT into the archive, which is made where there is none.

    An article that is there with the same text is left as it is; with other text it gets a new version.
    """
    from timeline.archive.adding import add  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.store import Archive  # noqa: PLC0415  (as above)

    archive = archive_of(archive, run.settings)
    intake = run.read(inputs, ours=(archive,))
    with _locked(archive, "adding articles", run.say), Archive(archive, create=True) as held:
        added = add(held, intake.articles)
    counted = [(added.new, "new"), (added.changed, "with a new version"), (added.known, "known")]
    run.say(", ".join(f"{len(ids)} {what}" for ids, what in counted) + f": {archive}")
    for each in added.purged:
        run.warn(f"{each}: was purged, and is not taken back")
    run.close(len(intake.articles), intake.diagnostics, reasons=True)


@command.command("list")
@of_archive
@click.option("--removed", is_flag=True, help="Also those that were removed.")
def list_command(archive: Path, removed: bool) -> None:
    """Print the articles: JSONL, one line an article, by id."""
    from timeline.archive.store import Archive  # noqa: PLC0415  (so that --help stays quick)
    from timeline.commands.lines import print_line  # noqa: PLC0415  (as above)

    with Archive(archive, readonly=True) as held:
        for holding in held.holdings(held.ids(removed=removed)):
            print_line(_line(holding))


@command.command("show")
@of_archive
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def show_command(archive: Path, ids: tuple[str, ...]) -> None:
    """Print articles with all their versions, the one that counts last: JSONL, one line a version."""
    from timeline.archive.adding import held_as  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.store import Archive  # noqa: PLC0415  (as above)
    from timeline.commands.lines import print_line  # noqa: PLC0415  (as above)
    from timeline.wire import article_to_wire  # noqa: PLC0415  (as above)

    with Archive(archive, readonly=True) as held:
        holdings = [held_as(held, each) for each in ids]
    for holding in holdings:
        for version in holding.versions:
            counts = version is holding.versions[-1]
            print_line(article_to_wire(version.article) | {"added": version.added, "newest": counts})


@command.command("remove")
@of_archive
@click.option("--undo", is_flag=True, help="Put removed articles back.")
@click.option("--all", "every", is_flag=True, help="With --undo: put all of them back.")
@click.argument("ids", nargs=-1, metavar="[ID...]")
def remove_command(archive: Path, ids: tuple[str, ...], undo: bool, every: bool) -> None:
    """Take articles off the pages of the next build; the archive keeps them."""
    from timeline.archive.adding import remove, restore  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.store import Archive  # noqa: PLC0415  (as above)

    if bool(ids) == every or (every and not undo):
        raise click.UsageError("name the ids of articles, as `timeline archive list` prints them, or --undo --all")
    if every:
        with Archive(archive) as held:
            usable = set(held.ids())
            ids = tuple(each for each in held.ids(removed=True) if each not in usable)
    done = _change(archive, lambda held: restore(held, ids) if undo else remove(held, ids))
    word = "back" if undo else "removed"
    for each in dict.fromkeys(ids):
        click.echo(f"{each}: {word}" if each in done else f"{each}: was {word} already", err=True)


@command.command("purge")
@with_archive
@with_config
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--expired", is_flag=True, help="Those that may not be kept any longer at the time of --at.")
@click.option("--at", callback=as_moment, metavar="TIME", help="The time for --expired [default: the setting].")
@click.argument("ids", nargs=-1, metavar="[ID...]")
def purge_command(
    archive: Path | None, config: Path | None, ids: tuple[str, ...], yes: bool, expired: bool, at: Moment | None
) -> None:
    """Delete articles for good: their text, their versions and all that was worked out from them.

    Hashes stay, so that the article is not taken back from an old input. Pages keep its words until the next build;
    exports and copies made elsewhere are out of reach.
    """
    from timeline.archive.adding import purge  # noqa: PLC0415  (so that --help stays quick)

    settings = load_settings(config)
    archive = archive or archive_of(None, settings)
    if expired:
        ids = (*ids, *_expired(archive, at, settings))
        if not ids:
            click.echo(f"{archive}: nothing in it has expired", err=True)
            return
    elif at is not None or not ids:
        raise click.UsageError("Name the articles by their ids, or say --expired --at TIME")
    if not yes:
        click.confirm(f"Delete {len(set(ids))} article(s) of {archive} for good?", abort=True, err=True)
    for each in _change(archive, lambda held: purge(held, ids)):
        click.echo(f"{each}: purged; build the sites that show it again", err=True)


@command.command("check")
@of_archive
@click.option(
    "--save", "saves", is_flag=True, help="Make a whole archive of what can be read; the damaged file is kept."
)
def check_command(archive: Path, saves: bool) -> None:
    """Read the whole archive, and say what is damaged; leaves with 2 where something is."""
    from timeline.archive.checking import check, save  # noqa: PLC0415  (so that --help stays quick)

    with _locked(archive, "checking the archive", lambda message: click.echo(message, err=True)):
        findings = check(archive)
        for each in findings:
            click.echo(f"{archive}{f', {each.article}' if each.article else ''}: {each.reason}", err=True)
        if not findings:
            click.echo(f"{archive}: whole", err=True)
            return
        if not saves:
            click.echo("`timeline archive check --save` makes a whole archive of what can be read", err=True)
            raise click.exceptions.Exit(_FAULTY)
        saved = save(archive)
    click.echo(f"{archive}: {saved.versions} versions saved; the damaged file is {saved.damaged}", err=True)


@command.command("export")
@of_archive
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def export_command(archive: Path, file: Path) -> None:
    """Write all that the archive holds to FILE, which ends in .jsonl or .parquet."""
    from timeline.archive.exchange import export  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.store import Archive  # noqa: PLC0415  (as above)

    with Archive(archive, readonly=True) as held:
        count = export(held, file)
    click.echo(f"{count} articles: {file}", err=True)


@command.command("import")
@of_archive
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def import_command(archive: Path, file: Path) -> None:
    """Make an archive of FILE, which `timeline archive export` wrote."""
    from timeline.archive.exchange import read_export  # noqa: PLC0415  (so that --help stays quick)

    count = _change(archive, lambda held: read_export(file, held), create=True)
    click.echo(f"{count} articles: {archive}", err=True)


def _expired(archive: Path, at: Moment | None, settings: Settings) -> list[str]:
    from timeline.archive.store import Archive  # noqa: PLC0415  (so that --help stays quick)
    from timeline.release import has_expired, time_of  # noqa: PLC0415  (as above)

    at = time_of(at, settings)
    if at is None:
        raise click.UsageError("Missing option '--at': state the time at which articles have to have expired")
    with Archive(archive, readonly=True) as held:
        return [each.id for each in held.holdings() if has_expired(each.newest, at, settings)]


def _change(archive: Path, change: Callable[[Any], Any], *, create: bool = False) -> Any:
    from timeline.archive.store import Archive  # noqa: PLC0415  (so that --help stays quick)

    if not create:
        Archive(archive, readonly=True).close()  # so that no lock is made in a folder that is no archive
    lock = _locked(archive, "changing the archive", lambda message: click.echo(message, err=True))
    with lock, Archive(archive, create=create) as held:
        return change(held)


def _locked(archive: Path, doing: str, say: Callable[[str], None]) -> Any:
    from timeline.archive.locking import lock_of, locked  # noqa: PLC0415  (so that --help stays quick)

    return locked(lock_of(archive), doing, say=say)


def _line(holding: Any) -> dict[str, Any]:
    from timeline.wire import article_to_wire  # noqa: PLC0415  (so that --help stays quick)

    newest = holding.newest
    terms = article_to_wire(newest)
    return {
        "id": holding.id,
        "title": newest.title,
        **({"source": newest.source} if newest.source else {}),
        "published": str(newest.dct) if newest.dct else None,
        **({"url": newest.url} if newest.url else {}),
        "versions": len(holding.versions),
        **({"removed": True} if holding.removed else {}),
        **{name: terms[name] for name in ("embargo_until", "status", "rights") if name in terms},
    }
