"""The Jinja environment of the pages, and where their templates and assets are."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import jinja2

from timeline.rendering.catalogue import Catalogue
from timeline.rendering.links import anchor


@cache
def templates_folder() -> Path:
    """`timeline/templates` in an installed wheel, else `templates` at the top of the repository."""
    package = Path(str(files("timeline")))
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


@cache
def environment(catalogue: Catalogue) -> jinja2.Environment:
    """For pages in one language; it escapes in every template, and a name that is not given is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["anchor"] = anchor
    environment.globals.update(
        t=catalogue.text, count=catalogue.count, language=catalogue.language, direction=catalogue.direction
    )
    return environment
