"""The words without which there is no expression: they decide which stretches of a text are parsed at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Way(NamedTuple):
    """One way to make a class: of these words and classes, in any order. `whole`: it is an expression by itself."""

    makes: str
    parts: tuple[str, ...]
    whole: bool


def find_triggers(words: Iterable[str], ways: Sequence[Way]) -> frozenset[str]:
    """A small set of the words such that each way to a whole expression needs one of them (or what is no word, such as
    digits).

    Short words are left out first, since they are the commonest of any language ("the", "in"), then all that can be.
    """
    users = _users(ways)
    missing = {index: len(set(way.parts)) for index, way in enumerate(ways)}
    made: set[str] = set()
    triggers: set[str] = set()
    for word in sorted(words, key=lambda each: (len(each), each)):
        news = _made_with(word, made, missing, users, ways)
        if news is None:
            triggers.add(word)
        else:
            made |= news
            for symbol in news:
                for index in users[symbol]:
                    missing[index] -= 1
    return frozenset(triggers)


def _users(ways: Sequence[Way]) -> Mapping[str, list[int]]:
    """The ways, by number, that each word or class is part of."""
    users: defaultdict[str, list[int]] = defaultdict(list)
    for index, way in enumerate(ways):
        for part in set(way.parts):
            users[part].append(index)
    return users


def _made_with(
    word: str, made: set[str], missing: Mapping[int, int], users: Mapping[str, list[int]], ways: Sequence[Way]
) -> set[str] | None:
    """What more can be made of the words left out, if this one is too; None where that is a whole expression."""
    news, agenda = {word}, [word]
    less: defaultdict[int, int] = defaultdict(int)
    while agenda:
        for index in users[agenda.pop()]:
            less[index] += 1
            way = ways[index]
            if less[index] < missing[index]:
                continue
            if way.whole:
                return None
            if way.makes not in made and way.makes not in news:
                news.add(way.makes)
                agenda.append(way.makes)
    return news
