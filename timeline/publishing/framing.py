"""Whether a browser shows the compact page of a topic in a frame on the wiki: by what its server says with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from timeline.publishing.findings import Finding

_USUAL = {"http": 80, "https": 443}  # ports
_LEAVE_OUT = "let the server leave it out for embed.html"


def framing(status: int, headers: Mapping[str, str], page: str, wiki: str) -> Iterator[Finding]:
    """What is to be said of the answer for `page`, an address, shown in a frame on the site of `wiki`, another.
    `headers` are found whatever the case of their names."""
    if status != 200:
        yield Finding(False, f"{page}: answers with HTTP {status}", "publish the built site there, or mend base_url")
        return
    faults = list(_refusals(headers, page, wiki))
    if urlsplit(wiki).scheme == "https" and urlsplit(page).scheme == "http":
        faults.append(("is http, and browsers show no such page in one of https", "publish the site by https"))
    for told, todo in faults:
        yield Finding(False, f"{page}: {told}", todo)
    if not faults:
        yield Finding(True, f"{page}: may be shown in a frame")


def _refusals(headers: Mapping[str, str], page: str, wiki: str) -> Iterator[tuple[str, str]]:
    # Several headers of the name, and several policies in one, come with commas between: each of them is in force
    policies = headers.get("Content-Security-Policy", "").split(",")
    listed = [ancestors for policy in policies if (ancestors := _ancestors(policy)) is not None]
    for ancestors in listed:
        if not any(_covers(source, page, wiki) for source in ancestors):
            told = f"its Content-Security-Policy has frame-ancestors {' '.join(ancestors)}, without the wiki"
            yield told, f"add {_origin(wiki)} to it"
    if listed:
        return  # it outranks the older header
    options = headers.get("X-Frame-Options", "").strip().lower()
    if options == "deny" or (options == "sameorigin" and _origin(page) != _origin(wiki)):
        yield f"it is sent with X-Frame-Options: {options}", _LEAVE_OUT


def _ancestors(policy: str) -> list[str] | None:
    """The sources of frame-ancestors; None where the policy has none."""
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        if name.lower() == "frame-ancestors":
            return sources or ["'none'"]
    return None


def _covers(source: str, page: str, wiki: str) -> bool:
    """Whether a source expression stands for the origin of the wiki."""
    host = urlsplit(wiki).hostname or ""
    if source == "*":
        return True
    if source == "'self'":
        return _origin(page) == _origin(wiki)
    if source.endswith(":") and "/" not in source:
        return source == f"{urlsplit(wiki).scheme}:"
    scheme, _, rest = source.rpartition("://")
    if scheme and scheme != urlsplit(wiki).scheme:
        return False
    given = urlsplit(f"//{rest}")
    name = given.hostname or ""
    port = given.netloc.partition(":")[2]
    if port != "*" and _port(wiki) != (int(port) if port.isdecimal() else _USUAL[urlsplit(wiki).scheme]):
        return False
    return host.endswith(name[1:]) if name.startswith("*.") else host == name


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _port(address: str) -> int:
    parts = urlsplit(address)
    return parts.port or _USUAL[parts.scheme]
