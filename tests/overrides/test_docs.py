"""docs/overrides.md names all keys of the file, and its example does what it says."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from tests.overrides.newsroom import edition, event_of, faults, topic_of
from timeline.overrides.model import AddedEvent, EventOverride, TopicOverride

DOCS = (Path(__file__).parents[2] / "docs" / "overrides.md").read_text(encoding="utf-8")
EXAMPLE = DOCS.split("```toml\n")[1].split("```")[0]


@pytest.mark.parametrize(
    ("heading", "table"),
    [("[topics.harbour-bridge]", TopicOverride), ('[events."e3x..."]', EventOverride), ("[[add]]", AddedEvent)],
)
def test_the_docs_name_every_key(heading: str, table: type[msgspec.Struct]) -> None:
    section = DOCS.split(f"## {heading}\n")[1].split("\n## ")[0]
    named = re.findall(r"^\| `(\w+)`", section, re.MULTILINE)
    assert sorted(named) == sorted(field.encode_name for field in msgspec.structs.fields(table))


def test_the_example_decides_all_that_it_says() -> None:
    changed = edition(EXAMPLE)
    assert faults(changed) == []
    topic = topic_of(changed, "a0")
    assert (topic.title, "a5" in topic.articles) == ("The Orme bridge", True)
    titles = [event.title for event in topic.events]
    assert "Engineers will inspect it on Thursday" not in titles
    assert "A diver looks at the piers" in titles
    built = event_of(changed, "It was built").interval
    assert built is not None
    assert (built.earliest, built.latest) == (datetime(2024, 7, 1), datetime(2024, 8, 1))
    closed = event_of(changed, "The bridge is closed")
    assert (closed.pinned, len(closed.evidence)) == (True, 3)
