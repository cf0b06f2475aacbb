"""Date lines in languages that have no table of their own: a bounded span, given to dateparser."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.reading.date_lines import NO_DATES, DateLine, read_date_line
from timeline.reading.furniture import load_furniture
from timeline.reading.relative_words import in_english
from timeline.temporal.dateparser_adapter import parse_absolute

_LONGEST = 120
"""Characters of a line that may still be a date line."""

_SPAN = re.compile(
    r"(?<!\d)(?:"
    r"\d{1,2}(?:\.|er|º|ª)?\s(?:de\s|d')?[^\W\d_]{3,14}\.?,?\s(?:del?\s)?(?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r")"
)
_HALVES = re.compile(r"(?:(?P<before>오전|上午|午前)|오후|下午|午後)\s?(?P<clock>\d{1,2}\s?[:時时시]\s?\d{2})")
_WORD = re.compile(r"[^\W\d_]+")
_CONNECTOR = 3
"""Letters of the longest word that may stand between a day and its clock: "à", "às", "las", "den"."""


def _half(match: re.Match[str]) -> str:
    return f"{match['clock']} {'am' if match['before'] else 'pm'}"


def read_any_date_line(line: str) -> DateLine:
    """The dates of a line with their labels and clocks, in any language that dateparser knows months of."""
    if len(line) > _LONGEST:
        return read_date_line(line)
    furniture = load_furniture()
    given, line = line, _HALVES.sub(_half, in_english(line))
    plain, end = "", 0
    for span in _SPAN.finditer(line):
        if not any(word in furniture.months for word in _WORD.findall(span.group().casefold())):
            found = parse_absolute(span.group(), furniture.other_languages, None)
            plain += line[end : span.start()] + (found[0].date().isoformat() if found else span.group())
            end = span.end()
    plain += line[end:]
    for label, pattern in furniture.other_labels.items():
        plain = pattern.sub(f" {label}: ", plain)
    if plain == given:
        return read_date_line(given)
    read = read_date_line(re.sub(r"(?<=\d)\s?[時时시]\s?(?=\d)", ":", plain))
    statements = tuple(replace(statement, text=given.strip()) for statement in read.statements)
    return DateLine(statements, tuple(word for word in read.rest if len(word) > _CONNECTOR)) if statements else NO_DATES
