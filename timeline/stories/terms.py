"""One key for the words that mean the same: inflection, spelling, synonyms, peoples and their countries."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from timeline.stories.byword import ByWord
from timeline.stories.forms import Forms
from timeline.stories.words import Words, load_words

_SHORTEST_NAME_STEM = 4
_SHORTEST_PART = 3
_SHORTEST_HEAD = 4


class Terms:
    """The keys of one language, each worked out once; `forms` tells of a word as written what it can be."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._stem = _stemmer(words.stemmer)
        self._past = re.compile(words.regular_past) if words.regular_past else None
        self._stems = ByWord(self._work_out_stem)
        self._keys = ByWord(self._work_out_key)
        self._event_verbs = ByWord(self._tells_of_change)
        self.forms = Forms(words, self.is_regular_past)
        self._families: dict[str, str] = {}
        for family in words.families:
            for member in family:
                self._families.setdefault(self.stem(member), "~" + family[0])

    def stem(self, lower: str) -> str:
        """The stem of a word in lower case, of its base form where that is irregular."""
        return self._stems[lower]

    def key(self, text: str) -> str:
        """What a word of a text counts as. A capital tells a people from an ordinary word (`Russian` is `Russia`)."""
        return self._keys[text]

    def head_key(self, lower: str) -> str | None:
        """What the last part of a compound counts as, where that names something which happened (`Zugunglück`: as
        `Unglück`); None for any other word."""
        if not self.words.compounds:
            return None
        nouns = _stems_of(self.words.language, self.words.event_nouns)
        tails = (lower[first:] for first in range(_SHORTEST_PART, len(lower) - _SHORTEST_HEAD + 1))
        return next((self.key(tail) for tail in tails if self.stem(tail) in nouns), None)

    def is_form_of(self, lower: str, bases: frozenset[str]) -> bool:
        """Whether the word is a form of one of the base forms."""
        return lower in bases or self.stem(lower) in _stems_of(self.words.language, bases)

    def is_present_participle(self, lower: str) -> bool:
        """Whether the word ends as `saying` does."""
        return lower.endswith(self.words.present_participle or ("\0",))

    def is_regular_past(self, lower: str) -> bool:
        """Whether the word has the form of a past tense or a past participle that follows the rules."""
        return self._past is not None and self._past.fullmatch(lower) is not None

    def is_participle(self, lower: str) -> bool:
        """Whether the word can open a shortened clause by its form: `leaving`, `accused`."""
        return self.is_present_participle(lower) or self.is_regular_past(lower)

    def is_event_verb(self, lower: str) -> bool:
        """Whether the word's stem is that of a verb the lists know to change something."""
        return self._event_verbs[lower]

    def _tells_of_change(self, lower: str) -> bool:
        if lower in self.words.not_verbs:
            return False
        stem = self.stem(lower)
        if stem in self._families or self.is_form_of(lower, self.words.acts | self.words.changes):
            return True
        return stem in _stems_of(self.words.language, frozenset(self.words.irregular.values()))

    def _work_out_stem(self, lower: str) -> str:
        return self._stem(self._spelled(self.words.irregular.get(lower, lower)))

    def _work_out_key(self, text: str) -> str:
        lower = text.lower().replace("’", "'").rstrip(".")
        if lower in self.words.demonyms:
            return self.words.demonyms[lower]
        if text[:1].isupper():
            for ending in self.words.name_endings:
                if lower.endswith(ending) and len(lower) - len(ending) >= _SHORTEST_NAME_STEM:
                    return self._keep_family(lower) or lower[: -len(ending)]
        stem = self.stem(lower)
        return self._families.get(stem, stem)

    def _keep_family(self, lower: str) -> str | None:
        return self._families.get(self.stem(lower))

    def _spelled(self, lower: str) -> str:
        for old, new in self.words.spelling:
            if lower.endswith(old):
                return lower[: -len(old)] + new
        return lower


@cache
def event_keys(terms: Terms) -> frozenset[str]:
    """The keys of the words that name what can happen, nouns and verbs that mean the same alike."""
    words = terms.words
    families = {word for family in words.families for word in family if word not in words.not_verbs}
    return frozenset(terms.key(word) for word in words.event_nouns | families)


@cache
def load_terms(language: str | None) -> Terms:
    """The keys of a language tag; None is English."""
    return Terms(load_words(language))


@cache
def _stems_of(language: str, bases: frozenset[str]) -> frozenset[str]:
    terms = load_terms(language)
    return frozenset(terms.stem(base) for base in bases)


def _stemmer(name: str | None) -> Callable[[str], str]:
    if name is None:
        return str
    import Stemmer  # noqa: PLC0415  (compiled code, only where there are words to compare)

    # Stems are kept here: a second table of them within would only be gone through in vain.
    stem: Callable[[str], str] = Stemmer.Stemmer(name, 0).stemWord
    return stem
