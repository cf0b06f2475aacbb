"""Sites written for a real browser, and what looks for faults in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.models import Edition
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings

AXE = Path(__file__).parents[2] / ".npm" / "node_modules" / "axe-core" / "axe.min.js"


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
