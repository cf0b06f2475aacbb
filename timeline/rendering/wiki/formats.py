"""Which formats there are, and the file of each beside the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from timeline.models import Model
from timeline.rendering.wiki.confluence import confluence
from timeline.rendering.wiki.dokuwiki import dokuwiki
from timeline.rendering.wiki.markdown import markdown
from timeline.rendering.wiki.mediawiki import mediawiki
from timeline.rendering.wiki.sheet import Sheet


class Format(Model, frozen=True):
    """A kind of wiki: the file of a build that holds its text, and how a sheet is written for it. `shows_others` says
    that its pages can show a picture that lies on another site."""

    file: str
    write: Callable[[Sheet], str]
    shows_others: bool = True


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "mediawiki": Format("wiki.txt", mediawiki, shows_others=False),
        "dokuwiki": Format("dokuwiki.txt", dokuwiki),
        "confluence": Format("confluence.xml", confluence),
        "markdown": Format("wiki.md", markdown),
    }
)
"""By their names on the command line."""
