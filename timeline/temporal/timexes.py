"""What an expression comes to in its scene, as the value that leaves the package, or why it comes to nothing."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from timeline.models import Certainty, Granularity, Interval, Message, Span, Step, Timex, said
from timeline.temporal.chart import Edge
from timeline.temporal.meanings import Length, Meaning, Modified, Recurring, unit_of
from timeline.temporal.resolver import resolve
from timeline.temporal.scene import OUTSIDE, Resolved, Scene, UnresolvedError
from timeline.temporal.values import QualifiedValue


def write_timex(text: str, span: Span, edge: Edge, scene: Scene) -> tuple[Timex, Resolved | None]:
    """The expression at `span` as it is read in its scene, and what it came to (None: unresolved, with the reason)."""
    assert edge.rule is not None
    meaning = cast(Meaning, edge.meaning)
    recognised = _recognised(span.of(text), edge.rule.name)
    try:
        resolved = resolve(meaning, scene)
        interval = resolved.interval
        if interval is None and resolved.value is not None:
            interval = resolved.value.interval()
    except UnresolvedError as error:
        return _unresolved(text, span, edge, meaning, error.message, recognised), None
    except (ValueError, OverflowError):  # at the calendar's edges, or no day of it
        return _unresolved(text, span, edge, meaning, OUTSIDE, recognised), None
    value = resolved.value
    steps = (recognised, *resolved.steps)
    if interval is not None:
        steps = (*steps, Step("interval", _bounds(interval)))
    timex = Timex(
        span=span,
        text=span.of(text),
        type=_type(meaning, resolved),
        value=resolved.text or (value.timex3() if value is not None else None),
        rule=edge.rule.name,
        certainty=_certainty(resolved),
        mod=resolved.mod,
        edtf=_edtf(resolved),
        quant=resolved.quant,
        freq=resolved.freq,
        ends=resolved.ends,
        interval=interval,
        granularity=value.granularity if value is not None else None,
        anchor=resolved.anchor,
        basis=dict(resolved.basis),
        alternatives=resolved.alternatives,
        steps=steps,
    )
    return timex, resolved


def _recognised(words: str, rule: str) -> Step:
    return Step("recognised", said('"{words}" by the rule {rule}', words=words, rule=rule))


def _unresolved(text: str, span: Span, edge: Edge, meaning: Meaning, reason: Message, recognised: Step) -> Timex:
    assert edge.rule is not None
    return Timex(
        span=span,
        text=span.of(text),
        type=_type(meaning, None),
        value=None,
        rule=edge.rule.name,
        certainty=Certainty.UNKNOWN,
        reason=str(reason),
        steps=(recognised, Step("unresolved", reason)),
    )


def _type(meaning: Meaning, resolved: Resolved | None) -> str:
    inner = meaning.of if isinstance(meaning, Modified) else meaning
    if isinstance(inner, Length):
        return "DURATION"
    if isinstance(inner, Recurring):
        return "SET"
    if resolved is not None and resolved.value is not None and resolved.value.granularity.rank > Granularity.DAY.rank:
        return "TIME"
    if resolved is None and unit_of(inner) in ("hour", "minute", "second"):
        return "TIME"
    return "DATE"


def _certainty(resolved: Resolved) -> Certainty:
    """Stated where every part is; vague where it names no bounds; else inferred."""
    if resolved.text is not None and resolved.text.endswith("_REF"):
        return Certainty.VAGUE
    if resolved.alternatives:
        return Certainty.INFERRED
    return Certainty.STATED if all(why == "stated" for _, why in resolved.basis) else Certainty.INFERRED


def _edtf(resolved: Resolved) -> str | None:
    if resolved.value is None or resolved.text is not None:
        return resolved.edtf
    return QualifiedValue(resolved.value, resolved.mod, is_uncertain=bool(resolved.alternatives)).edtf()


def _bounds(interval: Interval) -> Message:
    if interval.earliest is None:
        return said("open at its beginning up to, not including, {last}", last=_written(interval.latest))
    if interval.latest is None:
        return said("from {first}, open at its end", first=_written(interval.earliest))
    return said(
        "from {first} up to, not including, {last}",
        first=_written(interval.earliest),
        last=_written(interval.latest),
    )


def _written(at: datetime | None) -> str:
    return str(at).removesuffix(" 00:00:00")
