"""Pictures: only what the settings name, only what is an image, never without saying what it shows and who made it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import SettingsError
from timeline.pipeline import build
from timeline.rendering.images import Image, image_of
from timeline.rendering.pictures import Pictures, load_pictures
from timeline.rendering.site import render_site
from timeline.settings import EventSettings, PictureSettings, Settings, TopicSettings, load_settings

from .fixtures import bridge
from .images import gif, jpeg, png, webp

KINDS = {
    "png": png(640, 480), "gif": gif(640, 480), "jpg": jpeg(640, 480), "webp": webp(b"VP8X", 640, 480),
    "webp lossless": webp(b"VP8L", 640, 480), "webp lossy": webp(b"VP8 ", 640, 480),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_kind_and_size_of_an_image_are_read_from_its_bytes(kind: str) -> None:
    assert image_of(KINDS[kind]) == Image(kind=kind.split(maxsplit=1)[0], width=640, height=480)


@pytest.mark.parametrize("kind", KINDS)
def test_image_that_is_cut_off_is_none(kind: str) -> None:
    whole = KINDS[kind]
    end = whole.index(b"\xff\xc2") + 4 if kind == "jpg" else 9 if kind == "gif" else 23
    for length in range(end):
        assert image_of(whole[:length]) is None


def settings(folder: Path, content: bytes | None = None, **more: str) -> Settings:
    if content is not None:
        (folder / "bridge.png").write_bytes(content)
    given = {"file": str(folder / "bridge.png"), "alt": "A bridge", "credit": "Eva Lund"} | more
    picture = PictureSettings(**given)
    return Settings(
        topics={"oster-bridge": TopicSettings(title="Oster Bridge", picture=picture)},
        events={"closed": EventSettings(picture=picture)},
    )


@pytest.mark.parametrize(
    ("content", "more", "complaint"),
    [
        (None, {}, "there is no such file; paths count from the folder of timeline.toml"),
        (b"", {}, "is no PNG, JPEG, GIF or WebP image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", {}, "can carry scripts; export it as PNG or WebP"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><svg/>", {}, "can carry scripts"),
        (b"<html><script>", {}, "can carry scripts"),
        (png() + b"\0" * 4 * 1024 * 1024, {}, "has 4.0 MB, and 4 MB are allowed; save a smaller copy"),
        (png(), {"alt": " "}, "alt is empty; say what is to be seen"),
        (png(), {"credit": ""}, "credit is empty; say who made it"),
    ],
)
def test_what_cannot_be_shown_is_named_with_its_place_in_the_settings(
    tmp_path: Path, content: bytes | None, more: dict[str, str], complaint: str
) -> None:
    with pytest.raises(SettingsError, match=r"^topics\.oster-bridge\.picture: ") as error:
        load_pictures(settings(tmp_path, content, **more))
    assert complaint in str(error.value)


def test_picture_that_cannot_be_shown_ends_a_build_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such file"):
        build([str(tmp_path / "no-such-input")], tmp_path / "site", settings(tmp_path))


def test_pictures_are_asked_for_in_the_settings_file_and_counted_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "dam.gif").write_bytes(gif())
    path = tmp_path / "timeline.toml"
    table = "file = 'pictures/dam.gif'\nalt = 'A dam'\ncredit = 'Eva Lund'\n"
    path.write_text(f"[events.e1.picture]\n{table}[topics.dam]\ntitle = 'The dam'\n[topics.dam.picture]\n{table}")
    pictures = load_pictures(load_settings(path))
    assert pictures.events["e1"] == pictures.topics["dam"]
    assert list(pictures.files) == [pictures.topics["dam"].path]
    path.write_text("[topics.dam]\ntitle = 'The dam'\n[topics.dam.picture]\nfille = 'dam.gif'\n")
    with pytest.raises(SettingsError, match=r"unknown option 'topics\.dam\.picture\.fille'; did you mean 'file'"):
        load_settings(path)


def test_nothing_named_is_nothing_shown() -> None:
    assert load_pictures(Settings()) == Pictures()


def test_picture_stands_on_the_page_and_in_timeline_json_with_its_credit(tmp_path: Path) -> None:
    files = render_site(bridge(), settings(tmp_path, png(640, 480), licence="CC BY 4.0", caption="<b>The bridge</b>"))
    (path,) = [path for path in files if path.startswith("assets/picture-")]
    assert files[path] == png(640, 480)
    page = files["topics/oster-bridge/index.html"].decode()
    assert page.count(f'<img src="../../{path}" alt="A bridge" width="640" height="480"') == 2
    assert page.count("Eva Lund") == page.count("CC BY 4.0") == 2
    assert "&lt;b&gt;The bridge&lt;/b&gt;" in page
    document: dict[str, Any] = json.loads(files["topics/oster-bridge/timeline.json"])
    picture = document["topic"]["picture"]
    assert picture["file"] == f"../../{path}"
    assert (picture["alt"], picture["credit"], picture["licence"]) == ("A bridge", "Eva Lund", "CC BY 4.0")
    assert [event["id"] for event in document["events"] if "picture" in event] == ["closed"]
