"""A small built site of two topics."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import timeline
from timeline.publishing.built import BuiltTopic, built_topics

SETTINGS = """
[stills]
draw = false

[topics.bridge]
title = "The old bridge"
words = ["bridge"]

[topics.ferry]
title = "The ferry"
words = ["ferry"]
"""

BRIDGE = (
    "The council closed the old bridge on Monday. A lorry had hit the bridge on 3 March. "
    "Engineers built the bridge in 1931. The bridge will reopen in June."
)
FERRY = "The ferry sank on 2 May 1998. Divers found the ferry on Tuesday."

Built = Mapping[str, BuiltTopic]
Build = Callable[..., Built]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds a site of these texts into the same folder each time."""

    def built(
        bridge: str = BRIDGE, ferry: str = FERRY, *, title: str = "About the bridge", name: str = "The old bridge"
    ) -> Built:
        articles = (
            {"id": key, "title": head, "text": text, "published": "2023-03-14", "url": f"https://ledger.example/{key}"}
            for key, head, text in (("bridge", title, bridge), ("ferry", "About the ferry", ferry))
        )
        (tmp_path / "articles.jsonl").write_text(
            "".join(f"{json.dumps(each)}\n" for each in articles), encoding="utf-8"
        )
        config = tmp_path / "build.toml"
        config.write_text(SETTINGS.replace('"The old bridge"', json.dumps(name)), encoding="utf-8")
        timeline.build([tmp_path / "articles.jsonl"], tmp_path / "site", settings=config)
        return built_topics(tmp_path / "site")

    return built


@pytest.fixture
def site(build: Build) -> Built:
    """The two topics, `bridge` with four events and `ferry` with two."""
    return build()
