"""How an article came by its date, in words for readers: by its JSON-LD, a line of its page, another article.

The kinds of evidence by their own names are in timeline.json, evidence.csv and report.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from timeline.models import Article, Clue, Message
from timeline.reading.names import load_names
from timeline.reading.weighing import OTHER_DAY
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.wording import worded

# Lines of a page: their names; what else is no witness tells enough by its words
_LINES = frozenset(
    {
        "clue_date_line", "clue_date_line_below_the_article", "clue_date_line_above_the_headline", "clue_dateline",
        "clue_published_line", "clue_updated_line",
    }
)  # fmt: skip
# By the first word of a kind, what it is that states a time beside the lines of the page
_WITNESSES = {
    "field": "clue_record",
    "JSON-LD": "clue_jsonld",
    "meta": "clue_meta",
    "itemprop": "clue_markup",
    "time": "clue_markup",
    "address": "clue_address",
    "title": "clue_title",
    "HTTP": "clue_server",
    "htmldate": "clue_guess",
}


def dating_in_words(article: Article, catalogue: Catalogue) -> tuple[str, ...]:
    """ "dated by its JSON-LD and its meta tags", "its update by its JSON-LD", then lines, doubts and remarks in the
    order of the evidence. What only says again which time it is names no time."""
    clues = article.dating.evidence
    unread = {dict(clue.message.values).get("field") for clue in clues if clue.kind == "unreadable"}
    published: dict[str, None] = {}
    updated: dict[str, None] = {}
    rest: list[str] = []
    for clue in clues:
        if _repeats_witness(clue):
            continue
        witness = _witness(clue)
        if witness is None:
            rest.append(_remark(clue, catalogue))
        elif clue.kind != "field" or clue.text.partition(":")[0] not in unread:
            words = catalogue.text(witness)
            if _is_of_update(clue):
                updated[words] = None
            elif _is_other_day(clue, article):
                rest.append(catalogue.text("clue_other_day", witness=words, when=worded(clue.message, catalogue)))
            else:
                published[words] = None
    return (*_by("clue_dated_by", published, catalogue), *_by("clue_updated_by", updated, catalogue), *rest)


def _by(key: str, witnesses: Mapping[str, None], catalogue: Catalogue) -> Iterator[str]:
    if witnesses:
        yield catalogue.text(key, witnesses=catalogue.listing(list(witnesses)))


def _witness(clue: Clue) -> str | None:
    return _WITNESSES.get(clue.kind.partition(" ")[0])


def _repeats_witness(clue: Clue) -> bool:
    """Whether it is about a witness that is told with its own day: "but by its meta tags: 10 March 2025"."""
    kind = str(dict(clue.message.values).get("kind", "")).partition(" ")[0]
    return clue.kind == "contradiction" and clue.message.words == OTHER_DAY and kind in _WITNESSES


def _is_of_update(clue: Clue) -> bool:
    if clue.kind == "field":
        return clue.text.startswith("updated:")
    kind, _, name = clue.kind.partition(" ")
    return name == "dateModified" or (kind == "meta" and name in load_names().meta["updated"])


def _is_other_day(clue: Clue, article: Article) -> bool:
    """Whether it states another day than the one that the article is dated by."""
    at, published = clue.message.at, article.dating.published
    return at is not None and published is not None and at[:10] != published.day.isoformat()


def _remark(clue: Clue, catalogue: Catalogue) -> str:
    """What the clue says; the kind of line that its words speak of has its name in the catalogue."""
    values = ((key, _line(value, catalogue) or value) for key, value in clue.message.values)
    words = worded(replace(clue.message, values=tuple(values)), catalogue)
    line = _line(clue.kind, catalogue)
    return f"{line}: {words}" if line else words


def _line(kind: str | Message, catalogue: Catalogue) -> str | None:
    key = f"clue_{str(kind).replace(' ', '_')}"
    return catalogue.text(key) if key in _LINES else None
