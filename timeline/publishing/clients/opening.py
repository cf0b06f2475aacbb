"""Opens the wiki of the settings: its client, and how it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.publish_settings import WikiKind, WikiSettings
from timeline.publishing.credentials import Credentials
from timeline.publishing.faults import PublishError
from timeline.publishing.wiki import Wiki
from timeline.publishing.writing.base import Writing
from timeline.publishing.writing.confluence import ConfluenceWriting
from timeline.publishing.writing.dokuwiki import DokuWikiWriting
from timeline.publishing.writing.mediawiki import MediaWikiWriting

if TYPE_CHECKING:
    from timeline.publishing.http import WikiSession

WRITINGS: dict[WikiKind, Writing] = {
    "mediawiki": MediaWikiWriting(),
    "dokuwiki": DokuWikiWriting(),
    "confluence": ConfluenceWriting(),
}


def open_wiki(settings: WikiSettings, credentials: Credentials) -> Wiki:
    """The wiki, logged in to. Raises PublishError where the extra is not installed, where the password would go
    unencrypted, and where the wiki lets nobody in; WikiError where it does not answer."""
    try:
        from timeline.publishing.http import Patience, WikiSession, refuse_open_password  # noqa: PLC0415  (an extra)

        refuse_open_password(settings.url, allowed=settings.plain_http)
        return _client(settings, credentials, WikiSession(Patience()))
    except ModuleNotFoundError as error:
        if (error.name or "timeline").startswith("timeline"):
            raise
        raise PublishError(
            f"publishing needs the package {error.name}: install it with `pip install 'story-timeline[publish]'`"
        ) from error


def _client(settings: WikiSettings, credentials: Credentials, session: WikiSession) -> Wiki:
    match settings.kind:
        case "mediawiki":
            from timeline.publishing.clients.mediawiki import MediaWiki  # noqa: PLC0415  (an extra)
            from timeline.publishing.clients.mediawiki_calls import MediaWikiCalls  # noqa: PLC0415  (as above)

            return MediaWiki(MediaWikiCalls(settings.url, credentials, session))
        case "dokuwiki":
            from timeline.publishing.clients.dokuwiki import DokuWiki  # noqa: PLC0415  (an extra)
            from timeline.publishing.clients.dokuwiki_calls import DokuWikiCalls  # noqa: PLC0415  (as above)

            return DokuWiki(DokuWikiCalls(settings.url, credentials, session))
        case "confluence":
            from timeline.publishing.clients.confluence import Confluence  # noqa: PLC0415  (an extra)
            from timeline.publishing.clients.confluence_calls import ConfluenceCalls  # noqa: PLC0415  (as above)

            return Confluence(ConfluenceCalls(settings.url, credentials, session), settings)
