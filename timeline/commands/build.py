"""`timeline build`: the site."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.commands.options import Run, archive_of, as_moment, may_read_inputs, not_blank, with_archive, with_wait
from timeline.models import Moment


@click.command("build")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="The folder for the site; replaced only where it is empty or ours.",
)  # fmt: skip
@click.option(
    "--single-topic", metavar="TITLE", callback=not_blank, help="Put every article into one topic with this title."
)
@click.option(
    "--self-contained", is_flag=True, help="Put styles, scripts and pictures into each page, so that it stands alone."
)
@click.option("--strict", is_flag=True, help="Write nothing when an input cannot be used; the old output stays.")
@click.option(
    "--at", callback=as_moment, metavar="TIME",
    help="The time at which embargoes and rights are judged; without it, embargoed articles are held back.",
)  # fmt: skip
@click.option("--accept-shrink", is_flag=True, help="Go on where many of the events of the last build would be lost.")
@with_archive
@with_wait
@may_read_inputs
def command(  # noqa: PLR0913, PLR0917  (click hands each option over by itself)
    inputs: tuple[str, ...],
    run: Run,
    output: Path,
    at: Moment | None,
    single_topic: str | None,
    self_contained: bool,
    strict: bool,
    accept_shrink: bool,
    archive: Path | None,
    wait: float | None,
) -> None:
    """Build the site from INPUT: an index, and for each topic a page, its data and its evidence.

    An article that could not be used is named, with the reason, in report.json. Slugs and event ids are kept in a
    register beside the output folder. With --archive, the inputs are added to an archive, and the site is of all that
    it holds: then INPUT may be left out, and the archive keeps the register.
    """
    from timeline.archive.store import Archive  # noqa: PLC0415  (so that --help stays quick)
    from timeline.commands.news import news_lines  # noqa: PLC0415  (as above)
    from timeline.pipeline import build  # noqa: PLC0415  (as above)

    if archive is not None or run.settings.archive is not None:
        archive = archive_of(archive, run.settings)
        if not inputs:
            Archive(archive, readonly=True).close()  # so that none is made where the name is wrong
    elif not inputs:
        raise click.UsageError("Missing argument 'INPUT...': name files or folders, or an archive with --archive")
    edition = build(
        inputs,
        output,
        run.settings,
        captured_at=run.captured_at,
        at=at,
        single_topic=single_topic,
        self_contained=self_contained,
        strict=strict,
        accept_shrink=accept_shrink,
        jobs=run.jobs,
        archive=archive,
        wait=wait,
        track=run.track,
        say=run.warn,
    )
    events = sum(len(topic.events) for topic in edition.outlines)
    counts = [(len(edition.analyses), "article"), (len(edition.topics), "topic"), (events, "event")]
    counted = ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
    run.say(f"{counted}, {len(edition.unplaced)} unplaced: {output / 'index.html'}")
    for decision in edition.decisions:
        if decision.reason is not None:
            run.warn(f"{run.settings.overrides}: {decision}")
    for line in news_lines(edition):
        run.say(line)
    for remark in edition.remarks:
        if remark.where in ("stills", "release"):
            run.say(remark.reason)
    run.close(len(edition.analyses), edition.diagnostics, reasons=False)
