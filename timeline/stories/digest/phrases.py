"""The phrases of a language that keep a sentence from being printed by itself: read once from phrases/<language>.toml.

A language without a file has none: its sentences are held to the rules that need no words.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from timeline.errors import RuleError

_NEVER = re.compile(r"(?!)")
_NONE: frozenset[str] = frozenset()


class Phrases(msgspec.Struct, frozen=True):
    """`page` and `joining` find a phrase anywhere in a text, as whole words, whatever its case; the others are words in
    lower case."""

    pictures: frozenset[str] = _NONE
    pointing: frozenset[str] = _NONE
    sides: frozenset[str] = _NONE
    page: re.Pattern[str] = _NEVER
    joining: re.Pattern[str] = _NEVER
    backward: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    naming: frozenset[str] = _NONE
    openers: frozenset[str] = _NONE
    linking: frozenset[str] = _NONE


@cache
def load_phrases(language: str) -> Phrases:
    """The phrases of a language by its code (`en`). Raises RuleError where its file is broken."""
    path = files("timeline.stories.digest") / "phrases" / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        return Phrases()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Phrases(
            pictures=frozenset(data["pictures"].split()),
            pointing=frozenset(data["pointing"].split()),
            sides=frozenset(data["sides"].split()),
            page=_finding(data["page"]),
            joining=_finding(data["joining"]),
            backward=frozenset(data["backward"].split()),
            articles=frozenset(data["articles"].split()),
            naming=frozenset(data["naming"].split()),
            openers=frozenset(data["openers"].split()),
            linking=frozenset(data["linking"].split()),
        )
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError) as error:
        raise RuleError(f"stories/digest/phrases/{language}.toml: {error!r}; compare it with en.toml") from error


def _finding(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(phrase)}(?!\w)" for phrase in phrases) or "(?!)", re.IGNORECASE)
