"""What holds for all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from typing import Any

import hypothesis
import pytest

# A clock on the wall says how busy the machine is; what an example may cost is tried by tests that count its work
hypothesis.settings.register_profile("timeline", deadline=None)
hypothesis.settings.load_profile("timeline")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a browser is required (`TIMELINE_REQUIRE_BROWSER=1`, as in CI), a browser test that is skipped fails."""
    report = yield
    if report.skipped and os.environ.get("TIMELINE_REQUIRE_BROWSER") == "1" and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, but TIMELINE_REQUIRE_BROWSER=1: {report.longrepr}"
    return report


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
