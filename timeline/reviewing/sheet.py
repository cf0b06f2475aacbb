"""What deserves a look as a table for spreadsheets, and what is decided in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from timeline.overrides.model import Overrides
from timeline.overrides.sheet_dates import date_of_cell, is_day_first
from timeline.overrides.tables import Row, Taken, read_table, refuse
from timeline.rendering.spreadsheet import csv_bytes
from timeline.reviewing.deciding import Deciding, Verdict
from timeline.reviewing.findings import Decision, Finding

COLUMNS = (
    "topic", "kind", "event", "article", "override", "title", "when", "about", "quotations",
    "decision", "date", "merge", "split", "move", "may_be", "ready", "approval",
)  # fmt: skip
"""`decision` is for the editor, and so are the four behind it; `may_be` says what can be decided of the row."""

_NEEDED = "decision"


def sheet(findings: Sequence[Finding]) -> bytes:
    """The table, one row a thing, without decisions."""
    return csv_bytes(COLUMNS, ([*_cells(finding)] for finding in findings))


def sheet_changes(content: bytes, file: Path, overrides: Overrides, titles: Mapping[str, str]) -> Taken:
    """What the decisions of such a table make of the overrides. A row without one says nothing. `titles` are those by
    which events are found again. Raises SettingsError with each row that cannot be understood."""
    rows, notes = read_table(content, file, COLUMNS, _NEEDED)
    decided = [row for row in rows if row.get("decision")]
    day_first = is_day_first((row.get("date"), "") for row in decided)
    deciding = Deciding(overrides, titles)
    faults: list[str] = []
    for row in decided:
        try:
            deciding.take(_verdict(row, day_first=day_first))
        except ValueError as error:
            faults.append(f"row {row.number}: {error}")
    refuse(file, faults)
    return Taken(deciding.changes, tuple(notes))


def _cells(finding: Finding) -> Iterator[str]:
    cells = {
        "quotations": "\n".join(finding.quotations),
        "decision": "",
        "merge": " ".join(finding.merge),
        "split": "\n".join(finding.split),
        "move": finding.nearest,
        "may_be": ", ".join(finding.decisions),
        "approval": " ".join(f"{key}={approval}" for key, approval in finding.approvals.items()),
    }
    for column in COLUMNS:
        yield cells[column] if column in cells else str(getattr(finding, column))


def _verdict(row: Row, *, day_first: bool | None) -> Verdict:
    """Raises ValueError with what cannot be understood."""
    decisions = tuple(_decision(word) for word in row.get("decision").replace(",", " ").split())
    date = row.get("date")
    if date and Decision.DATE in decisions:
        date = date_of_cell(date, "", day_first=day_first)
    return Verdict(
        decisions=decisions,
        topic=row.get("topic"),
        event=row.get("event"),
        article=row.get("article"),
        override=row.get("override"),
        date=date,
        merge=tuple(row.get("merge").replace(",", " ").split()),
        split=tuple(filter(None, map(str.strip, row.get("split").split("\n")))),
        nearest=row.get("move"),
        approvals=dict(_approval(each) for each in row.get("approval").split()),
    )


def _decision(word: str) -> Decision:
    try:
        return Decision(word.casefold())
    except ValueError:
        known = ", ".join(Decision)
        raise ValueError(f"decision: {word!r} is none; write {known}, or several of these") from None


def _approval(cell: str) -> tuple[str, str]:
    key, equals, approval = cell.partition("=")
    if not (key and equals and approval):
        raise ValueError(f"approval: {cell!r} was changed; write the table anew")
    return key, approval
