"""`timeline review`: what of a built site deserves an editor's look, and what is decided of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.commands.edit import overrides_file
from timeline.commands.lines import print_line, print_text
from timeline.commands.options import with_config
from timeline.errors import InputError, OutputError, SettingsError
from timeline.settings import load_settings

if TYPE_CHECKING:
    from timeline.overrides.changes import Change
    from timeline.overrides.model import Overrides
    from timeline.publishing.built import BuiltTopic

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("review")
@click.argument("topics", nargs=-1, metavar="[TOPIC...]")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="The folder of the built site.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSONL, one line a thing to look at.")
@click.option("--csv", "sheet", type=_FILE, metavar="FILE", help="Write a table with a column for decisions.")
@click.option("--apply", "applied", type=_FILE, metavar="FILE", help="Take the decisions of such a table in.")
@click.option("--approve", is_flag=True, help="Approve each TOPIC as it was built.")
@with_config
@click.option("--quiet", is_flag=True, help="Say nothing but what went wrong.")
def command(
    *,
    topics: tuple[str, ...],
    output: Path,
    as_json: bool,
    sheet: Path | None,
    applied: Path | None,
    approve: bool,
    config: Path | None,
    quiet: bool,
) -> None:
    """List what deserves a look in each TOPIC, a slug or a title, of the built site; without TOPIC, in all of them.

    Contradictions, what changed since it was approved, times that nobody stated, vague dates that matter, events that
    may be two or one, and overrides that decide nothing any more.
    """
    from timeline.overrides.reading import load_overrides  # noqa: PLC0415  (so that --help stays quick)
    from timeline.publishing.built import built_topics, chosen  # noqa: PLC0415  (as above)

    if sum((as_json, bool(sheet), bool(applied), approve)) > 1:
        raise click.UsageError("--json, --csv, --apply and --approve exclude each other; give one of them")
    path = overrides_file(config, load_settings(config))
    overrides = load_overrides(path)
    built = built_topics(output)
    wanted = chosen(built, topics) if topics else list(built.values())
    if approve:
        if not topics:
            raise click.UsageError("name each TOPIC that is to be approved, by its slug or title")
        _keep(path, _approved(wanted, overrides), quiet=quiet)
    elif applied is not None:
        _keep(path, _decided(applied, wanted, overrides), quiet=quiet)
    else:
        _list(wanted, built, output, overrides, as_json=as_json, sheet=sheet, quiet=quiet)


def _list(
    wanted: Sequence[BuiltTopic],
    built: Mapping[str, BuiltTopic],
    output: Path,
    overrides: Overrides,
    *,
    as_json: bool,
    sheet: Path | None,
    quiet: bool,
) -> None:
    from timeline.reviewing.reviewed import review  # noqa: PLC0415  (so that --help stays quick)
    from timeline.reviewing.sheet import sheet as table  # noqa: PLC0415  (as above)
    from timeline.reviewing.telling import told, wire_of  # noqa: PLC0415  (as above)

    if sheet is not None and sheet.exists():
        raise OutputError(f"{sheet}: is there already, maybe with decisions; --apply takes it in, or name another file")
    found = review(wanted, built, output, overrides)
    if sheet is not None:
        _write(sheet, table(found))
        if not quiet:
            click.echo(f"{sheet}: {len(found)} to look at; decide, and take it in with --apply", err=True)
    elif as_json:
        for finding in found:
            print_line(wire_of(finding))
    else:
        for line in told(found, {key: topic.title for key, topic in built.items()}):
            print_text(line)
        if not found and not quiet:
            click.echo("nothing to look at", err=True)


def _approved(wanted: Sequence[BuiltTopic], overrides: Overrides) -> tuple[Change, ...]:
    from timeline.reviewing.deciding import Deciding  # noqa: PLC0415  (so that --help stays quick)
    from timeline.reviewing.reviewed import titles_of  # noqa: PLC0415  (as above)

    deciding = Deciding(overrides, titles_of(wanted, overrides))
    for topic in wanted:
        try:
            deciding.approve(topic.document)
        except ValueError as error:
            raise SettingsError(str(error)) from error
    return deciding.changes


def _decided(file: Path, wanted: Sequence[BuiltTopic], overrides: Overrides) -> tuple[Change, ...]:
    from timeline.reviewing.reviewed import titles_of  # noqa: PLC0415  (so that --help stays quick)
    from timeline.reviewing.sheet import sheet_changes  # noqa: PLC0415  (as above)

    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); name a file that can") from error
    taken = sheet_changes(content, file, overrides, titles_of(wanted, overrides))
    for note in taken.notes:
        click.echo(note, err=True)
    return taken.changes


def _keep(path: Path, changes: Sequence[Change], *, quiet: bool) -> None:
    from timeline.overrides.writing import keep  # noqa: PLC0415  (so that --help stays quick)

    def say(line: str) -> None:
        if not quiet:
            click.echo(line, err=True)

    keep(path, changes, say=say)
    decided = [change for change in changes if change.option != "was"]
    approvals = [change for change in decided if change.option == "approved"]
    for change in decided:
        if change.option != "approved" or change.table == "topics":
            say(f"{change}")
    if approvals:
        say(f"{len([each for each in approvals if each.table == 'events'])} events approved as they are")
    say(f"{path}: {len(decided)} changed; build again to see it" if decided else "Nothing was changed.")


def _write(file: Path, content: bytes) -> None:
    from timeline.overrides.writing import replace_whole  # noqa: PLC0415  (so that --help stays quick)

    try:
        replace_whole(file, content)
    except OSError as error:
        raise OutputError(f"{file}: cannot be written ({error.strerror}); name a file that can") from error
