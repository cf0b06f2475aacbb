"""What an article speaks of: how often its words count in its title, its lead and the rest, and which are names."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from itertools import islice

from timeline.models import Analyses, Analysis, Article, Profile
from timeline.stories.byword import ByWord
from timeline.stories.imprints import imprint_of
from timeline.stories.moments import published_at
from timeline.stories.parts import Parts
from timeline.stories.terms import load_terms
from timeline.stories.titles import has_headline
from timeline.stories.tokens import iterate

NAME = 1
"""The bit of a count that says that the term is a name in its article."""
COMMON = 2
"""The bit of a count that says that the term is a word of every beat."""
SHIFT = 2
"""How many bits of a count are no count."""
MOST = (1 << 14) - 1
"""The highest count, in halves."""

# In halves: how often a word counts in the title, in the lead, and in the rest.
_TITLE = 4
_LEAD = 3
_REST = 2
_LEAD_WORDS = 52
_MOST_WORDS = 350
_SECOND = timedelta(seconds=1)


def profile_of(article: Article, language: str, parts: Parts | None = None) -> Profile:
    """The profile of an article by itself; `language` is that of articles that have none. `parts` are those of its
    text, None where it was not taken apart before."""
    code = article.language or language
    at = published_at(article)
    terms, counts = _counted(article, code, parts)
    return Profile(
        language=code.replace("_", "-").split("-")[0].lower(),
        speaks=has_headline(article, language),
        published=None if at is None else at // _SECOND,
        terms=terms,
        counts=counts,
        imprint=imprint_of(article.text),
    )


def known_profiles(analyses: Mapping[str, Analysis], language: str = "en") -> dict[str, Profile]:
    """The profiles of analysed articles; of those that have none, by themselves."""
    if isinstance(analyses, Analyses):
        known = {key: outline.profile for key, outline in analyses.outlines.items()}
    else:
        known = {key: each.profile for key, each in analyses.items()}
    return {key: profile or profile_of(analyses[key].article, language) for key, profile in known.items()}


def in_order_of_time(profiles: Mapping[str, Profile]) -> list[str]:
    """The ids of articles by publication time; those without one come last."""
    return sorted(profiles, key=lambda key: (profiles[key].published is None, profiles[key].published or 0, key))


def _counted(article: Article, language: str, parts: Parts | None) -> tuple[bytes, bytes]:
    terms = load_terms(language)
    stop = terms.words.stop
    tokens = iterate(article.text) if parts is None else iter(parts.tokens)
    text = list(islice((token for token in tokens if token.is_word), _MOST_WORDS))
    plain = {token.lower for token in text if not token.is_capital}
    title = (token for token in iterate(article.title or "") if token.is_word)
    weighted = [(token, _TITLE) for token in islice(title, _LEAD_WORDS)]
    weighted += [(token, _LEAD if place < _LEAD_WORDS else _REST) for place, token in enumerate(text)]
    counts: dict[str, int] = {}
    names: set[str] = set()
    for token, weight in weighted:
        if token.lower not in stop:
            key = terms.key(token.text)
            counts[key] = counts.get(key, 0) + weight
            if token.is_capital and token.lower not in plain:
                names.add(key)
    common = _common(language)
    packed: dict[int, int] = {}
    for key, count in counts.items():
        flags = NAME * (key in names) | COMMON * (key in common)
        packed[_HASHES[key]] = min(count, MOST) << SHIFT | flags
    ordered = sorted(packed)
    return struct.pack(f"<{len(ordered)}I", *ordered), struct.pack(f"<{len(ordered)}H", *map(packed.get, ordered))


@cache
def _common(language: str) -> frozenset[str]:
    terms = load_terms(language)
    return frozenset(terms.key(word) for word in terms.words.common)


# Of a million words some hundred share their number with another one, which makes two articles a little more alike.
_HASHES = ByWord(lambda key: zlib.crc32(key.encode("utf-8", "surrogatepass")))
