"""Makes an article of one record, in our own names or in those of an export."""

from __future__ import annotations

from timeline.models import Article, Diagnostic, Moment
from timeline.reading.datelines import read_dateline
from timeline.reading.fields import OUR_NAMES, Record, is_mapped, known_keys, paths_of, value_of
from timeline.reading.filing import with_filing
from timeline.reading.formats.kinds import Text
from timeline.reading.fragments import fragment_text
from timeline.reading.frames import frame_for
from timeline.reading.identity import content_id
from timeline.reading.markup import has_markup, markup_to_text
from timeline.reading.plausibility import with_doubts
from timeline.reading.publication import Frame
from timeline.reading.record_dating import dating_of, filing_of
from timeline.reading.record_values import language_of, line_of, tags_of, text_of
from timeline.reading.sources import canonical_source, find_agency, source_of_url
from timeline.reading.stated_times import read_time
from timeline.reading.terms_of_use import under_terms
from timeline.reading.under_notices import under_notices
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
    given = text_of(value_of(record, "text", fields))
    page = text_of(value_of(record, "html", fields))
    own_capture = value_of(record, _CAPTURED, fields)
    if own_capture is not None:
        captured = read_time(own_capture, Frame()) or captured
    if not given.strip():
        if page.strip():
            return _from_page(record, page, path, where, settings, captured)
        return Diagnostic(path=path, where=where, reason=_no_text(record, settings))
    text = _words_of(given, record, fields) if form is Text.ANY and has_markup(given) else given
    text = text if form is Text.AS_GIVEN else text.strip()
    if not text.strip():
        return Diagnostic(
            path=path,
            where=where,
            reason="the text holds markup only, no words; leave the record out or export its text",
        )
    return _article(record, text, path, settings, captured, as_given=form is Text.AS_GIVEN)


def _words_of(markup: str, record: Record, fields: FieldSettings) -> str:
    """The article's own words in a field of HTML, without the boxes and pointers that stand between them."""
    title, url = (line_of(value_of(record, name, fields)) for name in ("title", "url"))
    return fragment_text(markup, title=title, url=url, by_blank_lines="</p>" not in markup)


def _article(
    record: Record, text: str, path: str, settings: Settings, captured: Moment | None, *, as_given: bool
) -> Article:
    fields = settings.fields
    canonical_url = line_of(value_of(record, "canonical_url", fields))
    url = line_of(value_of(record, "url", fields)) or canonical_url
    named = line_of(value_of(record, "source", fields))
    source = canonical_source(named, settings.sources) or source_of_url(url, settings.sources)
    agency = line_of(value_of(record, "agency", fields))
    title = line_of(value_of(record, "title", fields))
    title = markup_to_text(title) if title and has_markup(title) else title
    identity = line_of(value_of(record, "id", fields))
    published = value_of(record, "published", fields)
    frame = frame_for(source, settings, captured)
    article = Article(
        id=identity or content_id(title, text, source, url, None if published is None else str(published)),
        text=text,
        path=path,
        title=title,
        source=source,
        agency=(find_agency(agency) or agency) if agency else _agency_in(text),
        byline=line_of(value_of(record, "byline", fields)),
        url=url,
        canonical_url=canonical_url,
        archived_url=line_of(value_of(record, "archived_url", fields)),
        dating=dating_of(record, text, frame, settings),
        filing=filing_of(record, frame, fields),
        captured=captured,
        language=language_of(value_of(record, "language", fields)),
        section=line_of(value_of(record, "section", fields)),
        tags=tags_of(value_of(record, "tags", fields)),
        text_is_as_given=as_given,
    )
    return with_filing(article, _lines(text))


def _from_page(
    record: Record, page: str, path: str, where: str, settings: Settings, captured: Moment | None
) -> Article | Diagnostic:
    """A record that holds the page's HTML only; what its own fields say outranks what the page says."""
    from msgspec.structs import replace  # noqa: PLC0415  (few records need it)

    from timeline.reading.html_pages import read_html  # noqa: PLC0415  (trafilatura is slow to import)

    read = read_html(page, path, settings, captured, url=line_of(value_of(record, "url", settings.fields)))
    if read is None:
        return Diagnostic(path=path, where=where, reason="no article was found in its HTML; give the text in `text`")
    stated = _article(record, read.text, path, settings, captured, as_given=False)
    own = {name: getattr(stated, name) for name in _OUTRANKING if getattr(stated, name)}
    if stated.dating.published is not None:
        own["dating"] = with_doubts(stated.dating, read.dating)
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


def _lines(text: str) -> list[str]:
    return [line for each in text.split("\n") if (line := each.strip())]


def _agency_in(text: str) -> str | None:
    return next((found for line in text.split("\n")[:6] if (found := read_dateline(line.strip())[1])), None)
