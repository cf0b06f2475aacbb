"""What all feeds share: whose they are, who wrote an entry, and whether it is the whole text or leads to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from timeline.models import Diagnostic
from timeline.reading.feed_times import as_iso
from timeline.reading.json_files import Found
from timeline.reading.markup import has_markup, markup_to_text
from timeline.reading.wire_times import times_of

_PARTS = re.compile(r"\s+[-–—|:·•»›>/]+\s+|:\s+|\s*[|»›]\s*")
_FEED = re.compile(r"\s*\b(?:RSS|Atom|JSON)?[ -]?feed\b\s*|\s*\bRSS\b\s*", re.IGNORECASE)
_MAILBOX = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)|(?P<before>[^<>]+?)\s*<\S+@\S+>|\S+@\S+")
_CUT_OFF = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|\[…\])\s*(?:[^\s.]+(?:\s[^\s.]+){0,2}\s*[→»>]*)?\s*$")
_BRACKETED = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*$")
_LONGEST_NAME = 300
_SHORT = 600
"""Characters; where a feed has one field for both, what is no longer and of one paragraph is a summary."""


def outlet_of(title: str, url: str) -> str | None:
    """The outlet by the title of its feed; of "Harbour News - World" the part that its host is named after.

    None where the title has parts and none of them is like the host: then the host itself is the better name.
    """
    title = " ".join(_FEED.sub(" ", title).split()).strip(" -–—|:")
    parts = [part.strip() for part in _PARTS.split(title) if part.strip()]
    if len(parts) < 2:
        return title or None
    try:
        host = (urlsplit(url).hostname or "").casefold()
    except ValueError:
        host = ""
    if not host:
        return title
    labels = [label.replace("-", "") for label in host.split(".")[:-1]]
    return next((part for part in parts if any(_is_like(part, label) for label in labels)), None)


def _is_like(part: str, label: str) -> bool:
    words = re.findall(r"\w+", part.casefold())
    letters = "".join(words)
    initials = "".join(word[0] for word in words)
    close = len(label) > 3 and len(letters) > 3 and (label in letters or letters in label)
    return letters == label or (len(label) > 1 and initials == label) or close


def headline(written: str) -> str:
    """A title in one line: feeds and CMSs keep entities and emphasis in it."""
    return " ".join((markup_to_text(written) if has_markup(written) else written).split())


def person(written: str) -> str:
    """The name in `jane@news.example (Jane Roe)` or `Jane Roe <jane@news.example>`; "" for an address alone."""
    found = _MAILBOX.fullmatch(written.strip()) if len(written) <= _LONGEST_NAME else None
    if found is None:
        return written.strip()
    return (found["name"] or found["before"] or "").strip()


def is_cut_off(text: str) -> bool:
    """Whether a text ends in the middle: "The council will [...]", "... Read more"."""
    return _CUT_OFF.search(text[-80:]) is not None


def is_summary(text: str) -> bool:
    """Whether the one text of an entry leads to the article rather than being it."""
    return is_cut_off(text) or ("\n\n" not in text and len(text) <= _SHORT)


def without_brackets(text: str) -> str:
    """A summary with "[...]" at its end as the bare sign that it goes on elsewhere."""
    return _BRACKETED.sub(" …", text)


@dataclass(slots=True)
class Summaries:
    """How many entries of a feed there were, and how many had a summary only."""

    entries: int = 0
    summaries: int = 0

    def count(self, *, summary: bool) -> None:
        self.entries += 1
        self.summaries += summary

    def remark(self, path: str) -> list[Diagnostic]:
        """What there is to say of a feed of summaries, or of a part of it: they are used as they are."""
        if not self.summaries:
            return []
        several = f"{self.summaries} of its {self.entries} entries hold a summary"
        few = "its only entry holds a summary" if self.entries == 1 else several
        reason = f"{few}, not the whole text: what else their articles say is not used; give their own pages too"
        return [Diagnostic(path=path, reason=reason, kept=True)]


def entry(path: str, where: str, record: Mapping[str, Any]) -> Found:
    """An entry of a feed, if it has a text."""
    if record.get("text"):
        return where, record
    reason = "no text: it has neither content nor a summary with words; give the article's own page"
    return Diagnostic(path=path, where=where, reason=reason)


def times(written: Mapping[str, str], published: Sequence[str], updated: Sequence[str]) -> dict[str, Any]:
    """The times of a record by what an entry states under these names, the most telling first; which of them counted
    goes into the evidence. A time that cannot be read stays as it is, to be told of."""
    found = times_of({name: as_iso(value) for name, value in written.items()}, published=published, updated=updated)
    unread = next((written[name] for name in published if written.get(name)), "")
    return found if "published" in found else {**found, "published": unread}


def stated(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record that hold something."""
    return {name: value for name, value in record.items() if value not in (None, "", [], (), {})}
