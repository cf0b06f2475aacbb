"""Finds the time expressions of a text and resolves each against its publication time: recognise first, then
resolve.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from typing import cast

from timeline.models import Certainty, Granularity, Interval, Message, Moment, Span, Step, Timex, said
from timeline.settings import Kind
from timeline.temporal.absolute_dates import find_absolute_dates
from timeline.temporal.calendar import CalendarError
from timeline.temporal.chart import Edge, parse
from timeline.temporal.grammar import Grammar, load_grammar
from timeline.temporal.kind import judge_kind
from timeline.temporal.language import languages
from timeline.temporal.meanings import Fields, Length, Meaning, Modified, Range, Recurring, unit_of
from timeline.temporal.refiners import refine
from timeline.temporal.resolver import resolve
from timeline.temporal.scene import OUTSIDE, Focus, Resolved, Scene, Tense, UnresolvedError, focus_anchor
from timeline.temporal.sentences import split_sentences
from timeline.temporal.tense import tense_reader
from timeline.temporal.tokens import Tokens, tokenise
from timeline.temporal.values import QualifiedValue

# Words that a clock time may stand before its day ("At 10 p.m. the police of Lund arrested a man on Wednesday").
_DAY_FOLLOWS = 10
# Words that stand before the date that opens its sentence ("In 2021"): "Founded in 1911, ..." tells of one thing only.
_OPENING = 1
# Sentences after the one that named a day in which a clock time still belongs to that day.
_DAY_LASTS = 2


def annotate(
    text: str,
    dct: Moment | None,
    *,
    language: str = "en",
    hemisphere: str = "north",
    zone: str | None = None,
    folder: str | None = None,
    kind: Kind | None = None,
) -> tuple[Timex, ...]:
    """The time expressions of a text, in order, none overlapping; full dates only in a language without a file.

    `dct` is the publication time (None: unknown, and what is counted from it stays unresolved with that reason); `zone`
    the IANA name of the source's zone, for clock times that state none. `folder` holds language files of one's own,
    which add to those that are here. `kind` says whether partial dates hold to the publication (news) or to the text's
    own running time (narrative); None: judged from the text. Raises RuleError where one of them is broken.
    """
    if not knows(language, folder):
        return find_absolute_dates(text, language)
    grammar = load_grammar(language, folder)
    tokens = tokenise(text, grammar.language.compounds, grammar.language.hour_words)
    edges = refine(tokens, grammar, parse(tokens, grammar))
    if not edges:
        return ()
    scene = Scene(dct, hemisphere, zone)
    kind = kind or judge_kind((cast(Meaning, edge.meaning) for edge in edges), scene.today)
    scene = replace(scene, is_narrative=kind == "narrative")
    return tuple(_resolve_in_order(text, tokens, edges, grammar, scene))


@cache
def knows(language: str, folder: str | None = None) -> bool:
    """Whether there is a language file for this code, here or in a folder of one's own."""
    return language in languages(folder)


def _resolve_in_order(text: str, tokens: Tokens, edges: list[Edge], grammar: Grammar, scene: Scene) -> list[Timex]:
    """Left to right, so that each expression can be counted from the one before it."""
    starts = tokens.starts
    sentences = split_sentences(text, grammar.language)
    sentence_starts = [sentence.start for sentence in sentences]
    tense = tense_reader(grammar.language)
    # once a sentence: one without an end may hold any number of expressions
    is_from_now = cache(partial(tense.is_from_now, tokens))
    focus: Focus | None = None
    period: Focus | None = None
    quarter_named: Focus | None = None
    clock: Focus | None = None
    day: Focus | None = None
    focus_is_reported, day_is_limit = True, False
    sentence_of_day = sentence_of_focus = -1
    found: list[Timex] = []
    for index, edge in enumerate(edges):
        span = Span(start=starts[edge.start], end=tokens.ends[edge.end - 1])
        place = max(0, bisect_left(sentence_starts, span.start + 1) - 1)
        low, high = bisect_left(starts, sentences[place].start), bisect_left(starts, sentences[place].end)
        looks = tense.at(tokens, edge.start, edge.end, low, high)
        lasts = place == sentence_of_day or (place - sentence_of_day <= _DAY_LASTS and _lends_day(day, looks, scene))
        is_stamp = _is_stamp(text, span, edge)
        from_now = looks == "future" and is_from_now(low, high)
        here = replace(
            scene,
            tense=looks,
            is_narrative=scene.is_narrative and not from_now,
            focus=focus,
            focus_is_near=sentence_of_focus == place,
            focus_is_next=sentence_of_focus == place - 1,
            period=period,
            quarter_named=quarter_named,
            clock=clock,
            day=day if lasts and not is_stamp and not (day_is_limit and place != sentence_of_day) else None,
        )
        following = edges[index + 1] if index + 1 < len(edges) else None
        has_day = is_stamp or sentence_of_day == place
        if following is not None and not has_day and _takes_day(tokens, edge, following, high):
            ahead = replace(here, tense=tense.at(tokens, following.start, following.end, low, high))
            here = replace(here, day=_day_of(text, tokens, following, ahead) or here.day)
        timex, resolved = _timex(text, span, edge, here)
        found.append(timex)
        is_quarter = timex.granularity is Granularity.QUARTER and not _is_aside(edge)
        if is_quarter and resolved is not None and resolved.value is not None:
            quarter_named = Focus(resolved.value, span, timex.text)
        if resolved is not None and resolved.value is not None and resolved.value.has_clock:
            clock = Focus(resolved.value, span, timex.text)
        is_reported = tense.is_reported(tokens, edge.start, edge.end)
        is_aside = _is_aside(edge) or (is_reported and not focus_is_reported and place - sentence_of_focus <= 1)
        if resolved is not None and resolved.value is not None and not is_aside:
            focus_is_reported = is_reported
            goes_on = focus is not None and focus.is_frame and timex.anchor == focus_anchor(focus)
            is_frame = goes_on or _is_frame(tokens, edge, low)
            focus = Focus(resolved.value, span, timex.text, _keeps_year(timex), is_frame)
            sentence_of_focus = place
            period = _period(period, focus, here)
            if resolved.value.granularity.is_day_or_finer and not _is_clock(edge):
                day, sentence_of_day = focus, place
                # "from 24 May to 13 July": the end of a range is no day that more is told of
                is_end = edge.rule is not None and edge.rule.data.tail
                day_is_limit = is_end or tense.is_limit(tokens, edge.start, low)
    return found


def _lends_day(day: Focus | None, tense: Tense | None, scene: Scene) -> bool:
    """Whether the day of an earlier sentence may be that of a clock time: not where its clause looks to the other side
    of the publication.
    """
    if day is None or scene.today is None or tense not in ("past", "future", "present"):
        return True
    return day.value.start <= scene.today if tense == "past" else day.value.start >= scene.today


def _period(period: Focus | None, named: Focus, scene: Scene) -> Focus | None:
    """The quarter that the text reports on: the latest that was over at publication, else the first that had begun."""
    if named.value.granularity is not Granularity.QUARTER or scene.today is None or named.value.start > scene.today:
        return period
    if period is None:
        return named
    is_over, was_over = named.value.end <= scene.today, period.value.end <= scene.today
    is_newer = is_over and (not was_over or period.value.start <= named.value.start)
    return named if is_newer else period


def _takes_day(tokens: Tokens, edge: Edge, following: Edge, high: int) -> bool:
    """Whether a clock time has its day after it, in the same clause."""
    if not _is_clock(edge) or following.end > high or following.start - edge.end > _DAY_FOLLOWS:
        return False
    between = tokens[edge.end : following.start]
    return unit_of(following.meaning) == "day" and all(token.lower.isalnum() for token in between)


def _day_of(text: str, tokens: Tokens, edge: Edge, scene: Scene) -> Focus | None:
    span = Span(start=tokens[edge.start].start, end=tokens[edge.end - 1].end)
    _, resolved = _timex(text, span, edge, scene)
    return None if resolved is None or resolved.value is None else Focus(resolved.value, span, span.of(text))


def _is_stamp(text: str, span: Span, edge: Edge) -> bool:
    """Whether it is the clock at the head of a line of a live report: of the publication day, whatever follows."""
    starts_line = span.start == 0 or text[span.start - 1] == "\n"
    return starts_line and text[span.start].isdigit() and _is_clock(edge)


def _is_frame(tokens: Tokens, edge: Edge, low: int) -> bool:
    """Whether it opens its sentence ("In 2021"), or stands between its commas ("before that, in 1992, voters ...")."""
    if edge.start - low <= _OPENING:
        return True
    between = tokens.lower[edge.start - 2], tokens.lower[edge.end] if edge.end < len(tokens) else ""
    return between == (",", ",")


def _keeps_year(timex: Timex) -> bool:
    """Whether the year is the text's own: stated, or gone on to from another date of the text."""
    return timex.basis.get("year") == "stated" or (timex.anchor is not None and timex.anchor.kind == "timex")


def _is_aside(edge: Edge) -> bool:
    return edge.rule is not None and edge.rule.data.aside


def _is_clock(edge: Edge) -> bool:
    """A time of day alone: it takes the day named before, and does not hand it on down a list of times."""
    meaning = edge.meaning.first if isinstance(edge.meaning, Range) else edge.meaning
    return isinstance(meaning, Fields) and meaning.is_clock


def _timex(text: str, span: Span, edge: Edge, scene: Scene) -> tuple[Timex, Resolved | None]:
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
    except (CalendarError, OverflowError):  # the latter: a clock time on the last day of the calendar, in a zone
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
