"""Other stories on the page of an article: headlines and first lines under "More news", "In World", "N MIN READ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.reading.lines import Line, Reading, Role

_MARK = re.compile(r":|\s[|–—-]\s")
_SHORTEST = 3
"""Words; what is shorter among other stories is the name of a section or a button."""


def pointed_at(line: Line) -> str | None:
    """The headline in "Read more: Another headline", "Also read | ..."; None where the line is the pointer alone."""
    parts = _MARK.split(line.text, maxsplit=1)
    return parts[1].strip() or None if len(parts) > 1 else None


def collect_teasers(readings: Sequence[Reading]) -> list[str]:
    """The other stories among the lines below (or in a box within) an article, each once and whole, in order.

    A line without a full stop begins a story; a sentence right below it, with neither an empty line nor a bullet
    between, is that story's too. Without a heading, a line counts only where a reading time or its own date follows.
    """
    stories: list[list[str]] = []
    collecting = joining = False
    for i, reading in enumerate(readings):
        line, role = reading.line, reading.role
        following = readings[i + 1].role if i + 1 < len(readings) else None
        if role is Role.INLINE_HEADING and (target := pointed_at(line)):
            stories.append([target])
            joining = False
        elif role in (Role.TAIL_HEADING, Role.INLINE_HEADING, Role.END):
            collecting, joining = role is not Role.END, False
        elif role in (Role.PROSE, Role.SHORT):
            collecting = collecting or (role is Role.SHORT and following in (Role.READ_TIME, Role.DATE))
            if not collecting or line.size < _SHORTEST:
                continue
            if role is Role.PROSE and joining and not line.gap and not line.bullet:
                stories[-1].append(line.text)
                joining = False
            else:
                stories.append([line.text])
                joining = role is Role.SHORT
        elif role is not Role.CREDIT:
            joining = False
    return _once(stories)


def _once(stories: list[list[str]]) -> list[str]:
    """A page often prints a headline twice, as the picture's text and as the link: kept once, in the fuller form."""
    whole: dict[str, str] = {}
    for parts in stories:
        key = parts[0].casefold()
        text = "\n".join(parts)
        if len(text) > len(whole.get(key, "")):
            whole[key] = text
    return list(whole.values())
