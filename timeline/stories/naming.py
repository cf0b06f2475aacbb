"""The title and the slug of a topic, from the words of its articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set

from timeline.models import Analysis
from timeline.stories.digest.candidates import Head, head_of
from timeline.stories.titles import headline_of
from timeline.stories.titling import told_title

_LONGEST_SLUG = 72
# Letters that decompose into nothing ASCII.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"})


def slug(title: str) -> str:
    """A title as part of an address: lower-case ASCII words joined by hyphens, cut between words; never empty."""
    plain = unicodedata.normalize("NFKD", title.translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain).lower())
    out = ""
    for word in words:
        if len(out) + len(word) + 1 > _LONGEST_SLUG:
            break
        out = f"{out}-{word}" if out else word
    return out or (words[0][:_LONGEST_SLUG] if words else "topic")


def unique_slug(title: str, taken: Set[str]) -> str:
    """The slug of a title, numbered where it is taken already."""
    base, number = slug(title), 2
    found = base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def story_title(bearer: Analysis, group: Sequence[Analysis], language: str, head: Head = head_of) -> str:
    """The title of a story: the headline of the `bearer`, else one from the texts of the `group`, its articles in any
    order; the id of the bearer where they give none."""
    headline = headline_of(bearer.article, language)
    if headline:
        return headline
    return told_title(group, head) or bearer.article.id
