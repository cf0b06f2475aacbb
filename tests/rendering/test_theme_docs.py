"""docs/theme.md says what the settings of a theme, the templates and what they are given are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from timeline.models import Model
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.drawing import Drawing
from timeline.rendering.frame import Frame
from timeline.rendering.index_pages import IndexContext
from timeline.rendering.list_pages import LONGEST
from timeline.rendering.packing import Packing
from timeline.rendering.site import render_site
from timeline.rendering.templating import environment, templates_folder
from timeline.settings import Settings
from timeline.theme_settings import ColourSettings, FontSettings, LinkSettings, LogoSettings, ThemeSettings

from .fixtures import ENGLISH, bridge, daily, edition_of

DOCS = (Path(__file__).parents[2] / "docs" / "theme.md").read_text(encoding="utf-8")
EVERYWHERE = {"t", "count", "number", "language", "direction", "root", "packing", "theme", "site_title", "version"}
# Told in words: what is inside is between the program and its own templates
TOLD_IN_WORDS = (Drawing, Packing)


def section(heading: str) -> str:
    found = re.search(rf"^#+ {re.escape(heading)}$\n(.*?)(?=^#|\Z)", DOCS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/theme.md has no heading {heading!r}"
    return found.group(1)


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head and without code style."""
    lines = [line for line in section(heading).splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("[theme]", ThemeSettings),
        ("[theme.light], [theme.dark]", ColourSettings),
        ("[[theme.fonts]]", FontSettings),
        ("[theme.logo]", LogoSettings),
        ("[[theme.links]]", LinkSettings),
    ],
)
def test_options_are_listed_in_their_order(heading: str, table: type[msgspec.Struct]) -> None:
    assert [row[0] for row in rows(heading)] == [field.encode_name for field in msgspec.structs.fields(table)]


def test_blocks_of_each_page_are_listed() -> None:
    listed = {}
    for line in section("Templates").splitlines():
        if found := re.match(r"\| `([\w.]+)`: [^|]*\| (.*) \|$", line):
            listed[found[1]] = set(re.findall(r"`(\w+)`", found[2]))
    there = environment(ENGLISH)
    inherited = set(there.get_template("base.html.j2").blocks)
    pages = [path.name for path in templates_folder().glob("*.html.j2") if "{% extends" in path.read_text("utf-8")]
    own = {name: set(there.get_template(name).blocks) - inherited for name in pages}
    assert listed == own | {"base.html.j2": inherited}


def test_every_template_is_named() -> None:
    assert [path.name for path in templates_folder().glob("*.j2") if f"`{path.name}`" not in section("Templates")] == []


@pytest.fixture(scope="module")
def given() -> dict[str, dict[str, list[object]]]:
    """What the template of each page is given, by its name: the values of several pages."""
    seen: dict[str, dict[str, list[object]]] = {}
    plain = Frame.page

    def page(self: Frame, template: str, catalogue: Catalogue, **values: object) -> bytes:
        for name, value in (values | {"packing": self.packing, "theme": self.theme}).items():
            seen.setdefault(template, {}).setdefault(name, []).append(value)
        return plain(self, template, catalogue, **values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Frame, "page", page)
        render_site(bridge(), Settings(theme=ThemeSettings(links=(LinkSettings("Imprint", "https://ledger.example"),))))
        render_site(edition_of(daily(LONGEST + 1, step=1)), Settings())
    return seen


@pytest.fixture(scope="module")
def parts(given: Mapping[str, dict[str, list[object]]]) -> tuple[type[Model], ...]:
    """The classes of what templates are given, and those in their fields."""
    classes: dict[type[Model], None] = {}
    for values in given.values():
        for kind in kinds_in(values):
            walk(kind, classes)
    for hint in get_type_hints(IndexContext).values():
        walk(hint, classes)
    return tuple(classes)


@pytest.mark.parametrize("template", ["topic.html.j2", "embed.html.j2", "list_page.html.j2", "index.html.j2"])
def test_names_that_a_template_is_given_are_listed(given: Mapping[str, dict[str, list[object]]], template: str) -> None:
    assert {row[0] for row in rows(template)} == given[template].keys() - EVERYWHERE
    assert {row[0] for row in rows("Everywhere")} == EVERYWHERE


def test_names_of_the_index_have_their_types() -> None:
    told = {name: written(IndexContext, name) for name in IndexContext.__struct_fields__ if name != "root"}
    assert {row[0]: row[1] for row in rows("index.html.j2")} == told


def test_parts_of_what_is_given_are_listed_with_their_types(parts: tuple[type[Model], ...]) -> None:
    for kind in parts:
        told = [(row[0], row[1]) for row in rows(kind.__name__)]
        assert told == [(name, written(kind, name)) for name in kind.__struct_fields__], kind.__name__


def test_nothing_is_described_that_is_not_given(parts: tuple[type[Model], ...]) -> None:
    described = set(re.findall(r"^### ([A-Z]\w+)$", DOCS, re.MULTILINE)) - {"Everywhere"}
    assert described == {kind.__name__ for kind in parts}


def kinds_in(value: object) -> Iterator[type]:
    if isinstance(value, Model):
        yield type(value)
    elif isinstance(value, Mapping):
        yield from (kind for each in value.values() for kind in kinds_in(each))
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        yield from (kind for each in value for kind in kinds_in(each))


def walk(hint: Any, classes: dict[type[Model], None]) -> None:
    """Add the models that the type of a value names, and those in their fields."""
    if isinstance(hint, type) and issubclass(hint, Model):
        if hint in classes or hint in TOLD_IN_WORDS:
            return
        classes[hint] = None
        for inner in get_type_hints(hint).values():
            walk(inner, classes)
    for inner in get_args(hint):
        walk(inner, classes)


def written(kind: type[Model], name: str) -> str:
    # `At` is a datetime for whoever reads it: the name is for those who write it to JSON
    return re.sub(r"\bAt\b", "datetime", str(kind.__annotations__[name])).replace(" | ", " or ")
