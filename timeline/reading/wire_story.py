"""What the readers of all wire formats end with: the terms, the credit and the notes of a story, as a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from timeline.models import Diagnostic, Moment
from timeline.reading.filing_stamps import ends_the_story
from timeline.reading.frames import Frame
from timeline.reading.markup import has_markup, markup_to_text
from timeline.reading.sources import find_agency, named_agency
from timeline.reading.stated_times import read_time
from timeline.reading.wire_notices import Notices, notices_in
from timeline.reading.wire_status import code, status_of
from timeline.reading.wire_times import has_ended

OPEN_EMBARGO = "is embargoed and does not say until when: not used; give it again once it is released"

_EMBARGOES = ("embargoed", "date.release", "StatusWillChange")
"""What the standards call the end of an embargo."""

CUT = "the file ends in the middle of this story, which is left out; fetch it again"


def finish(
    record: dict[str, Any],
    *,
    status: str | None,
    signals: Iterable[str] = (),
    notes: Sequence[str] = (),
    credits: Iterable[str | None] = (),
) -> dict[str, Any]:
    """The record with its status, embargo and agency, less what it does not state.

    `status` is the standard's own word, `signals` are codes and `notes` words to editors: a kill or an embargo that is
    only written there counts too. `credits` name whoever the story is from, the nearest first. What takes a story back
    often has no text: then its note is its text, so that the archive learns of it.
    """
    made = read_time(record.get("published"), Frame()) if record.get("published") else None
    notices = notices_in(notes, made.day if made else None)
    usage = status_of(status, [*signals, *([notices.status] if notices.status else [])])
    source = record.get("source")
    agency = next((found for each in [*credits, source] if each and (found := named_agency(each))), None)
    text = _own_paragraphs(record.get("text") or "", record.get("title"))
    filed = record.get("filed") or (record.get("published") if source and find_agency(source) else None)
    own = {
        "status": usage,
        "filed": filed,
        "byline": ", ".join(names_in(record.get("byline") or "")),
        "agency": agency,
        "text": text or (_note(record, notes) if usage == "withdrawn" else None),
        "embargo_until": record.get("embargo_until") or _embargo_of(notices, record, made),
    }
    return {name: value for name, value in (record | own).items() if value}


def _embargo_of(notices: Notices, record: dict[str, Any], made: Moment | None) -> str | None:
    """The embargo of a note, unless the story states another one, or it was over when the story was made."""
    if notices.embargo_until is None or any(name in record.get("times", {}) for name in _EMBARGOES):
        return None
    until = read_time(notices.embargo_until, Frame())
    return None if until is not None and made is not None and has_ended(until, made) else notices.embargo_until


def left_out(path: str, others: Mapping[str, int]) -> Iterator[Diagnostic]:
    """What is said of items that hold no story, by their class."""
    if others:
        listed = ", ".join(f"{count} of class {kind}" for kind, count in sorted(others.items()))
        yield Diagnostic(path=path, reason=f"left out: {listed}; only stories are read", kept=True)


def is_open_embargo(status: str | None, record: dict[str, Any]) -> bool:
    """Whether a story is embargoed without an end."""
    return status is not None and code(status) == "embargoed" and not record.get("embargo_until")


def _own_paragraphs(text: str, title: str | None) -> str:
    """The text without the headline said again above it, the mark of the end below it, and code that was written out
    for a web page in it."""
    written = [markup_to_text(each) if has_markup(each) else each for each in text.split("\n\n")]
    paragraphs = [each for each in written if each]
    if paragraphs and title and paragraphs[0].casefold() == title.casefold():
        del paragraphs[0]
    while paragraphs and ends_the_story(paragraphs[-1]):
        del paragraphs[-1]
    return "\n\n".join(paragraphs)


def names_in(byline: str) -> list[str]:
    """The names of a byline without those of agencies ("Jon Roe, AFP") and initials ("gr/bp")."""
    names = (part.strip() for part in byline.split(","))
    return [name for name in names if name and not name.islower() and not find_agency(name)]


def _note(record: dict[str, Any], notes: Sequence[str]) -> str | None:
    return " ".join(notes) or record.get("title")
