"""No page says a word that is not in a catalogue: neither a template, a script, nor the Python that lays pages out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from babel.messages.pofile import read_po

from timeline.rendering.messages import OWN
from timeline.rendering.templating import templates_folder

TEMPLATES = sorted(templates_folder().glob("*.j2"))
SCRIPTS = sorted(path for path in (templates_folder() / "assets").glob("*.js") if not path.name.endswith(".min.js"))
MODULES = sorted(
    path
    for path in (OWN.parent / "rendering").rglob("*.py")
    if "Catalogue" in path.read_text(encoding="utf-8")
    and path.name != "templating.py"  # speaks to those who write them
)

READ_OR_HEARD = ("title", "alt", "placeholder", "label", "aria-label", "aria-description", "aria-valuetext")
WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}|^[A-Z][a-z]+[ :]")
LONE_WORD = re.compile(r"^[A-Z][a-z]+$")
ATTRIBUTE = re.compile(r'[\w-]+="@"')  # made by a macro of its own

# What is not said to anyone: a directive, names of keys, selectors; and, by what stands before it, classes and errors.
NOT_SAID = re.compile(
    r"use strict|Arrow(Left|Right|Up|Down)|Escape|Enter|Home|End|Tab|Page(Up|Down)|Delete|Backspace|Spacebar"
    r"|.*[#=\[\]<>].*|\.[a-z].*"
)
NOT_SAID_AFTER = re.compile(r"""(\bclass: ([^"`,{}]+ \? ("[^"]*" : )?)?|classList\.\w+\(|className = |Error\()$""")
RELATION = re.compile(r'\brel="[a-z ]*"')  # what a link is to its page


SIDED = re.compile(r"(?<![\w-])((margin|padding|border)-(left|right)|(float|text-align): *(left|right)|(left|right):)")
HAS_SIDES = ("[dir=", ":dir(", ".overview", ".stage", ".canvas", ".tip")  # what tells them itself, and the chart


class Read(HTMLParser):
    """Collects what a reader would read or hear, with `@` for what the template fills in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_code = tag in ("script", "style")
        self.found += [value for name, value in attrs if name in READ_OR_HEARD and value and WORD.search(value)]

    def handle_data(self, data: str) -> None:
        if not self.is_code and WORD.search(data) and not ATTRIBUTE.fullmatch(data.strip()):
            self.found.append(data.strip())


def markup(path: Path) -> str:
    """The template without its expressions; what an expression says of its own is kept."""
    tree = jinja2.Environment().parse(path.read_text(encoding="utf-8"))
    pieces = []
    for output in tree.find_all(jinja2.nodes.Output):
        for node in output.nodes:
            if isinstance(node, jinja2.nodes.TemplateData):
                pieces.append(node.data)
            elif isinstance(node, jinja2.nodes.Const) and isinstance(node.value, str):
                pieces.append(node.value)
            else:
                pieces.append("x" if pieces and pieces[-1].endswith(("<", "</")) else "@")  # the name of an element
    return "".join(pieces)


def strings_of_script(path: Path) -> Iterator[str]:
    """Its string literals, those in comments left out."""
    source = re.sub(r"(?m)^\s*//.*$|(?<=[\s;{}])// .*$", "", path.read_text(encoding="utf-8"))
    for match in re.finditer(r'"((?:[^"\\\n]|\\.)*)"|`([^`]*)`', source):
        if not NOT_SAID_AFTER.search(source[: match.start()]):
            yield re.sub(r"\$\{[^}]*\}", "@", match[1] if match[1] is not None else match[2])


def strings_of_module(path: Path) -> Iterator[str]:
    """Its string literals, without docstrings, errors, and what is matched or only looked up."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(each) for node in ast.walk(tree) if isinstance(node, ast.Raise) for each in ast.walk(node)}
    skipped |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield RELATION.sub("", node.value)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_of_its_own(path: Path) -> None:
    read = Read()
    read.feed(markup(path))
    assert read.found == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_nothing_of_its_own(path: Path) -> None:
    said = [each for each in strings_of_script(path) if SENTENCE.search(each) or LONE_WORD.search(each)]
    assert [each for each in said if not NOT_SAID.fullmatch(each)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_that_lays_out_pages_says_nothing_of_its_own(path: Path) -> None:
    assert [each for each in strings_of_module(path) if SENTENCE.search(each)] == []


def test_every_text_of_the_catalogue_is_said_somewhere() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *SCRIPTS, *MODULES))
    prefixes = set(re.findall(r"""f"([a-z_]+_)\{|'([a-z_]+_)' ?~""", sources))
    made = tuple(prefix for pair in prefixes for prefix in pair if prefix)
    with (OWN / "en.po").open("rb") as file:
        keys = [message.id if isinstance(message.id, str) else message.id[0] for message in read_po(file) if message.id]
    unused = [
        key for key in keys
        if key.isidentifier() and not key.startswith(made) and not re.search(rf"""["'`.]{key}\b""", sources)
    ]  # fmt: skip
    assert unused == []


@pytest.mark.parametrize(
    "style", sorted((templates_folder() / "assets").glob("*.css")), ids=lambda path: path.name
)  # fmt: skip
def test_a_style_sheet_knows_beginning_and_end_not_left_and_right(style: Path) -> None:
    """The chart alone has a left and a right, for time runs to the right in every language."""
    if style.name == "plotly.css":
        pytest.skip("made by Plotly, for the chart")
    source = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = [
        f"{rule.strip()}: {hit[0]}"
        for rule, body in re.findall(r"([^{}]+)\{([^{}]*)\}", source)
        for hit in SIDED.finditer(body)
    ]
    assert [each for each in found if not any(mark in each for mark in HAS_SIDES)] == []
