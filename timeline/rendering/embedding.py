"""What puts an embed on another page: the code of its frame, and where the rest is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape

from babel import Locale

from timeline.models import Model
from timeline.rendering.embed import embed_file
from timeline.rendering.escaping import json_for_script
from timeline.rendering.page import TopicPage
from timeline.rendering.templating import templates_folder

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What a frame must allow: the scripts of the embed, and links that open a window which is not bound in its turn."""
WIDTH, HEIGHT = 720, 660
"""Pixels, of a frame that is told no others. One that listens has the height that the embed tells."""
OEMBED = "oembed.json"

_HERE = "{src}"
_TEXTS = ("wiki.txt", "dokuwiki.txt", "confluence.xml", "wiki.md")
_PICTURE = "timeline.png"


class Embedding(Model, frozen=True):
    """What the panel of a topic's page offers. `fitting` and `plain` are the code of a frame with `{src}` for its
    address, the first with the script that fits its height. `path` leads from the top of the site to the folder of the
    topic, `address` is that folder's own (None: not known, nor then an `oembed`). `texts` are the files beside the page
    that stand in where no frame may, by their names; `texts_path` is the script that holds those which can be copied
    (None: the page has them itself, or there are none). `languages` are the files of the embeds by the name that each
    language has for itself, that of the page first."""

    fitting: str
    plain: str
    path: str
    address: str | None = None
    oembed: str | None = None
    texts: dict[str, str] = {}
    texts_path: str | None = None
    languages: dict[str, str] = {}


def embedding_of(
    page: TopicPage,
    base_url: str | None,
    files: Collection[str],
    downloads: Mapping[str, str],
    texts_path: str | None = None,
    languages: Sequence[str] = (),
) -> Embedding:
    """For the page of a topic. `files` are the names of what stands beside it, `downloads` the addresses of those that
    it may hold itself, `languages` the codes of those in which it has an embed, its own first."""
    address = f"{base_url}topics/{page.key}/" if base_url else None
    frame = frame_of(_HERE, page.title)
    return Embedding(
        fitting=f"{frame}\n<script>\n{_listener()}</script>",
        plain=frame,
        path=f"topics/{page.key}/",
        address=address,
        oembed=f"{address}{OEMBED}" if address else None,
        texts={name: downloads.get(name, name) for name in (*_TEXTS, _PICTURE) if name in files},
        texts_path=texts_path,
        languages={_own_name(each): embed_file(each, languages) for each in languages},
    )


def _own_name(language: str) -> str:
    return Locale.parse(language, sep="-").get_display_name() or language


def texts_script(exports: Mapping[str, bytes]) -> bytes | None:
    """The script that hands the page what can be copied: a page may not read the files beside it, least of all from a
    disk. None where there is nothing."""
    texts = {name: exports[name].decode() for name in _TEXTS if name in exports}
    return f"window.storyTimeline.takeTexts({json_for_script(texts)});\n".encode() if texts else None


def frame_of(src: str, title: str) -> str:
    """The frame as HTML, on one line; `src` comes before all that an article has written."""
    named = escape(title)
    return (
        f'<iframe src="{escape(src)}" title="{named}" aria-label="{named}" loading="lazy" sandbox="{SANDBOX}" '
        f'height="{HEIGHT}" style="width: 0; min-width: 100%; border: 0" data-story-timeline></iframe>'
    )


def _listener() -> str:
    """The script of the page around the frame, without its comments."""
    lines = (templates_folder() / "assets" / "host.js").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.lstrip().startswith("//"))
