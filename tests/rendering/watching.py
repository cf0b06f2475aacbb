"""A page under watch: what it runs, asks for or leads to that it should not; and a reader who tries all it offers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .waiting import RESTED, until

# Before any script of the page: whoever calls these, or offends the policy, is noted
_HOOKS = """(() => {
  const noted = (window.__noted = []);
  const note = (what) => { noted.push(what); };
  for (const name of ["alert", "confirm", "prompt", "print", "open", "fetch", "importScripts"])
    window[name] = (...given) => note(name + ": " + given.join().slice(0, 80));
  navigator.sendBeacon = (address) => note("beacon: " + address);
  for (const name of ["XMLHttpRequest", "WebSocket", "EventSource", "Worker", "SharedWorker", "RTCPeerConnection"])
    window[name] = function (address) { note(name + ": " + address); };
  addEventListener("securitypolicyviolation", (event) =>
    note(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`), true);
})();"""

# What no template of ours writes: elements that load or run, handlers, styles, addresses of another kind
_FOREIGN = """() => {
  const found = [];
  const DATA = /^data:(application[/](json|xml)|text[/](csv|calendar|plain|markdown|xml));base64,/;
  const own = ["http:", "https:", "mailto:", "blob:", "file:"];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    const inPlotly = element.closest(".plot-container, #js-plotly-tester");
    if (["iframe", "object", "embed", "base", "form", "math", "foreignobject", "marquee", "video", "audio", "noscript",
         "template", "portal", "applet", "frame", "animate", "set"].includes(name)) found.push(name);
    if (name === "style" && element.parentElement !== document.head) found.push("style outside of the head");
    for (const { name: key, value } of element.attributes) {
      if (key.startsWith("on") || key === "srcdoc" || key === "formaction") found.push(`${name} ${key}=${value}`);
      if (key === "style" && !inPlotly && !element.closest("#chart, #chart-overview") && /url|expression/i.test(value))
        found.push(`${name} style=${value}`);
      if (["href", "src", "action", "xlink:href", "cite", "data"].includes(key)) {
        const { protocol } = new URL(value, document.baseURI);
        const carried = name === "img" ? /^data:image[/]/ : element.hasAttribute("download") ? DATA : null;
        if (!own.includes(protocol) && !carried?.test(value)) found.push(`${name} ${key}=${value}`);
      }
    }
  }
  if (window.struck !== undefined || top.struck !== undefined) found.push("struck: " + window.struck);
  return found;
}"""

# The state that is chosen is the one that the page tells of; the last, which is the present, it does not
_SHOWN = """(() => {
  const { value, selectedOptions: [{ textContent: words }], length } = document.querySelector("#asof-choice");
  const then = document.querySelector(".then");
  return value === String(length - 1) ? then.hidden : !then.hidden && then.textContent.includes(words); })()"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of its own, as an HTTP server would give it."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


class Watched:
    """A page, and all that it did which no page of ours may do."""

    def __init__(self, context: Any, allowed: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.seen: list[str] = []
        self._allowed = allowed
        context.add_init_script(_HOOKS)
        context.route("**/*", self._route)
        self.page.on("console", lambda said: self.seen.append(f"{said.type}: {said.text[:300]}"))
        self.page.on("pageerror", lambda fault: self.seen.append(f"fault: {str(fault)[:300]}"))
        self.page.on("dialog", lambda dialog: (self.seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("popup", lambda popup: self.seen.append(f"window: {popup.url}"))
        self.page.on("framenavigated", self._navigated)

    def visit(self, address: str) -> None:
        self.page.goto(address)

    def problems(self) -> list[str]:
        """All that was seen so far, what the page noted itself, and what stands in it that is not ours."""
        self.page.evaluate(RESTED)
        return [*self.seen, *self.page.evaluate("window.__noted"), *self.page.evaluate(_FOREIGN)]

    def _route(self, route: Any) -> None:
        address = route.request.url
        if address.startswith((self._allowed, "data:", "blob:")):
            route.continue_()
        else:
            self.seen.append(f"request: {address}")
            route.abort()

    def _navigated(self, frame: Any) -> None:
        if not frame.url.startswith((self._allowed, "about:blank")):
            self.seen.append(f"navigation: {frame.url}")


@contextmanager
def watched(browser: Any, allowed: str, **options: Any) -> Iterator[Watched]:
    """A page that may ask for nothing but addresses that begin with `allowed`."""
    context = browser.new_context(**{"viewport": {"width": 1100, "height": 900}} | options)
    try:
        yield Watched(context, allowed)
    finally:
        context.close()


def use_everything(page: Any) -> dict[str, int]:
    """Do what a reader can do on the page of a topic; gives how often each thing was done, so that a test can tell."""
    done = {"marks": 0, "states": 0, "copies": 0, "menus": 0, "searches": 0}
    page.evaluate("document.querySelectorAll('li.event details').forEach(each => { each.open = true; })")
    if page.locator("#chart").count():
        page.wait_for_selector("#chart[data-ready]", state="attached")
        done["marks"] = _marks(page)
    for menu in page.locator("details.menu:visible").all()[:6]:
        menu.locator("summary").click()
        page.keyboard.press("Escape")
        done["menus"] += 1
    for box in page.locator("#finding input[type=checkbox]").all()[:4]:
        box.evaluate("each => each.click()")
    page.evaluate("storyTimeline.state.set(storyTimeline.unfiltered())")
    field = page.locator("#finding input[type=search]")
    for words in ("script", "<img src=x onerror", "struck alert") if field.count() else ():
        field.fill(words)
        page.evaluate(RESTED)
        done["searches"] += 1
    if field.count():
        field.fill("")
    for order in page.locator("select[name=sort] option").all():
        page.locator("select[name=sort]").select_option(order.get_attribute("value"))
    for button in page.locator("button[data-do=cite]:visible, button[data-do=link]:visible").all()[:8]:
        button.click()
        done["copies"] += 1
    choice = page.locator("#asof-choice")
    for state in choice.locator("option").all()[:4] if choice.count() else ():
        choice.select_option(state.get_attribute("value"))
        until(page, _SHOWN)
        done["states"] += 1
    return done


def search_stories(page: Any) -> int:
    """Ask the page of all stories for hostile words and for plain ones; gives how many stories were found in all."""
    found = 0
    for words in ("script", "<img src=x onerror", "struck alert", "1", "javascript:"):
        page.locator("#seek-words").fill(words)
        found += page.locator(".cards > li:visible").count()
    page.locator("#seek-words").fill("")
    return found


def _marks(page: Any) -> int:
    """The pointer over each mark and a click on it, in the first view and in that of all time; the marks by key too."""
    hit = 0
    for view in ("reset", "all"):
        page.evaluate(f"storyTimeline.chart.show(storyTimeline.chart.{'view' if view == 'reset' else 'whole'})")
        spots = page.evaluate("""() => { const all = storyTimeline.chart.stops().map(({ box }) =>
          [(box.left + box.right) / 2, (box.top + box.bottom) / 2]); return all.slice(0, 20); }""")
        for x, y in spots:
            page.locator("#chart").scroll_into_view_if_needed()
            box = page.locator("#chart").bounding_box()
            page.mouse.move(box["x"] + x, box["y"] + y)
            page.mouse.click(box["x"] + x, box["y"] + y)
            hit += 1
    page.evaluate("storyTimeline.chart.reset()")
    page.locator(".stage").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter", "Escape", "+", "ArrowRight", "-", "Home"):
        page.keyboard.press(key)
    return hit
