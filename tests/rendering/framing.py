"""An embed in a frame on a page of another origin, as readers of a wiki have it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from timeline.rendering.embedding import SANDBOX

from .waiting import until
from .watching import served

AROUND = "<p>{}</p>".format("What the desk knows of the bridge, and what it has yet to ask. " * 30)
AFTER = f'<div style="min-height: 1500px">{AROUND}</div>'
READY = "document.querySelector('#chart')?.dataset.ready === ''"
SHOWN = "document.querySelector('#picked h2')?.textContent"


def frame_code(src: str, sandbox: str = SANDBOX, more: str = "") -> str:
    return (
        f'<iframe src="{src}" title="t" sandbox="{sandbox}" style="width:0;min-width:100%" height="700"{more}></iframe>'
    )


@contextmanager
def host_page(browser: Any, folder: Path, code: str, **look: Any) -> Iterator[Any]:
    """A page with text around the code, under another host's name than what it frames. On the way out: no message on
    the console and no fault, also none of the frame."""
    (folder / "host.html").write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Wiki</title><link rel="icon" href="data:,">'
        f'<meta name="viewport" content="width=device-width"><body><h1>Wiki</h1>{AROUND}{code}{AFTER}</body></html>',
        encoding="utf-8",
    )
    context = browser.new_context(**{"viewport": {"width": 1000, "height": 800}} | look)
    page = context.new_page()
    page.problems = []
    page.on("console", lambda said: page.problems.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda fault: page.problems.append(f"fault: {fault}"))
    try:
        with served(folder) as origin:
            page.goto(f"{origin.replace('127.0.0.1', 'localhost')}/host.html")
            yield page
        assert page.problems == []
    finally:
        context.close()


def framed(page: Any, ready: str = READY) -> Any:
    """The frame of the page, once what it shows is there."""
    page.locator("iframe").scroll_into_view_if_needed()
    until(page, lambda: len(page.frames) > 1 and page.frames[1].url.startswith(("http", "file")))
    frame = page.frames[1]
    until(frame, ready)
    if ready == READY:
        until(frame, f"{SHOWN} !== ''")
    return frame
