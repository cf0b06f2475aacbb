"""Calls of DokuWiki's XML-RPC, by the names that all releases from 2022 on know; later ones call them their old ones.

XML-RPC is of the standard library. It goes over the session that all clients share, for its time-outs and its patience.
"""

from __future__ import annotations

import xmlrpc.client
from base64 import b64encode
from http import HTTPStatus
from typing import Any
from xml.parsers.expat import ExpatError

from timeline.publishing.credentials import Credentials
from timeline.publishing.faults import PageError, PublishError, WikiError
from timeline.publishing.http import WikiSession
from timeline.publishing.wording import plain

_SCRIPT = "/lib/exe/xmlrpc.php"
_NO_ACCESS = -32604
FORBIDDEN, UNSAID = 403, 0
"""Numbers of faults: the account may not; and nothing that the wiki would say."""


class DokuWikiFault(PageError):  # noqa: N818  (what XML-RPC calls it)
    """What the wiki answers instead of a value, with its number."""

    def __init__(self, code: int, told: str) -> None:
        super().__init__(told)
        self.code = code
        self.told = told


class DokuWikiCalls:
    """The interface at `url`. Whatever is called may raise WikiError."""

    def __init__(self, url: str, credentials: Credentials, session: WikiSession) -> None:
        """Raises PublishError where the address is that of something else."""
        if not url.endswith(_SCRIPT):
            raise PublishError(f"{url}: the url of a DokuWiki ends in {_SCRIPT}")
        self.user = credentials.user or "the owner of the token"
        self._url = url
        self._session = session
        if credentials.token:
            session.headers["Authorization"] = f"Bearer {credentials.token.reveal()}"
        elif credentials.user and credentials.password:
            pair = f"{credentials.user}:{credentials.password.reveal()}".encode()
            session.headers["Authorization"] = f"Basic {b64encode(pair).decode()}"

    def call(self, method: str, *given: Any) -> Any:
        """The value that a method answers with. Raises DokuWikiFault for what it refuses, and PublishError for an
        account that it does not let in.

        The release of 2022 answers with an empty structure where it means a fault: its number is then `UNSAID`.
        """
        body = xmlrpc.client.dumps(given, method, encoding="utf-8", allow_none=False).encode()
        answer = self._session.post(self._url, data=body, headers={"Content-Type": "text/xml; charset=utf-8"})
        if answer.status_code == HTTPStatus.FORBIDDEN:
            raise DokuWikiFault(FORBIDDEN, f"{self.user} may not do that")
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            raise PublishError(f"{self._url}: the wiki does not let {self.user} in; look at the password or token")
        if answer.status_code != HTTPStatus.OK:
            raise WikiError(f"{self._url}: answers with HTTP {answer.status_code}; look at `url` and at the wiki's log")
        try:
            (value,), _ = xmlrpc.client.loads(answer.content)
        except xmlrpc.client.Fault as fault:
            if fault.faultCode == _NO_ACCESS:
                raise PublishError(
                    f"{self._url}: {plain(fault.faultString)}; switch on `remote` in the wiki's configuration, and put "
                    f"{self.user} or a group into `remoteuser`"
                ) from fault
            raise DokuWikiFault(fault.faultCode, plain(fault.faultString)) from fault
        except (ExpatError, xmlrpc.client.Error, ValueError, TypeError) as error:
            raise WikiError(f"{self._url}: what answers is no DokuWiki: {plain(error)}; look at `url`") from error
        if value == {}:
            raise DokuWikiFault(UNSAID, "the wiki refuses, and does not say why")
        return value
