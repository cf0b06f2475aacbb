"""Confluence Data Center: with a personal access token, or with a password where that is still let in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from xml.parsers import expat

from timeline.publish_settings import WikiSettings
from timeline.publishing.clients.confluence_calls import Answer, ConfluenceCalls
from timeline.publishing.faults import ConflictError, PageError, PublishError, WikiError
from timeline.publishing.findings import Finding
from timeline.publishing.wiki import Allowance, File, Page
from timeline.publishing.wording import plain

_UNKNOWN = "anonymous"
# Entities of HTML, which the storage format has: of a document type that is elsewhere, expat leaves them as they are
_BEFORE = '<!DOCTYPE page SYSTEM "page"><page xmlns:ac="ac" xmlns:ri="ri" xmlns:at="at">'


class Confluence:
    """A space of a Confluence that we are logged in to. A page is known by its title in that space."""

    files_hang_on_pages = True

    def __init__(self, calls: ConfluenceCalls, settings: WikiSettings) -> None:
        """Raises PublishError where the wiki takes us for nobody, WikiError where there is none at the address."""
        self._calls = calls
        self._space = settings.space or ""
        self._parent = settings.parent
        try:
            user = calls.get("user/current", "the account")
        except PageError as error:
            raise WikiError(f"{settings.url}: {error}; look at `url`, and at what the account may do") from error
        if user.get("type") == _UNKNOWN:
            raise PublishError(f"{settings.url}: the wiki does not take the token; make a new one in the profile there")
        self._user = plain(user.get("displayName") or user.get("username"))

    def read(self, name: str) -> Page:
        """The page as it is now; `place` is its id."""
        found = self._found(name, "body.storage,version")
        if found is None:
            return Page(name, "", None)
        return Page(name, found["body"]["storage"]["value"], str(found["version"]["number"]), found["id"])

    def write(self, page: Page, text: str, summary: str) -> None:
        """Save the page as the version after the one that was read. Raises PageError for what is no XML any more."""
        check_storage(page.name, text)
        body = {"storage": {"value": text, "representation": "storage"}}
        given: Answer = {"type": "page", "title": page.name, "space": {"key": self._space}, "body": body}
        if page.revision is None:
            self._make(page.name, given | self._ancestors())
            return
        version = {"number": int(page.revision) + 1, "message": summary, "minorEdit": True}
        self._calls.send("PUT", f"content/{page.place}", page.name, given | {"id": page.place, "version": version})

    def _make(self, name: str, given: Answer) -> None:
        try:
            self._calls.send("POST", "content", name, given)
        except PageError as error:
            if self._found(name, "version") is None:
                raise
            raise ConflictError from error  # somebody else made it meanwhile, which is no conflict to Confluence

    def holds(self, file: File) -> bool:
        """By the hash that we left in the comment of the attachment."""
        held = self._attachment(self._id_of(file.page), file.name)
        if held is None:
            return False
        places = (held.get("metadata", {}), held.get("extensions", {}))
        return _comment(file) in [place.get("comment") for place in places]

    def upload(self, file: File, summary: str) -> None:
        """A new version of the attachment, where the page has it already."""
        page = self._id_of(file.page)
        held = self._attachment(page, file.name)
        path = f"content/{page}/child/attachment" + (f"/{held['id']}/data" if held else "")
        self._calls.attach(path, file.name, file.name, file.content, _comment(file))

    def allows(self, embed: str | None) -> Allowance:
        """Which macros there are, Confluence does not say."""
        return Allowance(tag=False, frame=None, upload=None)

    def check(self, pages: Sequence[str]) -> Iterator[Finding]:
        """Account, space, and what may be done with pages that are there."""
        yield Finding(True, f"logged in as {self._user}")
        try:
            space = self._calls.get(f"space/{self._space}", self._space)
            yield Finding(True, f"the space {self._space} is {plain(space.get('name'))}")
        except PageError as error:
            yield Finding(False, f"the space {self._space}: {error}", "look at `space` and who may see it")
        yield Finding(
            None, "whether it has macros for frames it does not say", 'try embed = "iframe" or "html" on one page'
        )
        for name in pages:
            page = self._found(name, "operations")
            if page is None:
                yield Finding(None, f"{name}: is not there yet")
                continue
            may = "update" in [each.get("operation") for each in page.get("operations", ())]
            todo = "" if may else "look at the permissions of the space and the restrictions of the page"
            yield Finding(may, f"{name}: may {'' if may else 'not '}be edited", todo)

    def _found(self, name: str, expand: str) -> Answer | None:
        answer = self._calls.get("content", name, spaceKey=self._space, title=name, type="page", expand=expand)
        results = answer.get("results", [])
        return dict(results[0]) if results else None

    def _id_of(self, name: str) -> str:
        found = self._found(name, "version")
        if found is None:
            raise PageError(f"{name}: is not there, so nothing can be attached to it")
        return str(found["id"])

    def _attachment(self, page: str, name: str) -> Answer | None:
        answer = self._calls.get(f"content/{page}/child/attachment", name, filename=name, expand="version")
        return next((dict(each) for each in answer.get("results", []) if each.get("title") == name), None)

    def _ancestors(self) -> Answer:
        return {"ancestors": [{"id": self._id_of(self._parent)}]} if self._parent else {}


def _comment(file: File) -> str:
    return f"sha256:{sha256(file.content).hexdigest()}"


def check_storage(name: str, text: str) -> None:
    """Raise PageError where the marks stood so that the page around them would be torn."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(f"{_BEFORE}{text}</page>", True)
    except expat.ExpatError as error:
        raise PageError(
            f"{name}: the marks do not stand side by side in the page ({error}); remove them and what is between: the "
            "section is then put at the end of the page"
        ) from error
