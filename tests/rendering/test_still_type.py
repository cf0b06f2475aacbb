"""The type of pictures: whose fonts, which letters, how wide."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from timeline.errors import SettingsError
from timeline.rendering.site import fill_site
from timeline.rendering.stills.drawing import check_stills
from timeline.rendering.stills.ruler import Ruler, is_from_right, isolated, ruler_of
from timeline.rendering.stills.type import type_of
from timeline.settings import Settings, StillSettings
from timeline.theme_settings import FontSettings, ThemeSettings

from .arabic import river
from .fixtures import bridge, bridge_events, edition_of
from .stills import PREVIEW, drawn, svgs_of, words_of


@pytest.fixture(scope="module")
def ruler() -> Iterator[Ruler]:
    with type_of(Settings()) as type_:
        yield ruler_of(type_)


def test_words_are_as_wide_as_the_renderer_draws_them(ruler: Ruler) -> None:
    """The ink of a line in the picture ends where the ruler says, but for kerning and the sides of letters."""
    image = pytest.importorskip("PIL.Image", reason="Pillow reads pixels; pip install pillow")
    resvg = pytest.importorskip("resvg_py")
    for words in ("Oster Bridge closed after crack is found", "Łódź, Київ, Ελλάδα: 1,234"):
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="80"><rect width="100%" height="100%" '
            f'fill="#fff"/><text y="50" font-size="40" font-weight="600" font-family="{ruler.type.sans}">{words}</text>'
            "</svg>"
        )
        png = resvg.svg_to_bytes(svg_string=svg, font_files=list(ruler.type.files), skip_system_fonts=True)
        ink = image.open(BytesIO(png)).convert("L").point(lambda grey: 255 - grey).getbbox()
        assert ink is not None
        assert ink[2] == pytest.approx(ruler.sans(40, 600)(words), rel=0.02)
        assert ink[2] <= ruler.sans(40, 600)(words) + 1


def test_a_story_in_letters_that_no_font_has_gets_no_picture_and_one_remark() -> None:
    two = replace(river(), topics=(river().topics[0], replace(river().topics[0], key="nahr")))
    files: dict[str, bytes] = {}
    edition, _ = fill_site(two, Settings(), files.__setitem__)
    assert not [path for path in files if path.endswith(".png")]
    (remark,) = edition.remarks
    assert "no picture of jisr, nahr: no font has" in remark.reason
    assert "(U+0627)" in remark.reason
    assert "stills.fonts" in remark.reason


def test_a_label_in_such_letters_is_left_out_and_the_rest_is_drawn() -> None:
    events = tuple(replace(event, label="جسر النهر") if event.id == "closed" else event for event in bridge_events())
    for svg in svgs_of(edition_of(events, title="Oster Bridge closed")):
        assert "جسر" not in svg
        assert "Oster Bridge closed" in words_of(svg)


def test_emoji_that_no_font_has_are_left_out(ruler: Ruler) -> None:
    assert ruler.writable("Storm 🌪️ hits coast ⚠️") == "Storm hits coast"
    assert ruler.writable("🌪️") is None
    assert ruler.writable("橋が閉鎖") is None
    assert ruler.lacks("橋 a 橋") == "橋"


def test_a_font_of_the_newsrooms_own_brings_its_letters() -> None:
    font = arabic_font()
    settings = Settings(stills=StillSettings(fonts=(font,)))
    _, whole = svgs_of(river(), settings)
    root = ElementTree.fromstring(whole)
    title = next(text for text in root.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "title")
    assert title.get("text-anchor") == "end"
    assert title.text == isolated(river().topics[0].title)
    assert not drawn(river(), settings).unwritten


def arabic_font() -> str:
    found = shutil.which("fc-match")
    path = (
        subprocess.run([found, "-f", "%{file}", "sans:lang=ar"], capture_output=True, text=True, check=True)
        if found
        else None
    )
    if path is None or not path.stdout.endswith((".ttf", ".otf")):
        pytest.skip("no font with Arabic letters on this machine")
    with type_of(Settings(stills=StillSettings(fonts=(path.stdout,)))) as type_:
        if ruler_of(type_).lacks(river().topics[0].title):
            pytest.skip("no font with Arabic letters on this machine")
    return path.stdout


def test_the_direction_of_words_is_that_of_their_first_letter() -> None:
    assert is_from_right("“جسر” closed")
    assert not is_from_right("12 Bridge جسر")
    assert not is_from_right("2024")


def test_pictures_have_the_newsrooms_type(tmp_path: Path) -> None:
    font = woff2_of(tmp_path)
    theme = ThemeSettings(serif=("No Such", "Ledger"), fonts=(FontSettings(family="Ledger", file=font, weight=700),))
    svg = svgs_of(bridge(), Settings(theme=theme))[0]
    assert ".title { font-family: 'Newsroom serif'" in svg
    assert drawn(bridge(), Settings(theme=theme)).files[PREVIEW] != drawn(bridge()).files[PREVIEW]


def woff2_of(folder: Path) -> str:
    """A font as a newsroom has it: some letters of our bold sans, packed."""
    ttlib, subset = pytest.importorskip("fontTools.ttLib"), pytest.importorskip("fontTools.subset")
    with type_of(Settings()) as type_:
        font = ttlib.TTFont(next(file for file in type_.files if "Semibold" in file))
    letters = subset.Subsetter()
    letters.populate(text="Oster Bridge closed after crack is found")
    letters.subset(font)
    font.flavor = "woff2"
    font.save(folder / "ledger.woff2")
    return (folder / "ledger.woff2").as_posix()


def test_a_font_that_cannot_be_read_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "broken.woff2").write_bytes(b"wOF2 and nothing more")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    broken, plain = ((tmp_path / name).as_posix() for name in ("broken.woff2", "broken.ttf"))
    theme = ThemeSettings(serif=("Ledger",), fonts=(FontSettings(family="Ledger", file=broken),))
    with pytest.raises(SettingsError, match=r"theme\.fonts\[1\].*broken\.woff2: cannot be read as a font"):
        check_stills(Settings(theme=theme))
    for file, words in ((plain, "is no TrueType or OpenType font"), ("none.ttf", "there is no such file")):
        with pytest.raises(SettingsError, match=rf"stills\.fonts\[1\].*{words}"):
            check_stills(Settings(stills=StillSettings(fonts=(file,))))
    check_stills(Settings(theme=theme, stills=StillSettings(draw=False)))
