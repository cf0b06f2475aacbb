"""Our section of a page: finding it between its marks, and putting another in its place. All else stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from timeline.publishing.faults import PageError
from timeline.publishing.marks import FIND, Mark, kind_of, topic_of

_HELP = (
    "mend the marks by hand, or remove both and what is between them; the section is then put at the end of the page"
)


@dataclass(frozen=True)
class Markup:
    """How a wiki writes a mark so that readers do not see it.

    `around` has `{mark}` where the word of the mark stands; `find`, with `{mark}` too, is a pattern for it as the wiki
    gives it back. `apart` is what stands between a mark and the content. `keeps` tells that a text comes back as it was
    written, letter by letter, and `has_room` that a mark can be long.
    """

    around: str
    find: str
    apart: str = "\n"
    keeps: bool = True
    has_room: bool = True

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.find.replace("{mark}", f"(?P<mark>{FIND})"))

    def write(self, word: str) -> str:
        return self.around.replace("{mark}", word)


@dataclass(frozen=True, slots=True)
class Section:
    """Where it stands in the text of the page, marks included (half-open), what its start says, and what is between
    the marks, blank lines around it aside. `opening` and `closing` are the marks as they stand there, `word` is that
    of the opening one."""

    start: int
    end: int
    mark: Mark
    content: str
    word: str
    opening: str
    closing: str


def find_section(text: str, topic: str, markup: Markup) -> Section | None:
    """That of a topic; None where the page has none. Raises PageError where a mark is missing, doubled or damaged, or
    where the sections of two topics run into each other."""
    found = list(markup.pattern.finditer(text))
    for each in found:
        if topic_of(each["mark"]) is None:
            raise PageError(f"{_line(text, each.start())}: the mark {each['mark'][:60]!r} is damaged; {_HELP}")
    ours = [each for each in found if topic_of(each["mark"]) == topic]
    if not ours:
        return None
    kinds = [kind_of(each["mark"]) for each in ours]
    if kinds != ["start", "end"]:
        told = ", ".join(f"{kind} in {_line(text, each.start())}" for kind, each in zip(kinds, ours, strict=True))
        raise PageError(f"the section of {topic} needs one start and one end, in that order, and has {told}; {_HELP}")
    first, last = ours
    between = [each for each in found if first.end() <= each.start() < last.start()]
    if between:
        where = _line(text, between[0].start())
        raise PageError(f"{where}: the mark of another topic stands within the section of {topic}; {_HELP}")
    mark = Mark.read(first["mark"])
    assert mark is not None  # its topic could be told
    content = text[first.end() : last.start()].strip()
    return Section(first.start(), last.end(), mark, content, first["mark"], first[0], last[0])


def replace_section(text: str, old: Section | None, mark: Mark, content: str, markup: Markup) -> str:
    """The text with the new section in the place of the old one, whose marks keep their form; else at its end, a blank
    line apart."""
    if old is not None:
        opening = old.opening.replace(old.word, mark.start())
        section = markup.apart.join((opening, content.strip(), old.closing))
        return text[: old.start] + section + text[old.end :]
    section = markup.apart.join((markup.write(mark.start()), content.strip(), markup.write(mark.end())))
    if not text.strip():
        return section + "\n"
    gap = "" if text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{gap}{section}\n"


def _line(text: str, place: int) -> str:
    return f"line {text.count(chr(10), 0, place) + 1}"
