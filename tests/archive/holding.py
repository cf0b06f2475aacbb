"""Articles for the tests of the archive."""

from __future__ import annotations

from timeline.models import Article, Certainty, Dating, Moment


def article(key: str = "a1", text: str = "The lock gate failed on Monday.", **fields: object) -> Article:
    published = str(fields.pop("published", "2024-11-15T10:48+01:00"))
    captured = fields.pop("captured", None)
    return Article(
        id=key,
        text=text,
        path="in.jsonl",
        dating=Dating(published=Moment.parse(published), certainty=Certainty.STATED),
        captured=Moment.parse(str(captured)) if captured else None,
        **fields,  # type: ignore[arg-type]
    )
