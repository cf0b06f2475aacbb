"""The files that all pages share, with plotly.js of either kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from timeline.models import Edition
from timeline.rendering import assets
from timeline.rendering.assets import load_assets

from .fixtures import bridge
from .test_browser import page_of


def test_each_asset_is_named_by_its_content() -> None:
    loaded = load_assets()
    assert all(re.fullmatch(r"assets/[a-z]+-[0-9a-f]{12}\.(css|js)", path) for path in loaded.files)
    assert set(loaded.paths.values()) == set(loaded.files)


def test_plotly_keeps_its_copyright_and_its_licence() -> None:
    loaded = load_assets()
    head = loaded.files[loaded.paths["plotly.js"]][:300].decode()
    assert "Plotly, Inc." in head
    assert "MIT license" in head


def test_whole_plotly_is_taken_where_the_bundle_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_BUNDLE", ())
    loaded = load_assets()
    assert len(loaded.files[loaded.paths["plotly.js"]]) > 2_000_000


@pytest.mark.browser
def test_whole_plotly_draws_the_chart_without_a_message(
    browser: Any, written: Callable[[Edition], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_BUNDLE", ())
    with page_of(browser, written(bridge())) as page:
        assert page.locator("#chart .points path.point").count() > 0
