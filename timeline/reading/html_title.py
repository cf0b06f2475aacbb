"""The headline of a saved page: what its metadata, its h1 and its title element say, weighed against one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s+[|｜ㅣ*•·–—-]\s+|\s*[|｜ㅣ»›]\s*|\s*：(?=[^：]{2,20}$)|-(?=[^-\s]{1,10}[|ㅣ])")
_FEWEST_LEFT = 0.4
"""Share of the words of a headline that a shorter form of it must have."""
_LONGEST_TAIL = 60
"""Characters of a section, outlet or author behind a headline."""


@dataclass(frozen=True, slots=True)
class Headings:
    """What a page has for a headline, each in page order and on one line: `stated` by JSON-LD, `shared` by the meta
    tags for sharing (Open Graph), `shown` in h1 elements, `window` in the title element."""

    stated: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    window: str | None = None

    def forms_of(self, title: str | None) -> tuple[str, ...]:
        """All forms in which the page gives this headline; of its h1 elements those that agree with it."""
        key = _key(title or "")
        shown = (each for each in self.shown if key and (_key(each) in key or key in _key(each)))
        forms = (title, *self.stated, *self.shared, *shown, self.window)
        return tuple(dict.fromkeys(form for form in forms if form))


def choose_title(headings: Headings, outlets: Sequence[str]) -> str | None:
    """The headline without the outlet behind it; None where the page has none. `outlets` are the outlet's names.

    What the page states as its headline comes first; where the headline for sharing is the same with words left out
    (a kicker before it, half a sentence behind it), that is the headline and the rest was added to it. Without a
    statement the h1 decides that the other titles agree with, since pages have an h1 for their name as well.
    """
    stated = next((_cut(each, headings.shown, outlets) for each in headings.stated), None)
    shared = next((_cut(each, headings.shown, outlets) for each in headings.shared), None)
    if stated:
        stated = _whole(stated, [*headings.shared, *headings.shown])
        return shared if shared and _is_shorter_form(shared, stated) else stated
    if shared and any(_key(shared) == _key(each) for each in headings.shown):
        return shared
    window = _cut(headings.window, headings.shown, outlets) if headings.window else None
    others = [_key(each) for each in (shared, window) if each]
    agreed = (each for each in headings.shown if any(_agree(_key(each), other) for other in others))
    first = headings.shown[0] if headings.shown else None
    return next(agreed, None) or shared or window or first


def _agree(one: str, other: str) -> bool:
    """Whether one of two headings has all letters of the other."""
    return bool(one and other) and (one in other or other in one)


def _whole(title: str, forms: Sequence[str]) -> str:
    """A title that was cut off ("Ferry sinks in ...") as another form of it has it in full."""
    beginning = re.sub(r"\s*(?:\.\.\.|…)$", "", title)
    if beginning == title:
        return title
    return next(
        (form for form in forms if form.startswith(beginning) and len(_words(form)) > len(_words(title))), title
    )


def _cut(title: str, shown: Sequence[str], outlets: Sequence[str]) -> str:
    """A title without its tail: where an h1 ends there, or where the tail names the outlet."""
    names = {_key(name) for name in outlets if _key(name)}
    cuts = [match for match in _SEPARATOR.finditer(title) if len(title) - match.end() <= _LONGEST_TAIL]
    for cut in cuts:
        parts = [_key(part) for part in _SEPARATOR.split(title[cut.end() :])]
        if any(_names_outlet(part, names) for part in parts):
            before = title[: cut.start()].rstrip()
            whole = _key(before) in {_key(each) for each in shown}
            if whole or _names_outlet(parts[0], names):
                return before
    return title


def _names_outlet(part: str, names: set[str]) -> bool:
    """Whether a part is an outlet's name, or either holds the other ("SZ", "SZ.de"; "Mail Online", "Daily Mail")."""
    return any(part == name or (len(part) >= 4 <= len(name) and (name in part or part in name)) for name in names)


def _is_shorter_form(shorter: str, longer: str) -> bool:
    """Whether all words of one stand in the other, in that order, and the other has more."""
    few, many = _words(shorter), _words(longer)
    rest = iter(many)
    return len(many) * _FEWEST_LEFT <= len(few) < len(many) and all(word in rest for word in few)


def _words(text: str) -> list[str]:
    """As they are written, punctuation and all, but for the shape of quotation marks; compounds taken apart."""
    return re.sub("[‘’´`]", "'", re.sub("[“”„«»]", '"', text)).casefold().replace("-", " ").split()


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
