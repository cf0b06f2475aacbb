"""Who we are to a wiki: from the environment, else from the keyring. Never from the command line or a file of ours.

The variables are TIMELINE_<NAME>_USER, _PASSWORD and _TOKEN, <NAME> being that of the wiki in the settings in capitals,
hyphens as underscores. In the keyring the service is `story-timeline:<name>`, and the entry is named by the user; a
token's entry is named `token`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from traceback import format_exception

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
        """`text` with dots for whatever is secret in it."""
        for secret in (self.password, self.token):
            if secret is not None:
                text = text.replace(secret.reveal(), "…")
        return text


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
    if token := environment.get(f"{prefix}_TOKEN"):
        return Credentials(user, token=Secret(token))
    if user and (password := environment.get(f"{prefix}_PASSWORD")):
        return Credentials(user, password=Secret(password))
    service = f"story-timeline:{name}"
    if keyring is not None:
        if token := keyring(service, _TOKEN):
            return Credentials(user, token=Secret(token))
        if user and (password := keyring(service, user)):
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
