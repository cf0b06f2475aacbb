"""Events that no article of the topic tells, added by editors with their source."""

from __future__ import annotations

import textwrap

from timeline.models import Analysis, Article, Certainty, Event, Mention, Span
from timeline.overrides.dates import read_date
from timeline.overrides.model import AddedEvent

_PATH = "timeline.overrides.toml"
_LONGEST_TITLE = 100
_LONGEST_LABEL = 60


def event_by_hand(added: AddedEvent, hemisphere: str) -> tuple[Event, Analysis]:
    """The event, without a weight, and what its source says, as if that were an article of its own: so it is quoted and
    exported as all evidence is."""
    key = added.id or ""
    text = added.text or added.title or ""
    found = read_date(added.date, hemisphere) if added.date else None
    mention = Mention(
        article=key,
        span=Span(0, len(text)),
        text=text,
        interval=found.interval if found else None,
        main=True,
    )
    article = Article(id=key, text=text, path=_PATH, source=added.source, url=added.url, by_hand=True)
    title = added.title or textwrap.shorten(text, _LONGEST_TITLE, placeholder="…")
    event = Event(
        id=key,
        title=title,
        evidence=(mention,),
        interval=mention.interval,
        value=found.value if found else None,
        certainty=Certainty.STATED if found else Certainty.UNKNOWN,
        outlets=(added.source,),
        label=title if added.title and len(title) <= _LONGEST_LABEL else None,
        note=added.note,
        by_hand=True,
    )
    return event, Analysis(article=article, mentions=(mention,))
