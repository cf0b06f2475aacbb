"""oembed.json: what a site asks for to show the timeline, given the address of its page (oembed.com, version 1.0)."""

from __future__ import annotations

import msgspec

from timeline.rendering.embed import EMBED
from timeline.rendering.embedding import HEIGHT, WIDTH, frame_of
from timeline.rendering.sharing import Sharing


def oembed_json(sharing: Sharing, site_title: str, base_url: str) -> bytes:
    """The answer, the same for whoever asks: a frame of type `rich`. Raises ValueError for a page whose address is not
    known: all that is in the answer must be absolute."""
    if sharing.url is None:
        raise ValueError("a page without an address has no oEmbed")
    answer: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": sharing.title,
        "provider_name": site_title,
        "provider_url": base_url,
        "html": frame_of(f"{sharing.url}{EMBED}", sharing.title),
        "width": WIDTH,
        "height": HEIGHT,
    }
    if sharing.image:
        answer |= {
            "thumbnail_url": sharing.image,
            "thumbnail_width": sharing.image_width,
            "thumbnail_height": sharing.image_height,
        }
    return msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n"
