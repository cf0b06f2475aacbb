"""The Jinja environment of the pages: our templates, and those of a newsroom's own before them."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

import jinja2

from timeline.errors import SettingsError
from timeline.rendering.catalogue import Catalogue, load_catalogue
from timeline.rendering.links import anchor

_DOCS = "docs/theme.md lists the templates, their blocks, and what each is given"


@cache
def templates_folder() -> Path:
    """`timeline/templates` in an installed wheel, else `templates` at the top of the repository."""
    package = Path(str(files("timeline")))
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


@cache
def environment(catalogue: Catalogue, own: str | None = None) -> jinja2.Environment:
    """For pages in one language; it escapes in every template, and a name that is not given is an error.

    A template of the folder `own` stands in for ours of the same name, which it finds as `default/NAME`.
    """
    ours = jinja2.FileSystemLoader(templates_folder())
    loaders: list[jinja2.BaseLoader] = [ours, jinja2.PrefixLoader({"default": ours})]
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(own), *loaders] if own else loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["anchor"] = anchor
    environment.filters["px"] = "{:.1f}".format
    environment.globals.update(
        t=catalogue.text,
        count=catalogue.count,
        number=catalogue.number,
        language=catalogue.language,
        direction=catalogue.direction,
    )
    return environment


def render(
    template: str, catalogue: Catalogue, own: str | None, around: dict[str, object], values: Mapping[str, object]
) -> bytes:
    """A page; `around` is known in the templates that it includes, too.

    Raises SettingsError, with the file and its line, for what goes wrong in a template of the folder `own`; what goes
    wrong in ours is a fault of the program.
    """
    with faults_told(own):
        return environment(catalogue, own).get_template(template, globals=around).render(values).encode()


@contextmanager
def faults_told(own: str | None) -> Iterator[None]:
    """Around whatever renders templates: see `render` for what becomes of their faults."""
    try:
        yield
    except Exception as error:
        place = _place(error, own)
        if place is None:
            raise
        raise SettingsError(f"{place}: {_words(error)}; {_DOCS}") from error


def check_templates(own: str | None) -> None:
    """Raise SettingsError for a folder that holds none of our templates' names, or a template with a slip in it."""
    if own is None:
        return
    known = sorted(path.name for path in templates_folder().glob("*.j2"))
    if not any((Path(own) / name).is_file() for name in known):
        raise SettingsError(f"templates: {own} holds none of {', '.join(known)}; {_DOCS}")
    there = environment(load_catalogue(), own)
    for path in sorted(Path(own).rglob("*.j2")):
        with faults_told(own):
            there.get_template(path.relative_to(own).as_posix())


def _place(error: Exception, own: str | None) -> str | None:
    """The innermost line of a template in `own` that led to the error; where one of ours misses what one of `own`
    should have given it, the line of ours. None where it has nothing to do with them."""
    if own is None:
        return None
    lines = [(each.filename, each.lineno) for each in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        lines.append((error.filename, error.lineno))
    inside = [f"{name}, line {line}" for name, line in lines if _is_in(name, own)]
    if inside:
        return inside[-1]
    ours = [f"{Path(name).name}, line {line}" for name, line in lines if _is_in(name, templates_folder())]
    if ours and isinstance(error, jinja2.UndefinedError):
        return f"{own}: its templates and our {ours[-1]}, do not go together"
    return None


def _is_in(name: str, folder: str | Path) -> bool:
    return Path(name).resolve().is_relative_to(Path(folder).resolve())


def _words(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it extends or includes itself; ours is 'default/' and its name"
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template {error.message!r}"
    return str(error) or type(error).__name__
