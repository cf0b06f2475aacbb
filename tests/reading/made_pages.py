"""Pages that the tests of reading HTML are made of."""

from __future__ import annotations

from timeline.models import Article
from timeline.reading.html_pages import read_html
from timeline.settings import Settings

SENTENCES = (
    "The ferry sank on Monday in a gale off the coast, with the loss of fourteen lives, the police said in writing.",
    "It was built in 1998 and had last been inspected in October, according to the maritime authority of Marrey.",
    "Divers have reached the wreck, and the captain has been arrested; the prosecutor spoke of negligence at sea.",
    "The harbour of Orvik stays closed until the oil that leaked from the tanks has been pumped out, its master said.",
    "Relatives met the prime minister at noon, and flags flew at half-mast on all public buildings of the island.",
)


def paragraphs(*sentences: str) -> str:
    """Each sentence in a paragraph of its own."""
    return "".join(f"<p>{sentence}</p>" for sentence in sentences or SENTENCES)


def page(body: str, head: str = "", *, title: str = "Ferry sinks in gale") -> str:
    """A page with its headline above `body`."""
    return (
        f"<!doctype html><html lang='en'><head><title>{title} | The Harbour News</title>{head}</head>"
        f"<body><h1>{title}</h1>{body}</body></html>"
    )


def read(html: str, url: str | None = None) -> Article:
    """The article of a page."""
    article = read_html(html, "page.html", Settings(), None, url=url)
    assert article is not None
    return article


def text_of(html: str) -> list[str]:
    """The paragraphs of the main text."""
    return read(html).text.split("\n\n")
