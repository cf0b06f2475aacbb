"""The elements of a piece of HTML, for what a test looks for in it."""

from __future__ import annotations

from html.parser import HTMLParser


class Elements(HTMLParser):
    """`found` are the elements with their attributes in order, `text` all their text, `rows` the text of the cells of
    each row of a table, blanks at their ends and before and after line ends left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.rows: list[list[str]] = []
        self._in_cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._in_cell = True
        elif tag == "br" and self._in_cell:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.rows[-1][-1] = "\n".join(line.strip() for line in self.rows[-1][-1].strip().split("\n"))
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._in_cell:
            self.rows[-1][-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of this name."""
        return [attributes for name, attributes in self.found if name == tag]

    def names(self) -> set[str]:
        """Which elements there are at all."""
        return {name for name, _ in self.found}
