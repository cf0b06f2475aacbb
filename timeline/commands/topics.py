"""`timeline topics`: which article belongs to which topic."""

from __future__ import annotations

import click

from timeline.commands.options import Run, reads_inputs


@click.command("topics")
@reads_inputs
def command(inputs: tuple[str, ...], run: Run) -> None:
    """Print the topic of each article of INPUT, its key and its title: JSONL, one line an article.

    An article that belongs to several topics is listed under the first.
    """
    from timeline.commands.lines import print_line  # noqa: PLC0415  (so that --help stays quick)
    from timeline.gathering import gather  # noqa: PLC0415  (as above)
    from timeline.intake import none_usable  # noqa: PLC0415  (as above)

    gathered = gather(run.read(inputs), run.settings, jobs=run.jobs, track=run.track)
    if not gathered.analyses:
        raise none_usable(gathered.faults)
    topic_of = {each: topic for topic in reversed(gathered.topics) for each in topic.articles}
    for each in gathered.ids:
        if each in topic_of:
            print_line({"id": each, "topic": topic_of[each].key, "title": topic_of[each].title})
    run.close(len(gathered.analyses), gathered.diagnostics, reasons=True)
