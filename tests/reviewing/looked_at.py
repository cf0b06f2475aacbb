"""A topic as a build left it, for tests of what in it deserves a look."""

from __future__ import annotations

from typing import Any

from timeline.rendering.document import (
    SCHEMA,
    Document,
    DocumentArticle,
    DocumentEvent,
    DocumentEvidence,
    DocumentTopic,
)
from timeline.wire import WireClue, WireDating, WireInterval

SLUG = "orme-bridge"


def told(text: str = "The bridge closed.", article: str = "a1", source: str = "Northern Ledger") -> DocumentEvidence:
    return DocumentEvidence(
        article=article, start=0, end=len(text), text=text, source=source, interval=None, status="happened"
    )


def days(first: str, behind: str, granularity: str = "day") -> WireInterval:
    return WireInterval(earliest=first, latest=behind, granularity=granularity)


DAY = days("2024-11-15", "2024-11-16")


def event(key: str, *, interval: WireInterval | None = DAY, **fields: Any) -> DocumentEvent:
    given = {"title": f"Event {key}", "when": "15 November 2024", "status": "happened", "certainty": "stated"}
    given |= {"evidence": (told(),), "approval": f"hash-{key}"}
    return DocumentEvent(id=key, interval=interval, **given | fields)


def article(key: str = "a1", certainty: str = "stated", lender: str | None = None) -> DocumentArticle:
    dating = WireDating(
        published="2024-11-15", certainty=certainty, evidence=(WireClue("date line", "Today"),), lender=lender
    )
    return DocumentArticle(id=key, outlet="Northern Ledger", dating=dating, sha256="0", title=f"Article {key}")


def document(*events: DocumentEvent, articles: tuple[DocumentArticle, ...] = (), slug: str = SLUG) -> Document:
    topic = DocumentTopic(id=slug, title="The Orme bridge", language="en", standfirst="", approval=f"hash-{slug}")
    return Document(schema=SCHEMA, topic=topic, articles=articles or (article(),), events=events)
