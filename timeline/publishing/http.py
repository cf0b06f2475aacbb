"""The way to a wiki over HTTP: with a time-out, with the patience that the wiki asks for, and faults told in words.

Loaded late: requests is of the extra `publish`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from timeline import __version__
from timeline.publishing.faults import PublishError, WikiError
from timeline.publishing.wording import plain

_TIMEOUT = (10.0, 60.0)  # seconds to connect, and of silence: parsing a long page takes a slow wiki half a minute
_BUSY = (429, 503)
_LAG = "x-database-lag"  # of MediaWiki: its databases lag behind, Retry-After says how long to leave it alone


@dataclass(slots=True)
class Patience:
    """How long we wait for a wiki in one run: `longest` seconds at a time, `times` times for one thing."""

    longest: float = 120.0
    times: int = 5
    sleep: Callable[[float], None] = field(default=time.sleep)

    def wait(self, time_before: int, told: float | None, why: str) -> None:
        """As long as told, else longer each time. Raises WikiError where that is too long or too often."""
        if told is not None and told > self.longest:
            raise WikiError(f"{why}, and asks to be left alone for {told:g} seconds; run it again after that")
        if time_before >= self.times:
            raise WikiError(f"{why}, still after {self.times} times of waiting; run it again later")
        self.sleep(told if told is not None else min(5.0 * 2**time_before, self.longest))


class WikiSession(requests.Session):
    """A session that goes to no other address, waits as it is told, and raises WikiError in the place of what
    requests raises. `setting` is the name of the one that has the address, for messages."""

    def __init__(self, patience: Patience, setting: str = "url") -> None:
        super().__init__()
        self.patience = patience
        self._setting = setting
        self.auth = _as_it_is
        self.headers["User-Agent"] = f"story-timeline/{__version__}"
        # Where nothing was sent yet, a second try can do no harm
        never_sent = Retry(
            total=2, connect=2, read=0, redirect=0, status=0, other=0, backoff_factor=1.0,
            respect_retry_after_header=False,
        )  # fmt: skip
        for scheme in ("http://", "https://"):
            self.mount(scheme, HTTPAdapter(max_retries=never_sent))

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """Answer with what the wiki says once it has time for us."""
        options["timeout"] = _TIMEOUT
        host = urlsplit(request.url or "").netloc
        for time_before in range(self.patience.times + 1):
            try:
                answer = super().send(request, **options)
            except requests.exceptions.RequestException as error:
                raise WikiError(_told(error, host, self._setting)) from error
            except OSError as error:  # requests looks for the file itself, and says so in a way of its own
                raise PublishError(f"{plain(error)}; look at REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE") from error
            if answer.status_code not in _BUSY and _LAG not in answer.headers:
                return answer
            busy = f"{host} has too much to do (HTTP {answer.status_code})"
            self.patience.wait(time_before, _seconds(answer.headers), busy)
        raise AssertionError  # patience has an end before

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """None: a redirect is refused, since what goes along is meant for the wiki of the settings alone."""
        target = super().get_redirect_target(resp)
        if target is not None:
            host = urlsplit(resp.url).netloc
            raise WikiError(f"{host} sends us on to {plain(target)}; if that is right, write it into `{self._setting}`")
        return None


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """No password but ours: requests would take another from ~/.netrc."""
    return request


def refuse_open_password(url: str, *, allowed: bool) -> None:
    """Raise PublishError where a password would go unencrypted to another machine, unless that is allowed."""
    parts = urlsplit(url)
    if parts.scheme == "https" or allowed or _is_here(parts.hostname or ""):
        return
    raise PublishError(
        f"{url}: the password would go there unencrypted; write https://, or, in a network that you trust, set "
        "plain_http = true for this wiki"
    )


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _seconds(headers: Mapping[str, str]) -> float | None:
    """Retry-After in seconds, at least one. A date is counted from that of the answer: no clock of ours is asked. None
    where it says nothing that can be counted."""
    told = headers.get("Retry-After", "").strip()
    if told.isdecimal():
        return max(1.0, float(told))
    try:
        until, now = parsedate_to_datetime(told), parsedate_to_datetime(headers["Date"])
        return max(1.0, (until - now).total_seconds())
    except (KeyError, ValueError, TypeError):  # no date; or one with a zone and one without
        return None


def _told(error: requests.exceptions.RequestException, host: str, setting: str) -> str:
    match error:
        case requests.exceptions.SSLError():
            return (
                f"{host}: the connection is not safe: {plain(str(error))}. Mend its certificate, or name the authority "
                "that signed it in REQUESTS_CA_BUNDLE"
            )
        case requests.exceptions.ProxyError():
            return f"{host}: the proxy does not let us through; look at HTTPS_PROXY and NO_PROXY"
        case requests.exceptions.ConnectTimeout() | requests.exceptions.ReadTimeout():
            return f"{host} does not answer in time; run it again later"
        case requests.exceptions.ConnectionError():
            return f"{host} cannot be reached; look whether it is up and `{setting}` is right, and run it again"
        case _:
            return f"{host}: {plain(str(error))}"
