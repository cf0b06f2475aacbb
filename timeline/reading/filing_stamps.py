"""The stamps of wires: "141432 NOV 24", "dpa 14.11.2024 / 14:32", "AP-NY-11-14-24 1432EST", and the "NNNN" below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.reading.date_lines import read_date_line
from timeline.reading.sources import find_agency
from timeline.reading.statements import Label, Statement

_LONGEST = 100
"""Characters; a longer line is prose."""

_CODE = 4
"""Letters of the longest code of a desk or a priority ("lno", "xx", "n1"), which may stand before a stamp."""

_MONTH = r"[^\W\d_]{3,9}"
_ZONE = r"Z|[A-Z]{2,4}"

_GROUP = re.compile(
    r"(?:^|(?<=[\s(\[/|]))(?P<day>0[1-9]|[12]\d|3[01])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?"
    rf"(?P<zone>(?:{_ZONE})(?=\s))?\s?(?P<month>{_MONTH})\.?\s?(?P<year>(?:19|20)\d\d|\d\d)(?P<after>\s?(?:{_ZONE}))?"
    r"[)\]]?\s*$"
)
"""The date and time group of telegrams: day, hour and minute as six digits, at the end of its line."""

_AP = re.compile(
    r"^AP-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s+(?P<hour>\d\d)(?P<minute>\d\d)\s?(?P<zone>[A-Z]{2,4})?[<>]*$"
)
_DPA = re.compile(r"\bdpa:(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)-\d{2,4}-\d{3,8}/\d+\b")
_END = re.compile(r"N{4}|-30-|#{3,4}|\(?ends?\)?\.?", re.IGNORECASE)

_NAME = re.compile(r"[^\W\d_][\w-]*")
_CLOCK = re.compile(r"\d[:.h]\d\d")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a line says that an agency filed a story; `agency` is None where the line names none."""

    words: str
    statement: Statement
    agency: str | None


def find_stamp(line: str) -> Stamp | None:
    """The stamp that a line is: of a sentence that names an agency and a day, none."""
    line = " ".join(line.split())
    if not line or len(line) > _LONGEST:
        return None
    for pattern in (_GROUP, _AP, _DPA):
        if (found := pattern.search(line)) and (statement := _statement(found.groupdict())):
            before = re.findall(r"[\w.]+", line[: found.start()])
            agencies = [find_agency(each) for each in before]
            agency = {_AP: "AP", _DPA: "dpa"}.get(pattern) or next((each for each in agencies if each), None)
            is_alone = all(len(word) <= _CODE or name for word, name in zip(before, agencies, strict=True))
            return Stamp(found.group().strip(), statement, agency) if is_alone or pattern is _DPA else None
    return _beside_its_agency(line)


def ends_the_story(line: str) -> bool:
    """Whether a line is the mark below which no more of a story comes."""
    return _END.fullmatch(line.strip()) is not None


def _statement(parts: dict[str, str | None]) -> Statement | None:
    month = parts["month"] or ""
    month = _MONTHS[int(month)] if month.isdigit() and int(month) <= 12 else month
    year = parts["year"] or ""
    year = year if len(year) == 4 else f"{'19' if int(year) > 68 else '20'}{year}"
    zone = (parts.get("zone") or parts.get("after") or "").strip()
    zone = "UTC" if zone == "Z" else zone
    clock = f" {parts['hour']}:{parts['minute']} {zone}" if parts.get("hour") else ""
    stated = read_date_line(f"{parts['day']} {month} {year}{clock}")
    return stated.statements[0] if len(stated.statements) == 1 and stated.statements[0].day else None


def _beside_its_agency(line: str) -> Stamp | None:
    """ "AFP 15/11/2024 10:48 GMT", "(TT) 2024-11-15 10:48": an agency, a day and a clock, and nothing else."""
    if not _CLOCK.search(line) or not any(find_agency(word) for word in _NAME.findall(line)):
        return None
    stated = read_date_line(line)
    if len(stated.statements) != 1 or not stated.rest or len(stated.rest) > 4:
        return None
    (statement,) = stated.statements
    agency = find_agency(" ".join(stated.rest))
    complete = statement.day is not None and statement.clock is not None
    is_its_own = statement.label is Label.NONE  # "Xinhua | Updated: ..." is the outlet's
    return Stamp(line, statement, agency) if agency and complete and is_its_own else None
