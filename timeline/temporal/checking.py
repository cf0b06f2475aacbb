"""Checks a rule of a language file before it runs: a slip of the pen is an error with its place, never a rule that
finds nothing or fails in the middle of an article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches

from timeline.errors import RuleError
from timeline.models import Granularity, Moment
from timeline.temporal.language import Language, RuleData
from timeline.temporal.meanings import Fields
from timeline.temporal.slot_values import wrong_value
from timeline.temporal.tokens import tokenise

SHAPES = frozenset(
    {
        *("number", "numbers", "fraction", "two_digits", "four_digits", "year", "years", "daynum", "days"),
        *("day_month", "day_slash_month", "numeric", "hour", "clock", "dot_clock"),
    }
)
"""The classes that digits have by their shape, in every language."""

_ELEMENT = re.compile(r"<[a-z_0-9]+(?:\.[a-z_]+)?(?::[a-z_]+)?>|[^<>\[\]|]+")
_GRANULARITIES = frozenset({"part", *(unit.value for unit in Granularity if unit is not Granularity.PART_OF_DAY)})
_SIGNS_OF_NEIGHBOURS = frozenset("#A^")
_MARKED = re.compile(r"[^\[\]]*\[[^\[\]]+\][^\[\]]*")


@dataclass(frozen=True, slots=True)
class _Keys:
    """What an operation reads: `slots` that words fill, and keys of `given`; one of each group in `needed` is there."""

    slots: frozenset[str]
    given: frozenset[str]
    needed: tuple[frozenset[str], ...] = ()


def _keys(slots: str, given: str, *needed: str) -> _Keys:
    return _Keys(frozenset(slots.split()), frozenset(given.split()), tuple(frozenset(each.split()) for each in needed))


# Left out are operations that take any date for a slot (fields, in_frame, modify): a slot's name says nothing there.
_READ = {
    "shift": _keys("number unit anchor weekday", "number unit anchor direction", "unit", "direction"),
    "nth": _keys("ordinal unit weekday frame", "ordinal unit", "ordinal", "frame"),
    "so_far": _keys("unit", "unit side anchor", "unit", "side"),
    "length": _keys("number unit more", "number unit plus mod", "unit"),
    "tied_length": _keys("duration length", "direction", "direction"),
    "recurring": _keys(
        "number unit weekday month day holiday season part often quant times",
        "number unit quant workdays",
        "unit weekday month holiday season part often workdays",
    ),
    "sum_of_lengths": _keys("duration more", "", "duration", "more"),
    "pair": _keys("first last", "", "first", "last"),
    "range": _keys("first last years", "", "first years", "last years"),
}
_FIELD_KEYS = frozenset(field.name for field in fields(Fields)) - {"frame", "order_open"}
_GIVEN = {"fields": _FIELD_KEYS, "in_frame": _FIELD_KEYS, "modify": frozenset({"mod"}), "same": frozenset[str]()}


def check_rule(data: RuleData, file: str, language: Language, operations: Collection[str]) -> None:
    """Raises RuleError with the file, the rule, what is wrong with it and what to write instead."""
    given = {rule.gives for rule in language.data.rule}
    words = language.data.words
    problem = next(_problems(data, words, {*given, *words, *SHAPES}, language.compounds, operations), None)
    if problem is not None:
        raise RuleError(f"{file}: rule {data.name!r}: {problem}")


def _problems(
    data: RuleData,
    words: Mapping[str, Mapping[str, object]],
    classes: Collection[str],
    compounds: Mapping[str, int],
    operations: Collection[str],
) -> Iterator[str]:
    """In the order in which a person would look for them; lazily, for the first is enough."""
    yield from _wrong_pattern(data.name, classes, compounds)
    if data.does not in operations:
        yield f"no operation {data.does!r}{_instead(data.does, operations)}"
    yield from _wrong_keys(data)
    if data.does != "nothing":
        yield from _wrong_meanings(data, words)
    for key in ("only_after", "only_before", "not_after", "not_before"):
        yield from _wrong_neighbours(key, getattr(data, key), compounds)
    for example in data.examples:
        yield from _wrong_example(*example)


def elements(pattern: str) -> Iterator[str]:
    """The words and `<classes>` of a pattern, without its brackets and bars."""
    for element in pattern.split():
        optional = element.startswith("[") and element.endswith("]") and len(element) > 2
        yield from (element[1:-1] if optional else element).split("|")


def slots_of(pattern: str) -> Iterator[tuple[str, str]]:
    """(class, slot) of each `<class:slot>` that fills one."""
    for element in elements(pattern):
        if element.startswith("<"):
            name, _, slot = element.strip("<>").partition(":")
            if slot != "_":
                yield name.partition(".")[0], slot or name.partition(".")[0]


def _wrong_pattern(pattern: str, classes: Collection[str], compounds: Mapping[str, int]) -> Iterator[str]:
    if not pattern.strip():
        yield 'its name is empty; the name is the pattern, such as "<number> <unit> ago"'
    elif all(each.startswith("[") for each in pattern.split()):
        yield "every part of it may be missing; take the brackets [ ] from one"
    for element in elements(pattern):
        if _ELEMENT.fullmatch(element) is None:
            yield (
                f"{element!r} is neither a word nor a <class>; "
                "write <class>, <class:slot>, a|b or [word], with blanks between"
            )
        elif element.startswith("<"):
            name, _, unit = element.strip("<>").partition(":")[0].partition(".")
            if name not in classes:
                yield f"no word class or rule gives <{name}>{_instead(name, classes)}"
            if unit and unit not in _GRANULARITIES:
                yield f"<{name}.{unit}>: {unit!r} is no unit{_instead(unit, _GRANULARITIES)}"
        else:
            tokens = [token.lower for token in tokenise(element, compounds)]
            if len(tokens) != 1:
                yield f"{element!r} is read as {len(tokens)} words; write it as {' '.join(tokens)!r}"


def _wrong_keys(data: RuleData) -> Iterator[str]:
    keys = _READ.get(data.does)
    known = keys.given if keys else _GIVEN.get(data.does)
    for name, value in data.given.items():
        if known is not None and name not in known:
            yield f"with: {data.does!r} reads no {name!r}{_instead(name, known)}"
        problem = None if data.does == "number" else wrong_value(name, value)
        if problem:
            yield f"with: {name} = {value!r}: {problem}"
    if keys is None:
        return
    filled = [slot for _, slot in slots_of(data.name)]
    for slot in filled:
        if slot not in keys.slots:
            yield (
                f"{data.does!r} reads no slot {slot!r}; name the one that it fills "
                f"({', '.join(sorted(keys.slots))}), as in <{slot}:{min(keys.slots)}>, or <{slot}:_> for none"
            )
    for group in keys.needed:
        if group.isdisjoint(filled) and group.isdisjoint(data.given):
            yield f"{data.does!r} needs {' or '.join(sorted(group))}: as a slot in its name, or under `with`"


def _wrong_meanings(data: RuleData, words: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """What words of a class mean must be something that their slot can hold."""
    for name, slot in slots_of(data.name):
        for meaning in words.get(name, ()):
            problem = wrong_value(slot, meaning)
            if problem:
                yield f"[words.{name}] {meaning!r} for the slot {slot!r}: {problem}"


def _wrong_neighbours(key: str, neighbours: Collection[str], compounds: Mapping[str, int]) -> Iterator[str]:
    for word in neighbours:
        if word not in _SIGNS_OF_NEIGHBOURS and [token.lower for token in tokenise(word, compounds)] != [word]:
            yield (
                f"{key}: {word!r} never stands there; a neighbour is one word in lower case, "
                "or # for digits, A for a capital, ^ for the edge"
            )


def _wrong_example(published: str, sentence: str, value: str | None) -> Iterator[str]:
    try:
        Moment.parse(published)
    except ValueError as error:
        yield f"example {sentence!r}: {error}"
    if _MARKED.fullmatch(sentence) is None:
        yield f'example {sentence!r}: put the one expression in it in brackets, as in "They met [on Friday]."'


def _instead(word: str, known: Collection[str]) -> str:
    near = get_close_matches(word, sorted(known), n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; there are: {', '.join(sorted(known))}" if known else "; it reads none"
