"""DokuWiki: with a password, or, in releases from 2024 on, with a token."""

from __future__ import annotations

import xmlrpc.client
from collections.abc import Iterator, Sequence

from timeline.publishing.clients.dokuwiki_calls import UNSAID, DokuWikiCalls, DokuWikiFault
from timeline.publishing.faults import ConflictError, PageError, PublishError, WikiError
from timeline.publishing.findings import Finding
from timeline.publishing.wiki import Allowance, File, Page
from timeline.publishing.wording import plain

_NO_PAGE, _NO_FILE, _LOCKED, _BLOCKED_WORDS = 121, 221, 133, 134
_EDIT, _CREATE, _UPLOAD = 2, 4, 8  # levels of its access control
# The page of the manual that comes with releases that have raw HTML; it shows it by an example
_MANUAL, _EXAMPLE = "wiki:syntax", '<span style="color:red'
_FRAME = "<iframe"


class DokuWiki:
    """A DokuWiki that we can log in to."""

    files_hang_on_pages = False

    def __init__(self, calls: DokuWikiCalls) -> None:
        self._calls = calls
        try:
            self._version = plain(calls.call("dokuwiki.getVersion"))
        except DokuWikiFault as fault:
            raise PublishError(
                f"the wiki lets {calls.user} in, but not by its interface for programs ({fault.told}); put the account "
                "or a group of it into `remoteuser` in the wiki's configuration"
            ) from fault

    def read(self, name: str) -> Page:
        """The page as it is now. Its revision is the second in which it was saved."""
        try:
            info = self._calls.call("wiki.getPageInfo", name)
            return Page(name, str(self._calls.call("wiki.getPage", name)), str(info["version"]))
        except DokuWikiFault as fault:
            if fault.code in (_NO_PAGE, UNSAID):
                return Page(name, "", None)
            raise PageError(f"{name}: {fault.told}; look at the rights of {self._calls.user}") from fault

    def write(self, page: Page, text: str, summary: str) -> None:
        """Save the page. DokuWiki does not compare revisions: the page is locked, so that nobody else starts to edit
        it, and its text compared."""
        self._lock(page.name)
        try:
            now = self.read(page.name)
            if (now.revision is None, now.text) != (page.revision is None, page.text):
                raise ConflictError
            self._put(page.name, text, summary)
        finally:
            self._calls.call("dokuwiki.setLocks", {"lock": [], "unlock": [page.name]})
        self._look_for(page, text)

    def holds(self, file: File) -> bool:
        """By its content, which is fetched."""
        try:
            held = self._calls.call("wiki.getAttachment", file.name)
        except DokuWikiFault as fault:
            if fault.code in (_NO_FILE, UNSAID):
                return False
            raise PageError(f"{file.name}: {fault.told}") from fault
        return isinstance(held, xmlrpc.client.Binary) and held.data == file.content

    def upload(self, file: File, summary: str) -> None:
        """Put the file there; the wiki keeps the older one."""
        try:
            self._calls.call("wiki.putAttachment", file.name, xmlrpc.client.Binary(file.content), {"ow": True})
        except DokuWikiFault as fault:
            raise PageError(f"{file.name}: {fault.told}; give {self._calls.user} the right to upload") from fault

    def allows(self, embed: str | None) -> Allowance:
        """DokuWiki says nothing of its settings; a page of its manual shows whether raw HTML is on."""
        try:
            shown = str(self._calls.call("wiki.getPageHTML", _MANUAL))
        except DokuWikiFault:
            return Allowance(tag=False, frame=None, upload=None)
        return Allowance(tag=False, frame=True if _EXAMPLE in shown else None, upload=None)

    def check(self, pages: Sequence[str]) -> Iterator[Finding]:
        """Release, account and rights for these pages."""
        yield Finding(True, f"DokuWiki {self._version}")
        yield Finding(True, f"logged in as {self._calls.user}")
        for name in pages:
            try:
                yield from self._checked(name)
            except PageError as error:
                yield Finding(False, str(error))

    def _checked(self, name: str) -> Iterator[Finding]:
        level = int(self._calls.call("wiki.aclCheck", name))
        may = level >= (_CREATE if self.read(name).revision is None else _EDIT)
        yield Finding(may, f"{name}: may {'' if may else 'not '}be edited", "" if may else "look at its access rules")
        can = level >= _UPLOAD
        todo = "" if can else "give the account the right to upload there, or set picture = false here"
        yield Finding(can, f"{name}: pictures may {'' if can else 'not '}be uploaded beside it", todo)

    def _lock(self, name: str) -> None:
        if not self._calls.call("dokuwiki.setLocks", {"lock": [name], "unlock": []})["lockfail"]:
            return
        if int(self._calls.call("wiki.aclCheck", name)) < _EDIT:
            raise PageError(f"{name}: {self._calls.user} may not edit it; look at the wiki's access rules")
        raise PageError(f"{name}: somebody is editing it just now; run it again later (a lock lasts 15 minutes)")

    def _put(self, name: str, text: str, summary: str) -> None:
        try:
            self._calls.call("wiki.putPage", name, text, {"sum": summary, "minor": False})
        except DokuWikiFault as fault:
            told = {
                _LOCKED: "somebody is editing it just now; run it again later",
                _BLOCKED_WORDS: "a word or address in the text is on the wiki's list of spam (conf/wordblock.conf)",
            }.get(fault.code, f"{fault.told}; look at the rights of {self._calls.user}")
            raise PageError(f"{name}: {told}") from fault

    def _look_for(self, page: Page, text: str) -> None:
        """Raise where the wiki did not keep the text. A page that shows the code of a frame as text is put back."""
        kept = self.read(page.name)
        if kept.text.split() != text.split():
            raise WikiError(f"{page.name}: the wiki did not keep the text; look whether its disk is full or read-only")
        is_new = _FRAME in text and _FRAME not in page.text  # else people may have written of one
        if is_new and _FRAME not in str(self._calls.call("wiki.getPageHTML", page.name)):
            self._put(page.name, page.text, "Timeline: taken back")
            raise PageError(
                f"{page.name}: the wiki shows the code of the frame as text, so the page was put back; allow raw HTML "
                'there (htmlok, from 2023 on a plugin), or set embed = "never"'
            )
