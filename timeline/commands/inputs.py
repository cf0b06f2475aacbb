"""`timeline inputs`: what can be read, and what is seen in given files."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from timeline.commands.options import Run, may_read_inputs

if TYPE_CHECKING:
    from timeline.models import Diagnostic
    from timeline.reading.survey import Survey

_WIDTH = 100
_NAME = 20
_LABEL = 11
_REASONS_SHOWN = 10


@click.command("inputs")
@may_read_inputs
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object for each format or file, one a line.")
def command(inputs: tuple[str, ...], run: Run, as_json: bool) -> None:
    """Say of each file of INPUT what it is, how many articles it holds and which fields they have; without INPUT, list
    the formats that can be read.

    What cannot be read is told with the reason. Nothing is written.
    """
    from timeline.commands.lines import print_line, print_text  # noqa: PLC0415  (so that --help stays quick)

    for line in _surveyed(inputs, run) if inputs else _formats():
        if as_json:
            print_line(line)
            continue
        for each in _described(line) if inputs else _listed(line):
            print_text(each)


def _formats() -> Iterator[dict[str, Any]]:
    """The formats in the order in which a document is tried for them."""
    from timeline.reading.formats.registry import FORMATS  # noqa: PLC0415  (as above)

    for each in FORMATS:
        line: dict[str, Any] = {"format": each.name, "told_by": each.told_by}
        yield line | ({"extra": each.extra, "installed": each.is_installed} if each.extra else {})


def _listed(line: dict[str, Any]) -> Iterator[str]:
    needs = ""
    if "extra" in line:
        state = "installed" if line["installed"] else f"pip install 'story-timeline[{line['extra']}]'"
        needs = f"; needs the extra {line['extra']} ({state})"
    for number, row in enumerate(wrap(f"{line['told_by']}{needs}", _WIDTH - _NAME)):
        yield f"{'' if number else line['format']:<{_NAME}}{row}"


def _surveyed(inputs: tuple[str, ...], run: Run) -> Iterator[dict[str, Any]]:
    from timeline.intake import files_of  # noqa: PLC0415  (as above)
    from timeline.models import Moment  # noqa: PLC0415  (as above)
    from timeline.surveys import surveys  # noqa: PLC0415  (as above)

    captured_at = run.captured_at
    if captured_at is None and run.settings.captured_at is not None:
        captured_at = Moment.parse(run.settings.captured_at)
    paths = files_of(inputs)
    for each in run.track("Reading", surveys(paths, run.settings, captured_at, run.jobs), len(paths)):
        yield _line(each)


def _line(survey: Survey) -> dict[str, Any]:
    from timeline.wire import dating_to_wire  # noqa: PLC0415  (as above)

    first = survey.first
    return {
        "file": survey.path,
        "formats": [{"format": within, "documents": count} for within, count in survey.formats],
        "articles": survey.articles,
        "fields": dict(survey.fields),
        "first": {"title": first.title} | dating_to_wire(first.dating) if first else None,
        "unusable": survey.unusable,
        "reasons": [_reason(each) for each in survey.reasons],
    }


def _reason(diagnostic: Diagnostic) -> dict[str, Any]:
    place = f"{diagnostic.path}, {diagnostic.where}" if diagnostic.where else diagnostic.path
    return {"where": place, "reason": diagnostic.reason, "used": diagnostic.kept}


def _described(line: dict[str, Any]) -> Iterator[str]:
    yield line["file"]
    formats = [f"{' > '.join(each['format'])}{_times(each['documents'])}" for each in line["formats"]]
    yield from _row("format", ", ".join(formats) or "none that is known")
    yield from _row("articles", str(line["articles"]))
    if line["articles"]:
        fields = (name if count == line["articles"] else f"{name} ({count})" for name, count in line["fields"].items())
        yield from _row("fields", ", ".join(fields) or "none but the text")
        yield from _row("first", line["first"]["title"] or "no title")
        yield from _row("published", _published(line["first"]))
    if line["unusable"]:
        yield from _row("unusable", str(line["unusable"]))
    for number, each in enumerate(line["reasons"][:_REASONS_SHOWN]):
        yield from _row("" if number else "remarks", f"{each['where']}: {each['reason']}")
    if len(line["reasons"]) > _REASONS_SHOWN:
        yield from _row("", "and more; --json tells them")


def _times(documents: int) -> str:
    return f" ({documents} documents)" if documents > 1 else ""


def _published(dating: dict[str, Any]) -> str:
    evidence = "; ".join(f"{each['kind']}: {each['text']}" for each in dating["evidence"])
    return f"{dating['published'] or 'not known'} ({dating['certainty']}), by {evidence or 'nothing'}"


def _row(label: str, words: str) -> Iterator[str]:
    for number, row in enumerate(wrap(words, _WIDTH - _LABEL - 2) or [""]):
        yield f"  {'' if number else label:<{_LABEL}}{row}"
