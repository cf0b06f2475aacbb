"""`timeline annotate`: the time expressions of each article."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.commands.options import Run, reads_inputs


@click.command("annotate")
@click.option(
    "--format", "shape", type=click.Choice(["jsonl", "timeml"]), default="jsonl", show_default=True, help="The format."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="With --format timeml: the folder for one .tml file an article; without it one article goes to standard "
    "output.",
)
@reads_inputs
def command(inputs: tuple[str, ...], run: Run, shape: str, output: Path | None) -> None:
    """Print the time expressions of each article of INPUT, with their values: JSONL, one line an article; or TimeML,
    one document an article."""
    from timeline.analysis import annotated  # noqa: PLC0415  (so that --help stays quick)
    from timeline.commands.stage import print_each  # noqa: PLC0415  (as above)
    from timeline.wire import timex_to_wire  # noqa: PLC0415  (as above)

    if shape == "timeml":
        from timeline.commands.timeml import print_or_write  # noqa: PLC0415  (as above)

        print_or_write(inputs, run, output)
        return
    if output is not None:
        raise click.UsageError("-o takes TimeML files; add --format timeml, or redirect the JSONL: > FILE")
    print_each(
        inputs, run, annotated, lambda analysis: {"timexes": [timex_to_wire(timex) for timex in analysis.timexes]}
    )
