"""One expression by itself, with each step that led to its value."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from timeline.models import Certainty, Moment, Span, Step, Timex, said
from timeline.temporal.absolute_dates import only_absolute
from timeline.temporal.accuracy import rule_accuracy
from timeline.temporal.tagger import annotate, knows


def explain(
    expression: str,
    dct: Moment | None,
    *,
    language: str = "en",
    hemisphere: str = "north",
    folder: str | None = None,
) -> Timex:
    """The longest time expression in `expression`, the first of equals; else as `explain_all`."""
    found = explain_all(expression, dct, language=language, hemisphere=hemisphere, folder=folder)
    return max(found, key=lambda timex: (timex.span.end - timex.span.start, -timex.span.start))


def explain_all(
    expression: str,
    dct: Moment | None,
    *,
    language: str = "en",
    hemisphere: str = "north",
    folder: str | None = None,
) -> tuple[Timex, ...]:
    """The time expressions in `expression`, in order; where there is none, one Timex without value and with the reason.

    The last step of each tells how often its rule was right on the evaluation corpora, where they needed it.
    """
    found = annotate(expression, dct, language=language, hemisphere=hemisphere, folder=folder)
    if found:
        return tuple(
            replace(timex, steps=(*timex.steps, *_left_out(timex, expression), *_accuracy(timex, language)))
            for timex in found
        )
    return (_none_found(expression, language, folder),)


def _none_found(expression: str, language: str, folder: str | None) -> Timex:
    reason = said("no rule reads this as a time") if knows(language, folder) else only_absolute(language, folder)
    return Timex(
        span=Span(start=0, end=len(expression)),
        text=expression,
        type="DATE",
        value=None,
        rule="",
        certainty=Certainty.UNKNOWN,
        reason=str(reason),
        steps=(Step("recognised", reason),),
    )


def _left_out(timex: Timex, expression: str) -> Iterator[Step]:
    """Says so where only a part of what was asked is read as a time."""
    if timex.text != expression.strip():
        words = 'of "{asked}" only "{read}" is read as one time'
        yield Step("only a part", said(words, asked=expression.strip(), read=timex.text))


def _accuracy(timex: Timex, language: str) -> Iterator[Step]:
    measured = rule_accuracy(language, timex.rule)
    if measured:
        right, used = measured
        words = "this rule was right in {right} of {used} on the evaluation corpora"
        yield Step("accuracy", said(words, right=right, used=used))
