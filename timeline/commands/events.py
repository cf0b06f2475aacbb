"""`timeline events`: the mentions of each article."""

from __future__ import annotations

import click

from timeline.commands.options import Run, reads_inputs


@click.command("events")
@reads_inputs
def command(inputs: tuple[str, ...], run: Run) -> None:
    """Print the mentions of each article of INPUT, what it says happened and when: JSONL, one line an article."""
    from timeline.analysis import analyse  # noqa: PLC0415  (so that --help stays quick)
    from timeline.commands.stage import print_each  # noqa: PLC0415  (as above)
    from timeline.wire import mention_to_wire  # noqa: PLC0415  (as above)

    print_each(
        inputs, run, analyse, lambda analysis: {"mentions": [mention_to_wire(mention) for mention in analysis.mentions]}
    )
