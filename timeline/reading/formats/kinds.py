"""The kinds of format: of records, of pages, and of containers of other documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec

from timeline.models import Article, Diagnostic
from timeline.reading.containers.budget import Budget
from timeline.reading.document import Document, Head
from timeline.reading.json_files import Found
from timeline.settings import Settings


class Text(Enum):
    """What the text of a record is: `AS_GIVEN`, of which not a letter is changed and by which offsets count; `PLAIN`,
    without markup; `ANY`, of which markup is taken out where it looks like some."""

    AS_GIVEN = "as given"
    PLAIN = "plain"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What all formats have: a name, how it is told from others in words (`told_by`), and whether a head is one.

    `extra` is the extra of this distribution without which it cannot be read, `module` what that installs.
    """

    name: str
    recognises: Callable[[Head], bool]
    told_by: str = ""
    extra: str | None = None
    module: str | None = None

    @property
    def is_installed(self) -> bool:
        """Whether all that it needs is there."""
        return self.module is None or find_spec(self.module) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFormat(Format):
    """A format of records, each of which is an article; `records` yields them with where they stand.

    Records are in our own names and their text is plain. Where `mapped`, they are in those of whoever made them, and
    `[fields]` of the settings says where what we need is.
    """

    records: Callable[[Document, Settings], Iterator[Found]]
    mapped: bool = False
    text: Text = Text.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFormat(Format):
    """A format of which a document is one page, with whatever stands around its article."""

    articles: Callable[[Document, Settings], Iterator[Article | Diagnostic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Container(Format):
    """A format that holds other documents, of any format. Each is read before the next one is asked for, within the
    budget of the file; one that cannot be opened is a diagnostic."""

    members: Callable[[Document, Budget], Iterator[Document | Diagnostic]]


def not_installed(kind: Format) -> str:
    """Why a document of this format cannot be read, and what to do."""
    return f"is {kind.name}, which needs an extra: pip install 'story-timeline[{kind.extra}]'"
