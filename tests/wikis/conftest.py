"""Real wikis, installed once for all tests of the session.

Where PHP or a wiki is missing, tests skip with the reason; with `TIMELINE_REQUIRE_WIKIS=1`, as in CI, they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from . import dokuwiki as doku
from . import mediawiki as media
from .dokuwiki import DokuWiki
from .mediawiki import MediaWiki
from .published import PublishedSite, published_examples


def _require(lacking: str | None) -> None:
    if lacking and os.environ.get("TIMELINE_REQUIRE_WIKIS") == "1":
        pytest.fail(f"TIMELINE_REQUIRE_WIKIS=1, but {lacking}")
    if lacking:
        pytest.skip(lacking)


@pytest.fixture(scope="session")
def mediawiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    """A MediaWiki that answers at its `url`."""
    _require(media.lacking())
    wiki = MediaWiki(tmp_path_factory.mktemp("mediawiki"))
    try:
        wiki.install()
        yield wiki
    finally:
        wiki.server.stop()


@pytest.fixture(scope="session")
def dokuwiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DokuWiki]:
    """A DokuWiki that answers at its `url`."""
    _require(doku.lacking())
    wiki = DokuWiki(tmp_path_factory.mktemp("dokuwiki"))
    try:
        wiki.install()
        yield wiki
    finally:
        wiki.server.stop()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublishedSite]:
    """The examples, built and served, on another origin than the wikis."""
    with published_examples(tmp_path_factory.mktemp("published")) as site:
        yield site
