"""A real browser, and sites written for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Edition
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings

AXE = Path(__file__).parents[2] / ".npm" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium by way of Playwright; skips with the reason where either is missing."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install playwright"
    )
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    with playwright.sync_playwright() as driver:
        try:
            chromium = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(
                f"Chromium cannot be started ({str(error).splitlines()[0]}); install it or `playwright install`"
            )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core; skips with the reason where `make axe` has not put it beside the project."""
    if not AXE.is_file():
        pytest.skip("axe-core is not there: `make axe` fetches it with npm")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Edition], str]:
    """Writes the site of an edition; gives the address of its first topic's page."""

    def write(edition: Edition) -> str:
        write_site(render_site(edition, Settings()), tmp_path / "site")
        return (tmp_path / "site" / "topics" / edition.topics[0].key / "index.html").as_uri()

    return write
