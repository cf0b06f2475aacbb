"""Who we are to a wiki: from the environment, else from the keyring. Never from the command line or a file of ours.

The variables are TIMELINE_<NAME>_USER, _PASSWORD and _TOKEN, <NAME> being that of the wiki in the settings in capitals,
hyphens as underscores. In the keyring the service is `story-timeline:<name>`, and the entry is named by the user; a
token's entry is named `token`.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from traceback import format_exception
from urllib.parse import quote, quote_plus

from timeline.errors import TimelineError
from timeline.publishing.faults import PublishError

Keyring = Callable[[str, str], str | None]
"""The secret of a service and an entry; None where there is none."""

_TOKEN = "token"  # the name of an entry, no secret


class Secret:
    """A password or token that does not show where a value is printed."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The password itself, for the wiki's eyes."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(...)"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A token, or a user and a password; with both a user and a token, the token is that user's."""

    user: str | None
    password: Secret | None = None
    token: Secret | None = None

    def hide(self, text: str) -> str:
        """`text` with dots for whatever is secret in it, also as an address, JSON or a header writes it."""
        for secret in (self.password, self.token):
            if secret is not None:
                for written in _written(secret.reveal(), self.user or ""):
                    text = text.replace(written, "…")
        return text


def _written(secret: str, user: str) -> Sequence[str]:
    """The forms in which a secret goes over the wire and into messages, the longest first."""
    pair = b64encode(f"{user}:{secret}".encode()).decode()
    inside = (json.dumps(secret)[1:-1], repr(secret)[1:-1], escape(secret))
    return sorted({secret, pair, quote(secret, safe=""), quote_plus(secret), *inside}, key=len, reverse=True)


@contextmanager
def hiding(credentials: Credentials) -> Iterator[None]:
    """Within it, no exception that leaves has a secret in its words, nor in those of its causes."""
    try:
        yield
    except TimelineError as error:
        error.args = (credentials.hide(str(error)),)
        raise error from None
    except Exception as error:
        told = "".join(format_exception(error))
        if credentials.hide(told) == told:
            raise
        raise RuntimeError(credentials.hide(told)) from None


def credentials_of(
    name: str, user: str | None, environment: Mapping[str, str], keyring: Keyring | None = None
) -> Credentials:
    """Those for the wiki of this name; `user` is that of the settings, which the environment outranks. Raises
    PublishError where there are none, with all places that were looked at."""
    prefix = f"TIMELINE_{name.upper().replace('-', '_')}"
    user = environment.get(f"{prefix}_USER") or user
    if token := _line(environment.get(f"{prefix}_TOKEN")):
        return Credentials(user, token=_token(token, f"{prefix}_TOKEN"))
    if user and (password := _line(environment.get(f"{prefix}_PASSWORD"))):
        return Credentials(user, password=Secret(password))
    service = f"story-timeline:{name}"
    if keyring is not None:
        if token := _line(keyring(service, _TOKEN)):
            return Credentials(user, token=_token(token, f"the entry {_TOKEN} of {service} in the keyring"))
        if user and (password := _line(keyring(service, user))):
            return Credentials(user, password=Secret(password))
    if environment.get(f"{prefix}_PASSWORD"):
        raise PublishError(f"{prefix}_PASSWORD is set, but no user: set {prefix}_USER, or publish.wikis.{name}.user")
    places = f"{prefix}_TOKEN, or {prefix}_USER and {prefix}_PASSWORD, in the environment"
    rings = (
        f"`keyring set {service} {user or 'USER'}` puts a password into the keyring"
        if keyring is not None
        else "with `pip install 'story-timeline[keyring]'` also the keyring is asked"
    )
    raise PublishError(f"there is no password or token for the wiki {name}: set {places}; {rings}")


def _line(given: str | None) -> str:
    """Without the end of the line that files of secrets have; empty for None."""
    return (given or "").strip("\r\n")


def _token(given: str, where: str) -> Secret:
    """Raises PublishError for what cannot stand in a header: the message of whoever meets it there would show it."""
    token = given.strip()
    if not token or not all("!" <= letter <= "~" for letter in token):
        raise PublishError(f"{where} is no token: it has blanks or letters that no token has; copy it anew")
    return Secret(token)


def system_keyring() -> Keyring | None:
    """That of this machine; None where the package is not installed. One that is locked or broken holds nothing."""
    try:
        import keyring  # noqa: PLC0415  (an extra, and slow to load)
        from keyring.errors import KeyringError  # noqa: PLC0415  (as above)
    except ImportError:
        return None

    def secret(service: str, entry: str) -> str | None:
        try:
            return keyring.get_password(service, entry)
        except KeyringError:
            return None

    return secret
