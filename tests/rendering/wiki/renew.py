"""The texts of the invented topic as they are kept: `python -m tests.rendering.wiki.renew` writes them anew."""

from __future__ import annotations

from pathlib import Path

from timeline.rendering.document import document_of
from timeline.rendering.wiki import FORMATS, sheet_of
from timeline.rendering.wiki.sheet import Picture

from ..fixtures import ENGLISH, bridge

EXPECTED = Path(__file__).parent / "expected"
PICTURE = Picture(
    "Oster-Bridge.png", "Timeline of “Oster Bridge closed after crack is found”. 9 events, most of them in 2024"
)


def texts() -> dict[str, bytes]:
    """Each by the name of its file: with a picture, and with the address of the page."""
    edition = bridge()
    document = document_of(edition.topics[0], edition, ENGLISH)
    page = "https://news.example/timelines/topics/oster-bridge/"
    told = sheet_of(document, ENGLISH, page=page, picture=PICTURE)
    return {each.file: each.write(told).encode() for each in FORMATS.values()}


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for name, content in texts().items():
        (EXPECTED / name).write_bytes(content)
