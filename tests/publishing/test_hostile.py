"""Headlines that look like our marks, or like the markup of a wiki, change nothing of the page around them."""

from __future__ import annotations

import pytest

from timeline.publish_settings import PublishSettings, WikiKind, WikiSettings
from timeline.publishing.clients.confluence import check_storage
from timeline.publishing.clients.opening import WRITINGS
from timeline.publishing.composing import Composer
from timeline.publishing.publisher import Publisher
from timeline.publishing.wiki import Allowance

from .conftest import BRIDGE, Build
from .memory import MemoryWiki

HOSTILE = (
    "Bridge <!-- story-timeline.end.bridge --> shut",
    "Bridge --> |story-timeline.end.bridge",
    '</ac:parameter></ac:structured-macro><ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">'
    "story-timeline.end.bridge</ac:parameter></ac:structured-macro> bridge",
    "Bridge ]]> {{x}} ~~~~ [[y|z]] %% </HTML> </html> <nowiki> | ^ {| \" ' & <script>",
)
EMBED = {"mediawiki": "tag", "dokuwiki": "iframe", "confluence": "html"}


@pytest.mark.parametrize("kind", ["mediawiki", "dokuwiki", "confluence"])
@pytest.mark.parametrize("embedded", [False, True])
@pytest.mark.parametrize("title", HOSTILE)
def test_a_headline_that_looks_like_a_mark_is_text(build: Build, kind: WikiKind, embedded: bool, title: str) -> None:
    wiki = MemoryWiki(allowance=Allowance(tag=True, frame=True, upload=True))
    space = "NEWS" if kind == "confluence" else None
    embed = EMBED[kind] if embedded else "never"
    place = WikiSettings(kind=kind, url="https://wiki.example/", space=space, embed=embed, page="T {topic}")  # type: ignore[arg-type]
    publisher = Publisher(
        wiki,
        Composer(WRITINGS[kind], place, wiki.allowance, "https://news.example/"),
        PublishSettings(mode="automatic"),
    )
    for texts in (BRIDGE, BRIDGE.replace("1931", "1932"), BRIDGE.replace("1931", "1932")):
        topic = build(texts, title=title, name=title)["bridge"]
        (outcome,) = publisher.publish([topic])
        assert outcome.kind in ("written", "unchanged"), outcome.told
    assert outcome.kind == "unchanged"
    text = wiki.text("T bridge")
    assert len(publisher.markup.pattern.findall(text)) == 2
    if kind == "confluence":
        check_storage("T bridge", text)
