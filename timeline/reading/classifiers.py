"""What one line of a page is, looked at alone: an ordered list of small classifiers, the first that knows it decides.

The order matters: a line that states a time is a date line even where it begins with "By"; a credit may end like a
sentence; prose comes last but one, since everything else may look like it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.reading.date_lines import NO_DATES, DateLine
from timeline.reading.foreign_dates import read_any_date_line
from timeline.reading.furniture import Furniture, load_furniture, plain
from timeline.reading.lines import Line, Reading, Role
from timeline.reading.sources import is_agency
from timeline.reading.statements import Label

_LONGEST_FURNITURE = 400
"""Characters; a longer line is looked at as prose only, which also keeps a page of monstrous lines linear."""

_MOST_WORDS_WITHOUT_NUMBER = 5
_MOST_WORDS_OF_A_SENTENCE = 12
_MOST_WORDS_OF_A_DATE = 30
"""A line that says when it was published and updated, and who by; what has more words is no date line."""

_BUTTON = 6
"""Words of the longest button."""

_OFTEN = 2
"""A headline may stand on its page twice, in its picture's caption too."""

_LONGEST_LABEL = 60
_LONGEST_CREDIT = 200
_LONGEST_NAMES = 60
"""Characters: of what precedes a label, of what follows it in a line that is nothing else, and behind a caption."""

_GLUED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_ICON = re.compile(r"^[a-z]+(?:[-_][a-z0-9]+)+$|_")
_CRUMBS = re.compile(r"\s*[|>›»/·•]\s*")
_SLASHED = re.compile(
    r"[(\[]?(?:[^/()\[\]]{2,60}/)+\s?(?P<agency>[^/()\[\]]{2,30}?)(?:\s+(?:via|File|Pool)\b.{0,40})?[)\]]?\.?$"
)
_PAIR = re.compile(r"\(?\s*(?P<agency>\w{2,10}) (?:Photo|Image|Foto)\b", re.IGNORECASE)

Classifier = Callable[[Line, DateLine, Furniture], Role | None]


def classify(line: Line) -> Reading:
    """Give a line its role."""
    furniture = load_furniture()
    if len(line.text) > _LONGEST_FURNITURE:
        return Reading(line, _promo(line, NO_DATES, furniture) or Role.PROSE, "long")
    dates = read_any_date_line(line.text) if _may_be_dated(line) else NO_DATES
    for name, classifier in CLASSIFIERS:
        role = classifier(line, dates, furniture)
        if role is not None:
            return Reading(line, role, name, dates if role in (Role.DATE, Role.BYLINE) else NO_DATES)
    return Reading(line, Role.SHORT, "rest")


def _may_be_dated(line: Line) -> bool:
    if line.size > _MOST_WORDS_WITHOUT_NUMBER and not any(map(str.isdigit, line.text)):
        return False
    return line.size <= (_MOST_WORDS_OF_A_SENTENCE if line.ends_sentence else _MOST_WORDS_OF_A_DATE)


def classify_all(lines: Sequence[Line]) -> list[Reading]:
    """The readings of all lines of a page, in order. A short line that stands on it again and again is a button."""
    counts = Counter(line.plain for line in lines)
    return [
        replace(reading, role=Role.CONTROL, rule="repeated")
        if reading.role is Role.SHORT and reading.line.size <= _BUTTON and counts[reading.line.plain] > _OFTEN
        else reading
        for reading in map(classify, lines)
    ]


def _note(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """ "This article was first published by NAME", "This text has been shortened by NAME"."""
    return Role.NOTE if line.size <= 40 and furniture.notes.search(line.text) else None


def _source_line(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """ "Source: Agence France-Presse", "(With inputs from ANI)", "Reporting by A; Editing by B"."""
    if line.size <= 40 and furniture.beginning("editors", line.plain.lstrip("( ")):
        return Role.NOTE
    label = furniture.beginning("source_labels", line.plain.lstrip("( "))
    if label is None or line.size > 12:
        return None
    rest = line.plain.lstrip("( ")[len(label) :]
    return Role.NOTE if rest.startswith((":", " -")) or " " in label else None


def _read_time(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    parts = [part for part in _CRUMBS.split(line.plain) if part]
    return Role.READ_TIME if parts and furniture.is_a("read_times", parts[-1]) and len(parts) <= 2 else None


def _date(line: Line, dates: DateLine, furniture: Furniture) -> Role | None:
    """A line that says when, and hardly anything else: a label, or a byline, section or place beside it at most."""
    if not dates.statements:
        return None
    rest = [word for word in dates.rest if word.casefold() not in furniture.words["between"]]
    if not rest:
        return Role.DATE
    labelled = dates.statements[0].label is not Label.NONE or any(s.label is not Label.NONE for s in dates.statements)
    if furniture.beginning("bylines", line.plain):
        return Role.BYLINE if len(rest) <= 12 else None
    if labelled and line.text.find(dates.statements[0].text) <= 40:
        return Role.DATE if len(rest) <= 6 and not _is_sentence(line, rest) else None
    beside = bool(re.search(r"\s[|•·/–—-]\s|,", line.text))
    if len(rest) == 1 and line.size <= 6 and any(statement.day for statement in dates.statements):
        return Role.DATE  # a weekday in a language that has no table, a place
    return Role.DATE if beside and len(rest) <= 3 and line.size <= 12 and not line.ends_sentence else None


def _is_sentence(line: Line, rest: list[str]) -> bool:
    return line.ends_sentence and sum(word[:1].islower() for word in rest) >= 2


def _credit(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """ "Photo: NAME", "Firefighters at the scene. Foto: NAME/TT", "(AP Photo/NAME)", "REUTERS/NAME"."""
    for mark in re.finditer(r":|,|\bby\b|\|", line.text):
        if len(line.text) - mark.end() > (_LONGEST_CREDIT if mark.start() <= _LONGEST_LABEL else _LONGEST_NAMES):
            continue
        before = line.text[: mark.start()].casefold().rstrip()
        words = re.split(r"[\s(\[/|]+", before[-_LONGEST_LABEL:])
        label = next(
            (f for n in (3, 2, 1) if (f := " ".join(words[-n:]).strip(" .([")) in furniture.words["credits"]), None
        )
        if label is None:
            continue
        alone = len(before) - len(label) <= 2
        if alone or (mark.group() in ":|" and len(line.text) - mark.end() <= _LONGEST_NAMES):
            return Role.CREDIT
    if line.size <= 14 and furniture.picture_agencies.search(line.text):
        return Role.CREDIT
    pair = _PAIR.search(line.text) if line.size <= 60 else None
    if pair and (is_agency(pair.group("agency")) or line.text.endswith(")")):
        return Role.CREDIT
    slashed = _SLASHED.fullmatch(line.text) if line.size <= 14 else None
    return Role.CREDIT if slashed and any(is_agency(part) for part in re.split(r"[/()\[\]]", line.text)) else None


def _byline(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """ "By Jane Doe and Jon Roe", "ByTT": the word, then names only."""
    word = furniture.beginning("bylines", line.plain)
    if word is None or line.size > 14 or (line.ends_sentence and line.size > 6):
        return None
    names = line.text[len(word) :].lstrip(" :")
    words = [part for part in re.split(r"[\s,|/&]+", names) if part]
    if not words:
        return Role.CONTROL
    capital = sum(1 for part in words if part[:1].isupper() or part.casefold() in furniture.particles)
    return Role.BYLINE if capital == len(words) and words[0][:1].isupper() else None


def _signature(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """ "Tomas Reuss, arts correspondent": names, then what they are."""
    names, comma, role = line.text.partition(",")
    words = names.split()
    if not comma or line.size > 10 or not 2 <= len(words) <= 5 or not all(word[:1].isupper() for word in words):
        return None
    return Role.BYLINE if any(word in furniture.words["roles"] for word in plain(role).split()) else None


def _heading(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    if line.size > 8:
        return None
    if furniture.is_a("end_marks", line.plain):
        return Role.END
    if furniture.is_a("inline_headings", line.plain):
        return Role.INLINE_HEADING
    return Role.TAIL_HEADING if furniture.is_a("tail_headings", line.plain) else None


def _pointer(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """ "Read more: Another headline" on one line."""
    head, mark, rest = re.sub(r"\s[|–—-]\s", ":", line.plain, count=1).partition(":")
    if not mark or not rest.strip() or line.size > 30:
        return None
    return Role.INLINE_HEADING if furniture.is_a("inline_headings", head.strip()) and " " in head.strip() else None


def _labelled_end(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """ "Tags: harbour, council elections", "Topics: ..."."""
    head, mark, rest = line.plain.partition(":")
    return Role.END if mark and rest and line.size <= 40 and furniture.is_a("end_marks", head.strip()) else None


def _control(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    if line.size > 10:
        return None
    if not any(character.isalnum() for character in line.text):
        return Role.CONTROL
    if (
        furniture.is_a("controls", line.plain)
        or line.plain in furniture.words["published"] | furniture.words["updated"]
    ):
        return Role.CONTROL
    words = [part for part in _CRUMBS.split(line.plain) if part]
    if len(words) > 1 and all(furniture.is_a("controls", word) for word in words):
        return Role.CONTROL
    single = line.plain.split()
    return Role.CONTROL if len(single) > 2 and all(furniture.is_a("controls", word) for word in single) else None


def _menu(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """Words run together by the scraper, section names in a row, breadcrumbs."""
    if line.ends_sentence or line.size > 60:
        return None
    if furniture.is_a("sections", line.plain):
        return Role.MENU
    words = line.text.split()
    glued = sum(1 for word in words if _GLUED.search(word) and not word.startswith(furniture.name_prefixes))
    doubly = any(len(_GLUED.findall(word)) >= 2 for word in words)
    icons = sum(1 for word in words if _ICON.search(word) and "@" not in word)
    if (
        (doubly and glued + icons >= max(2, len(words) / 4))
        or (glued >= 3 and glued + icons >= len(words) / 3)
        or ("_" in line.text and icons >= 2)
    ):
        return Role.MENU
    capital = sum(1 for word in words if not word[:1].islower())
    if len(words) >= 16 and capital >= len(words) * 0.9 and not re.search(r"[.,!?]\s", line.text):
        return Role.MENU
    crumbs = [part for part in _CRUMBS.split(line.plain) if part]
    known = sum(1 for part in crumbs if furniture.is_a("sections", part) or furniture.is_a("controls", part))
    if len(crumbs) > 1 and known * 2 >= len(crumbs) and line.size <= 30:
        return Role.MENU
    return Role.MENU if len(words) > 2 and _row_of_sections(words, furniture) else None


def _row_of_sections(words: list[str], furniture: Furniture) -> bool:
    """ "Home News Sport Weather Culture": nearly every word is a section's name, each with a capital."""
    if not all(word[:1].isupper() or not word[:1].isalpha() for word in words):
        return False
    known = sum(1 for word in words if word.casefold() in furniture.words["sections"] | furniture.words["controls"])
    return known >= max(3, len(words) * 0.75)


def _legal(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    if line.size > 60:
        return None
    return Role.LEGAL if any(line.plain.startswith(phrase) for phrase in furniture.words["legal"]) else None


def _promo(line: Line, _: DateLine, furniture: Furniture) -> Role | None:
    """Cookies, newsletters, subscriptions. A long paragraph may speak of such things: it must do little else."""
    weight = 2 * furniture.contains("strong_promos", line.plain) + furniture.contains("promos", line.plain)
    return Role.PROMO if weight >= 2 + line.size // 40 else None


def _prose(line: Line, _: DateLine, __: Furniture) -> Role | None:
    """Sentences: an end and enough words. A question or an exclamation may be a headline up to 16 words."""
    if line.size >= 25 or (line.ends_sentence and line.size >= 4):
        return Role.PROSE
    inner = len(re.findall(r"[.!?]\s+[A-ZÀ-Þ\"“]", line.text))
    return Role.PROSE if (line.shouts and (line.size > 16 or inner)) or (inner and line.size >= 14) else None


CLASSIFIERS: tuple[tuple[str, Classifier], ...] = (
    ("note", _note),
    ("source line", _source_line),
    ("read time", _read_time),
    ("date", _date),
    ("heading", _heading),
    ("labelled end", _labelled_end),
    ("pointer", _pointer),
    ("control", _control),
    ("credit", _credit),
    ("byline", _byline),
    ("signature", _signature),
    ("menu", _menu),
    ("legal", _legal),
    ("promotion", _promo),
    ("prose", _prose),
)
