"""What all commands share: the inputs, the common options, and what they come to (`Run`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.commands.progress import shown
from timeline.models import Diagnostic, Moment
from timeline.progress import Track, untracked
from timeline.settings import Settings, load_settings

if TYPE_CHECKING:
    from timeline.intake import Intake

SETTINGS_FILE = Path("timeline.toml")
_REASONS_SHOWN = 10
_TOO_MANY_UNUSABLE = 4


def as_moment(_: click.Context, __: click.Parameter, value: str | None) -> Moment | None:
    """What a TIME option holds; a wrong one is an error of usage."""
    try:
        return None if value is None else Moment.parse(value)
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is no time; write 2024-11-15, 2024-11-15T18:00 or 2024-11-15T18:00+01:00"
        ) from error


def not_blank(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """What a title holds; a blank one is an error of usage."""
    if value is not None and not value.strip():
        raise click.BadParameter("the title is blank; write what the topic is called")
    return value


@dataclass(frozen=True, slots=True)
class Run:
    """How one run of a command goes: its settings, the number of processes (None: by the inputs) and how it reports."""

    settings: Settings
    captured_at: Moment | None
    jobs: int | None
    quiet: bool

    def read(self, inputs: Sequence[str], *, ours: Sequence[Path] = ()) -> Intake:
        """Every input, in order, but for what lies in folders of `ours`; see `read_inputs` for what it raises."""
        from timeline.intake import read_inputs  # noqa: PLC0415  (so that --help stays quick)

        return read_inputs(
            inputs, self.settings, captured_at=self.captured_at, ours=ours, jobs=self.jobs, track=self.track
        )

    @property
    def track(self) -> Track:
        return untracked if self.quiet else shown

    def say(self, message: str) -> None:
        """Tell on standard error, unless `--quiet`."""
        if not self.quiet:
            click.echo(message, err=True)

    def warn(self, message: str) -> None:
        """Tell on standard error what went wrong, also with `--quiet`."""
        click.echo(message, err=True)

    def close(self, used: int, diagnostics: Sequence[Diagnostic], *, reasons: bool) -> None:
        """Count what could not be used, with `reasons` where no report holds them; leave with 4 if it is too much."""
        unusable = [each for each in diagnostics if not each.kept]
        if not unusable:
            return
        where = "" if reasons else "; report.json says why"
        click.echo(f"{len(unusable)} of {used + len(unusable)} inputs could not be used{where}", err=True)
        for each in unusable[:_REASONS_SHOWN] if reasons else ():
            click.echo(f"  {each.path}{f', {each.where}' if each.where else ''}: {each.reason}", err=True)
        if reasons and len(unusable) > _REASONS_SHOWN:
            click.echo(f"  and {len(unusable) - _REASONS_SHOWN} more", err=True)
        if len(unusable) > self.settings.max_skipped * (used + len(unusable)):
            click.echo(f"that is more than max_skipped = {self.settings.max_skipped:g} allows", err=True)
            raise click.exceptions.Exit(_TOO_MANY_UNUSABLE)


def reads_inputs(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `inputs` and `run`, from INPUT... and the common options."""
    return _with_run(command, required=True)


def may_read_inputs(command: Callable[..., None]) -> Callable[..., None]:
    """As `reads_inputs`, where INPUT may be left out."""
    return _with_run(command, required=False)


def _with_run(command: Callable[..., None], *, required: bool) -> Callable[..., None]:
    @click.argument("inputs", nargs=-1, required=required, metavar="INPUT...")
    @click.option(
        "--captured-at",
        callback=as_moment,
        metavar="TIME",
        help="When the inputs were saved: the 'Today' of their pages.",
    )
    @with_config
    @click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use [default: 1, or one a core for many]."
    )
    @click.option("--quiet", is_flag=True, help="Say nothing but what went wrong.")
    @wraps(command)
    def with_run(
        inputs: tuple[str, ...],
        captured_at: Moment | None,
        config: Path | None,
        jobs: int | None,
        quiet: bool,
        **options: Any,
    ) -> None:
        run = Run(settings=load_settings(config), captured_at=captured_at, jobs=jobs, quiet=quiet)
        if config is not None:
            run.say(f"Settings: {config}")
        command(inputs=inputs, run=run, **options)

    return with_run


def with_archive(command: Callable[..., None]) -> Callable[..., None]:
    """Add --archive, the folder of an archive; see `archive_of` for where it is not given."""
    option = click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="The folder of the archive [default: the setting, where there is one].",
    )
    decorated: Callable[..., None] = option(command)
    return decorated


def archive_of(archive: Path | None, settings: Settings) -> Path:
    """The folder that was given, else that of the settings. Raises UsageError where neither names one."""
    if archive is not None:
        return archive
    if settings.archive is None:
        raise click.UsageError("Missing option '--archive': name the folder of the archive, or set it in timeline.toml")
    return Path(settings.archive)


def of_archive(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that reads no inputs `archive`, the folder of the archive, from --archive or the settings."""

    @with_archive
    @with_config
    @wraps(command)
    def with_folder(archive: Path | None, config: Path | None, **options: Any) -> None:
        command(archive=archive or archive_of(None, load_settings(config)), **options)

    return with_folder


def with_wait(command: Callable[..., None]) -> Callable[..., None]:
    """Add --wait, for how many seconds to wait for another command; None where it is not given."""
    option = click.option(
        "--wait",
        type=click.FloatRange(min=0),
        metavar="SECONDS",
        help="How long to wait for another command that is at it [default: 600].",
    )
    decorated: Callable[..., None] = option(command)
    return decorated


def with_config(command: Callable[..., None]) -> Callable[..., None]:
    """Add --config; a timeline.toml in the current folder serves where it is not given."""
    option = click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        default=lambda: SETTINGS_FILE if SETTINGS_FILE.is_file() else None,
        help="The settings file [default: timeline.toml in the current folder, where there is one].",
    )
    decorated: Callable[..., None] = option(command)
    return decorated
