"""`timeline annotate --format timeml`: one document on standard output, or one file an article in a folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import click

from timeline.analysis import annotated
from timeline.commands.lines import print_text
from timeline.commands.options import Run
from timeline.commands.stage import worked_out
from timeline.errors import OutputError
from timeline.intake import Intake, join_duplicates
from timeline.temporal.timeml import timeml

_CAN_BE_A_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._~-]{0,118}[A-Za-z0-9_~-])?")


def print_or_write(inputs: tuple[str, ...], run: Run, output: Path | None) -> None:
    """Print or write a document for each article; the same article twice gives one, and files of other articles stay.

    Raises UsageError for several articles without a folder, OutputError where the folder cannot be written.
    """
    intake = run.read(inputs)
    _, articles, clashes = join_duplicates(intake.articles)
    distinct = Intake(articles=tuple(articles.values()), diagnostics=(*intake.diagnostics, *clashes))
    if output is None and len(articles) > 1:
        raise click.UsageError(
            f"the inputs hold {len(articles)} articles, and a TimeML document holds one; "
            "name a folder for the documents with -o FOLDER"
        )
    names = file_names(articles)
    for analysis in worked_out(distinct, run, annotated):
        document = timeml(analysis)
        if output is None:
            print_text(document.removesuffix("\n"))
        else:
            _write(output / names[analysis.article.id], document)


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """A file's name for each article id: the id itself where it can be one on every system and no earlier id differs in
    letter case only, else its plain characters and a hash of it. None leads out of the folder."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for each in ids:
        name = each
        if not _CAN_BE_A_NAME.fullmatch(each) or each.lower() in taken:
            plain = re.sub(r"[^A-Za-z0-9_]+", "-", each).strip("-")[:80] or "article"
            name = f"{plain}~{hashlib.sha256(each.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
        taken.add(name.lower())
        names[each] = f"{name}.tml"
    return names


def _write(path: Path, document: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.encode())
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); name another folder with -o") from error
