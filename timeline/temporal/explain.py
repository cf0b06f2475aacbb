"""One expression by itself, with each step that led to its value."""

from __future__ import annotations

from timeline.models import Certainty, Moment, Span, Step, Timex
from timeline.temporal.tagger import annotate


def explain(expression: str, dct: Moment | None, *, language: str = "en", hemisphere: str = "north") -> Timex:
    """The longest time expression in `expression`; where there is none, a Timex without value and with the reason."""
    found = annotate(expression, dct, language=language, hemisphere=hemisphere)
    if found:
        return max(found, key=lambda timex: (timex.span.end - timex.span.start, -timex.span.start))
    reason = "no rule reads this as a time"
    return Timex(
        span=Span(start=0, end=len(expression)),
        text=expression,
        type="DATE",
        value=None,
        rule="",
        certainty=Certainty.UNKNOWN,
        reason=reason,
        steps=(Step(step="recognised", text=reason),),
    )
