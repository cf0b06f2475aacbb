"""`timeline serve` shows a built site to the browser of this machine, and nothing else to nobody else."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.rendering.folder import write_site

SITE = {
    "index.html": "<p>Grüße".encode(),
    "topics/orme/index.html": b"<p>Orme",
    "topics/orme/events.ics": b"BEGIN:VCALENDAR",
    "topics/orme/timeline.json": b"{}",
    "assets/page.js": b"1",
    "assets/mark.svg": b"<svg/>",
    "topics/orme/timeline.png": b"\x89PNG",
}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    write_site(SITE, tmp_path / "site")
    return tmp_path / "site"


@contextmanager
def serving(output: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A process that serves the site, and its port."""
    command = [sys.executable, "-m", "timeline", "serve", "-o", str(output), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = ""
        try:
            while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", said)):
                line = process.stderr.readline()
                assert line, f"it ended: {said}"
                said += line
            yield process, int(found[1])
        finally:
            process.kill()


def asked(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return response, response.read()


def test_each_file_comes_with_its_type_and_is_kept_by_no_cache(output: Path) -> None:
    types = {
        "/": "text/html; charset=utf-8",
        "/topics/orme/": "text/html; charset=utf-8",
        "/topics/orme/events.ics": "text/calendar; charset=utf-8",
        "/topics/orme/timeline.json": "application/json; charset=utf-8",
        "/assets/page.js": "text/javascript; charset=utf-8",
        "/assets/mark.svg": "image/svg+xml; charset=utf-8",
        "/topics/orme/timeline.png": "image/png",
    }
    with serving(output, "--port", "0") as (_, port):
        for path, kind in types.items():
            response, body = asked(port, f"{path}?q=1", If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT")
            assert (response.status, response.headers["Content-Type"]) == (200, kind), path
            assert response.headers["Cache-Control"] == "no-store"
            assert body == SITE[f"{path.lstrip('/')}{'index.html' if path.endswith('/') else ''}"]


def test_nothing_but_the_site_is_served(output: Path) -> None:
    (output.parent / "secret.txt").write_text("secret")
    (output / "away").symlink_to(output.parent)
    with serving(output, "--port", "0") as (_, port):
        for path in (
            "/../secret.txt", "/%2e%2e/secret.txt", "/away/secret.txt", "/.timeline-site", "/topics/", "/assets/",
            "/none", "/%00", "//etc/passwd",
        ):  # fmt: skip
            response, body = asked(port, path)
            assert response.status == 404, path
            assert b"secret" not in body
        assert asked(port, "/", Host="elsewhere.example")[0].status == 421
        assert asked(port, "/", Host=f"localhost:{port}")[0].status == 200


def test_a_rebuild_shows_at_the_next_request(output: Path) -> None:
    with serving(output, "--port", "0") as (_, port):
        assert asked(port, "/")[1] == SITE["index.html"]
        write_site(SITE | {"index.html": b"<p>newer"}, output)
        assert asked(port, "/")[1] == b"<p>newer"


def test_it_listens_on_this_machine_alone(output: Path) -> None:
    from timeline.serving import site_server  # noqa: PLC0415  (only this test runs it here)

    with site_server(output, 0) as server:
        assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_ends_it_cleanly(output: Path) -> None:
    with serving(output, "--port", "0") as (process, _):
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == "Ended.\n"


def test_a_port_that_is_taken_is_told_and_the_next_one_serves(output: Path) -> None:
    with socket.socket() as other:
        try:
            other.bind(("127.0.0.1", 8000))
            other.listen()
        except OSError:
            pass  # somebody else has it: the same to us
        with serving(output) as (_, port):
            assert 8000 < port < 8100
            assert asked(port, "/")[0].status == 200


def test_a_port_that_was_asked_for_and_is_taken_is_an_error(output: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "-o", str(output), "--port", str(port)])
    assert (result.exit_code, f"port {port} is taken" in result.stderr) == (2, True)


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "-o", str(tmp_path)])
    assert (result.exit_code, "no site of this program is there; build one" in result.stderr) == (2, True)
