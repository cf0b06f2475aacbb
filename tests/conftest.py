"""What holds for all tests."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a browser is required (`TIMELINE_REQUIRE_BROWSER=1`, as in CI), a browser test that is skipped fails."""
    report = yield
    if report.skipped and os.environ.get("TIMELINE_REQUIRE_BROWSER") == "1" and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, but TIMELINE_REQUIRE_BROWSER=1: {report.longrepr}"
    return report
