"""Pictures of timelines without a browser: what they hold, how large they are, and that they stay the same."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from timeline.cli import main
from timeline.pipeline import build
from timeline.rendering.colours import READABLE, contrast
from timeline.rendering.folder import new_site
from timeline.rendering.frame import load_frame
from timeline.rendering.images import image_of
from timeline.rendering.palette import LIGHT
from timeline.rendering.pictures import NO_PICTURES
from timeline.rendering.site import fill_site
from timeline.rendering.stills import drawing
from timeline.rendering.stills.brand import brand_of
from timeline.rendering.stills.drawing import Stills
from timeline.rendering.stills.raster import description_of
from timeline.settings import Settings, StillSettings
from timeline.theme_settings import ColourSettings, LogoSettings, ThemeSettings

from .fixtures import bridge, bridge_events, day, edition_of, hostile
from .stills import PREVIEW, WHOLE, drawn, svgs_of, titled, undated, words_of


@pytest.fixture(scope="module")
def stills() -> Stills:
    return drawn(bridge())


def test_a_preview_has_the_size_that_sites_expect_and_the_whole_is_sharp(stills: Stills) -> None:
    preview, whole = image_of(stills.files[PREVIEW]), image_of(stills.files[WHOLE])
    assert preview is not None
    assert whole is not None
    assert (preview.kind, preview.width, preview.height) == ("png", 1200, 630)
    assert whole.width == 1800
    for still in (stills.preview, stills.whole):
        assert still is not None
        found = image_of(stills.files[still.path])
        assert found is not None
        assert (found.width, found.height) == (still.width, still.height)


def test_the_same_story_is_the_same_bytes_in_another_process(tmp_path: Path, stills: Stills) -> None:
    (topic,) = bridge().topics
    two = replace(bridge(), topics=(topic, replace(topic, key="other-bridge")))
    with new_site(tmp_path / "site") as site:
        _, paths = fill_site(two, Settings(), site.put, jobs=2)
        site.replace_old(paths)
    assert {path: (tmp_path / "site" / path).read_bytes() for path in stills.files} == stills.files


def test_the_alternative_text_tells_the_chart_and_is_in_the_file(stills: Stills) -> None:
    assert stills.whole is not None
    alt = stills.whole.alt
    assert alt.startswith("Timeline of “Oster Bridge closed after crack is found”. The chart shows 7 events from 1978")
    assert {description_of(content) for content in stills.files.values()} == {alt}


def test_a_picture_holds_the_headline_the_labels_the_legend_and_the_sources() -> None:
    preview, whole = svgs_of(bridge())
    for svg in (preview, whole):
        assert "Oster Bridge closed after crack is found" in words_of(svg)
        assert "engineers find a crack" in words_of(svg)
        assert "Story timelines" in words_of(svg)
    for words in (
        "As reported by 13 November 2024, 18:30 (UTC)", "Sources: Harbour Post and Evening Mail (NNA)",
        "sources differ", "Earlier than the chart shows: 1 · No date given: 2", "articles published",
        "Repair contract signed",
    ):  # fmt: skip
        assert words in words_of(whole)


def test_a_headline_of_markup_stays_words() -> None:
    for svg in svgs_of(hostile()):
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "style", "rect", "path", "text", "tspan", "circle", "g", "a"}
        assert not re.search(r"<(script|img|image)", svg)
        assert "</script><script>window.hacked=1</script><img" in " ".join(words_of(svg))


def test_a_headline_with_characters_that_xml_forbids_is_drawn() -> None:
    files = drawn(titled("Bridge \x00\x0b\x1b closed \ufffe\ud800 early \U0001f6a7")).files
    assert all(image_of(content) for content in files.values())


def test_a_story_without_a_date_has_a_preview_only() -> None:
    stills = drawn(edition_of(undated(), title="Divers at the piers"))
    assert list(stills.files) == [PREVIEW]
    assert stills.whole is None
    assert stills.preview is not None
    assert stills.preview.alt.startswith("Timeline of “Divers at the piers”. 2 events, none of them")


def test_pictures_have_the_newsrooms_colours_and_logo(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10"/></svg>', "utf-8"
    )
    theme = ThemeSettings(
        light=ColourSettings(accent="#005f73"), logo=LogoSettings(file=logo.as_posix(), alt="Harbour Post")
    )
    for svg in svgs_of(bridge(), Settings(theme=theme)):
        assert "#005f73" in svg
        assert LIGHT["accent"] not in svg
        assert 'href="data:image/svg+xml;base64,' in svg
        assert "Story timelines" not in words_of(svg)


def test_all_words_of_a_picture_can_be_read_on_its_ground() -> None:
    theme = load_frame(Settings(), NO_PICTURES).theme
    colours = brand_of(theme, Settings()).colours
    for name in ("ink", "soft", "accent"):
        assert contrast(colours[name], colours["paper"]) >= READABLE
    assert contrast(colours["paper"], colours["accent"]) >= READABLE  # a count in its mark
    assert contrast(colours["ink"], colours["tone-2"]) >= READABLE  # a count in a cell


def test_without_the_packages_a_build_says_once_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "missing_packages", lambda: ("resvg-py",))
    files: dict[str, bytes] = {}
    edition, _ = fill_site(bridge(), Settings(), files.__setitem__)
    assert not [path for path in files if path.endswith(".png")]
    (remark,) = edition.remarks
    assert "pip install resvg-py, or set stills.draw = false" in remark.reason


def test_pictures_can_be_left_out() -> None:
    files: dict[str, bytes] = {}
    edition, _ = fill_site(bridge(), Settings(stills=StillSettings(draw=False)), files.__setitem__)
    assert not [path for path in files if path.endswith(".png")]
    assert not edition.remarks


def test_a_site_holds_its_pictures(stills: Stills) -> None:
    site: dict[str, bytes] = {}
    fill_site(bridge(), Settings(), site.__setitem__)
    assert {path: site[path] for path in stills.files} == stills.files


def test_what_the_last_build_made_of_the_same_is_taken_over_if_it_is_whole(
    tmp_path: Path, stills: Stills, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, content in stills.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with monkeypatch.context() as patch:
        patch.setattr("timeline.rendering.stills.raster._drawn", lambda drawn: b"drawn again")
        assert drawn(bridge(), last=tmp_path).files == stills.files
        assert set(drawn(titled("Another headline"), last=tmp_path).files.values()) == {b"drawn again"}
    damaged = bytearray(stills.files[PREVIEW])
    damaged[-20] ^= 1
    (tmp_path / PREVIEW).write_bytes(damaged)
    (tmp_path / WHOLE).write_bytes(stills.files[WHOLE][:-40])
    assert drawn(bridge(), last=tmp_path).files == stills.files


def test_a_build_writes_the_pictures_beside_the_page(tmp_path: Path) -> None:
    article = tmp_path / "closed.txt"
    article.write_text("Old bridge closes\n14 March 2023\n\nThe council closed the old bridge on Monday.\n", "utf-8")
    edition = build([article.as_posix()], tmp_path / "site", Settings())
    folder = tmp_path / "site" / "topics" / edition.topics[0].key
    first = {name: (folder / name).read_bytes() for name in ("preview.png", "timeline.png")}
    build([article.as_posix()], tmp_path / "site", Settings())
    assert {name: (folder / name).read_bytes() for name in first} == first


def test_a_chart_of_spans_alone_has_their_words_in_the_preview() -> None:
    spans = tuple(event for event in bridge_events() if event.id in ("inspected", "contract"))
    preview = svgs_of(edition_of(spans))[0]
    assert "Repair contract signed" in words_of(preview)


def test_a_story_of_one_day_is_drawn() -> None:
    event = replace(bridge_events()[3], interval=day(date(2024, 11, 12)), disputed=())
    preview, whole = svgs_of(edition_of((event,)))
    assert "12 Nov" in words_of(preview)
    assert "on that day" in words_of(whole)


def test_the_command_says_once_that_pictures_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "missing_packages", lambda: ("resvg-py",))
    article = tmp_path / "closed.txt"
    article.write_text("Old bridge closes\n14 March 2023\n\nThe council closed the old bridge on Monday.\n", "utf-8")
    done = CliRunner().invoke(main, ["build", article.as_posix(), "-o", (tmp_path / "site").as_posix()])
    assert done.exit_code == 0
    assert done.stderr.count("no pictures of timelines") == 1
    assert (tmp_path / "site" / "report.json").read_text("utf-8").count("pip install resvg-py") == 1
    assert list((tmp_path / "site").rglob("*.png")) == []
