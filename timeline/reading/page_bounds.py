"""What a page may hold: beyond that no parser comes to an end in reasonable time and memory, and no article is."""

from __future__ import annotations

import re

from timeline.errors import InputError

_EMBEDDED = re.compile(r"""data:[\w/+.-]*(?:;[\w=-]+)*,[^"'\s)<>]{256,}""")
"""Pictures and fonts within a saved page, which are most of its size."""
_MOST_LETTERS = 8_000_000
_MOST_TAGS = 200_000
"""Beginnings and ends; a live blog of a whole day has a tenth of it."""
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_MOST_ATTRIBUTES = 5_000
"""Of one tag, which a parser compares each with each."""


def within_bounds(page: str) -> str:
    """The page without what is embedded in it. Raises InputError where more is left than any page of an article has."""
    page = _EMBEDDED.sub("data:,", page) if "data:" in page else page
    if len(page) > _MOST_LETTERS:
        raise InputError(
            f"is a page of {len(page) / 1e6:.0f} million letters, and {_MOST_LETTERS / 1e6:g} million is the most; "
            "save the article's own page"
        )
    tags = page.count("<")
    if tags > _MOST_TAGS:
        raise InputError(f"is a page of {tags:,} tags, and {_MOST_TAGS:,} is the most; save the article's own page")
    if any(each.group().count("=") > _MOST_ATTRIBUTES for each in _LONG_TAG.finditer(page)):
        raise InputError("has a tag with thousands of attributes, as no page of an article has; save it again")
    return page
