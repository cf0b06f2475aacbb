"""`base_url`: where the site is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import SettingsError
from timeline.settings import Settings, load_settings


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://news.example/timelines/", "https://news.example/timelines/"),
        ("https://news.example/timelines", "https://news.example/timelines/"),
        ("http://[::1]:8000", "http://[::1]:8000/"),
        (" https://news.example ", "https://news.example/"),
        ("HTTPS://news.example/%C3%A5", "HTTPS://news.example/%C3%A5/"),
    ],
)
def test_address_ends_in_one_slash(given: str, address: str) -> None:
    assert Settings(base_url=given).base_url == address


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("news.example/timelines", "no http or https address"),
        ("ftp://news.example/", "no http or https address"),
        ("javascript:alert(1)", "no http or https address"),
        ("https:///timelines", "no http or https address"),
        ("https://news.example/a b", "letters that no address has"),
        ('https://news.example/"onload=', "letters that no address has"),
        ("https://news.example:port/", "is no address"),
        ("https://eva:secret@news.example/", "names a user"),
        ("https://news.example/?page=1", "a query or a fragment"),
        ("https://news.example/#list", "a query or a fragment"),
        ("https://news.example/index.html", "is a file"),
        ("", "no http or https address"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused_with_its_reason(given: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=complaint):
        Settings(base_url=given)
    path = tmp_path / "timeline.toml"
    path.write_text(f"base_url = '{given}'", encoding="utf-8")
    with pytest.raises(SettingsError, match=f"{path.name}: base_url: .*{complaint}"):
        load_settings(path)
