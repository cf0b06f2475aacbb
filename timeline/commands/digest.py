"""`timeline digest`: the most important dates of a topic."""

from __future__ import annotations

from datetime import date, datetime

import click

from timeline.commands.options import Run, not_blank, reads_inputs

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("digest")
@click.option(
    "--single-topic", metavar="TITLE", required=True, callback=not_blank, help="What the articles of INPUT are about."
)
@click.option("--start", type=_DAY, metavar="DAY", help="The first day to take, YYYY-MM-DD.")
@click.option("--end", type=_DAY, metavar="DAY", help="The last day to take, included.")
@click.option("--dates", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="How many dates.")
@click.option(
    "--sentences", type=click.IntRange(min=1), default=2, show_default=True, metavar="K",
    help="How many sentences a date at most.",
)  # fmt: skip
@reads_inputs
def command(
    inputs: tuple[str, ...],
    run: Run,
    single_topic: str,
    start: datetime | None,
    end: datetime | None,
    dates: int,
    sentences: int,
) -> None:
    """Print the most important dates of the articles of INPUT, with sentences that tell why: JSONL, a line a date.

    Dates come in order, sentences of a date with the most telling one first. Each sentence stands in an article as it
    is; `evidence` says where.
    """
    from timeline.analysis import annotated  # noqa: PLC0415  (so that --help stays quick)
    from timeline.commands.lines import print_line  # noqa: PLC0415  (as above)
    from timeline.commands.stage import worked_out  # noqa: PLC0415  (as above)
    from timeline.intake import Intake, join_duplicates  # noqa: PLC0415  (as above)
    from timeline.stories.digest import digest_of  # noqa: PLC0415  (as above)
    from timeline.wire import key_date_to_wire  # noqa: PLC0415  (as above)

    first, last = _day(start), _day(end)
    if first and last and first > last:
        raise click.BadParameter(f"{last} is before {first}, the first day", param_hint="--end")
    intake = run.read(inputs)
    _, articles, clashes = join_duplicates(intake.articles)
    distinct = Intake(articles=tuple(articles.values()), diagnostics=(*intake.diagnostics, *clashes))
    analyses = list(worked_out(distinct, run, annotated))
    for each in digest_of(analyses, dates=dates, sentences=sentences, start=first, end=last):
        print_line(key_date_to_wire(each))


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None
