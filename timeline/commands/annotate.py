"""`timeline annotate`: the time expressions of each article."""

from __future__ import annotations

import click

from timeline.commands.options import Run, reads_inputs


@click.command("annotate", short_help="Print the time expressions of each article.")
@click.option("--format", "shape", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="The format.")
@reads_inputs
def command(inputs: tuple[str, ...], run: Run, shape: str) -> None:
    """Print the time expressions of each article of INPUT, with their values: JSONL, one line an article."""
    from timeline.analysis import annotated  # noqa: PLC0415  (so that --help stays quick)
    from timeline.commands.stage import print_each  # noqa: PLC0415  (as above)
    from timeline.wire import timex_to_wire  # noqa: PLC0415  (as above)

    print_each(
        inputs, run, annotated, lambda analysis: {"timexes": [timex_to_wire(timex) for timex in analysis.timexes]}
    )
