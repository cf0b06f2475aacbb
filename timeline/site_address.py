"""The address at which a newsroom publishes its site: what pages that stand elsewhere must name."""

from __future__ import annotations

from urllib.parse import urlsplit

from timeline.errors import SettingsError

_EXAMPLE = "write where the index of the site is, such as 'https://news.example/timelines/'"


def site_address(given: str) -> str:
    """The address of the folder of index.html, with its slash at the end. Raises SettingsError for what is no http or
    https address, and for one with a query, a fragment, a user or a file's name."""
    where = f"base_url: {given!r}"
    address = given.strip()
    if any(letter.isspace() or not letter.isprintable() or letter in "\"'<>\\`" for letter in address):
        raise SettingsError(f"{where} has letters that no address has; {_EXAMPLE}")
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise SettingsError(f"{where} is no address ({error}); {_EXAMPLE}") from error
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{where} is no http or https address; {_EXAMPLE}")
    if "@" in parts.netloc:
        raise SettingsError(f"{where} names a user, which all readers would see; leave that away")
    if "?" in address or "#" in address:
        raise SettingsError(f"{where} has a query or a fragment; leave away what follows the path")
    if parts.path.lower().endswith((".html", ".htm", ".php")):
        raise SettingsError(f"{where} is a file; name the folder that it is in")
    return address if address.endswith("/") else address + "/"
