"""Calls of MediaWiki's action API: logged in, waiting as the wiki asks, with faults told in words."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import mwclient
from mwclient.errors import APIError, InsufficientPermission, LoginError, MaximumRetriesExceeded, MwClientError
from requests.exceptions import HTTPError

from timeline.publishing.clients.mediawiki_faults import CONFLICTS, STALE, WAIT, fault_of
from timeline.publishing.credentials import Credentials
from timeline.publishing.faults import ConflictError, PageError, PublishError, WikiError
from timeline.publishing.http import WikiSession
from timeline.publishing.wiki import File
from timeline.publishing.wording import plain

Answer = dict[str, Any]

_MAXLAG = "5"  # seconds: what MediaWiki's manual asks of programs
_SCRIPT = "api.php"
_TROUBLE = 500  # HTTP: from here on the fault is the server's

# It would print what a wiki answers in the midst of our lines; what matters of it is raised
logging.getLogger("mwclient").addHandler(logging.NullHandler())


class MediaWikiCalls:
    """The API at `url`. Whatever is called may raise WikiError or PageError."""

    def __init__(self, url: str, credentials: Credentials, session: WikiSession) -> None:
        """Log in. Raises PublishError for an account that the wiki does not let in, WikiError where what answers is
        no MediaWiki."""
        parts = urlsplit(url)
        folder, _, script = parts.path.rpartition("/")
        if script not in ("", _SCRIPT):
            raise PublishError(f"{url}: the url of a MediaWiki ends in /api.php; its page Special:Version names it")
        if credentials.token:
            session.headers["Authorization"] = f"Bearer {credentials.token.reveal()}"
        self._url = url
        self._patience = session.patience
        # Patience is the session's; mwclient, which would wait for hours, is to have none of its own
        self._site = mwclient.Site(
            parts.netloc, f"{folder}/", scheme=parts.scheme, pool=session, do_init=False, max_retries=0
        )
        self._log_in(credentials)

    @property
    def user(self) -> str:
        """Who the wiki says we are."""
        return str(self._site.username)

    @property
    def rights(self) -> frozenset[str]:
        """What the account may do, in MediaWiki's words."""
        return frozenset(self._site.rights)

    def query(self, where: str = "", **asked: str) -> Answer:
        """What `action=query` answers; `where` names the page in messages."""
        return self._answer(partial(self._site.get, "query", maxlag=_MAXLAG, **asked), where)

    def parse(self, wikitext: str) -> Answer:
        """What `action=parse` makes of a text that is on no page."""
        given = {"text": wikitext, "title": "API", "contentmodel": "wikitext", "prop": "text", "maxlag": _MAXLAG}
        return self._answer(partial(self._site.post, "parse", **given), "")

    def change(self, action: str, where: str, **given: str) -> Answer:
        """What an action that changes something answers. Raises ConflictError where the page is not as it was."""
        for last in (False, True):
            options = {"assert": "user", "maxlag": _MAXLAG, "token": self._site.get_token("csrf", force=last)}
            try:
                return self._answer(partial(self._site.post, action, **given, **options), where)
            except _StaleError:
                if last:
                    raise
        raise AssertionError  # it was returned or raised

    def upload(self, file: File, summary: str) -> Answer:
        """What an upload answers."""
        send = partial(self._site.upload, filename=file.name, description=summary, ignore=True, comment=summary)
        try:
            return self._answer(lambda: send(BytesIO(file.content)), file.name)
        except InsufficientPermission as error:
            raise PageError(f"{file.name}: this account may not upload; give it the right `upload`") from error

    def _answer(self, call: Callable[[], Answer], where: str) -> Answer:
        times = 0
        while True:
            try:
                return call()
            except APIError as error:
                if error.code == STALE:
                    raise _StaleError(f"{self._url}: the wiki takes no token of ours; run it again") from error
                if error.code in CONFLICTS:
                    raise ConflictError from error
                if error.code not in WAIT:
                    raise fault_of(error, where or self._url) from error
                self._patience.wait(times, None, f"the wiki has no time for us ({plain(error.info)})")
                times += 1
            except InsufficientPermission:
                raise
            except (HTTPError, MwClientError, ValueError) as error:
                raise self._strange(error) from error

    def _log_in(self, credentials: Credentials) -> None:
        try:
            if credentials.token is None and credentials.user and credentials.password:
                self._site.login(credentials.user, credentials.password.reveal())
            else:
                self._site.site_init()
        except LoginError as error:
            raise PublishError(
                f"{self._url}: the wiki does not let {credentials.user} in: {plain(error.info)} Take a bot password "
                "(Special:BotPasswords of the wiki), whose user looks like Name@program"
            ) from error
        except APIError as error:
            raise fault_of(error, self._url) from error
        except (HTTPError, MwClientError, KeyError, ValueError) as error:
            raise self._strange(error) from error
        if not self._site.logged_in:
            raise PublishError(f"{self._url}: the wiki takes us for nobody; it knows no such token, or has no OAuth")

    def _strange(self, error: Exception) -> WikiError:
        """The fault of an answer that is none."""
        status = error.response.status_code if isinstance(error, HTTPError) and error.response is not None else 0
        if isinstance(error, MaximumRetriesExceeded) or status >= _TROUBLE:
            told = f" (HTTP {status})" if status else ""
            return WikiError(f"{self._url}: the wiki is in trouble{told}; look at its log, and run it again later")
        return WikiError(f"{self._url}: what answers is no MediaWiki: {plain(error)}; look at `url`")


class _StaleError(WikiError):
    """The token of the session is not taken any more."""
