"""Finds the time expressions of a text and resolves each against its publication time: recognise first, then
resolve.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import cast

from timeline.models import Moment, Timex
from timeline.settings import Kind
from timeline.temporal.absolute_dates import find_absolute_dates
from timeline.temporal.chart import Edge, parse
from timeline.temporal.clock_day import takes_following
from timeline.temporal.discourse import Discourse
from timeline.temporal.grammar import Grammar, load_grammar
from timeline.temporal.kind import judge_kind
from timeline.temporal.language import languages
from timeline.temporal.meanings import Meaning
from timeline.temporal.place import Place, Places
from timeline.temporal.refiners import refine
from timeline.temporal.scene import Focus, Scene
from timeline.temporal.timexes import write_timex
from timeline.temporal.tokens import Tokens, tokenise


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
        timex, resolved = write_timex(text, place.span, edge, here)
        found.append(timex)
        spoken = spoken.after(place, timex, None if resolved is None else resolved.value, here)
    return found


def _day_of(text: str, place: Place, scene: Scene) -> Focus | None:
    """The day that follows a clock time in its clause, as it is read there."""
    _, resolved = write_timex(text, place.span, place.edge, replace(scene, tense=place.tense))
    return None if resolved is None or resolved.value is None else Focus(resolved.value, place.span, place.words)
