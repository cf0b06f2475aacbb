"""MediaWiki: with bot passwords, or with OAuth 2 tokens of consumers for their owner only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha1
from html import escape
from typing import Any
from urllib.parse import urlsplit

from timeline.publishing.changes import SUMMARY
from timeline.publishing.clients.mediawiki_calls import Answer, MediaWikiCalls
from timeline.publishing.clients.mediawiki_faults import refused
from timeline.publishing.faults import ConflictError, PageError
from timeline.publishing.findings import Finding
from timeline.publishing.wiki import Allowance, File, Page
from timeline.publishing.wording import plain

_VERSIONS = 50  # as many as any account may ask for at once
_RIGHTS = {"edit": "edit pages", "createpage": "create pages", "upload": "upload pictures"}


class MediaWiki:
    """A MediaWiki that we are logged in to."""

    files_hang_on_pages = False

    def __init__(self, calls: MediaWikiCalls) -> None:
        self._calls = calls

    def read(self, name: str) -> Page:
        """The page as it is now; of one that was moved, where it is now."""
        asked = {"prop": "revisions|info", "rvprop": "ids|content|contentmodel", "rvslots": "main"}
        page = self._one(self._calls.query(name, titles=name, redirects="1", **asked), name)
        if "revisions" not in page:
            return Page(name, "", None, page["title"])
        slot = page["revisions"][0]["slots"]["main"]
        if slot["contentmodel"] != "wikitext":
            raise PageError(f"{name}: is a page of {slot['contentmodel']}, not of wikitext; name another in `pages`")
        return Page(name, slot["*"], str(page["revisions"][0]["revid"]), page["title"])

    def write(self, page: Page, text: str, summary: str) -> None:
        """Save the page. Two programs of one account are no conflict to MediaWiki: the revision that was written over
        tells, and its text is then the one to go on with."""
        base = {"createonly": "1"} if page.revision is None else {"nocreate": "1", "baserevid": page.revision}
        place = page.place or page.name
        given = {"title": place, "text": text, "summary": summary, "bot": "1", "watchlist": "nochange"}
        answer = self._calls.change("edit", page.name, **given, **base)["edit"]
        if answer.get("result") != "Success":
            raise refused(page.name, answer)
        before = str(answer.get("oldrevid") or 0)
        if "nochange" not in answer and before != (page.revision or "0"):
            raise ConflictError(Page(page.name, self._text_of(before), str(answer["newrevid"]), place))

    def holds(self, file: File) -> bool:
        """By the SHA-1 that the wiki keeps of each file."""
        versions = self._versions(file, "sha1", 1)
        return sha1(file.content, usedforsecurity=False).hexdigest() in [each.get("sha1") for each in versions]

    def upload(self, file: File, summary: str) -> None:
        """A new version of the file, where there is one already; raises PageError where none of its last versions was
        put there by a program such as this."""
        versions = self._versions(file, "comment|user", _VERSIONS)
        if versions and not any(str(each.get("comment", "")).startswith(SUMMARY) for each in versions):
            whose = plain(versions[0].get("user", "hidden"))
            raise PageError(
                f"File:{file.name}: is somebody else's ({whose}); move it to another name, or set picture = false here"
            )
        answer = self._calls.upload(file, summary)
        if answer.get("result") != "Success":
            raise refused(file.name, answer)

    def allows(self, embed: str | None) -> Allowance:
        """By what the settings of the wiki say; the parser tag is tried, since it lets in only what is on its list."""
        answer = self._calls.query(meta="siteinfo", siprop="general|extensiontags")["query"]
        tags = set(answer.get("extensiontags", ()))
        can_upload = "uploadsenabled" in answer["general"] and "upload" in self._calls.rights
        tag, note = "<storytimeline>" in tags, ""
        if tag and embed is not None and not self._shows(f'<storytimeline src="{escape(embed)}" />'):
            tag, note = False, f"the tag refuses {_origin(embed)}: add it to $wgStoryTimelineOrigins of the wiki"
        cites = "<references>" in tags
        return Allowance(tag=tag, frame="<html>" in tags, upload=can_upload, references=cites, note=note)

    def check(self, pages: Sequence[str]) -> Iterator[Finding]:
        """Version, account and rights, in general and for these pages."""
        general = self._calls.query(meta="siteinfo", siprop="general")["query"]["general"]
        yield Finding(True, f"{plain(general['sitename'])}: {plain(general['generator'])}")
        yield Finding(True, f"logged in as {plain(self._calls.user)}")
        if "readonly" in general:
            yield Finding(False, f"it is read-only: {plain(general.get('readonlyreason'))}", "wait until it is not")
        for right, what in _RIGHTS.items():
            may = right in self._calls.rights
            yield Finding(may, f"may {'' if may else 'not '}{what}", "" if may else f"give it the right `{right}`")
        if "uploadsenabled" not in general:
            yield Finding(False, "takes no uploads", "set $wgEnableUploads = true there, or picture = false here")
        for name in pages:
            try:
                yield self._checked(name)
            except PageError as error:
                yield Finding(False, str(error))

    def _checked(self, name: str) -> Finding:
        answer = self._calls.query(name, prop="info", intestactions="edit", titles=name, redirects="1")
        may = "edit" in self._one(answer, name).get("actions", {})
        todo = "" if may else "look at the protection of the page and the rights of the account"
        return Finding(may, f"{name}: may {'' if may else 'not '}be edited", todo)

    def _versions(self, file: File, what: str, most: int) -> list[dict[str, Any]]:
        """The newest first; none where no file has that name."""
        asked = {"prop": "imageinfo", "iiprop": what, "iilimit": str(most)}
        answer = self._calls.query(file.name, titles=f"File:{file.name}", **asked)
        return list(self._one(answer, file.name).get("imageinfo", []))

    def _shows(self, wikitext: str) -> bool:
        """Whether it would give a frame; nothing is saved."""
        answer = self._calls.parse(wikitext)
        return "<iframe" in str(answer["parse"]["text"]["*"])

    def _text_of(self, revision: str) -> str:
        if revision == "0":
            return ""
        answer = self._calls.query(prop="revisions", rvprop="content", rvslots="main", revids=revision)
        page = self._one(answer, f"revision {revision}")
        return str(page["revisions"][0]["slots"]["main"]["*"])

    @staticmethod
    def _one(answer: Answer, name: str) -> dict[str, Any]:
        """The only page of an answer. Raises PageError for a name that no page can have."""
        pages = answer.get("query", {}).get("pages")
        page = next(iter(pages.values())) if pages else None
        if page is None or "invalid" in page or "title" not in page:
            why = plain(page.get("invalidreason", "")) if page else "it leads to another wiki"
            raise PageError(f"{name}: cannot be the name of a page there ({why}); set `page` or `pages` of the wiki")
        return dict(page)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
