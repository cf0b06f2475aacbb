"""What an export of WordPress and an answer of its REST interface share: which posts count, their times, their text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from timeline.models import Diagnostic
from timeline.reading.fragments import fragment_text
from timeline.reading.shortcodes import without_shortcodes

_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})")
_ARTICLES = re.compile(
    r"(?:^|[_-])(?:posts?|articles?|news\w*|story|stories|blogs?|press|reports?|columns?|opinions?|reviews?|interviews?|"
    r"live-?blogs?|features?|briefs?)(?:$|[_-])",
    re.IGNORECASE,
)
NO_CATEGORY = ("uncategorized", "uncategorised")
"""The category that WordPress gives to what has none, as addresses have it."""

_QUARTER = timedelta(minutes=15)
_FARTHEST = timedelta(hours=14)


@dataclass(slots=True)
class LeftOut:
    """What of an export is no published article, counted by what it is."""

    counts: Counter[str] = field(default_factory=Counter)

    def takes(self, kind: str, status: str, *, has_password: bool) -> bool:
        """Whether a post of this type and status is left out; it is then counted. "" stands for what is not said."""
        name = kind or "post"
        if not _ARTICLES.search(name):
            self.counts[f"of type {name}"] += 1
        elif status not in ("", "publish"):
            self.counts[f"with status {status}"] += 1
        elif has_password:
            self.counts["with a password"] += 1
        else:
            return False
        return True

    def remark(self, path: str) -> list[Diagnostic]:
        """What was left out."""
        if not self.counts:
            return []
        listed = ", ".join(f"{count} {what}" for what, count in sorted(self.counts.items()))
        reason = f"left out: {listed}; only published posts and articles are read"
        return [Diagnostic(path=path, reason=reason, kept=True)]


def zoned(here: str, gmt: str) -> str:
    """A time of the site's own clock with the offset that the same time in GMT gives it, as ISO 8601.

    Without the one in GMT ("0000-00-00 ..." too) there is none; without the own it is in GMT; "" without either.
    """
    own, there = _read(here), _read(gmt)
    if own is None or there is None:
        return own.isoformat() if own else f"{there.isoformat()}+00:00" if there else ""
    offset = own - there
    if offset % _QUARTER or abs(offset) > _FARTHEST:  # a plugin wrote one of them anew
        return f"{there.isoformat()}+00:00"
    minutes = int(abs(offset).total_seconds()) // 60
    return f"{own.isoformat()}{'-' if own < there else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _read(text: str) -> datetime | None:
    found = _TIME.match(text.strip())
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}") if found else None
    except ValueError:  # 0000-00-00 00:00:00: never published
        return None


def post_text(content: str, title: str, url: str) -> str:
    """The words of a post: blocks or, where there are none, paragraphs parted by empty lines, without shortcodes."""
    classic = "<!-- wp:" not in content and "</p>" not in content
    return fragment_text(without_shortcodes(content), title=title, url=url, by_blank_lines=classic)
