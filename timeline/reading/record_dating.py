"""When a record was published and filed: by its fields, else by the date lines within its text."""

from __future__ import annotations

from timeline.models import Clue, Dating, Filing, Moment, dated, quoted, said
from timeline.reading.classifiers import classify_all
from timeline.reading.fields import Record, paths_of, value_of
from timeline.reading.layout import lay_out
from timeline.reading.lines import split_lines
from timeline.reading.plausibility import is_before, is_filler, is_surely_before
from timeline.reading.publication import Frame, date_article, with_zone
from timeline.reading.record_values import line_of
from timeline.reading.resolving import in_zone
from timeline.reading.saved_times import clues_of_saving
from timeline.reading.stated_times import read_time, stated_time
from timeline.reading.statements import Label
from timeline.reading.wire_times import clues_of
from timeline.settings import FieldSettings, Settings


def dating_of(record: Record, text: str, frame: Frame, settings: Settings) -> Dating:
    """From the record's fields; where they name no publication time, from the date lines within its text."""
    published, updated = (value_of(record, field, settings.fields) for field in ("published", "updated"))
    moment = None if published is None else stated_time(published, "field", Label.PUBLISHED, frame, zone="stated")
    update = None if updated is None else read_time(updated, frame)
    clues: list[Clue] = []
    if moment is not None and moment.moment is not None and is_filler(moment.moment):
        moment = None
    for field, value, read in (("published", published, moment and moment.moment), ("updated", updated, update)):
        if value is None:
            continue
        clues.append(Clue("field", quoted(f"{field}: {str(value)[:100]}")))
        if read is None:
            words = "{field}: {value} is no time; write it as ISO 8601: 2024-11-15T10:48+01:00"
            clues.append(Clue("unreadable", said(words, field=field, value=repr(str(value)[:100]))))
    clues += [*clues_of(record), *clues_of_saving(record)]
    if moment is None or moment.moment is None:
        return _dating_from_text(text, clues, update, frame, settings)
    stated = in_zone(moment, frame)
    update = with_zone(update, frame) if update else None
    if update and stated.moment and is_before(update, stated.moment):
        words = "the update time {updated} lies before publication; left out"
        clues.append(Clue("contradiction", said(words, updated=dated(update))))
        update = None
    if frame.captured and stated.moment and is_surely_before(frame.captured, stated.moment):
        words = "{published} lies after the capture, {captured}: planned, or a slip in one of them"
        clues.append(Clue("contradiction", said(words, published=dated(stated.moment), captured=dated(frame.captured))))
    return Dating(
        published=stated.moment,
        updated=update,
        evidence=tuple(clues),
        certainty=stated.certainty,
        zone=stated.zone,
        basis=stated.basis,
    )


def _dating_from_text(text: str, clues: list[Clue], update: Moment | None, frame: Frame, settings: Settings) -> Dating:
    if not any(clue.kind == "field" and clue.text.startswith("published") for clue in clues):
        looked_for = ", ".join(paths_of("published", settings.fields)[:3])
        words = "the record names no publication time (looked for: {names})"
        clues.append(Clue("none", said(words, names=looked_for)))
    layout = lay_out(classify_all(split_lines(text)))
    if not layout.statements:
        return Dating(updated=with_zone(update, frame) if update else None, evidence=tuple(clues))
    found = date_article(layout.statements, frame)
    return Dating(
        published=found.published,
        updated=update or found.updated,
        clock=found.clock,
        updated_clock=found.updated_clock,
        evidence=(*found.evidence, *clues),
        certainty=found.certainty,
        zone=found.zone,
        basis=found.basis,
    )


def filing_of(record: Record, frame: Frame, fields: FieldSettings) -> Filing | None:
    """When and where the agency sent it out, as far as the record says."""
    stated = value_of(record, "filed", fields)
    at = None if stated is None else read_time(stated, frame)
    filing = Filing(
        at=with_zone(at, frame) if at else None,
        place=line_of(value_of(record, "dateline", fields)),
        zone=line_of(value_of(record, "filing_zone", fields)),
    )
    return None if filing == Filing() else filing
