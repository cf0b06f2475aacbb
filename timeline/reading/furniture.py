"""The words of page furniture, from `furniture.toml`, ready to match: phrases, month names, labels, zones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SLOTS = {
    "{n}": r"\d{1,6}",
    "{any}": r"[^.\n]{1,60}?",
    "{name}": r"(?P<name>[^.,;:!?()\n]{2,60})",
}
_EDGES = " \t-–—*•·»«›‹>→←|:…▶►●○#"
_LISTS = [
    "published",
    "updated",
    "between",
    "today",
    "yesterday",
    "ago",
    "now",
    "minute",
    "hour",
    "day",
    "week",
    "number_words",
    "bylines",
    "roles",
    "source_labels",
    "editors",
    "credits",
    "read_times",
    "tail_headings",
    "inline_headings",
    "end_marks",
    "controls",
    "promos",
    "strong_promos",
    "legal",
    "notes",
    "sections",
]


def plain(text: str) -> str:
    """The form in which phrases are compared: lower case, straight quotes, single spaces, no bullets at the edges."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases, some with slots, matched against whole lines or their beginnings; all in `plain` form."""

    exact: frozenset[str]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, phrases: Iterable[str], slots: Mapping[str, str]) -> Phrases:
        phrases = list(phrases)
        templates = [f"(?:{_template(phrase, slots)})" for phrase in phrases if "{" in phrase]
        return cls(
            exact=frozenset(plain(phrase) for phrase in phrases if "{" not in phrase),
            pattern=re.compile("|".join(templates)) if templates else None,
        )

    def match(self, line: str) -> bool:
        """Whether the whole line, in `plain` form, is one of the phrases."""
        return line in self.exact or bool(self.pattern and self.pattern.fullmatch(line))


def _template(template: str, slots: Mapping[str, str]) -> str:
    parts = re.split(r"(\{\w+\})", template)
    pattern = "".join(slots[part] if part in slots else re.escape(part.casefold()) for part in parts)
    return pattern.replace("?P<name>", "?:")


@dataclass(frozen=True, slots=True)
class Furniture:
    """All words of all languages of `furniture.toml`. Months, weekdays and `particles` are in `plain` form.

    `particles` are the small words between names, `name_prefixes` what a capital may follow inside a name (McKay),
    `picture_agencies` finds who a picture is from.
    """

    months: dict[str, int]
    weekdays: frozenset[str]
    number_words: dict[str, int]
    words: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]
    beginnings: dict[str, re.Pattern[str]]
    notes: re.Pattern[str]
    particles: frozenset[str]
    name_prefixes: tuple[str, ...]
    picture_agencies: re.Pattern[str]
    offsets: dict[str, str]
    zone_names: dict[str, str]
    ambiguous_zones: frozenset[str]
    other_languages: tuple[str, ...]
    other_labels: dict[str, re.Pattern[str]]

    def is_a(self, kind: str, line: str) -> bool:
        """Whether a line in `plain` form is one of the phrases of this kind."""
        return self.phrases[kind].match(line)

    def beginning(self, kind: str, line: str) -> str | None:
        """The longest phrase of this kind with which a line in `plain` form begins, as a word of its own."""
        match = self.beginnings[kind].match(line)
        return match.group() if match else None

    def contains(self, kind: str, line: str) -> int:
        """How many different phrases of this kind stand in the line (in `plain` form), as substrings."""
        return sum(1 for phrase in self.words[kind] if phrase in line)


@cache
def load_furniture() -> Furniture:
    """Read `furniture.toml` once."""
    data = tomllib.loads(files("timeline.reading").joinpath("furniture.toml").read_text(encoding="utf-8"))
    zones, others, names = data.pop("zones"), data.pop("others"), data.pop("names")
    languages = list(data.values())
    tables = [*languages, {name: words for name, words in others.items() if name not in ("published", "updated")}]
    lists = {name: [word for table in tables for word in table.get(name, [])] for name in _LISTS}
    numbers = [entry.split("=") for entry in lists["number_words"]]
    units = _alternatives(lists["minute"] + lists["hour"] + lists["day"] + lists["week"])
    count = rf"(?:\d{{1,3}}|{_alternatives([word for word, _ in numbers])})"
    slots = {**_SLOTS, "{section}": f"(?:{_alternatives(lists['sections'])})", "{unit}": f"(?:{units})"}
    phrases = {name: Phrases.of(words, slots) for name, words in lists.items() if name != "ago"}
    phrases["ago"] = Phrases.of(lists["ago"], {**slots, "{n}": count})
    return Furniture(
        months={
            form: number
            for language in languages
            for number, forms in enumerate(language["months"], start=1)
            for form in forms.split()
        },
        weekdays=frozenset(form for language in languages for forms in language["weekdays"] for form in forms.split()),
        number_words={word: int(number) for word, number in numbers},
        words={name: frozenset(plain(word) for word in words) for name, words in lists.items()},
        phrases=phrases,
        beginnings={
            kind: re.compile(rf"(?:{_alternatives(lists[kind])})(?!\w)")
            for kind in ("bylines", "source_labels", "editors")
        },
        notes=_notes(lists["notes"]),
        particles=frozenset(plain(word) for word in names["particles"]),
        name_prefixes=tuple(names["prefixes"]),
        picture_agencies=re.compile(rf"\b(?:{_alternatives(names['picture_agencies'])})\b", re.IGNORECASE),
        offsets=zones["offsets"],
        zone_names=zones["names"],
        other_languages=tuple(others["languages"]),
        other_labels={kind: _any_of(others[kind]) for kind in ("published", "updated")},
        ambiguous_zones=frozenset(zones["ambiguous"]),
    )


def _notes(templates: list[str]) -> re.Pattern[str]:
    """One pattern for "this article has been ... by NAME", the outlet's name in `name`, in any place of a line."""
    options = [_template(template, {**_SLOTS, "{name}": "@"}).removesuffix("@") for template in templates]
    return re.compile(f"(?:{'|'.join(options)})(?P<name>[^.,;:!?()\\n]{{2,60}})", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(words)})", re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word.casefold()) for word in sorted(set(words), key=lambda word: (-len(word), word)))
