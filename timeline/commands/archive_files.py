"""`timeline archive check`, `export` and `import`: an archive as files, whole or to be mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from timeline.commands.options import of_archive, with_wait

_FAULTY = 2
_OUTPUT = Path("output")


@click.command("check")
@of_archive
@with_wait
@click.option(
    "--save", "saves", is_flag=True, help="Make a whole archive of what can be read; the damaged file is kept."
)
def check_command(archive: Path, wait: float | None, saves: bool) -> None:
    """Read the whole archive, and say what is damaged; leaves with 2 where something is."""
    from timeline.archive.alone import undisturbed  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.checking import check, save  # noqa: PLC0415  (as above)

    with undisturbed(archive, "checking the archive", _say, wait=wait):
        findings = check(archive)
        for each in findings:
            _say(f"{archive}{f', {each.article}' if each.article else ''}: {each.reason}")
        if not findings:
            _say(f"{archive}: whole")
            return
        if not saves:
            _say("`timeline archive check --save` makes a whole archive of what can be read")
            raise click.exceptions.Exit(_FAULTY)
        saved = save(archive)
    _say(f"{archive}: {saved.versions} versions saved; the damaged file is {saved.damaged}")


def _with_register(command: Callable[..., None]) -> Callable[..., None]:
    """Add --register and --output, which goes with it."""
    output = click.option(
        "-o", "--output", type=click.Path(path_type=Path), metavar="DIR",
        help="With --register: the site of which it tells what that showed [default: output].",
    )  # fmt: skip
    register = click.option("--register", is_flag=True, help="Nothing but the register of slugs and ids.")
    decorated: Callable[..., None] = register(output(command))
    return decorated


@click.command("export")
@of_archive
@with_wait
@_with_register
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def export_command(archive: Path, wait: float | None, register: bool, output: Path | None, file: Path) -> None:
    """Write all that the archive holds to FILE, which ends in .jsonl or .parquet.

    With --register, write only the slugs and ids that it has given out, as lie beside an output that is built without
    an archive.
    """
    from timeline.archive.alone import read_alone  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.exchange import export  # noqa: PLC0415  (as above)
    from timeline.archive.register_file import export_register  # noqa: PLC0415  (as above)

    site = _site(register, output)
    with read_alone(archive, "exporting the archive", _say, wait=wait) as held:
        if not register:
            _say(f"{export(held, file)} articles: {file}")
            return
        found = export_register(held, site, file)
    _say(f"{len(found.topics)} slugs and {len(found.events)} ids: {file}")
    if found.shown is None:
        _say(f"what the site in {site} shows is not known; name the folder of one that was built from it with -o")


@click.command("import")
@of_archive
@with_wait
@_with_register
@click.option("--replace", "replaces", is_flag=True, help="With --register: also give up slugs and ids not in it.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
def import_command(
    archive: Path, wait: float | None, register: bool, output: Path | None, replaces: bool, file: Path
) -> None:
    """Make an archive of FILE, which `timeline archive export` wrote.

    With --register, let the archive, which may hold articles already, go on with the slugs and ids of such a file.
    """
    from timeline.archive.alone import changed_alone  # noqa: PLC0415  (so that --help stays quick)
    from timeline.archive.exchange import read_export  # noqa: PLC0415  (as above)
    from timeline.archive.register_file import import_register  # noqa: PLC0415  (as above)

    site = _site(register, output)
    if replaces and not register:
        raise click.UsageError("--replace goes with --register")
    with changed_alone(archive, "importing into the archive", _say, wait=wait, create=True) as held:
        if not register:
            _say(f"{read_export(file, held)} articles: {archive}")
            return
        found = import_register(file, held, site, replaces=replaces)
    _say(f"{len(found.topics)} slugs and {len(found.events)} ids: {archive}")


def _site(register: bool, output: Path | None) -> Path:
    if output is not None and not register:
        raise click.UsageError("--output goes with --register")
    return output or _OUTPUT


def _say(message: str) -> None:
    click.echo(message, err=True)
