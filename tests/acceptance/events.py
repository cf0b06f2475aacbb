"""Events: those that an expectation lists against those on a topic's page.

An expectation is `{"about", "evidence": {article: [quotations]}, ...}`. An event answers it when it has, from every
listed article, a mention that overlaps one of that article's quotations. It is right when each listed property holds:
`earliest`, `latest`, `granularity`, `likely` (of its interval), `within` ([first, last) days that must hold the whole
interval), `reported` (the day when it was said), `value` (of an event without an interval), `status`, `articles` (how
many tell of it), `origins` (all of them).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .times import not_after, not_before, same_bound

Line = dict[str, Any]
Texts = dict[str, str]


def answering(expected: Line, events: list[Line], texts: Texts) -> list[Line]:
    """The events that tell, from every listed article, what the expectation quotes; `texts` are by article id."""
    return [
        event
        for event in events
        if all(_quotes(event, article, texts[article], words) for article, words in expected["evidence"].items())
    ]


def right(expected: Line, events: list[Line], texts: Texts) -> list[Line]:
    """Those of the answering events with which nothing is wrong."""
    return [event for event in answering(expected, events, texts) if not wrong(expected, event)]


def differences(expected: Line, events: list[Line], texts: Texts) -> list[str]:
    """Nothing where one event answers and is right; else what is missing or wrong with each that comes near."""
    found = answering(expected, events, texts)
    if any(not wrong(expected, event) for event in found):
        return []
    if found:
        return [f"{told(event)}: {'; '.join(wrong(expected, event))}" for event in found]
    lines = [f"no event has evidence from all of {', '.join(expected['evidence'])}; what there is:"]
    for article, words in expected["evidence"].items():
        single = [event for event in events if _quotes(event, article, texts[article], words)]
        lines += [f"  {article}: {told(event)}" for event in single] or [f"  {article}: no mention of {words}"]
    return lines


def telling(expected: Line, events: list[Line], texts: Texts) -> list[Line]:
    """The events that tell, from any of the listed articles, what the expectation quotes."""
    return [event for event in events if any(_tells(expected, mention, texts) for mention in event["evidence"])]


def falsely_merged(one: Line, other: Line, events: list[Line], texts: Texts) -> list[str]:
    """One line for each event that has a mention of the one and another mention of the other.

    A single mention that holds the quotations of both (one sentence that tells of both) counts for neither.
    """
    merged = []
    for event in events:
        told_of = [(_tells(one, each, texts), _tells(other, each, texts)) for each in event["evidence"]]
        if (True, False) in told_of and (False, True) in told_of:
            merged.append(told(event))
    return merged


def wrong(expected: Line, event: Line) -> list[str]:
    """One line for each property that does not hold."""
    interval = event.get("interval") or {}
    reported = event.get("reported") or {}
    checks: dict[str, tuple[Callable[[Any], bool], object]] = {
        "earliest": (lambda day: same_bound(day, interval.get("earliest")), interval.get("earliest")),
        "latest": (lambda day: same_bound(day, interval.get("latest")), interval.get("latest")),
        "granularity": (lambda unit: bool(unit == interval.get("granularity")), interval.get("granularity")),
        "likely": (lambda day: bool(day == interval.get("likely")), interval.get("likely")),
        "within": (lambda days: _is_within(interval, days), interval or None),
        "reported": (lambda day: same_bound(day, reported.get("earliest")), reported or None),
        "value": (lambda value: bool(value == event.get("value") and not interval), [event.get("value"), interval]),
        "status": (lambda status: bool(status == event["status"]), event["status"]),
        "articles": (lambda count: bool(count == len(_articles(event))), sorted(_articles(event))),
        "origins": (lambda origins: sorted(origins) == sorted(event.get("origins", [])), event.get("origins")),
    }
    return [
        f"{key} is {got}, should be {expected[key]}"
        for key, (holds, got) in checks.items()
        if key in expected and not holds(expected[key])
    ]


def told(event: Line) -> str:
    """An event in one line: its id, interval, title and who tells of it."""
    interval = event.get("interval") or {}
    when = f"{interval.get('earliest')}..{interval.get('latest')}" if interval else event.get("value") or "undated"
    return f"{event['id']} {when} {event['title']!r} ({len(event['evidence'])} mentions)"


def _quotes(event: Line, article: str, text: str, words: list[str]) -> bool:
    """Whether a mention of the event overlaps one of the quotations in the article's text."""
    spans = _places(article, text, words)
    return any(_overlaps(mention, spans) for mention in event["evidence"] if mention["article"] == article)


def _tells(expected: Line, mention: Line, texts: Texts) -> bool:
    """Whether a mention overlaps a quotation of the expectation."""
    article = mention["article"]
    words = expected["evidence"].get(article)
    return words is not None and _overlaps(mention, _places(article, texts[article], words))


def _places(article: str, text: str, words: list[str]) -> list[tuple[int, int]]:
    spans = [
        (text.index(quotation), text.index(quotation) + len(quotation)) for quotation in words if quotation in text
    ]
    assert spans, f"the expectation is broken: none of {words} is in the text of {article}"
    return spans


def _overlaps(mention: Line, spans: list[tuple[int, int]]) -> bool:
    return any(mention["start"] < end and start < mention["end"] for start, end in spans)


def _articles(event: Line) -> set[str]:
    return {evidence["article"] for evidence in event["evidence"]}


def _is_within(interval: Line, days: list[str]) -> bool:
    return not_before(interval.get("earliest"), days[0]) and not_after(interval.get("latest"), days[1])
