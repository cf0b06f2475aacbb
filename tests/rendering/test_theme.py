"""A newsroom's own colours, type, logo and foot: checked before the build, and on every page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import SettingsError
from timeline.pipeline import build
from timeline.rendering import palette
from timeline.rendering.colours import colour, contrast, mixed, readable
from timeline.rendering.folder import write_site
from timeline.rendering.logo import drawn
from timeline.rendering.site import render_site
from timeline.rendering.templating import templates_folder
from timeline.rendering.theme import Theme, load_theme
from timeline.settings import Settings, load_settings
from timeline.theme_settings import ColourSettings, FontSettings, LinkSettings, LogoSettings, ThemeSettings

from .fixtures import bridge
from .images import png
from .test_browser import page_of

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 24"><path d="M0 0h120v24z"/></svg>'


def svg(inside: bytes, head: bytes = b"") -> bytes:
    return head + SVG.replace(b'<path d="M0 0h120v24z"/>', inside)


def test_nothing_set_is_nothing_changed() -> None:
    assert load_theme(ThemeSettings()) == Theme()
    assert not [path for path in render_site(bridge(), Settings()) if path.startswith("assets/theme")]


def test_colours_that_the_checks_start_from_are_those_of_the_style_sheet() -> None:
    css = (templates_folder() / "assets" / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{([^}]*)\}", css)[:2]
    for block, ours in zip(blocks, (palette.LIGHT, palette.DARK), strict=True):
        assert dict(re.findall(r"--([\w-]+): (#\w+)", block)) == ours


@pytest.mark.parametrize("ours", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
def test_our_own_colours_can_be_read(ours: dict[str, str]) -> None:
    assert palette.changes(ColourSettings(ink=ours["ink"], paper=ours["paper"], accent=ours["accent"]), ours, "ours")


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_colour_is_taken_in_two_ways_of_writing_and_no_other() -> None:
    assert (colour("#1F4E79"), colour("#abc")) == ("#1f4e79", "#aabbcc")
    assert not any(map(colour, ["red", "#12", "#1234567", "#ggg", "#fff;}", " #fff", "#fff\n", "url(#a)", ""]))
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_colour_that_cannot_be_read_is_told_with_its_ratio_and_one_that_could() -> None:
    with pytest.raises(SettingsError) as error:
        load_theme(ThemeSettings(light=ColourSettings(soft="#999999")))
    told = re.search(r"theme\.light: soft #999999 on paper #fffdf9 .* 2\.8 to 1, .*soft = '(#\w{6})'", str(error.value))
    assert told, error.value
    assert contrast(told[1], palette.LIGHT["paper"]) >= 4.5
    assert readable("#ffffff", "#ffffff") is not None


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        (ThemeSettings(light=ColourSettings(ink="red;} body {display:none")), "theme.light.ink: 'red;}"),
        (ThemeSettings(dark=ColourSettings(outlets=("#fff", "#fff", "#fff", "#fff", "x"))), "theme.dark.outlets: 'x'"),
        (ThemeSettings(dark=ColourSettings(link="#333")), "theme.dark: link #333333 on paper #14161a"),
        (ThemeSettings(serif=('x"; } body { color: red',)), "theme.serif: 'x\""),
        (ThemeSettings(sans=("a, b",)), "one name a string"),
        (ThemeSettings(links=(LinkSettings("Imprint", "javascript:alert(1)"),)), "theme.links[1].url: 'javascript:"),
        (ThemeSettings(links=(LinkSettings(" ", "https://a.example"),)), "theme.links[1]: text is empty"),
        (ThemeSettings(fonts=(FontSettings("A", "none.woff2"),)), "theme.fonts[1]: none.woff2: there is no such file"),
        (ThemeSettings(fonts=(FontSettings("A", "x", weight="bold"),)), "theme.fonts[1].weight: 'bold' is none"),
        (ThemeSettings(logo=LogoSettings("none.svg", alt="A")), "theme.logo: none.svg: there is no such file"),
        (ThemeSettings(logo=LogoSettings("none.svg", alt="")), "theme.logo: alt is empty"),
        (ThemeSettings(logo=LogoSettings("a.svg", alt="A", url="ledger")), "theme.logo.url: 'ledger' is no address"),
    ],
)
def test_slip_in_a_theme_is_named_with_its_place(settings: ThemeSettings, complaint: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_theme(settings)
    assert complaint in str(error.value)


def test_font_that_is_no_woff2_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.woff2").write_bytes(b"\0\1\0\0true type")
    with pytest.raises(SettingsError, match=r"a\.woff2: is no WOFF2 font; convert it"):
        load_theme(ThemeSettings(fonts=(FontSettings("A", str(tmp_path / "a.woff2")),)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"plain text", "is no PNG"),
        (svg(b"<script>1</script>"), "holds <script>"),
        (svg(b"<foreignObject/>"), "holds <foreignObject>"),
        (svg(b"<style>@import 'x'</style>"), "holds <style>"),
        (svg(b"<a href='#x'/>"), "holds <a>"),
        (svg(b"<image href='x.png'/>"), "holds <image>"),
        (svg(b"<animate/>"), "holds <animate>"),
        (svg(b"<path onload='x()'/>"), "has the handler 'onload'"),
        (svg(b"<use href='https://a.example/#x'/>"), "refers to 'https:"),
        (svg(b"<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='data:x'/>"), "refers to 'data:x'"),
        (svg(b"<path fill='url(https://a.example/#x)'/>"), "has fill='url(https:"),
        (svg(b"<path style='fill: URL( \"//a.example/x\")'/>"), "has style="),
        (svg(b"<path style='background: \\75rl(x)'/>"), "has style="),
        (svg(b"<p xmlns='http://www.w3.org/1999/xhtml'/>"), "holds <p>"),
        (svg(b"", b"<!DOCTYPE svg [<!ENTITY a 'b'>]>"), "has a DOCTYPE"),
        (SVG[:-5], "is no SVG that can be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "says no size"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 5'/>", "is empty"),
    ],
)
def test_logo_that_is_more_than_a_drawing_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        drawn(content)


def test_logo_of_shapes_is_taken_with_its_size() -> None:
    inside = b"<defs><linearGradient id='g'/></defs><path fill='url(#g)'/><use href='#g'/><text>A</text>"
    assert (drawn(svg(inside)).width, drawn(svg(inside)).height) == (120, 24)
    assert drawn(png(640, 480)).kind == "png"


def settings(folder: Path) -> Settings:
    (folder / "logo.svg").write_bytes(SVG)
    (folder / "logo-dark.png").write_bytes(png(240, 48))
    (folder / "own.woff2").write_bytes(b"wOF2 in name only")
    path = folder / "timeline.toml"
    path.write_text(
        """[theme]
serif = ["Ledger Serif", "serif"]
footer = "© <Northern> Ledger"
[theme.light]
accent = "#005f73"
[theme.dark]
accent = "#6fd3e0"
paper = "#101820"
[theme.logo]
file = "logo.svg"
dark = "logo-dark.png"
alt = "Northern Ledger"
[[theme.fonts]]
family = "Ledger Serif"
file = "own.woff2"
weight = "400 700"
[[theme.links]]
text = "Imprint"
url = "https://ledger.example/imprint"
""",
        encoding="utf-8",
    )
    return load_settings(path)


def test_theme_stands_on_every_page_with_its_files_beside_it(tmp_path: Path) -> None:
    files = render_site(bridge(), settings(tmp_path))
    (sheet,) = [path for path in files if path.startswith("assets/theme-")]
    css = files[sheet].decode()
    (font,) = re.findall(r'src: url\("(font-[0-9a-f]{12}\.woff2)"\)', css)
    assert files[f"assets/{font}"] == b"wOF2 in name only"
    assert '--serif: "Ledger Serif", serif;' in css
    assert "@media (forced-colors: none) { :root { --accent: #005f73;" in css
    for path in ("index.html", "topics/oster-bridge/index.html"):
        page = files[path].decode()
        assert page.index("assets/page-") < page.index(sheet)
        assert page.count('alt="Northern Ledger" width="120" height="24"') == 1
        assert "© &lt;Northern&gt; Ledger" in page
        assert '<a href="https://ledger.example/imprint" rel="noopener noreferrer">Imprint</a>' in page
        for logo in re.findall(r"assets/logo-[0-9a-f]{12}\.\w+", page):
            assert logo in files


def test_slip_in_a_theme_ends_a_build_before_anything_is_read(tmp_path: Path) -> None:
    wrong = Settings(theme=ThemeSettings(serif=("a;b",)))
    with pytest.raises(SettingsError, match=r"theme\.serif"):
        build([str(tmp_path / "no-such-input")], tmp_path / "site", wrong)


def test_unknown_option_deep_in_a_theme_is_named(tmp_path: Path) -> None:
    path = tmp_path / "timeline.toml"
    path.write_text('[[theme.links]]\ntext = "a"\nurl = "https://a.example"\n[[theme.links]]\ntxt = "b"\n')
    with pytest.raises(SettingsError, match=r"unknown option 'theme\.links\[2\]\.txt'; did you mean 'text'"):
        load_settings(path)


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "accent"), [("light", "rgb(0, 95, 115)"), ("dark", "rgb(111, 211, 224)")])
def test_page_and_chart_wear_the_colours_of_the_theme(browser: Any, tmp_path: Path, scheme: str, accent: str) -> None:
    own = settings(tmp_path)
    theme = ThemeSettings(light=own.theme.light, dark=own.theme.dark, logo=own.theme.logo)
    write_site(render_site(bridge(), Settings(theme=theme)), tmp_path / "site")
    page_address = (tmp_path / "site" / "topics" / "oster-bridge" / "index.html").as_uri()
    with page_of(browser, page_address, color_scheme=scheme) as page:
        assert page.evaluate("getComputedStyle(document.querySelector('.kicker')).color") == accent
        assert page.evaluate("storyTimeline.theme().accent") == accent
        assert page.locator(".masthead img").bounding_box()["height"] == 36
        assert page.locator(".masthead img").evaluate("image => image.complete && image.naturalWidth > 0")
