"""`timeline published`: when each article was published, and who says so."""

from __future__ import annotations

from typing import Any

import click

from timeline.commands.dating_lines import dating_in_lines
from timeline.commands.options import Run, reads_inputs
from timeline.models import Article


@click.command("published")
@reads_inputs
@click.option("--explain", is_flag=True, help="Tell it in lines for people to read, with what would make it surer.")
def command(inputs: tuple[str, ...], run: Run, explain: bool) -> None:
    """Print the publication time of each article of INPUT and the evidence for it: JSONL, one line an article.

    An article whose page gives no day ("Today, 07:40") gets it from an article of the same topic, where the inputs
    hold one, and says so. One that cannot be worked out neither lends nor borrows, which is told on standard error.
    """
    from timeline.commands.lines import print_line, print_text  # noqa: PLC0415  (so that --help stays quick)
    from timeline.gathering import gather  # noqa: PLC0415  (as above)
    from timeline.intake import describe, join_duplicates  # noqa: PLC0415  (as above)
    from timeline.lending import awaits_day  # noqa: PLC0415  (as above)

    intake = run.read(inputs)
    ids, articles, clashes = join_duplicates(intake.articles)
    if len(articles) > 1 and any(map(awaits_day, articles.values())):
        gathered = gather(intake, run.settings, jobs=run.jobs, track=run.track)
        articles |= {each: analysis.article for each, analysis in gathered.analyses.items()}
        for fault in gathered.faults:
            run.warn(f"no day is lent to or by {describe(fault)}")
    for read, current in zip(intake.articles, ids, strict=True):
        line = _line(articles[current], read.path)
        if not explain:
            print_line(line)
            continue
        for each in dating_in_lines(line, captured=articles[current].captured is not None):
            print_text(each)
    run.close(len(intake.articles), (*intake.diagnostics, *clashes), reasons=True)


def _line(article: Article, path: str) -> dict[str, Any]:
    from timeline.wire import dating_to_wire  # noqa: PLC0415  (as above)

    line: dict[str, Any] = {"file": path, "id": article.id, "title": article.title}
    if article.source:
        line["source"] = article.source
    if article.agency:
        line["agency"] = article.agency
    return line | {"published": None, "granularity": None} | dating_to_wire(article.dating)
