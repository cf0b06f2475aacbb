"""Finds the time expressions of a text and resolves each against its publication time: recognise first, then
resolve.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import cast

from timeline.models import Certainty, Granularity, Interval, Message, Moment, Span, Step, Timex, said
from timeline.settings import Kind
from timeline.temporal.absolute_dates import find_absolute_dates
from timeline.temporal.chart import Edge, parse
from timeline.temporal.clock_day import takes_following
from timeline.temporal.discourse import Discourse
from timeline.temporal.grammar import Grammar, load_grammar
from timeline.temporal.kind import judge_kind
from timeline.temporal.language import languages
from timeline.temporal.meanings import Length, Meaning, Modified, Recurring, unit_of
from timeline.temporal.place import Place, Places
from timeline.temporal.refiners import refine
from timeline.temporal.resolver import resolve
from timeline.temporal.scene import OUTSIDE, Focus, Resolved, Scene, UnresolvedError
from timeline.temporal.tokens import Tokens, tokenise
from timeline.temporal.values import QualifiedValue


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
    places = Places(text, tokens, grammar.language)
    spoken = Discourse()
    found: list[Timex] = []
    for index, edge in enumerate(edges):
        place = places.of(edge)
        here = spoken.scene_at(place, scene)
        following = edges[index + 1] if index + 1 < len(edges) else None
        if following is not None and takes_following(tokens, spoken.day, place, following):
            here = replace(here, day=_day_of(text, places.of(following), here) or here.day)
        timex, resolved = _timex(text, place.span, edge, here)
        found.append(timex)
        spoken = spoken.after(place, timex, None if resolved is None else resolved.value, here)
    return found


def _day_of(text: str, place: Place, scene: Scene) -> Focus | None:
    """The day that follows a clock time in its clause, as it is read there."""
    _, resolved = _timex(text, place.span, place.edge, replace(scene, tense=place.tense))
    return None if resolved is None or resolved.value is None else Focus(resolved.value, place.span, place.words)


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
