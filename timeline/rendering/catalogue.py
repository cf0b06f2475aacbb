"""Every word that the page says of its own, in one place, so that a translation is one more such table."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.datewords import MONTHS, WEEKDAYS

PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}

_NOUNS = {
    "event": ("event", "events"),
    "article": ("article", "articles"),
    "outlet": ("outlet", "outlets"),
    "origin": ("origin", "origins"),
    "story": ("story", "stories"),
    "input": ("input", "inputs"),
}

_TEXTS = {
    "kicker": "The story so far",
    "chart": "When it happened",
    "list": "Event by event",
    "articles": "The articles",
    "undated": "No date given",
    "why": "Why this date",
    "why_undated": "Why no date",
    "all_topics": "All stories",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "earlier": "Earlier",
    "later": "Later",
    "reset": "Reset",
    "lane": "articles published",
    "told_by": "{events} {when}, told by {articles} from {outlets}",
    "told_by_undated": "{events}, none of them with a date, told by {articles} from {outlets}",
    "extent": "from {first} to {last}",
    "extent_day": "on {day}",
    "as_of": "As reported by {moment}",
    "outside_before": "Earlier than the chart shows:",
    "outside_after": "Later than the chart shows:",
    "show_all": "Show all",
    "legend_point": "on that day",
    "legend_moment": "at that time",
    "legend_before": "reported that day; happened then or before",
    "legend_by": "by then",
    "legend_after": "from then on",
    "legend_span": "some time in this span; the wider, the paler",
    "legend_open": "planned or possible",
    "legend_disputed": "sources differ",
    "legend_article": "an article is published",
    "no_date": "No date given",
    "vague": "“{words}”, no date given",
    "reported_then_or_before": "Reported {when}; then or before",
    "short_reported": "reported {when}, then or before",
    "short_by": "by {when}",
    "short_from": "from {when}",
    "decade": "The {decade}s",
    "by": "By {when}",
    "since": "From {when} on",
    "span": "Some day from {first} to {last}",
    "week": "Week of {first}",
    "likely": "most likely {day}",
    "status_ongoing": "ongoing",
    "status_planned": "planned",
    "status_possible": "possible",
    "status_claimed": "claimed",
    "status_denied": "denied",
    "certainty_stated": "stated",
    "certainty_inferred": "inferred",
    "certainty_vague": "vague",
    "certainty_unknown": "unknown",
    "origins": "{outlets}, {origins}: {names}",
    "disputed": "Sources differ",
    "calendar_reported": "Reported: {title}",
    "published": "published {moment}",
    "published_unknown": "publication time unknown",
    "published_clock": "published at {clock}, day unknown",
    "updated": "updated {moment}",
    "archived": "archived copy",
    "why_together": "Together",
    "why_differ": "But",
    "why_sources": "Sources",
    "why_published": "Published",
    "why_none": "None of the sentences says when.",
    "why_counted": "counted from {anchor}",
    "why_gives": "gives {when}",
    "why_unresolved": "no date: {reason}",
    "why_rule": "rule",
    "why_reported": "says when it was reported",
    "why_accuracy": "right in {right} of {used} on the evaluation corpora",
    "why_alternative": "could also be {value}: {reason}",
    "downloads": "Download",
    "download_json": "everything (JSON)",
    "download_evidence": "evidence (CSV)",
    "download_events": "events (CSV)",
    "download_calendar": "calendar (iCalendar)",
    "report": "build report (JSON)",
    "made": "Made with {name} {version} from the articles listed above. Each date shows why it stands where it does.",
    "no_topics": "No story has enough articles for a page yet.",
    "unplaced": "{articles} fit no story with a page; the build report names them.",
    "unplaced_one": "1 article fits no story with a page; the build report names it.",
    "skipped": "{count} could not be read; the build report says why.",
    "untitled": "Untitled article",
}


def text(key: str, **values: object) -> str:
    """The page's words for `key`, with `{name}` filled in. Raises KeyError for a key that is not in the table."""
    return _TEXTS[key].format(**values) if values else _TEXTS[key]


def count(number: int, noun: str) -> str:
    """`1 event`, `8 events`."""
    singular, plural = _NOUNS[noun]
    return f"{number:,} {singular if number == 1 else plural}"


def listing(names: Sequence[str], limit: int = 6) -> str:
    """`A`, `A and B`, `A, B and C`; past `limit` names, `A, B and 7 others`."""
    shown = list(names)
    if len(shown) > limit:
        shown = [*shown[: limit - 1], f"{len(shown) - limit + 1} others"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def inside(words: str) -> str:
    """Words that can begin a sentence as they stand inside one: "some day from ...". The names of days and months keep
    their large letter."""
    first = words.split(maxsplit=1)[0].rstrip(",") if words else ""
    return words if first in MONTHS + WEEKDAYS else words[:1].lower() + words[1:]
