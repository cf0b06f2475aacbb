"""The site of the examples, built for the address at which a server gives it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import timeline

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """A built site: `folder` on the disk, `origin` without and `url` with a slash at its end; and its settings."""

    folder: Path
    config: Path
    origin: str

    @property
    def url(self) -> str:
        return f"{self.origin}/"

    def page(self, slug: str) -> str:
        """Address of the page of a topic."""
        return f"{self.url}topics/{slug}/index.html"

    def embed(self, slug: str) -> str:
        """Address of the embed of a topic."""
        return f"{self.url}topics/{slug}/embed.html"

    def picture(self, slug: str) -> bytes:
        """The picture of a topic, a PNG."""
        return (self.folder / "topics" / slug / "timeline.png").read_bytes()

    def text(self, slug: str, name: str) -> str:
        """A text of a topic, such as wiki.txt."""
        return (self.folder / "topics" / slug / name).read_text(encoding="utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def published_examples(folder: Path) -> Iterator[PublishedSite]:
    """The site in `folder`, which is made, while it is served."""
    output = folder / "site"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(output)))
    site = PublishedSite(output, folder / "timeline.toml", f"http://127.0.0.1:{server.server_port}")
    settings = (EXAMPLES / "timeline.toml").read_text(encoding="utf-8")
    site.config.write_text(f'base_url = "{site.url}"\n{settings}', encoding="utf-8")
    timeline.build([EXAMPLES / "articles"], output, settings=site.config)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
