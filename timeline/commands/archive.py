"""`timeline archive`: the articles of a newsroom, kept from one build to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from timeline.commands.archive_files import check_command, export_command, import_command
from timeline.commands.archive_purge import purge_command
from timeline.commands.options import Run, archive_of, of_archive, reads_inputs, with_archive, with_wait


@click.group("archive", context_settings={"max_content_width": 100})
def command() -> None:
    """Keep articles from one build to the next, with their versions.

    An archive is one folder. `timeline build --archive DIR INPUT` adds the inputs and builds from all that it holds;
    the commands here add, list, show, remove and purge without building.
    """


@command.command("add")
@with_archive
@with_wait
@reads_inputs
def add_command(inputs: tuple[str, ...], run: Run, archive: Path | None, wait: float | None) -> None:
    """Put the articles of INPUT into the archive, which is made where there is none.

    An article that is there with the same text is left as it is; with other text it gets a new version.
    """
    from timeline.archive.adding import add  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.alone import changed_alone  # noqa: PLC0415  (as above)
    from timeline.readings import rules_of_reading  # noqa: PLC0415  (as above)

    archive = archive_of(archive, run.settings)
    intake = run.read(inputs, ours=(archive,))
    with changed_alone(archive, "adding articles", run.say, wait=wait, create=True) as held:
        added = add(held, intake.articles, rules_of_reading(run.settings))
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

    with Archive(archive, readonly=True) as held, held.reading():
        lines = [_line(holding) for holding in held.holdings(held.ids(removed=removed))]
    for line in lines:
        print_line(line)


@command.command("show")
@of_archive
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def show_command(archive: Path, ids: tuple[str, ...]) -> None:
    """Print articles with all their versions, the one that counts last: JSONL, one line a version."""
    from timeline.archive.adding import held_as  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.store import Archive  # noqa: PLC0415  (as above)
    from timeline.commands.lines import print_line  # noqa: PLC0415  (as above)
    from timeline.wire import article_to_wire  # noqa: PLC0415  (as above)

    with Archive(archive, readonly=True) as held, held.reading():
        holdings = [held_as(held, each) for each in ids]
    for holding in holdings:
        for version in holding.versions:
            counts = version is holding.versions[-1]
            seen = {"seen": str(version.seen)} if version.seen else {}
            print_line(article_to_wire(version.article) | {"added": version.added, **seen, "newest": counts})


@command.command("remove")
@of_archive
@with_wait
@click.option("--undo", is_flag=True, help="Put removed articles back.")
@click.option("--all", "every", is_flag=True, help="With --undo: put all of them back.")
@click.argument("ids", nargs=-1, metavar="[ID...]")
def remove_command(archive: Path, wait: float | None, ids: tuple[str, ...], undo: bool, every: bool) -> None:
    """Take articles off the pages of the next build; the archive keeps them."""
    from timeline.archive.adding import remove, restore  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.alone import changed_alone  # noqa: PLC0415  (as above)

    if bool(ids) == every or (every and not undo):
        raise click.UsageError("name the ids of articles, as `timeline archive list` prints them, or --undo --all")
    with changed_alone(archive, "changing the archive", _say, wait=wait) as held:
        if every:
            usable = set(held.ids())
            ids = tuple(each for each in held.ids(removed=True) if each not in usable)
        done = restore(held, ids) if undo else remove(held, ids)
    word = "back" if undo else "removed"
    for each in dict.fromkeys(ids):
        click.echo(f"{each}: {word}" if each in done else f"{each}: was {word} already", err=True)


for each in (purge_command, check_command, export_command, import_command):
    command.add_command(each)


def _say(message: str) -> None:
    click.echo(message, err=True)


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
