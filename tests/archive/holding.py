"""Articles for the tests of the archive."""

from __future__ import annotations

from pathlib import Path

from timeline.archive.registers import put_register, register_of, site_name
from timeline.archive.store import Archive
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


def hand_over(archive: Path, output: Path, fresh: Path, again: Path) -> None:
    """Make a fresh archive that has nothing but the register of another one, for its site in `again`."""
    with Archive(archive, readonly=True) as grown, Archive(fresh, create=True) as other:
        register = register_of(grown, site_name(archive, output))
        assert register is not None
        put_register(other, site_name(fresh, again), register)
