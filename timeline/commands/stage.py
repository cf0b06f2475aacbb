"""How a command prints what one article tells by itself: a line each, in input order, as soon as it is known."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from timeline.analysis import Step, work_out
from timeline.commands.lines import head, print_line
from timeline.commands.options import Run
from timeline.intake import Intake, none_usable
from timeline.models import Analysis, Diagnostic
from timeline.progress import untracked


def print_each(inputs: tuple[str, ...], run: Run, step: Step, body: Callable[[Analysis], dict[str, Any]]) -> None:
    """Take each article through the step and print its head and the body. The same article twice gives two lines."""
    for analysis in worked_out(run.read(inputs), run, step):
        print_line(head(analysis.article) | body(analysis))


def worked_out(intake: Intake, run: Run, step: Step) -> Iterator[Analysis]:
    """Each article that was read, taken through the step, in input order; after the last, tells what could not be used.

    Raises NothingBuiltError where the step gave nothing for any of them.
    """
    results = work_out(step, intake.articles, run.settings, jobs=run.jobs)
    # where the lines themselves scroll by on the terminal, a bar would only be in their way
    track = untracked if sys.stdout.isatty() else run.track
    faults: list[Diagnostic] = []
    for result in track("Working out", results, len(intake.articles)):
        if isinstance(result, Diagnostic):
            faults.append(result)
        else:
            yield result
    if len(faults) == len(intake.articles):
        raise none_usable(faults)
    run.close(len(intake.articles) - len(faults), (*intake.diagnostics, *faults), reasons=True)
