"""What newer versions of an article say otherwise, as its line on the page tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.models import Amended, Claim, Interval, Mention, Model, Moment, Revision, Span
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import moment, written
from timeline.rendering.quotation import excerpt, words_of

LONGEST = 180  # characters of a quotation: two lines of the page's measure


class RevisionPart(Model, frozen=True):
    """A piece of a sentence; `quoted` are words of the article."""

    text: str
    quoted: bool = False


class RevisionLine(Model, frozen=True):
    """What one version changed: `when` it came out, and each change as the pieces of a sentence, weightiest first."""

    when: str
    changes: tuple[tuple[RevisionPart, ...], ...]


def revision_lines(revisions: Sequence[Revision], catalogue: Catalogue) -> tuple[RevisionLine, ...]:
    """The last version first. Changes of which no word may be quoted are left out."""
    return tuple(_line(each, catalogue) for each in reversed(revisions))


def claim_within(claim: Claim, longest: int) -> Claim:
    """The claim with at most `longest` characters of its words, from the start; with 0, none."""
    whole = Mention(article="", span=Span(0, len(claim.text)), text=claim.text)
    words = words_of(excerpt(whole, longest)) if len(claim.text) > longest else claim.text
    return replace(claim, text=words)


def revision_within(revision: Revision, longest: int) -> Revision:
    """The revision with claims of at most so many characters each."""

    def within(amended: Amended) -> Amended:
        return Amended(was=claim_within(amended.was, longest), now=claim_within(amended.now, longest))

    return replace(
        revision,
        dropped=tuple(claim_within(each, longest) for each in revision.dropped),
        added=tuple(claim_within(each, longest) for each in revision.added),
        redated=tuple(map(within, revision.redated)),
        amended=tuple(map(within, revision.amended)),
    )


def _line(revision: Revision, catalogue: Catalogue) -> RevisionLine:
    at = moment(revision.at, catalogue)
    when = catalogue.text("revised", moment=at) if at else catalogue.text("revised_undated")
    return RevisionLine(when=when, changes=tuple(_changes(revision, catalogue)))


def _changes(revision: Revision, catalogue: Catalogue) -> Iterator[tuple[RevisionPart, ...]]:
    for claim in revision.dropped:
        if claim.text:
            yield _said("revision_dropped", catalogue), _quoted(claim.text)
    for each in revision.amended:
        if each.now.text and each.was.text:
            yield (
                _said("revision_says", catalogue),
                _quoted(each.now.text),
                _said("revision_before", catalogue),
                _quoted(each.was.text),
            )
    for each in revision.redated:
        yield (_redated(each, catalogue), *([_quoted(each.now.text)] if each.now.text else []))
    if revision.published:
        was, now = (_published(each, catalogue) for each in (revision.published.was, revision.published.now))
        yield (RevisionPart(catalogue.text("revision_published", now=now, was=was)),)
    if revision.title and revision.title.was:
        yield _said("revision_title", catalogue), _quoted(revision.title.was)
    for claim in revision.added:
        if claim.text:
            yield _said("revision_added", catalogue), _quoted(claim.text)


def _redated(amended: Amended, catalogue: Catalogue) -> RevisionPart:
    was, now = (_dated(each.interval, catalogue) for each in (amended.was, amended.now))
    return RevisionPart(catalogue.text("revision_redated", now=now, was=was))


def _dated(interval: Interval | None, catalogue: Catalogue) -> str:
    return written(interval, catalogue) if interval else catalogue.text("no_date")


def _published(at: Moment | None, catalogue: Catalogue) -> str:
    return moment(at, catalogue) or catalogue.text("revision_unknown")


def _said(key: str, catalogue: Catalogue) -> RevisionPart:
    return RevisionPart(catalogue.text(key))


def _quoted(words: str) -> RevisionPart:
    whole = Claim(text=words)
    return RevisionPart(claim_within(whole, LONGEST).text, quoted=True)
