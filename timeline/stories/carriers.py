"""The names that carry a story: the people, places and organisations that most of its articles begin with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from timeline.stories.digest.candidates import Candidate
from timeline.stories.names import small_words
from timeline.stories.terms import Terms

_MOST = 6
# Of the articles so many hold it: a name in fewer is one of many.
_LEAST_SHARE = 0.25
_LEAST = 2
# Of these articles so many have a form of it: rarer ones, of which there are very many, add nothing.
_FORM_SHARE = 0.2
# A name stands within a sentence so often at least: at its front any word is written large.
_WITHIN = 0.25
# What stands small more often than this is a word: "Council" beside "the council".
_SMALL = 0.2
# Who is told something more often than this is an outlet.
_TELLING = 0.3
# What hardly ever ends where it stands, and has so many different words behind it, only describes them ("Arab leaders",
# "Arab streets"): no name by itself.
_CLOSED = 0.2
_DESCRIBED = 4
# Of two forms of one word the shorter, unless it is so much rarer: "Iran" for "Iranian", "Haiti" for a misspelt "Hait".
_RARE = 0.2
# Of a shorter one no letter gives way to the ending of its people.
_SHORTEST_COUNTRY = 4
# "Holm" is "Ida Holm" where so many of its articles have the whole name; "Ida" where nearly all of them have.
_WHOLE_OF_LAST = 0.3
_WHOLE_OF_FIRST = 0.5


def carrying(heads: Sequence[Sequence[Candidate]], outlets: Iterable[str] = ()) -> tuple[str, ...]:
    """At most six names as the articles write them, those in most articles first; none that only one of several has.

    `heads` are the first sentences of each article; `outlets` are no part of any story. The order of both is of no
    matter.
    """
    seen = _Seen()
    for head in heads:
        seen.add(head)
    known = {each.casefold() for each in outlets}
    least = max(_LEAST, _LEAST_SHARE * len(heads)) if len(heads) > 1 else 1
    names = {
        name: held
        for name, held in seen.held.items()
        if len(held) >= _FORM_SHARE * least and name.casefold() not in known and seen.is_name(name)
    }
    wholes = _joined(names, seen)
    ranked = sorted(wholes.items(), key=lambda pair: (-len(pair[1]), -seen.often[pair[0]], pair[0]))
    return tuple(name for name, held in ranked if len(held) >= least)[:_MOST]


class _Seen:
    """In which articles each name stands, by their places, and how it stands there."""

    def __init__(self) -> None:
        self.held: dict[str, set[int]] = {}
        self.often: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        self.telling: Counter[str] = Counter()
        self.described: dict[str, Counter[str]] = {}
        self.small: Counter[str] = Counter()
        self.terms: dict[str, Terms] = {}
        self._articles = 0

    def add(self, head: Sequence[Candidate]) -> None:
        for sentence in head:
            if not sentence.tokens or not sentence.is_clean:
                continue
            self.small.update(small_words(sentence.tokens))
            for name in sentence.names:
                self.held.setdefault(name.text, set()).add(self._articles)
                self.terms.setdefault(name.text, sentence.terms)
                self.often[name.text] += 1
                self.within[name.text] += not name.opens
                self.telling[name.text] += name.telling
                if name.describes is not None:
                    self.described.setdefault(name.text, Counter())[name.describes] += 1
        self._articles += 1

    def is_name(self, name: str) -> bool:
        """Whether it stands within a sentence, is no word that stands small as well, no people and no outlet."""
        often = self.often[name]
        return (
            self.within[name] + self.within[name.rsplit(" ", 1)[-1]] * (" " in name) >= _WITHIN * often
            and self.small[name.lower()] <= _SMALL * often
            and self.telling[name] <= _TELLING * often
            and not self._only_describes(name)
            and not _is_people(name, self.terms[name])
        )

    def _only_describes(self, name: str) -> bool:
        described = self.described.get(name, Counter())
        closed = self.often[name] - described.total()
        return " " not in name and len(described) >= _DESCRIBED and closed < _CLOSED * self.often[name]


class _Form(msgspec.Struct, frozen=True):
    """A name with its words, those without dots ("WHO" of "W.H.O."), the articles that hold it, by their places, and
    the initials by which it may be called."""

    text: str
    parts: list[str]
    bare: str
    initials: str
    held: set[int]
    terms: Terms

    @classmethod
    def of(cls, text: str, held: set[int], terms: Terms) -> _Form:
        parts = text.split()
        return cls(text, parts, text.replace(".", ""), _initials(parts), held, terms)

    def shared_with(self, other: _Form) -> float:
        """Of the articles that hold it, the share that hold the other one."""
        return len(self.held & other.held) / len(self.held)


def _joined(names: dict[str, set[int]], seen: _Seen) -> dict[str, set[int]]:
    """Each with the articles that have it in any form: "Ida Holm" also where it is "Holm", "WHO" where it is spelled
    out, "Iran" where "Iranian" stands."""
    forms = {name: _Form.of(name, held, seen.terms[name]) for name, held in names.items()}
    bears = {name: name for name in names}
    for name in sorted(names, key=lambda each: (len(each.split()), len(each), each)):
        wholes = [other for other in names if other != name and _is_form(forms[name], forms[other], seen)]
        if wholes:
            bears[name] = max(wholes, key=lambda other: (len(names[other]), seen.often[other], other))
    joined: dict[str, set[int]] = {}
    for name, held in names.items():
        whole = name
        passed = {name}
        while bears[whole] not in passed:
            whole = bears[whole]
            passed.add(whole)
        joined.setdefault(whole, set()).update(held)
    return joined


def _is_form(name: _Form, other: _Form, seen: _Seen) -> bool:
    """Whether a name is only another form of the other one."""
    parts, whole = name.parts, other.parts
    if len(parts) < len(whole):
        if len(parts) == 1 and other.initials == name.bare:
            return seen.often[other.text] > seen.often[name.text]
        if whole[-len(parts) :] == parts:
            sure = len(parts) == 1 and not name.terms.words.capital_nouns
            share = _WHOLE_OF_LAST if sure else _WHOLE_OF_FIRST
            return name.shared_with(other) >= share and (sure or len(other.held) > 1)
        return whole[: len(parts)] == parts and name.shared_with(other) >= _WHOLE_OF_FIRST
    if len(parts) != len(whole):
        return name.initials == other.bare and seen.often[other.text] >= seen.often[name.text]
    if len(parts) == 1 and _is_people_of(name.text, other.text, name.terms):
        return True
    if parts[:-1] != whole[:-1] or [*map(name.terms.key, parts)] != [*map(name.terms.key, whole)]:
        return False
    shorter = (len(other.text), other.text) < (len(name.text), name.text)
    often = (len(other.held), len(name.held))
    return often[0] >= _RARE * often[1] if shorter else often[1] < _RARE * often[0]


def _is_people_of(name: str, country: str, terms: Terms) -> bool:
    """Whether one word is the other with an ending of peoples: "Zimbabwean" of Zimbabwe."""
    stems = {country, country[:-1]} if len(country) > _SHORTEST_COUNTRY else {country}
    return len(name) > len(country) and any(
        name == stem + ending for stem in stems for ending in terms.words.name_endings
    )


def _initials(parts: Sequence[str]) -> str:
    """ "WHO" of the World Health Organisation."""
    return "".join(part[0] for part in parts if part[0].isupper())


def _is_people(name: str, terms: Terms) -> bool:
    """Whether it is a word for a people, whose country has another name ("British"); "UK" is no such word."""
    country = terms.words.demonyms.get(name.lower())
    return country is not None and country != name.lower() and not name.isupper()
