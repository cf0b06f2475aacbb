"""How a page comes by its styles, scripts and pictures: as files that all pages share, or all in the one page.

Both do with a content security policy without `unsafe-inline`: shared files are of the page's own origin, and what
stands in the page is named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

from markupsafe import Markup

from timeline.models import Model
from timeline.rendering.assets import Assets

LARGEST_EXPORT = 1024 * 1024
"""Bytes of an export that a page holds at most."""

_URL = re.compile(r'url\("?([\w.-]+)"?\)')
# What would end a script's element, or hide the rest of it, before its time
_ENDING = re.compile(r"<(?=/script|!--|script)", re.IGNORECASE)
_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
    "woff2": "font/woff2", "json": "application/json", "csv": "text/csv", "ics": "text/calendar",
    "txt": "text/plain", "md": "text/plain", "xml": "text/plain",  # to be pasted, and never shown as a page
}  # fmt: skip
_POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src {own}data: blob:; font-src {own}data:; "
    "base-uri 'none'; form-action 'none'"
)


class Packing(Model, frozen=True):
    """What templates ask for the parts of a page. `root` leads from the page to the top of the site ("../../").

    `policy` is the content security policy. `files` are pictures, fonts and logos by their paths in the site; `texts`,
    of single pages alone, are the sheets and scripts as they stand in the page.
    """

    paths: dict[str, str]
    style_ids: tuple[str, ...]
    policy: str
    files: dict[str, bytes] = {}
    texts: dict[str, str] = {}
    single: bool = False

    def style(self, name: str, root: str, attributes: Mapping[str, str] = {}) -> Markup:
        """The style sheet, by its plain name ("page.css"); nothing where there is no such sheet."""
        if name not in self.paths:
            return Markup()
        more = Markup().join(Markup(' {}="{}"').format(key, value) for key, value in attributes.items())
        if self.single:
            return Markup("<style{}>{}</style>").format(more, Markup(self.texts[name]))
        return Markup('<link rel="stylesheet"{} href="{}">').format(more, root + self.paths[name])

    def script(self, name: str, root: str, *, wait: bool = True) -> Markup:
        """The script, by its plain name. One that stands in the page runs where it stands: it belongs at the end. So
        does, in any page, one that does not `wait` for the page: it is for what must be known before all is drawn."""
        if self.single:
            return Markup("<script>{}</script>").format(Markup(self.texts[name]))
        return Markup('<script{} src="{}"></script>').format(" defer" if wait else "", root + self.paths[name])

    def source(self, path: str, root: str) -> str:
        """Where a picture comes from: its address, or the picture itself."""
        return data_url(path, self.files[path]) if self.single else root + path

    def download(self, name: str, content: bytes) -> str:
        """Where a file beside the page comes from; a single page holds it, unless it would make the page too large to
        be passed on."""
        return data_url(name, content) if self.single and len(content) <= LARGEST_EXPORT else name


def shared(assets: Assets, files: Mapping[str, bytes]) -> Packing:
    """Pages that share their assets."""
    policy = _POLICY.format(script="'self'", style="'self'", own="'self' ")
    return Packing(paths=assets.paths, style_ids=assets.style_ids, policy=policy, files=dict(files))


def single(assets: Assets, files: Mapping[str, bytes]) -> Packing:
    """Pages of which each holds all that it needs."""
    texts = {name: _in_page(name, assets.files[path].decode(), files) for name, path in assets.paths.items()}
    hashes = {
        ending: " ".join(sorted(_hash(text) for name, text in texts.items() if name.endswith(ending)))
        for ending in (".js", ".css")
    }
    policy = _POLICY.format(script=hashes[".js"], style=hashes[".css"], own="")
    return Packing(
        paths=assets.paths, style_ids=assets.style_ids, policy=policy, files=dict(files), texts=texts, single=True
    )


def data_url(path: str, content: bytes) -> str:
    """A file as an address that holds it; what it is, is told by the ending of its name."""
    kind = _TYPES[path.rpartition(".")[2]]
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _in_page(name: str, text: str, files: Mapping[str, bytes]) -> str:
    """A sheet with its fonts in it, or a script, so that no word of it ends its element: those words stand in strings,
    in patterns and in comments, where they may be written otherwise."""
    if name.endswith(".js"):
        return _ENDING.sub(r"\\x3c", text)
    return _URL.sub(lambda found: f'url("{_font(found[1], files)}")', text).replace("</", "<\\/")


def _font(name: str, files: Mapping[str, bytes]) -> str:
    path = f"assets/{name}"
    return data_url(path, files[path])


def _hash(text: str) -> str:
    """As a policy names what stands between two tags."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
