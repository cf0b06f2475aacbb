"""The dating of one article in lines for people: the time, how sure each part of it is, what says so, what says not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_AGAINST = frozenset({"contradiction", "unreadable"})
_REMARKS = frozenset({"none", "inference", "capture"})


def dating_in_lines(line: Mapping[str, Any], *, captured: bool) -> Iterator[str]:
    """What a line of `timeline published` says, and what could be given to know more; `captured` says that it is known
    when the article was saved."""
    evidence = line["evidence"]
    yield line["file"]
    rows = [
        ("title", line["title"]),
        ("source", ", ".join(line[name] for name in ("source", "agency") if name in line)),
        ("published", _time(line)),
        ("parts", _parts(line.get("basis", {}))),
        ("zone", line.get("zone")),
        ("updated", line.get("updated") or _open_clock(line.get("updated_clock"))),
        ("certainty", line["certainty"]),
        *(("evidence", f"{each['kind']}: {each['text']}") for each in evidence if _is_witness(each)),
        *(("remark", each["text"]) for each in evidence if each["kind"] in _REMARKS),
        *(("against it", each["text"]) for each in evidence if each["kind"] in _AGAINST),
        *(("to do", words) for words in _advice(line, captured=captured)),
    ]
    before = None
    for name, words in rows:
        if words:
            yield f"  {name if name != before else '':<10}  {words}"
            before = name


def _time(line: Mapping[str, Any]) -> str:
    if line["published"] is not None:
        return f"{line['published']} (to the {line['granularity']})"
    return _open_clock(line.get("clock")) or "unknown"


def _open_clock(clock: str | None) -> str | None:
    return f"at {clock}, the day is unknown" if clock else None


def _parts(basis: Mapping[str, str]) -> str:
    return ", ".join(f"{part} {how}" for part, how in basis.items())


def _is_witness(clue: Mapping[str, str]) -> bool:
    return clue["kind"] not in _AGAINST | _REMARKS


def _advice(line: Mapping[str, Any], *, captured: bool) -> Iterator[str]:
    """What a person can state where the page does not. An order of day and month that is open is told by its clue."""
    if line["published"] is None and not captured and line["evidence"] != []:
        yield "say when it was saved: --captured-at TIME"
    basis = line.get("basis", {})
    if "clock" in basis and "zone" not in basis:
        source = line.get("source") or "NAME"
        yield f'say on whose clock: zone = "Europe/Oslo" or the like under [sources."{source}"] in timeline.toml'
