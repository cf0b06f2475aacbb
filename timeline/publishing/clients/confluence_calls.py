"""Calls of Confluence's REST interface, as Data Center has it from 7.9 on.

It is called by requests directly: the client on PyPI asks for the newest version of a page by itself when it saves one,
and so would never notice that somebody else has saved it since we read it.
"""

from __future__ import annotations

from base64 import b64encode
from http import HTTPStatus
from typing import Any

from requests import Response
from requests.exceptions import JSONDecodeError

from timeline.publishing.credentials import Credentials
from timeline.publishing.faults import ConflictError, PageError, PublishError, WikiError
from timeline.publishing.http import WikiSession
from timeline.publishing.wording import plain

Answer = dict[str, Any]

_DENIED = "X-Seraph-LoginReason"  # says AUTHENTICATION_DENIED when a captcha must be solved first


class ConfluenceCalls:
    """The interface of the Confluence at `url`. Whatever is called may raise PublishError, WikiError or PageError."""

    def __init__(self, url: str, credentials: Credentials, session: WikiSession) -> None:
        self._url = url.rstrip("/")
        self._session = session
        if credentials.token:
            session.headers["Authorization"] = f"Bearer {credentials.token.reveal()}"
        elif credentials.user and credentials.password:
            pair = f"{credentials.user}:{credentials.password.reveal()}".encode()
            session.headers["Authorization"] = f"Basic {b64encode(pair).decode()}"

    def get(self, path: str, where: str, **asked: str) -> Answer:
        """What is there; `where` names it in messages."""
        return self._read(self._session.get(self._at(path), params=asked), where)

    def send(self, method: str, path: str, where: str, given: Answer) -> Answer:
        """Create (POST) or change (PUT) something. Raises ConflictError where it is not as it was."""
        return self._read(self._session.request(method, self._at(path), json=given), where)

    def attach(self, path: str, where: str, name: str, content: bytes, comment: str) -> Answer:
        """Upload a picture."""
        answer = self._session.post(
            self._at(path),
            files={"file": (name, content, "image/png")},
            data={"comment": comment, "minorEdit": "true"},
            headers={"X-Atlassian-Token": "no-check"},
        )
        return self._read(answer, where)

    def _at(self, path: str) -> str:
        return f"{self._url}/rest/api/{path}"

    def _read(self, answer: Response, where: str) -> Answer:
        told = _message(answer)
        match answer.status_code:
            case HTTPStatus.OK | HTTPStatus.CREATED:
                pass
            case HTTPStatus.UNAUTHORIZED:
                raise PublishError(f"{self._url}: the wiki lets nobody in with that token or password; make a new one")
            case HTTPStatus.FORBIDDEN if "DENIED" in answer.headers.get(_DENIED, ""):
                raise PublishError(f"{self._url}: asks for a captcha; log in once in a browser, as that account")
            case HTTPStatus.FORBIDDEN:
                raise PageError(f"{where}: this account may not: {told}; look at the permissions of the space")
            case HTTPStatus.METHOD_NOT_ALLOWED:
                raise WikiError(f"the wiki is read-only at the moment ({told}); run it again when it is not")
            case HTTPStatus.CONFLICT:
                raise ConflictError
            case HTTPStatus.GONE:
                raise PublishError(
                    f"{self._url}: the wiki does not have this interface any more, as Confluence Cloud does not; paste "
                    "confluence.xml of the built site there by hand"
                )
            case HTTPStatus.INTERNAL_SERVER_ERROR | HTTPStatus.BAD_GATEWAY | HTTPStatus.GATEWAY_TIMEOUT:
                raise WikiError(f"{self._url}: answers with HTTP {answer.status_code} ({told}); run it again later")
            case status:
                raise PageError(f"{where}: the wiki refuses: {told} (HTTP {status})")
        try:
            found = answer.json()
        except JSONDecodeError as error:
            raise WikiError(f"{self._url}: what answers is no Confluence; look at `url`") from error
        if not isinstance(found, dict):
            raise WikiError(f"{self._url}: what answers is no Confluence; look at `url`")
        return found


def _message(answer: Response) -> str:
    try:
        return plain(answer.json()["message"])
    except (JSONDecodeError, KeyError, TypeError):
        return plain(answer.reason)
