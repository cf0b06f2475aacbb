"""Addresses as any wiki takes them: ASCII, and nothing in them that is markup in one."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from timeline.rendering.links import safe_href

# Of what may stand in an address, not: the tilde (signatures, macros), quotation marks, brackets, the backtick, the
# pipe and the dollar sign (tables, code, formulas). They are percent-encoded, as is a run of underscores (magic words)
_KEPT = "-._/:?#@&=+,;%!*"
_NO_CODE = re.compile("%(?![0-9A-Fa-f]{2})")
_UNDERSCORES = re.compile("__+")
_ADDRESSEE = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def address(url: str | None) -> str | None:
    """An http, https or mailto address in its percent-encoded form; None for any other, and for what cannot be
    encoded. The host of a name in other letters than ASCII is written as the domain name system has it."""
    href = safe_href(url)
    if href is None:
        return None
    parts = urlsplit(href)
    scheme = parts.scheme.lower()
    if scheme == "mailto":
        return f"mailto:{quote(parts.path, safe='@.-+')}" if _ADDRESSEE.fullmatch(parts.path) else None
    host = _host(parts.netloc)
    if host is None:
        return None
    return urlunsplit((scheme, host, *(_encoded(each) for each in (parts.path, parts.query, parts.fragment))))


def _host(given: str) -> str | None:
    """Without a user and a password, which no reader needs; None where it is no name and no IPv4 address."""
    host, colon, port = given.rpartition("@")[2].partition(":")
    if (colon and not port.isdecimal()) or not port.isascii():
        return None
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    return f"{name}{colon}{port}" if re.fullmatch(r"[a-z0-9._-]*[a-z0-9][a-z0-9._-]*", name) else None


def _encoded(part: str) -> str:
    part = quote(_NO_CODE.sub("%25", part), safe=_KEPT, errors="replace").replace("#", "%23").replace("~", "%7E")
    return _UNDERSCORES.sub(lambda run: "%5F" * len(run[0]), part)
