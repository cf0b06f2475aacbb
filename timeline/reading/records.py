"""Makes an article of one record, in our own names or in those of an export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.models import Article, Clue, Dating, Diagnostic, Filing, Moment, quoted, said
from timeline.reading.classifiers import classify_all
from timeline.reading.datelines import read_dateline
from timeline.reading.fields import OUR_NAMES, Record, is_mapped, known_keys, paths_of, value_of
from timeline.reading.filing import with_filing
from timeline.reading.formats.kinds import Text
from timeline.reading.frames import frame_for
from timeline.reading.identity import content_id
from timeline.reading.layout import lay_out
from timeline.reading.lines import split_lines
from timeline.reading.markup import has_markup, markup_to_text
from timeline.reading.publication import Frame, date_article, with_zone
from timeline.reading.resolving import in_zone
from timeline.reading.sources import canonical_source, find_agency, source_of_url
from timeline.reading.stated_times import read_time, stated_time
from timeline.reading.statements import Label
from timeline.reading.terms_of_use import under_terms
from timeline.reading.under_notices import under_notices
from timeline.reading.wire_times import clues_of
from timeline.settings import FieldSettings, Settings

_CAPTURED = "captured"
_OUTRANKING = (
    *("title", "source", "agency", "byline", "url", "canonical_url", "archived_url", "language", "section", "tags"),
    "filing",
)
"""What a record says of the page that it holds counts before what the page says."""


def read_record(
    record: Record, path: str, where: str, settings: Settings, captured: Moment | None, *, form: Text
) -> Article | Diagnostic:
    """Turn a record into an article, or say why that is not possible.

    `where` is the line or record, `form` what its text is. The fields are found where `settings` say.
    """
    read = _without_terms(record, path, where, settings, captured, form=form)
    if isinstance(read, Diagnostic):
        return read
    ours = form is Text.AS_GIVEN and isinstance(record.get("text"), str)
    read = under_terms(read, record, where, settings, ours=ours)
    if isinstance(read, Diagnostic):
        return read
    return under_notices(read, _lines(read.text), where, settings)


def _without_terms(
    record: Record, path: str, where: str, settings: Settings, captured: Moment | None, *, form: Text
) -> Article | Diagnostic:
    fields = settings.fields
    given = _text(value_of(record, "text", fields))
    page = _text(value_of(record, "html", fields))
    own_capture = value_of(record, _CAPTURED, fields)
    if own_capture is not None:
        captured = read_time(own_capture, Frame()) or captured
    if not given.strip():
        if page.strip():
            return _from_page(record, page, path, where, settings, captured)
        return Diagnostic(path=path, where=where, reason=_no_text(record, settings))
    text = markup_to_text(given) if form is Text.ANY and has_markup(given) else given
    text = text if form is Text.AS_GIVEN else text.strip()
    if not text.strip():
        return Diagnostic(
            path=path,
            where=where,
            reason="the text holds markup only, no words; leave the record out or export its text",
        )
    return _article(record, text, path, settings, captured, as_given=form is Text.AS_GIVEN)


def _article(
    record: Record, text: str, path: str, settings: Settings, captured: Moment | None, *, as_given: bool
) -> Article:
    fields = settings.fields
    canonical_url = _line(value_of(record, "canonical_url", fields))
    url = _line(value_of(record, "url", fields)) or canonical_url
    named = _line(value_of(record, "source", fields))
    source = canonical_source(named, settings.sources) or source_of_url(url, settings.sources)
    agency = _line(value_of(record, "agency", fields))
    title = _line(value_of(record, "title", fields))
    title = markup_to_text(title) if title and has_markup(title) else title
    identity = _line(value_of(record, "id", fields))
    published = value_of(record, "published", fields)
    frame = frame_for(source, settings, captured)
    article = Article(
        id=identity or content_id(title, text, source, url, None if published is None else str(published)),
        text=text,
        path=path,
        title=title,
        source=source,
        agency=(find_agency(agency) or agency) if agency else _agency_in(text),
        byline=_line(value_of(record, "byline", fields)),
        url=url,
        canonical_url=canonical_url,
        archived_url=_line(value_of(record, "archived_url", fields)),
        dating=_dating(record, text, frame, settings),
        filing=_filing(record, frame, fields),
        captured=captured,
        language=_language(value_of(record, "language", fields)),
        section=_line(value_of(record, "section", fields)),
        tags=_tags(value_of(record, "tags", fields)),
        text_is_as_given=as_given,
    )
    return with_filing(article, _lines(text))


def _filing(record: Record, frame: Frame, fields: FieldSettings) -> Filing | None:
    """When and where the agency sent it out, as far as the record says."""
    stated = value_of(record, "filed", fields)
    at = None if stated is None else read_time(stated, frame)
    filing = Filing(
        at=with_zone(at, frame) if at else None,
        place=_line(value_of(record, "dateline", fields)),
        zone=_line(value_of(record, "filing_zone", fields)),
    )
    return None if filing == Filing() else filing


def _dating(record: Record, text: str, frame: Frame, settings: Settings) -> Dating:
    """From the record's fields; where they name no publication time, from the date lines within its text."""
    published, updated = (value_of(record, field, settings.fields) for field in ("published", "updated"))
    moment = None if published is None else stated_time(published, "field", Label.PUBLISHED, frame, zone="stated")
    update = None if updated is None else read_time(updated, frame)
    clues: list[Clue] = []
    for field, value, read in (("published", published, moment and moment.moment), ("updated", updated, update)):
        if value is None:
            continue
        clues.append(Clue("field", quoted(f"{field}: {str(value)[:100]}")))
        if read is None:
            words = "{field}: {value} is no time; write it as ISO 8601: 2024-11-15T10:48+01:00"
            clues.append(Clue("unreadable", said(words, field=field, value=repr(str(value)[:100]))))
    clues += clues_of(record)
    if moment is None or moment.moment is None:
        return _dating_from_text(text, clues, update, frame, settings)
    stated = in_zone(moment, frame)
    return Dating(
        published=stated.moment,
        updated=with_zone(update, frame) if update else None,
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


def _from_page(
    record: Record, page: str, path: str, where: str, settings: Settings, captured: Moment | None
) -> Article | Diagnostic:
    """A record that holds the page's HTML only; what its own fields say outranks what the page says."""
    from msgspec.structs import replace  # noqa: PLC0415  (few records need it)

    from timeline.reading.html_pages import read_html  # noqa: PLC0415  (trafilatura is slow to import)

    read = read_html(page, path, settings, captured, url=_line(value_of(record, "url", settings.fields)))
    if read is None:
        return Diagnostic(path=path, where=where, reason="no article was found in its HTML; give the text in `text`")
    stated = _article(record, read.text, path, settings, captured, as_given=False)
    own = {name: getattr(stated, name) for name in _OUTRANKING if getattr(stated, name)}
    if stated.dating.published is not None:
        own["dating"] = stated.dating
    teasers = tuple(replace(teaser, parent=stated.id) for teaser in read.teasers)
    return replace(read, **own, id=stated.id, teasers=teasers)


def _no_text(record: Record, settings: Settings) -> str:
    names = paths_of("text", settings.fields)
    if value_of(record, "status", settings.fields) == "withdrawn":
        return "no text: a withdrawal comes with the text that it is of, or use `timeline archive remove` with the id"
    keys = known_keys(record)
    if settings.fields == OUR_NAMES:
        return "no text in it; leave it out, or export it with its text"
    if is_mapped("text", settings.fields):
        return f"no text: [fields] text = {' or '.join(names)!r} is missing or empty in this record, which has: {keys}"
    return (
        f"no text: looked for {', '.join(names[:4])} and the like; the record has: {keys}. "
        'Name the field in timeline.toml: [fields] text = "..."'
    )


def _text(value: Any) -> str:
    """A value as running text: a list's members are paragraphs."""
    if isinstance(value, list):
        return "\n\n".join(part for part in (_text(item).strip() for item in value) if part)
    if isinstance(value, Mapping) or value is None or isinstance(value, bool):
        return ""
    return str(value)


def _line(value: Any) -> str | None:
    """A value as one line: a list's members with commas between; an object by its `name`."""
    if isinstance(value, list):
        return ", ".join(part for part in (_line(item) for item in value) if part) or None
    if isinstance(value, Mapping):
        return _line(value.get("name"))
    if value is None or isinstance(value, bool):
        return None
    return " ".join(str(value).split()) or None


def _tags(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value or "").replace(";", ",").split(",")
    return tuple(dict.fromkeys(tag for tag in (_line(part) for part in parts) if tag))


def _language(value: Any) -> str | None:
    """The first two or three letters of a language tag: "de" of "de-AT"; None for anything else."""
    code = (_line(value) or "").replace("_", "-").split("-")[0].lower()
    return code if 2 <= len(code) <= 3 and code.isalpha() else None


def _lines(text: str) -> list[str]:
    return [line for each in text.split("\n") if (line := each.strip())]


def _agency_in(text: str) -> str | None:
    return next((found for line in text.split("\n")[:6] if (found := read_dateline(line.strip())[1])), None)
