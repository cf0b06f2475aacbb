"""A wiki in memory, with the faults that a test asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline.publishing.faults import ConflictError, PageError, WikiError
from timeline.publishing.findings import Finding
from timeline.publishing.wiki import Allowance, File, Page

ONLY_PICTURES = Allowance(tag=False, frame=False, upload=True)


@dataclass
class MemoryWiki:
    """`pages` has the text and the number of revisions of each page; `edits` every save with its summary. `meanwhile`
    is called before each save, as somebody else would come in between. `gone_after` saves the wiki is gone."""

    files_hang_on_pages: bool = False
    allowance: Allowance = ONLY_PICTURES
    pages: dict[str, tuple[str, int]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    edits: list[tuple[str, str]] = field(default_factory=list)
    uploads: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None
    gone_after: int | None = None
    refuses: frozenset[str] = frozenset()
    takes_no_files: bool = False

    def read(self, name: str) -> Page:
        text, revision = self.pages.get(name, ("", 0))
        return Page(name, text, str(revision) if revision else None)

    def write(self, page: Page, text: str, summary: str) -> None:
        if self.gone_after is not None and len(self.edits) >= self.gone_after:
            raise WikiError("wiki.example cannot be reached")
        if page.name in self.refuses:
            raise PageError(f"{page.name}: this account may not edit it")
        self.meanwhile()
        if self.read(page.name).revision != page.revision:
            raise ConflictError
        self.type(page.name, text)
        self.edits.append((page.name, summary))

    def holds(self, file: File) -> bool:
        return self.files.get(file.name) == file.content

    def upload(self, file: File, summary: str) -> None:
        if self.takes_no_files:
            raise PageError(f"{file.name}: no uploads here")
        assert not self.files_hang_on_pages or file.page in self.pages
        self.files[file.name] = file.content
        self.uploads.append(file.name)

    def allows(self, embed: str | None) -> Allowance:
        return self.allowance

    def check(self, pages: Sequence[str]) -> Iterator[Finding]:
        yield from (Finding(True, f"{page}: may be edited") for page in pages)

    def type(self, name: str, text: str) -> None:
        """Save a page as a person does."""
        self.pages[name] = (text, self.pages.get(name, ("", 0))[1] + 1)

    def text(self, name: str) -> str:
        return self.pages[name][0]
