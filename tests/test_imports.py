"""Imports point one way, from the values that flow up to the command line, and what is heavy is loaded late."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "timeline"

# From the bottom up; a module may import what stands in its own row or below.
ROWS = (
    {"timeline.errors"},
    {"timeline.models", "timeline.settings_table", "timeline.theme_settings", "timeline.publish_settings"}
    | {"timeline.settings", "timeline.site_address"}
    | {"timeline.progress", "timeline.workers", "timeline"},
    {"timeline.reading", "timeline.temporal", "timeline.wire", "timeline.datewords"},
    {"timeline.stories"},
    {"timeline.rendering", "timeline.archive", "timeline.publishing", "timeline.overrides"} | {"timeline.reviewing"},
    {
        "timeline.analysis",
        "timeline.lending",
        "timeline.history",
        "timeline.intake",
        "timeline.containers_apart",
        "timeline.composing",
        "timeline.deciding",
        "timeline.gathering",
        "timeline.keeping",
        "timeline.refusals",
        "timeline.remarks",
        "timeline.showing",
        "timeline.titling",
        "timeline.working_out",
        "timeline.registry",
        "timeline.instants",
        "timeline.linking",
        "timeline.readings",
        "timeline.release",
        "timeline.revising",
        "timeline.serving",
        "timeline.surveys",
        "timeline.pipeline",
    },
    {"timeline.api", "timeline.commands", "timeline.cli", "timeline.__main__"},
)
HEAVY = ("babel", "trafilatura", "plotly", "dateparser", "jinja2", "lxml", "numpy", "concurrent.futures.process")
HEAVY += ("requests", "mwclient", "keyring", "warcio", "ijson", "yaml", "markdown_it", "pyarrow", "ftfy")


def name_of(path: Path) -> str:
    return ".".join(("timeline", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, at the top or late; not those for type checking only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if not is_for_types(node)]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "timeline":
            for alias in node.names:
                inner = PACKAGE.parent.joinpath(*node.module.split("."), alias.name)
                is_module = inner.is_dir() or inner.with_suffix(".py").is_file()
                yield f"{node.module}.{alias.name}" if is_module else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "timeline")


def is_for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def row_of(module: str) -> int:
    unit = ".".join(module.split(".")[:2])
    rows = [number for number, units in enumerate(ROWS) if unit in units]
    assert rows, f"{unit} stands in no row: say in ROWS where it belongs"
    return rows[0]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_its_own_row_and_those_below(module: str) -> None:
    above = [name for name in imported(MODULES[module]) if row_of(name) > row_of(module)]
    assert not above, f"{module} imports upwards: {above}"


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {name: {each for each in imported(path) if each != name} for name, path in MODULES.items()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' <- '.join(error.args[1])}")


@pytest.mark.parametrize(
    "statement",
    ["import timeline", "import timeline.cli, timeline.commands.build", "import timeline.reading.formats.registry"],
)
def test_what_is_heavy_is_loaded_when_there_is_something_to_do_with_it(statement: str) -> None:
    program = f"{statement}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert loaded == []


def test_dateparser_is_imported_in_one_adapter() -> None:
    statement = re.compile(r"^\s*(import|from) dateparser\b", re.MULTILINE)
    users = [name for name, path in MODULES.items() if statement.search(path.read_text(encoding="utf-8"))]
    assert len(users) <= 1, f"dateparser is used in {users}"
