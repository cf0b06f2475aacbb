"""`timeline edit`: what an editor decides of one topic, in an editor or a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.commands.options import with_config
from timeline.errors import InputError, OutputError, SettingsError
from timeline.settings import OVERRIDES, Settings, load_settings

if TYPE_CHECKING:
    from timeline.commands.desk import Desk

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("edit")
@click.argument("topic", metavar="TOPIC")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="The folder of the built site.",
)  # fmt: skip
@click.option("--print", "printed", is_flag=True, help="Print the file that would be edited.")
@click.option("--apply", "applied", type=_FILE, metavar="FILE", help="Take in such a file, once it is edited.")
@click.option("--csv", "sheet", type=_FILE, metavar="FILE", help="Write a table of the events, or take it in if there.")
@click.option(
    "--timelinejs", "slides", type=_FILE, metavar="FILE", help="The same as a sheet of TimelineJS (CSV)."
)  # fmt: skip
@click.option("--source", metavar="NAME", help="Who says what a sheet of TimelineJS has and the articles do not.")
@with_config
@click.option("--quiet", is_flag=True, help="Say nothing but what went wrong.")
def command(  # noqa: PLR0913  (click gives each option as an argument)
    *,
    topic: str,
    output: Path,
    printed: bool,
    applied: Path | None,
    sheet: Path | None,
    slides: Path | None,
    source: str | None,
    config: Path | None,
    quiet: bool,
) -> None:
    """Decide of TOPIC, a slug or a title of the built site: correct dates, retitle, hide, merge, add events by hand.

    Opens a commented file in your editor ($VISUAL, $EDITOR), and puts what you decide into timeline.overrides.toml.
    Without a terminal, the file is printed.
    """
    from timeline.commands.desk import opened  # noqa: PLC0415  (so that --help stays quick)

    if sum(map(bool, (printed, applied, sheet, slides))) > 1:
        raise click.UsageError("--print, --apply, --csv and --timelinejs exclude each other; give one of them")
    if source is not None and slides is None:
        raise click.UsageError("--source goes with --timelinejs")
    desk = opened(topic, output, overrides_file(config, load_settings(config)), quiet=quiet)
    if applied is not None:
        desk.take(_content(applied), applied)
    elif sheet is not None:
        _table(desk, sheet)
    elif slides is not None:
        _slides(desk, slides, source)
    elif printed or not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stdout.buffer.write(desk.draft().encode())
    else:
        _edited(desk)


def overrides_file(config: Path | None, settings: Settings) -> Path:
    """The file of overrides that the settings name, else the one beside them, else the one in the current folder."""
    return Path(settings.overrides) if settings.overrides else (config.parent if config else Path()) / OVERRIDES


def _edited(desk: Desk) -> None:
    """Let the person edit until it can be taken in. What is edited lies beside the overrides all the while, and stays
    there unless it was taken in."""
    file = desk.path.with_name(f"{desk.path.name}.{desk.document.topic.id}.edit.toml")
    if not file.exists() or _begins_afresh(file):
        desk.put(file, desk.draft().encode())
    while True:
        click.edit(filename=str(file))
        try:
            desk.take(_content(file), file)
            break
        except SettingsError as error:
            click.echo(f"Error: {error}", err=True)
            if not click.confirm("Edit it again?", default=True, err=True):
                again = f"timeline edit {desk.document.topic.id}"
                raise click.ClickException(
                    f"nothing was taken in; it stands in {file}, and `{again}` goes on"
                ) from None
    file.unlink()


def _begins_afresh(file: Path) -> bool:
    """Whether the person would rather not go on with what is left of an edit; that is put aside then. Asked, since the
    editor covers whatever is merely said."""
    aside = file.with_name(f"{file.name}.old")
    click.echo(
        f"{file} is left of an edit that was not finished. To begin afresh, say no: it is kept as {aside}", err=True
    )
    if click.confirm("Go on with it?", default=True, err=True):
        return False
    try:
        file.replace(aside)
    except OSError as error:
        raise OutputError(f"{file}: cannot be put aside ({error.strerror}); move it yourself") from error
    return True


def _table(desk: Desk, file: Path) -> None:
    from timeline.overrides.sheet import sheet, sheet_changes  # noqa: PLC0415  (only where it is asked for)

    if not file.exists():
        desk.put(file, sheet(desk.document, desk.part))
        desk.say(f"{file}: {len(desk.document.events)} events; change it, and run this again to take it in")
        return
    found = sheet_changes(_content(file), file, desk.document, desk.overrides, desk.part)
    for note in found.notes:
        click.echo(note, err=True)
    desk.keep(found.changes)


def _slides(desk: Desk, file: Path, source: str | None) -> None:
    from timeline.overrides.timelinejs_sheet import imported, timelinejs_sheet  # noqa: PLC0415  (as above)

    if not file.exists():
        desk.put(file, timelinejs_sheet(desk.document))
        desk.say(f"{file}: the events that have a date, as a sheet of TimelineJS")
        return
    found = imported(_content(file), file, desk.document, desk.overrides, source)
    for note in found.notes:
        click.echo(note, err=True)
    desk.keep(found.changes)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); name a file that can") from error
