"""How untrusted text is made safe where Jinja's own escaping does not reach."""

from __future__ import annotations

import re
import textwrap

import msgspec

# Read by the HTML parser inside <script>, or as a line end by JavaScript of old
_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
# Plotly draws text as a small HTML subset (a, b, i, br, span, ...) and decodes entities once
_PLOTLY = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Control characters but for white space, and the marks that turn the direction of what follows
_TURNING = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


def json_for_script(value: object) -> str:
    """JSON that can stand inside `<script type="application/json">` whatever its strings hold; keys are sorted."""
    return msgspec.json.encode(value, order="sorted").decode().translate(_SCRIPT)


def plotly_text(text: str) -> str:
    """`text` as Plotly draws it letter by letter: on one line, no tag of it taken for markup."""
    return printable(text).translate(_PLOTLY)


def plotly_lines(text: str, width: int) -> str:
    """As `plotly_text`, broken at word borders into lines of at most `width` characters."""
    return "<br>".join(line.translate(_PLOTLY) for line in textwrap.wrap(printable(text), width)) or ""


def printable(text: str) -> str:
    """`text` on one line, without control characters and without the marks that turn the direction of what follows."""
    return " ".join(without_controls(text).split())


def without_controls(text: str) -> str:
    """`text` without control characters that are no white space, and without marks that turn the direction of text."""
    return _TURNING.sub("", text)
