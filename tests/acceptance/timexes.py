"""Time expressions: those that an expectation lists against those that the program prints.

An expectation is `{"text", "type", "value", ...}`: `text` is the core that the program's span must cover, `context`
(optional) the words around it where `text` stands more than once, `value` one value or a list of equally good ones.
`count` (default 1) is how often it must be found where there is no context. `optional` may be left out by the program,
but where it is given it must be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .times import same_bound

Line = dict[str, Any]
Span = tuple[int, int]

_EXACT = ("type", "mod", "edtf", "granularity")
_BOUNDS = ("earliest", "latest")


def differences(text: str, expected: list[Line], got: list[Line]) -> list[str]:
    """One line for each listed expression that is missing or has another value."""
    return [line for each in expected for line in _differences_of(text, each, got)]


def strays(text: str, expected: list[Line], got: list[Line]) -> list[str]:
    """One line for each DATE or TIME of the program that no expectation lists: "may", scores, ages, prices."""
    listed = [span for each in expected for span in places(text, each)]
    return [
        f"{_told(timex)} is none of the listed expressions: ...{around(text, timex)}..."
        for timex in got
        if timex["type"] in ("DATE", "TIME") and not any(_overlaps(timex, span) for span in listed)
    ]


def taken_for_times(text: str, not_times: list[str], got: list[Line]) -> list[str]:
    """One line for each phrase listed as no time that an expression of any type overlaps."""
    found = []
    for phrase in not_times:
        assert phrase in text, f"the expectation is broken: {phrase!r} is not in the text"
        for match in re.finditer(re.escape(phrase), text):
            found += [f"{_told(timex)} in {phrase!r}" for timex in got if _overlaps(timex, match.span())]
    return found


def places(text: str, expected: Line) -> list[Span]:
    """Where an expectation's core stands: inside its context where it has one, else as a whole word anywhere."""
    core, context = expected["text"], expected.get("context")
    if context is None:
        return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(core)}(?!\w)", text)]
    start = text.find(context)
    assert start >= 0, f"the expectation is broken: {context!r} is not in the text"
    begin = start + context.index(core)
    return [(begin, begin + len(core))]


def covering(span: Span, got: list[Line]) -> Iterator[Line]:
    """The program's expressions that hold the whole span."""
    return (timex for timex in got if timex["start"] <= span[0] and timex["end"] >= span[1])


def around(text: str, timex: Line, width: int = 30) -> str:
    """An expression with some of its sentence."""
    return text[max(0, timex["start"] - width) : timex["end"] + width].replace("\n", " ")


def _differences_of(text: str, expected: Line, got: list[Line]) -> list[str]:
    spans = places(text, expected)
    assert spans, f"the expectation is broken: {expected['text']!r} is not in the text"
    found = [timex for span in spans for timex in covering(span, got)]
    right = [timex for timex in found if not _wrong(expected, timex)]
    count = expected.get("count", 1)
    if len(right) >= count and ("count" not in expected or len(found) == count):
        return []
    if not found:
        return (
            [] if expected.get("optional") else [f"{expected['text']!r}: not found, should be {expected.get('value')}"]
        )
    if "count" in expected and len(right) == len(found):
        return [f"{expected['text']!r}: found {len(found)} times, should be {count}"]
    return [f"{_told(timex)}: {'; '.join(_wrong(expected, timex))}" for timex in found if _wrong(expected, timex)]


def _wrong(expected: Line, timex: Line) -> list[str]:
    wrong = []
    if "value" in expected:
        good = expected["value"] if isinstance(expected["value"], list) else [expected["value"]]
        if timex["value"] not in good:
            reason = f" ({timex['reason']})" if timex.get("reason") else ""
            wrong.append(f"value {timex['value']}{reason}, should be {' or '.join(map(str, good))}")
    wrong += [
        f"{key} {timex.get(key)}, should be {expected[key]}"
        for key in _EXACT
        if key in expected and timex.get(key) != expected[key]
    ]
    wrong += [
        f"{key} {timex.get(key)}, should be {expected[key]}"
        for key in _BOUNDS
        if key in expected and not same_bound(expected[key], timex.get(key))
    ]
    return wrong


def _overlaps(timex: Line, span: Span) -> bool:
    return bool(timex["start"] < span[1] and span[0] < timex["end"])


def _told(timex: Line) -> str:
    return f"{timex['text']!r} [{timex['start']}:{timex['end']}] {timex['type']} {timex['value']} by {timex['rule']}"
