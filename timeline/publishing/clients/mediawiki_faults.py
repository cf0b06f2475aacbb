"""What the codes of MediaWiki's API mean for us, and what to do about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mwclient.errors import APIError

from timeline.publishing.faults import PageError, PublishError, WikiError
from timeline.publishing.wording import plain

WAIT = frozenset({"ratelimited", "maxlag"})
"""It has no time for us just now."""

CONFLICTS = frozenset({"editconflict", "articleexists", "missingtitle", "pagedeleted"})
"""The page is not what it was when it was read."""

STALE = "badtoken"

_ACCOUNT = frozenset({"assertuserfailed", "assertnameduserfailed", "notloggedin"})
_BLOCKED = frozenset({"blocked", "autoblocked", "globalblocking-ipblocked", "wikimedia-globalblocking-ipblocked"})
_RIGHTS = frozenset(
    {"permissiondenied", "protectedpage", "cascadeprotected", "protectedtitle", "protectednamespace", "noedit"}
    | {"noedit-anon", "cantcreate", "cantcreate-anon", "namespaceprotected", "readapidenied", "writeapidenied"}
    | {"customcssprotected", "customjsprotected", "titleblacklist-forbidden", "mustbeposted", "badaccess-groups"}
)


def fault_of(error: APIError, where: str) -> PageError | WikiError | PublishError:
    """The fault that an answer stands for; `where` is the page, or the address of the wiki."""
    code, info = str(error.code), plain(error.info)
    if code == "readonly":
        return WikiError(f"the wiki is read-only at the moment ({info}); run it again when it is not")
    if code in _ACCOUNT:
        return WikiError(f"the wiki has forgotten who we are ({info}); run it again")
    if code in _BLOCKED:
        return WikiError(f"the account is blocked: {info}")
    if code.startswith("mwoauth-"):
        return PublishError(f"the wiki does not take the token: {info} Make an OAuth 2 consumer for its owner only")
    if code in _RIGHTS:
        return PageError(f"{where}: this account may not: {info} Look at its rights and at the page's protection")
    if code in ("contenttoobig", "file-too-large"):
        return PageError(f"{where}: is more than the wiki takes: {info}")
    return PageError(f"{where}: the wiki refuses: {info} ({code})")


def refused(where: str, answer: Mapping[str, Any]) -> PageError:
    """The fault of an edit or upload that was answered, but not done."""
    if "captcha" in answer:
        return PageError(f"{where}: the wiki asks for a captcha; give the account the right `skipcaptcha` (group bot)")
    if "spamblacklist" in answer:
        return PageError(
            f"{where}: the wiki's blacklist has an address that is in the text: {plain(answer['spamblacklist'])}"
        )
    told = answer.get("info") or answer.get("warning") or answer.get("code") or answer.get("result")
    return PageError(f"{where}: the wiki refuses: {plain(told)}")
