"""What other sites are told of a page, in its head and in oembed.json."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from timeline.models import Edition
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.embedding import frame_of
from timeline.rendering.frame import load_frame
from timeline.rendering.oembed import oembed_json
from timeline.rendering.page import topic_page
from timeline.rendering.pictures import NO_PICTURES
from timeline.rendering.press import press_of
from timeline.rendering.sharing import Sharing, sharing_of
from timeline.rendering.site import render_site
from timeline.rendering.stills.drawing import Still, Stills
from timeline.rendering.topic import input_of, pages_of_topic
from timeline.settings import Settings

from .fixtures import ENGLISH, bridge, hostile

PAGE, OEMBED = "topics/oster-bridge/index.html", "topics/oster-bridge/oembed.json"
FOLDER = "https://news.example/timelines/topics/oster-bridge/"
PREVIEW = Still(path="topics/oster-bridge/preview.png", width=1200, height=630, alt="A timeline & more")
STILLS = Stills(files={PREVIEW.path: b"png"}, preview=PREVIEW)
PUBLISHED = Settings(base_url="https://news.example/timelines", site_title="The bridges")


def with_preview(edition: Edition, settings: Settings) -> dict[str, bytes]:
    """The files of a topic with a picture of its timeline."""
    press = press_of(edition, settings, load_frame(settings, NO_PICTURES))
    return pages_of_topic(input_of(edition.topics[0], edition, settings), press, STILLS).files


def told(page: bytes) -> dict[str, str]:
    """The tags of the head, by their names."""
    found = re.findall(
        r'<meta (?:property|name)="((?:og|twitter):[\w:]+|description)" content="([^"]*)">', page.decode()
    )
    assert len({name for name, _ in found}) == len(found)
    return {name: unescape(content) for name, content in found}


def test_head_tells_what_a_link_to_a_published_page_is_shown_with() -> None:
    tags = told(with_preview(bridge(), PUBLISHED)[PAGE])
    assert tags["og:title"] == tags["twitter:title"] == "Oster Bridge closed after crack is found"
    assert tags["og:description"] == tags["description"]
    assert tags["og:description"].startswith("9 events from 1978 to 2 December 2024")
    assert tags["og:type"] == "article"
    assert tags["og:site_name"] == "The bridges"
    assert tags["og:locale"] == "en_GB"
    assert tags["og:url"] == FOLDER
    assert tags["og:image"] == tags["twitter:image"] == f"{FOLDER}preview.png"
    assert tags["og:image:alt"] == tags["twitter:image:alt"] == "A timeline & more"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["twitter:card"] == "summary_large_image"


def test_without_an_address_nothing_is_told_that_must_be_absolute() -> None:
    files = with_preview(bridge(), Settings())
    assert not {"og:url", "og:image", "twitter:image"} & told(files[PAGE]).keys()
    assert b"application/json+oembed" not in files[PAGE]
    assert OEMBED not in files


def test_without_a_picture_the_card_is_a_small_one() -> None:
    tags = told(render_site(bridge(), PUBLISHED)[PAGE])
    assert tags["twitter:card"] == "summary"
    assert "og:image" not in tags


@pytest.mark.parametrize(
    ("language", "locale"), [("de", "de_DE"), ("sv", "sv_SE"), ("de-AT", "de_AT"), ("en", "en_GB")]
)
def test_language_is_told_with_a_country(language: str, locale: str) -> None:
    catalogue = load_catalogue(language)
    page = topic_page(bridge().topics[0], bridge(), catalogue)
    assert sharing_of(page, catalogue, None).locale == locale


def test_oembed_is_where_the_page_says_and_gives_the_frame() -> None:
    files = with_preview(bridge(), PUBLISHED)
    (link,) = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', files[PAGE].decode())
    assert link == f"{FOLDER}oembed.json"
    answer = json.loads(files[OEMBED])
    assert answer["version"] == "1.0"
    assert answer["type"] == "rich"
    assert answer["html"] == frame_of(f"{FOLDER}embed.html", answer["title"])
    assert isinstance(answer["width"], int)
    assert isinstance(answer["height"], int)
    assert answer["provider_name"] == "The bridges"
    assert answer["provider_url"] == "https://news.example/timelines/"
    assert answer["thumbnail_url"] == f"{FOLDER}preview.png"
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)


def test_hostile_title_stays_text_in_the_head_and_in_oembed() -> None:
    files = render_site(hostile(), PUBLISHED)
    page = files["topics/hostile/index.html"].decode()
    head = page[: page.index("</head>")]
    assert "<script>window.hacked" not in head
    assert "<img" not in head
    html = json.loads(files["topics/hostile/oembed.json"])["html"]
    assert html.count("<") == 2


def test_page_without_an_address_has_no_oembed() -> None:
    page = topic_page(bridge().topics[0], bridge(), ENGLISH)
    sharing = sharing_of(page, ENGLISH, None)
    assert isinstance(sharing, Sharing)
    with pytest.raises(ValueError, match="without an address"):
        oembed_json(sharing, "The bridges", "https://news.example/")
