"""The files that all pages share, each named by a hash of its content so that it can be cached for ever."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from timeline.models import Model
from timeline.rendering.chosen_theme import by_choice
from timeline.rendering.content_names import asset_path
from timeline.rendering.templating import templates_folder

# In the order in which they build on each other
_SCRIPTS = (
    *("elements.js", "words.js", "handed.js", "state.js", "search.js", "former.js", "aim.js", "ways.js"),
    *("scale.js", "labels.js", "points.js", "flags.js", "spans.js", "layout.js", "ticks.js"),
    *("theme.js", "marks.js", "told.js", "figure.js", "chart.js", "picking.js", "gestures.js", "keys.js", "tips.js"),
    *("strip.js", "overview.js", "picture.js", "page.js", "leads.js", "rails.js", "around.js", "paper.js"),
    *("past.js", "past_pages.js", "past_list.js", "asof_control.js", "asof.js"),
    *("menus.js", "find.js", "list.js", "whole.js", "results.js", "controls.js", "finding.js", "view.js", "places.js"),
    *("copying.js", "cite.js", "correct.js", "saving.js", "embedding.js"),
)
# Of an embed: the chart and what finds events, without the list
_EMBED_SCRIPTS = (
    *("elements.js", "words.js", "handed.js", "state.js", "search.js", "ways.js"),
    *("scale.js", "labels.js", "points.js", "flags.js", "spans.js", "layout.js", "ticks.js"),
    *("theme.js", "marks.js", "told.js", "figure.js", "chart.js", "picking.js", "gestures.js", "keys.js", "tips.js"),
    *("page.js", "menus.js", "find.js", "controls.js", "view.js"),
    *("embed_events.js", "embed_card.js", "embed_choice.js", "embed_height.js"),
)
_EMBED_STYLES = ("page.css", "chart.css", "finding.css", "access.css", "embed.css")
# Of the page of all topics
_INDEX_SCRIPTS = ("elements.js", "words.js", "state.js", "search.js", "index.js")
_STYLES = (
    "page.css",
    "chart.css",
    "pictures.css",
    "asof.css",
    "key_dates.css",
    "tools.css",
    "finding.css",
    "correct.css",
    "embedding.css",
    "index.css",
    "news.css",
    "frame.css",
    "access.css",
    "light.css",
    "print.css",
)
# Fetched when the package is built, where npm can be asked (hatch_build.py): to the assets of a wheel, to `build` of a
# checkout
_BUNDLE = ("assets/plotly-basic.min.js", "../build/plotly-basic.min.js")
# Plotly's map part adds a style element unless one with this id (a hash) is there; the page's content security policy
# would report it, so the page has an empty element with that id
_STYLE_ID = re.compile(rb'getElementById\("([0-9a-f]{64})"\)\)\{var \w+=document\.createElement\("style"\)')


class Assets(Model, frozen=True):
    """The assets by their paths in the site, the path of each by its plain name, and the ids of style elements that the
    page must hold so that Plotly does not add them."""

    files: dict[str, bytes]
    paths: dict[str, str]
    style_ids: tuple[str, ...]


def load_assets(theme: str = "") -> Assets:
    """The style sheets and the scripts of the pages, and Plotly's browser library; `theme` is the sheet of a newsroom's
    own, which stands after ours."""
    folder = templates_folder() / "assets"
    plain = {
        "page.css": _joined(folder, _STYLES),
        "plotly.css": (folder / "plotly.css").read_bytes(),
        "page.js": _joined(folder, _SCRIPTS),
        "index.js": _joined(folder, _INDEX_SCRIPTS),
        "embed.css": by_choice(_joined(folder, _EMBED_STYLES).decode()).encode(),
        "embed.js": _joined(folder, _EMBED_SCRIPTS),
        "look.js": (folder / "look.js").read_bytes(),
        "moved.js": (folder / "moved.js").read_bytes(),
        "plotly.js": _plotly(),
    }
    if theme:
        plain["theme.css"] = theme.encode()
        plain["embedtheme.css"] = by_choice(theme).encode()
    paths = {name: asset_path(name, content) for name, content in plain.items()}
    style_ids = tuple(found.decode() for found in _STYLE_ID.findall(plain["plotly.js"]))
    return Assets({paths[name]: content for name, content in plain.items()}, paths, style_ids)


def _joined(folder: Path, names: Sequence[str]) -> bytes:
    return b"\n".join((folder / name).read_bytes() for name in names)


def _plotly() -> bytes:
    """The bundle with no more than the chart draws, else the whole library as plotly.py ships it. Each begins with its
    copyright and its licence."""
    for path in _BUNDLE:
        bundle = templates_folder() / path
        if bundle.is_file():
            return bundle.read_bytes()
    return (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
