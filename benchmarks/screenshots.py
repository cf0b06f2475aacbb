"""`python -m benchmarks.screenshots FOLDER`: pictures of the pages that are hard to draw, on one sheet to look at.

Each story is taken wide, on a tablet, on a phone, in the dark, in a frame of another page, and as it is printed; the
folder also holds the printed pages as PDF, the sites themselves, and index.html with all pictures beside each other.
The stories are invented and always the same.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import escape

from benchmarks.invented import story, together
from benchmarks.page_watch import browser
from benchmarks.peers import SkippedError
from benchmarks.tongues import ARABIC
from timeline.errors import TimelineError
from timeline.models import Edition
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings

_READY = "#chart[data-ready]"
_LONGEST = 2800  # pixels of a page that a picture shows; the rest of it is more of the same


class Look(NamedTuple):
    """A way to look at a page. `screen` is False for the page as it is printed, on paper as wide as A4; `touch` is of a
    screen moved by fingers, and `embed` the compact page, where a story has one."""

    name: str
    width: int
    height: int
    scheme: str = "light"
    screen: bool = True
    touch: bool = False
    embed: bool = False


LOOKS = (
    Look("wide", 1280, 900),
    Look("tablet", 700, 1000, touch=True),
    Look("phone", 380, 800, touch=True),
    Look("dark", 1280, 900, "dark"),
    Look("phone-dark", 380, 800, "dark", touch=True),
    Look("frame", 640, 700, embed=True),
    Look("print", 794, 1123, screen=False),
)


def stories() -> dict[str, Edition]:
    """What is to be looked at, by name: the first topic of each, and of `index` the page of all."""
    return {
        "six": story(6, seed=6, days=40),
        "sixty": story(60, seed=60, days=300),
        "three-thousand": story(3000, seed=3000, first=date(2019, 3, 4), days=1800),
        "one-day": story(24, seed=24, days=1, by_the_clock=True),
        "eighty-years": story(40, seed=80, first=date(1944, 5, 1), days=80 * 365),
        "long-headlines": story(14, seed=14, days=120, long=True),
        "one-event": story(1, seed=11, days=1),
        "arabic": story(18, seed=18, days=200, tongue=ARABIC),
        "index": together([story(n, seed=100 + n, days=20 * n) for n in range(2, 26)]),
    }


def write_sites(editions: dict[str, Edition], folder: Path) -> dict[str, Path]:
    """The site of each edition in a folder of its own; gives the page to look at."""
    pages = {}
    for name, edition in editions.items():
        site = folder / name
        write_site(render_site(edition, Settings()), site)
        pages[name] = site / ("index.html" if name == "index" else f"topics/{edition.topics[0].key}/index.html")
    return pages


def take(chromium: Any, pages: dict[str, Path], folder: Path, tell: Callable[[str], None]) -> Iterator[Path]:
    """A picture of each page in each of the `LOOKS`, and its PDF; `tell` gets what a page says on its console."""
    for look in LOOKS:
        context = chromium.new_context(
            viewport={"width": look.width, "height": look.height},
            color_scheme=look.scheme,
            has_touch=look.touch,
            is_mobile=look.touch,
            offline=True,
        )
        for name, page in pages.items():
            tab = context.new_page()
            tab.on("console", lambda message, name=name: tell(f"{name}: {message.text}"))
            tab.on("pageerror", lambda error, name=name: tell(f"{name}: {error}"))
            yield _picture(tab, page, look, folder / f"{name}-{look.name}.png")
            if not look.screen:
                tab.pdf(path=str(folder / f"{name}.pdf"), format="A4", print_background=True)
            tab.close()
        context.close()


def _picture(tab: Any, page: Path, look: Look, target: Path) -> Path:
    compact = page.with_name("embed.html")
    tab.goto((compact if look.embed and compact.exists() else page).as_uri())
    if tab.locator("#chart").count():
        tab.wait_for_selector(_READY, state="attached")
    tab.emulate_media(media="screen" if look.screen else "print")
    tab.wait_for_timeout(400)
    high = min(tab.evaluate("document.documentElement.scrollHeight"), _LONGEST)
    tab.screenshot(path=str(target), full_page=True, clip={"x": 0, "y": 0, "width": look.width, "height": high})
    return target


def sheet(names: Iterable[str]) -> str:
    """The page with all pictures: a row a story, a column a look."""
    rows = "\n".join(
        f"<h2>{escape(name)} <a href='{escape(name)}.pdf'>PDF</a></h2><div>"
        + "".join(
            f"<a href='{escape(name)}-{look.name}.png'><img src='{escape(name)}-{look.name}.png' loading='lazy' "
            f"alt='{escape(name)}, {look.name}'></a>"
            for look in LOOKS
        )
        + "</div>"
        for name in names
    )
    style = "body{font:15px sans-serif;margin:2em}div{display:flex;gap:1em;align-items:start;overflow:auto}"
    style += "img{height:420px;border:1px solid #bbb;object-fit:cover;object-position:top}"
    return f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Pages</title><style>{style}</style>\n{rows}\n"


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="pictures of the pages that are hard to draw")
    parser.add_argument("folder", type=Path, help="where the pictures go; made where it is missing")
    parser.add_argument("--only", nargs="+", choices=stories(), help="these stories only")
    args = parser.parse_args()
    editions = {name: each for name, each in stories().items() if not args.only or name in args.only}
    try:
        args.folder.mkdir(parents=True, exist_ok=True)
        with browser() as chromium:
            pages = write_sites(editions, args.folder / "sites")
            for path in take(chromium, pages, args.folder, lambda words: print(words, file=sys.stderr)):
                print(path)
    except SkippedError as error:
        sys.exit(f"no pictures: {error}")
    except TimelineError as error:
        sys.exit(str(error))
    (args.folder / "index.html").write_text(sheet(editions), encoding="utf-8")
    print(args.folder / "index.html")


if __name__ == "__main__":
    main()
