"""timeline.toml: what it may hold, and what is said of a slip of the pen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.errors import SettingsError
from timeline.settings import Settings, SourceSettings, TopicSettings, load_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "timeline.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_every_option_has_its_default() -> None:
    assert load_settings(None) == Settings()


@pytest.mark.parametrize(
    ("text", "slip", "meant"),
    [
        ("min_article = 3", "'min_article'", "'min_articles'"),
        ('[sources."Northern Ledger"]\nhemispere = "north"', "'sources.Northern Ledger.hemispere'", "'hemisphere'"),
        ('[topics.bridge]\ntitle = "The bridge"\nword = ["span"]', "'topics.bridge.word'", "'words'"),
    ],
)
def test_an_unknown_option_is_named_with_its_nearest_match(tmp_path: Path, text: str, slip: str, meant: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        load_settings(path)
    assert str(error.value) == f"{path}: unknown option {slip}; did you mean {meant}?"


def test_an_option_like_no_other_is_answered_with_the_choices(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="unknown option 'xyzzy'; the options here are: language, zone"):
        load_settings(written(tmp_path, "xyzzy = 1"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("min_articles = 0", "`int` >= 1"),
        ('hemisphere = "west"', "Invalid enum value 'west'"),
        ("max_skipped = 2.0", "`float` <= 1.0"),
        ("language = ", "not valid TOML"),
        ('zone = "Europe/Stokholm"', "zone: 'Europe/Stokholm' is no time zone; did you mean 'Europe/Stockholm'?"),
        ('[sources.A]\nzone = "home"', "sources.A.zone: 'home' is no time zone; write its IANA name"),
        ('captured_at = "yesterday"', "captured_at: 'yesterday' is no time; write 2024-11-15"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(written(tmp_path, text))
    assert complaint in str(error.value)


def test_a_missing_file_and_one_that_is_no_text_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes('site_title = "Tiedän"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="is not UTF-8"):
        load_settings(tmp_path / "latin.toml")


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot be read \(Is a directory\); name a TOML file"):
        load_settings(tmp_path)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "timeline.toml"
    path.write_bytes(b"\xef\xbb\xbfmin_articles = 3\n")
    assert load_settings(path).min_articles == 3


@pytest.mark.parametrize("slug", ["a/b", "", "A B", "..", "a--b", "-a", "a-", "é", "a_b", "a\n", "x" * 73])
def test_a_slug_that_cannot_be_an_address_is_named(tmp_path: Path, slug: str) -> None:
    path = written(tmp_path, f"[topics.{json.dumps(slug)}]\ntitle = 'The bridge'")
    with pytest.raises(SettingsError) as error:
        load_settings(path)
    assert str(error.value).startswith(f"{path}: topics.{slug[:80]!r}: is no slug")
    with pytest.raises(SettingsError, match="is no slug"):
        Settings(topics={slug: TopicSettings(title="The bridge")})


@pytest.mark.parametrize("slug", ["bridge", "harbour-bridge-2", "2024", "x" * 72])
def test_a_slug_of_letters_digits_and_hyphens_is_taken(tmp_path: Path, slug: str) -> None:
    path = written(tmp_path, f"[topics.{slug}]\ntitle = 'The bridge'")
    assert list(load_settings(path).topics) == [slug]


def test_a_source_is_known_by_its_name_and_its_aliases() -> None:
    ledger = SourceSettings(aliases=("northernledger.example",), hemisphere="north")
    settings = Settings(sources={"Northern Ledger": ledger})
    assert settings.of_source("northern ledger") == ledger
    assert settings.of_source("NorthernLedger.example") == ledger
    assert settings.of_source("Another") == SourceSettings()
    assert settings.of_source(None) == SourceSettings()
