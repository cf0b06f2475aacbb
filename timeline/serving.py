"""A built site on this machine alone, for looking at it: no server for the open internet."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from timeline.errors import OutputError
from timeline.rendering.marker import MARKER

HOST = "127.0.0.1"
PORT = 8000

_TRIED = 100  # ports from the first on, before giving up
_IN_USE = frozenset({errno.EADDRINUSE, errno.EACCES})  # the second is what Windows says
# The names by which a browser on this machine asks; a page elsewhere whose name leads here gets nothing.
_OURS = frozenset({HOST, "localhost"})
_TEXT = "; charset=utf-8"
_TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
    ".csv": "text/csv", ".ics": "text/calendar", ".txt": "text/plain", ".md": "text/markdown",
    ".xml": "application/xml", ".atom": "application/atom+xml", ".svg": "image/svg+xml",
}  # fmt: skip
_BINARY = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
    ".woff2": "font/woff2", ".pdf": "application/pdf",
}  # fmt: skip


class SiteServer(ThreadingHTTPServer):
    """Serves the site in a folder, as it is at each request: a build may replace it meanwhile."""

    daemon_threads = True
    allow_reuse_address = False  # two servers on one port: nobody knows which one answers

    def __init__(self, output: Path, port: int) -> None:
        """Listen at a port of this machine, any free one for 0. Raises OSError where it is taken."""
        self.output = output.absolute()
        super().__init__((HOST, port), _Answer)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"


def site_server(output: Path, port: int | None) -> SiteServer:
    """A server for the site in a folder, at a port; None is the first free one from `PORT` on. Raises OutputError where
    no site of ours is there, and where no port is free."""
    if not (output / MARKER).is_file():
        raise OutputError(f"{output}: no site of this program is there; build one, or name its folder with -o")
    for each in _ports(port):
        try:
            return SiteServer(output, each)
        except OSError as error:
            if error.errno not in _IN_USE:
                raise OutputError(f"port {each} of {HOST}: cannot be listened at ({error.strerror})") from error
    if port is not None:
        raise OutputError(f"port {port} is taken by another program; name another one, or leave --port out")
    raise OutputError(f"no port from {PORT} to {PORT + _TRIED - 1} is free; name one with --port")


def _ports(port: int | None) -> Iterator[int]:
    yield from range(PORT, PORT + _TRIED) if port is None else (port,)


class _Answer(SimpleHTTPRequestHandler):
    """One request: a file of the site, or nothing."""

    server: SiteServer
    server_version = "timeline"
    sys_version = ""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file that is asked for; what is hidden, leads out of the site, or is asked for by another name of this
        machine, is not found."""
        host = urlsplit(f"//{self.headers.get('Host', HOST)}").hostname
        if host not in _OURS:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, f"ask at {self.server.address}")
            return None
        if not self._is_of_site(Path(self.translate_path(self.path))):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        del self.headers["If-Modified-Since"]  # by the clock; a page must not stay for it
        return super().send_head()

    def _is_of_site(self, place: Path) -> bool:
        if any(part.startswith(".") for part in place.relative_to(self.server.output).parts):
            return False
        try:
            return place.resolve().is_relative_to(self.server.output.resolve())
        except (OSError, ValueError):  # a circle of links, a NUL
            return False

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.output)
        return super().translate_path(path)

    def guess_type(self, path: object) -> str:
        ending = Path(str(path)).suffix.lower()
        if ending in _TYPES:
            return _TYPES[ending] + _TEXT
        return _BINARY.get(ending, "application/octet-stream")

    def list_directory(self, path: object) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing of each request."""
