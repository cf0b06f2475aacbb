"""The way to a wiki: waiting as told, no other address, and faults in words; against a server of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from timeline.publishing.faults import PublishError, WikiError
from timeline.publishing.http import Patience, WikiSession, refuse_open_password

Answers = list[tuple[int, dict[str, str]]]


class Server:
    """Gives `answers` one after the other, the last for ever; `asked` has the headers of each request."""

    def __init__(self) -> None:
        self.answers: Answers = [(200, {})]
        self.asked: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the name that http.server calls
                outer.asked.append(dict(self.headers))
                code, headers = outer.answers.pop(0) if len(outer.answers) > 1 else outer.answers[0]
                self.send_response_only(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    serving = Server()
    thread = threading.Thread(target=serving.http.serve_forever, daemon=True)
    thread.start()
    yield serving
    serving.http.shutdown()
    serving.http.server_close()
    thread.join()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def session(waits: list[float]) -> WikiSession:
    return WikiSession(Patience(sleep=waits.append))


@pytest.mark.parametrize("headers", [{"Retry-After": "7"}, {"Retry-After": "7", "X-Database-Lag": "9"}])
def test_it_waits_as_long_as_it_is_told(
    server: Server, session: WikiSession, waits: list[float], headers: dict[str, str]
) -> None:
    server.answers = [(200 if "X-Database-Lag" in headers else 429, headers), (200, {})]
    assert session.get(server.url).status_code == 200
    assert waits == [7.0]


def test_it_waits_longer_each_time_where_it_is_not_told(
    server: Server, session: WikiSession, waits: list[float]
) -> None:
    server.answers = [(503, {}), (503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}), (200, {})]
    session.get(server.url)
    assert waits == [5.0, 10.0]


@pytest.mark.parametrize(
    ("until", "waited"),
    [
        ("Wed, 21 Oct 2015 07:28:30 GMT", 30.0),
        ("Wed, 21 Oct 2015 09:28:30 +0200", 30.0),
        ("Wed, 21 Oct 2015 07:27:00 GMT", 1.0),
        ("0", 1.0),
        ("soon", 5.0),
    ],
)
def test_a_time_until_which_it_is_to_wait_is_counted_from_that_of_the_answer(
    server: Server, session: WikiSession, waits: list[float], until: str, waited: float
) -> None:
    server.answers = [(503, {"Retry-After": until, "Date": "Wed, 21 Oct 2015 07:28:00 GMT"}), (200, {})]
    session.get(server.url)
    assert waits == [waited]


def test_it_gives_up_after_some_times(server: Server, session: WikiSession, waits: list[float]) -> None:
    server.answers = [(429, {"Retry-After": "1"})]
    with pytest.raises(WikiError, match="still after 5 times of waiting; run it again later"):
        session.get(server.url)
    assert waits == [1.0] * 5


def test_a_very_long_wait_is_left_to_the_user(server: Server, session: WikiSession, waits: list[float]) -> None:
    server.answers = [(503, {"Retry-After": "3600"})]
    with pytest.raises(WikiError, match="asks to be left alone for 3600 seconds"):
        session.get(server.url)
    assert waits == []


def test_no_other_address_is_gone_to(server: Server, session: WikiSession) -> None:
    server.answers = [(301, {"Location": "http://elsewhere.example/api.php"})]
    with pytest.raises(
        WikiError, match=r"on to http://elsewhere\.example/api\.php; if that is right, write it into `url`"
    ):
        session.get(server.url)
    with pytest.raises(WikiError, match="write it into `base_url`"):
        WikiSession(session.patience, "base_url").get(server.url)


def test_a_server_that_is_gone_is_named(server: Server, session: WikiSession) -> None:
    server.http.server_close()
    with pytest.raises(WikiError, match=r"127\.0\.0\.1:\d+ cannot be reached"):
        session.get(server.url)


def test_tls_that_is_none_is_told(server: Server, session: WikiSession) -> None:
    with pytest.raises(WikiError, match=r"the connection is not safe.*certificate"):
        session.get(server.url.replace("http:", "https:"))


def test_a_file_of_authorities_that_is_not_there_is_told(
    server: Server, session: WikiSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/ours.pem")
    with pytest.raises(PublishError, match=r"/nowhere/ours\.pem; look at REQUESTS_CA_BUNDLE"):
        session.get(server.url.replace("http:", "https:"))


def test_no_password_is_taken_from_netrc(
    server: Server, session: WikiSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login other password stray\n", encoding="ascii")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    session.headers["Authorization"] = "Bearer ours"
    session.get(server.url)
    assert server.asked[0]["Authorization"] == "Bearer ours"


@pytest.mark.parametrize(
    "url", ["https://wiki.example/api.php", "http://localhost:8080/", "http://127.0.0.3/", "http://[::1]/api.php"]
)
def test_a_password_goes_over_tls_or_stays_on_the_machine(url: str) -> None:
    refuse_open_password(url, allowed=False)


@pytest.mark.parametrize("url", ["http://wiki.example/api.php", "http://10.0.0.7/", "http://localhost.example/"])
def test_a_password_does_not_go_elsewhere_unencrypted_unless_that_is_set(url: str) -> None:
    with pytest.raises(PublishError, match="plain_http = true"):
        refuse_open_password(url, allowed=False)
    refuse_open_password(url, allowed=True)
