"""PHP's own web server over a folder, and PHP scripts of the shell."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

PATIENCE = 120.0
"""Seconds: a first page, on a busy machine, has all of a wiki's texts to gather."""

# A changed setting holds from the next request on, not two seconds later
_OPTIONS = ("-d", "opcache.revalidate_freq=0", "-d", "display_errors=stderr", "-d", "memory_limit=512M")


def missing_extensions(*names: str) -> tuple[str, ...]:
    """Which of these PHP does not have; all, and "cli", where there is no PHP."""
    if shutil.which("php") is None:
        return ("cli", *names)
    loaded = {line.strip().lower() for line in run_php("-m").splitlines()}
    return tuple(name for name in names if name not in loaded)


def run_php(*arguments: str, environment: Mapping[str, str] | None = None, given: str | None = None) -> str:
    """What a PHP script prints; raises with all that it said where it fails."""
    done = subprocess.run(
        ["php", *_OPTIONS, *arguments],
        input=given,
        stdin=None if given is not None else subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"php {arguments[0]} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class PhpServer:
    """A web server over `folder`; what it has to say is in the file `log`.

    It has several workers, since a page of a wiki asks for its styles while it is being made.
    """

    def __init__(self, folder: Path, port: int, log: Path, *options: str, environment: Mapping[str, str]) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._port = port
        self._command = ("php", *_OPTIONS, *options, "-S", f"127.0.0.1:{port}", "-t", str(folder))
        self._environment = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4", **environment}
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve; returns once a port is listened on."""
        with self._log.open("ab") as log:
            # A session of its own, so that the workers end with it
            self._process = subprocess.Popen(
                self._command, stdout=log, stderr=log, env=self._environment, start_new_session=True
            )
        self.wait_for("/")

    def stop(self) -> None:
        """Serve no more, at once, as a machine that fails."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
            # The workers end a moment later, and until then the machine takes calls for them
            while self._is_listening():
                time.sleep(0.02)

    def _is_listening(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    @contextmanager
    def down(self) -> Iterator[None]:
        """Nobody listens there meanwhile."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def wait_for(self, path: str) -> None:
        """Until the server answers for this path; raises with its log where it does not."""
        opener, last = build_opener(ProxyHandler({})), ""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                break
            try:
                with opener.open(self.url + path, timeout=PATIENCE):
                    return
            except HTTPError as answer:
                last = f"{answer}: {answer.read()[-2000:].decode(errors='replace')}"
                if answer.code < 500:
                    return
            except (URLError, OSError) as fault:
                last = str(fault)
            time.sleep(0.1)
        raise AssertionError(f"{self.url}{path} does not answer ({last}):\n{self._log.read_text(errors='replace')}")
