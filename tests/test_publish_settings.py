"""`[publish]` of timeline.toml: what it may hold, and what is said of what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import SettingsError
from timeline.settings import load_settings

WIKI = '[publish.wikis.desk]\nkind = "mediawiki"\nurl = "https://wiki.example/api.php"\n'


def loaded(folder: Path, text: str) -> object:
    path = folder / "timeline.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path).publish


def test_a_topic_is_a_draft_unless_something_else_is_set(tmp_path: Path) -> None:
    assert load_settings(None).publish.mode_of("bridge") == "draft"
    path = tmp_path / "timeline.toml"
    path.write_text('[publish]\nmode = "automatic"\nmodes = {ferry = "approved"}\n', encoding="utf-8")
    publish = load_settings(path).publish
    assert (publish.mode_of("bridge"), publish.mode_of("ferry")) == ("automatic", "approved")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (WIKI + 'embed = "html"', "embed = 'html' is nothing that mediawiki has; choose one of 'auto', 'tag'"),
        (WIKI + 'page = "Timelines"', "is the same page for every topic; write {topic}"),
        (WIKI + 'space = "NEWS"', "`space` is for confluence; mediawiki has none"),
        (WIKI.replace("mediawiki", "confluence"), "confluence needs `space`"),
        (WIKI + 'parent = "Home"', "`parent` is for confluence"),
        (WIKI.replace("https:", "ftp:"), "is no http or https address"),
        (WIKI.replace("desk", '"our wiki"'), "'our wiki': is no name for a wiki"),
        (WIKI + 'pasword = "x"', "unknown option 'publish.wikis.desk.pasword'"),
        (WIKI + "height = 20", "`int` >= 240"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, text)
    assert complaint in str(error.value)
    assert "timeline.toml" in str(error.value)


def test_an_address_with_a_password_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, WIKI.replace("https://", "https://desk:vivid-otter@"))
    assert "holds a user or a password" in str(error.value)
    assert "vivid-otter" not in str(error.value)
