"""The words of a language that tell what a sentence does: read once from words/<language>.toml.

A language without a file gets empty lists. Articles can still be compared and grouped, by their stems and names; but no
verb is known, so that no mention is taken.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from timeline.errors import RuleError
from timeline.models import Status

# Snowball's names of languages without a file of words here.
_STEMMERS = {
    "da": "danish", "es": "spanish", "fi": "finnish", "fr": "french", "it": "italian",
    "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "tr": "turkish",
}  # fmt: skip
_NONE: frozenset[str] = frozenset()


class Words(msgspec.Struct, frozen=True):
    """The lists of one language, in lower case. Verbs are given by form unless the name says otherwise.

    `verb_bracket`: the rest of a verb stands at the end of its clause, and commas part the clauses ("ist am Mittwoch
    gesunken"). `inverts`: the subject follows the verb where something else stands first ("am Freitag sagte sie").
    `capital_nouns`: a capital shows a noun, not a name. `compounds`: nouns are written together ("Zugunglück").
    """

    language: str
    verb_bracket: bool = False
    inverts: bool = False
    capital_nouns: bool = False
    compounds: bool = False
    stemmer: str | None = None
    spelling: tuple[tuple[str, str], ...] = ()
    name_endings: tuple[str, ...] = ()
    stop: frozenset[str] = _NONE
    common: frozenset[str] = _NONE
    irregular: dict[str, str] = {}
    irregular_pasts: frozenset[str] = _NONE
    saying: frozenset[str] = _NONE
    acts: frozenset[str] = _NONE
    changes: frozenset[str] = _NONE
    opinion: frozenset[str] = _NONE
    be: frozenset[str] = _NONE
    have: frozenset[str] = _NONE
    auxiliary: frozenset[str] = _NONE
    present_be: frozenset[str] = _NONE
    clitic: frozenset[str] = _NONE
    not_verbs: frozenset[str] = _NONE
    regular_past: str | None = None
    present_participle: tuple[str, ...] = ()
    present_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    cues: tuple[tuple[Status, tuple[str, ...]], ...] = ()
    negated: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    relative: frozenset[str] = _NONE
    complement: frozenset[str] = _NONE
    temporal: frozenset[str] = _NONE
    same_time: frozenset[str] = _NONE
    that: frozenset[str] = _NONE
    coordinating: frozenset[str] = _NONE
    additive: frozenset[str] = _NONE
    new_part: frozenset[str] = _NONE
    of: frozenset[str] = _NONE
    genitive: frozenset[str] = _NONE
    genitive_article: frozenset[str] = _NONE
    head_links: frozenset[str] = _NONE
    before_nouns: frozenset[str] = _NONE
    preposition: frozenset[str] = _NONE
    determiner: frozenset[str] = _NONE
    limits: frozenset[str] = _NONE
    before: frozenset[str] = _NONE
    by: frozenset[str] = _NONE
    after: frozenset[str] = _NONE
    since: frozenset[str] = _NONE
    dating: frozenset[str] = _NONE
    own_time: frozenset[str] = _NONE
    behind: frozenset[str] = _NONE
    locating: frozenset[str] = _NONE
    meant_for: frozenset[str] = _NONE
    between: frozenset[str] = _NONE
    up_to: frozenset[str] = _NONE
    moving: frozenset[str] = _NONE
    deictic: frozenset[str] = _NONE
    running: tuple[str, ...] = ()
    denying: frozenset[str] = _NONE
    ranking: frozenset[str] = _NONE
    pronoun: frozenset[str] = _NONE
    earlier: frozenset[str] = _NONE
    another: frozenset[str] = _NONE
    leading: frozenset[str] = _NONE
    attribution: tuple[str, ...] = ()
    telling: frozenset[str] = _NONE
    speech: frozenset[str] = _NONE
    settings: frozenset[str] = _NONE
    relay: frozenset[str] = _NONE
    media: frozenset[str] = _NONE
    roles: frozenset[str] = _NONE
    nobody: frozenset[str] = _NONE
    tail: frozenset[str] = _NONE
    furniture: frozenset[str] = _NONE
    time_joints: frozenset[str] = _NONE
    asides: frozenset[str] = _NONE
    verb_first: frozenset[str] = _NONE
    dangling: frozenset[str] = _NONE
    first_persons: frozenset[str] = _NONE
    event_nouns: frozenset[str] = _NONE
    pointing: frozenset[str] = _NONE
    definite_endings: tuple[str, ...] = ()
    anaphors: frozenset[str] = _NONE
    once: frozenset[str] = _NONE
    families: tuple[tuple[str, ...], ...] = ()
    demonyms: dict[str, str] = {}


def has_words(language: str | None) -> bool:
    """Whether the language of a tag has a file; without one no mention is taken from its articles."""
    return load_words(language).auxiliary != _NONE


def only_grouped(language: str) -> str:
    """Says that a language has no file, what that means, and which have one."""
    known = ", ".join(sorted(each.name.removesuffix(".toml") for each in _folder().iterdir()))
    return (
        f"the language {language!r} has no words for what happens: the article is grouped with others and gives no "
        f"events; there are words for: {known}"
    )


def load_words(language: str | None) -> Words:
    """The words of a language tag (`en`, `en-GB`); None is English. Raises RuleError where its file is broken."""
    return _load((language or "en").lower().replace("_", "-").split("-")[0])


def _folder() -> Traversable:
    return files("timeline.stories") / "words"


@cache
def _load(code: str) -> Words:
    path = _folder() / f"{code}.toml"
    if not code.isalpha() or not path.is_file():
        return Words(language=code, stemmer=_STEMMERS.get(code))
    try:
        return _read(code, tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, ValueError, AttributeError) as error:
        raise RuleError(f"stories/words/{code}.toml: {error!r}; compare it with en.toml") from error


def _read(code: str, data: dict[str, Any]) -> Words:
    verbs, clauses, attribution, headline = data["verbs"], data["clauses"], data["attribution"], data["headline"]
    irregular = {form: base for base, forms in data["irregular"].items() for form in forms.split()}
    return Words(
        language=code,
        verb_bracket=data["grammar"]["verb_bracket"],
        inverts=data["grammar"]["inverts"],
        capital_nouns=data["grammar"]["capital_nouns"],
        compounds=data["grammar"]["compounds"],
        stemmer=data["stemmer"],
        spelling=tuple((old, new) for old, new in data["spelling"]),
        name_endings=tuple(data["names"]["endings"].split()),
        stop=_set(data["stop"]),
        common=_set(data["common"]),
        irregular=irregular,
        irregular_pasts=frozenset(irregular),
        saying=_set(verbs["saying"]),
        acts=_set(verbs["acts"]),
        changes=_set(verbs["changes"]),
        opinion=_set(verbs["opinion"]),
        be=_set(verbs["be"]),
        have=_set(verbs["have"]),
        auxiliary=_set(verbs["auxiliary"]),
        present_be=_set(verbs["present_be"]),
        clitic=_set(verbs["clitic"]),
        not_verbs=_set(verbs["not_verbs"]),
        regular_past=verbs["regular_past"] or None,
        present_participle=tuple(verbs["present_participle"].split()),
        present_endings=tuple(verbs["present_endings"].split()),
        plural_endings=tuple(verbs["plural_endings"].split()),
        adverb_endings=tuple(verbs["adverb_endings"].split()),
        cues=tuple((Status(name), tuple(cues)) for name, cues in data["status"].items()),
        negated=tuple(data["negated"]),
        results=tuple(data["results"]),
        relative=_set(clauses["relative"]),
        complement=_set(clauses["complement"]),
        temporal=_set(clauses["temporal"]),
        same_time=_set(clauses["same_time"]),
        that=_set(clauses["that"]),
        coordinating=_set(clauses["coordinating"]),
        additive=_set(clauses["additive"]),
        new_part=_set(clauses["new_part"]),
        of=_set(clauses["of"]),
        genitive=_set(clauses["genitive"]),
        genitive_article=_set(clauses["genitive_article"]),
        head_links=_set(clauses["head_links"]),
        before_nouns=_set(clauses["before_nouns"]),
        preposition=_set(clauses["preposition"]),
        determiner=_set(clauses["determiner"]),
        limits=_set(clauses["limits"]),
        before=_set(clauses["before"]),
        by=_set(clauses["by"]),
        after=_set(clauses["after"]),
        since=_set(clauses["since"]),
        dating=_set(clauses["dating"]),
        own_time=_set(clauses["own_time"]),
        behind=_set(clauses["behind"]),
        locating=_set(clauses["locating"]),
        meant_for=_set(clauses["meant_for"]),
        between=_set(clauses["between"]),
        up_to=_set(clauses["up_to"]),
        moving=_set(clauses["moving"]),
        deictic=_set(clauses["deictic"]),
        running=tuple(clauses["running"]),
        denying=_set(clauses["denying"]),
        ranking=_set(clauses["ranking"]),
        pronoun=_set(clauses["pronoun"]),
        earlier=_set(clauses["earlier"]),
        another=_set(clauses["another"]),
        leading=_set(clauses["leading"]),
        attribution=tuple(attribution["prefix"]),
        telling=_set(attribution["telling"]),
        speech=_set(attribution["speech"]),
        settings=_set(attribution["settings"]),
        relay=frozenset(attribution["relay"]),
        media=_set(attribution["media"]),
        roles=_set(attribution["roles"]),
        nobody=_set(attribution["nobody"]),
        tail=_set(headline["tail"]),
        furniture=frozenset(headline["furniture"]),
        time_joints=_set(headline["time_joints"]),
        asides=_set(headline["asides"]),
        verb_first=_set(headline["verb_first"]),
        dangling=_set(headline["dangling"]),
        first_persons=_set(headline["first_persons"]),
        event_nouns=_set(data["events"]["nouns"]),
        pointing=_set(data["events"]["pointing"]),
        definite_endings=tuple(data["events"]["definite_endings"].split()),
        anaphors=_set(data["events"]["anaphors"]),
        once=_set(data["events"]["once"]),
        families=tuple(tuple(family.split()) for family in data["events"]["families"]),
        demonyms=dict(pair.split("=") for pair in data["names"]["demonyms"].split()),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())
