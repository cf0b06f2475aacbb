"""What a reader waits for on a page, measured in Chromium: text, chart, frames while panning, letters of a search."""

from __future__ import annotations

import gzip
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from benchmarks.page_makers import Subject
from benchmarks.peers import SkippedError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PAN_SECONDS = 2.0
_STEP = 12  # pixels that the mouse is moved about 60 times a second
_ASKED = "the harbour"
_LETTER = 200  # milliseconds between two letters
_SIZE = {"width": 1280, "height": 900}

# Told by console messages, since the page may be busy for minutes. What is there in one frame is painted before the
# next one, whose time is taken
_WATCH = """(([text, chart]) => {
  const wanted = {text, chart};
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      const found = document.querySelector(selector);
      if (!found || !found.getClientRects().length) continue;
      delete wanted[name];
      requestAnimationFrame(() => console.debug(`measured ${name} ${performance.now()}`));
    }
    if (Object.keys(wanted).length) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})(%s)"""
# How long the script and what it put off are at work for each letter: nothing else is to be done when it rests
_TYPE = """([selector, words, pause]) => new Promise(async (resolve) => {
  const field = document.querySelector(selector);
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  const works = [];
  new PerformanceObserver((list) => works.push(...list.getEntries().map((each) => each.duration)))
    .observe({ type: "longtask" });
  field.focus();
  await rest(4 * pause);
  works.length = 0;
  for (const letter of words) {
    field.value += letter;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await rest(pause);
  }
  await rest(4 * pause);
  resolve(Math.max(0, ...works));
})"""
_FRAMES = """() => {
  window.longestFrame = 0;
  let last = performance.now();
  const frame = (now) => { window.longestFrame = Math.max(window.longestFrame, now - last); last = now;
    requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
}"""


class Waits(NamedTuple):
    """Milliseconds from navigation to text and to chart, of the longest frame while panning, and of the longest work
    at one go while words are typed into the search: 0 where none took more than 50, after which browsers call it long.
    None is not within the limit, or not there. Bytes of the page and, compressed, of all that it asked for."""

    text: float | None
    chart: float | None
    frame: float | None
    letter: float | None
    page_bytes: int
    sent_bytes: int


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium by way of Playwright. Raises SkippedError where either is missing."""
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  (the dev extra)
    except ImportError as error:
        raise SkippedError("Playwright is not installed: pip install playwright") from error
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    with sync_playwright() as driver:
        try:
            chromium = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except Error as error:
            raise SkippedError(f"Chromium cannot be started: {str(error).splitlines()[0]}") from error
        try:
            yield chromium
        finally:
            chromium.close()


def watch(chromium: Any, subject: Subject, page: Path, limit: float) -> Waits:
    """Load a page with an empty cache and no network, and pan it. `limit` is how many seconds its chart may take."""
    context = chromium.new_context(viewport=_SIZE, offline=True)
    tab = context.new_page()
    told: dict[str, float] = {}
    asked: list[str] = []
    tab.on("console", lambda message: _note(told, message.text))
    tab.on("request", lambda request: asked.append(request.url))
    tab.add_init_script(_WATCH % json.dumps([subject.text, subject.chart]))
    try:
        tab.goto(page.as_uri(), wait_until="commit", timeout=limit * 1000)
        _wait(tab, lambda: "text" in told and "chart" in told, limit)
        frame = _pan(tab, subject) if "chart" in told else None
        letter = _type(tab, subject.search) if "chart" in told and subject.search else None
    finally:
        context.close()
    sent = sum(map(_compressed, set(asked)))
    return Waits(told.get("text"), told.get("chart"), frame, letter, page.stat().st_size, sent)


def _note(told: dict[str, float], message: str) -> None:
    if message.startswith("measured "):
        _, name, at = message.split()
        told.setdefault(name, float(at))


def _wait(tab: Any, done: Callable[[], bool], limit: float) -> None:
    end = time.monotonic() + limit
    while not done() and time.monotonic() < end:
        tab.wait_for_timeout(20)


def _pan(tab: Any, subject: Subject) -> float | None:
    """Milliseconds of the longest frame while the chart is dragged to and fro; None if it does not move by that."""
    tab.wait_for_timeout(500)
    box = tab.locator(subject.grip).first.bounding_box()
    before = tab.evaluate(subject.place)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * subject.depth
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.evaluate(_FRAMES)
    end, step, moved = time.monotonic() + _PAN_SECONDS, _STEP, False
    while time.monotonic() < end:
        x += step
        if not box["x"] + 40 < x < box["x"] + box["width"] - 40:
            step = -step
            moved = moved or tab.evaluate(subject.place) != before
        tab.mouse.move(x, y)
        tab.wait_for_timeout(16)
    moved = moved or tab.evaluate(subject.place) != before
    longest = float(tab.evaluate("window.longestFrame"))
    tab.mouse.up()
    tab.wait_for_timeout(200)
    moved = moved or tab.evaluate(subject.place) != before
    return longest if moved else None


def _type(tab: Any, field: str) -> float:
    """Milliseconds of the longest work at one go while a question is typed, letter by letter."""
    return float(tab.evaluate(_TYPE, [field, _ASKED, _LETTER]))


def _compressed(address: str) -> int:
    parts = urlsplit(address)
    path = Path(unquote(parts.path))
    return len(gzip.compress(path.read_bytes(), 6)) if parts.scheme == "file" and path.is_file() else 0
