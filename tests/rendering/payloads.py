"""Hostile words in every field of articles, in file names, in settings and beside pictures, for the real build."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from .images import png

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "security"

# Ours: each would set window.struck, ask elsewhere, or break out of what it stands in
OWN = (
    "<script>window.struck=1</script>",
    "</script><script>window.struck=2</script>",
    "<!--<script>window.struck=3//-->",
    "<img src=x onerror=window.struck=4>",
    "\"><svg/onload=window.struck=5>",
    "' autofocus onfocus='window.struck=6' x='",
    "\" onmouseover=\"window.struck=7\" x=\"",
    "</title></style></textarea></select><body onload=window.struck=8>",
    "javascript:window.struck=9",
    "JaVa\tScRiPt:window.struck=10//",
    "data:text/html,<script>top.struck=11</script>",
    "vbscript:window.struck=12",
    "//elsewhere.example/13.js",
    "https://elsewhere.example/?14\"onclick=\"window.struck=14",
    "https://user:word@elsewhere.example:99/<b>15</b>",
    "<a href='javascript:window.struck=16'>sixteen</a>",
    "<iframe srcdoc='<script>parent.struck=17</script>'></iframe>",
    "<base href=//elsewhere.example/><meta http-equiv=refresh content='0;url=//elsewhere.example/18'>",
    "<form action=//elsewhere.example/19 id=chart><button id=events>nineteen</button></form>",
    "<link rel=stylesheet href=//elsewhere.example/20.css><style>@import '//elsewhere.example/20'</style>",
    "{{ cycler.__init__.__globals__ }}{% raw %}${window.struck=21}`${window.struck=21}`",
    "\\u003cscript\\u003ewindow.struck=22\\u003c/script\\u003e",
    "&lt;script&gt;window.struck=23&lt;/script&gt;&#60;img src=x onerror=window.struck=23&#62;",
    "<b>24</b><br><a href=\"javascript:window.struck=24\" target=\"_top\">x</a>%{customdata}<extra></extra>",
    "$\\href{javascript:window.struck=25}{25}$ %{x|%Y} \\\\ \\n",
    "\u202e\u2066twenty-six\u2028\u2029\u0085\ufeff\u200b",
    "=HYPERLINK(\"//elsewhere.example/27\",\"27\")",
    "@SUM(1+28)*cmd|'/c calc'!A0",
    "twenty-nine\r\nATTACH:javascript:window.struck=29\r\nEND:VEVENT",
    "__proto__ constructor 30 $& $` $' $1 %s %00 %E0%A4%A",
    "*/--></noscript></xmp><math><mtext><table><mglyph><style><img src onerror=window.struck=31>",
    "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>window.struck=32</x:script>",
)  # fmt: skip


def borrowed() -> list[str]:
    """The payloads of collections that are kept beside the project; empty where there are none."""
    return [
        line
        for path in sorted(CORPUS.glob("*.txt"))
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    ]


def write_inputs(folder: Path, payloads: Sequence[str], *, a_topic: int = 150) -> Path:
    """Articles with one payload each in all their fields, topics of `a_topic` articles each with one as their title, a
    text and an HTML page for each of the first; gives the settings to build them with."""
    inbox = folder / "inbox"
    inbox.mkdir()
    records = [_record(payload, n, f"batch-{n // a_topic}") for n, payload in enumerate(payloads)]
    lines = (json.dumps(record) for record in records)
    (inbox / "export.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for n, payload in enumerate(payloads[:40]):
        name = "".join("∕" if letter in "/\0" else letter for letter in payload)[:60]
        published = f"3 May 2024 0{n % 9}:15"
        (inbox / f"{n} {name}.txt").write_text(
            f"{payload}\n{payload}\n{published}\n\n{_text(payload, n)}", encoding="utf-8"
        )
        (inbox / f"{n}.html").write_text(_page(payload, n), encoding="utf-8")
    (folder / "logo.png").write_bytes(png(64, 32))
    settings = folder / "timeline.toml"
    settings.write_text("\n".join(_settings(payloads, a_topic)), encoding="utf-8")
    return settings


def _text(payload: str, n: int) -> str:
    street, place = f"Street{n % 83}", f"Quay{n % 97}"
    on = datetime(2024, 5, 1) + timedelta(days=n % 60)
    return (
        f"{payload} closed {street} at {place} on {on:%d %B %Y}, the board of {payload} said on Friday. "
        f"Divers recently examined {place}, {payload}. "
        f"Workers {payload} are to open {street} again in September {payload}."
    )


def _record(payload: str, n: int, batch: str) -> dict[str, object]:
    published = datetime(2024, 5, 4, 6) + timedelta(hours=5 * (n % 37))
    inside = "https://news.example/" + payload.replace(" ", "+")
    return {
        "id": f"{n} {payload}",
        "title": payload,
        "text": _text(payload, n),
        "source": payload,
        "agency": payload,
        "byline": payload,
        "url": (payload, inside)[n % 2],
        "archived_url": (inside, payload)[n % 2],
        "published": published.isoformat() if n % 11 else payload,
        "updated": payload,
        "captured": payload if n % 11 else published.isoformat(),
        "tags": [batch, payload],
        "html": payload,
        "language": payload if n % 7 else "en",
    }


def _page(payload: str, n: int) -> str:
    return (
        f"<!doctype html><html lang='{payload}'><head><title>{payload}</title><meta property='og:site_name' "
        f"content='{payload}'><meta name='author' content=\"{payload}\"><meta name='date' content='2024-05-04T07:30'>"
        f"</head><body><article><h1>{payload}</h1><p>{_text(payload, n)}</p><p>{_text(payload, n + 1)}</p></article>"
        "</body></html>"
    )


def _settings(payloads: Sequence[str], a_topic: int) -> Iterator[str]:
    def quoted(text: str) -> str:
        return json.dumps(text).replace("\\/", "/").replace("\x7f", "\\u007f")

    everything = quoted(" ".join(OWN))
    yield f"site_title = {everything}"
    yield f"[theme]\nfooter = {everything}"
    yield f"[theme.logo]\nfile = 'logo.png'\nalt = {everything}\nurl = 'https://news.example/'"
    yield f"[[theme.links]]\ntext = {everything}\nurl = 'https://news.example/'"
    for n, first in enumerate(range(0, len(payloads), a_topic)):
        title = quoted(payloads[first])
        yield f"[topics.batch-{n}]\ntitle = {title}\ntags = ['batch-{n}']"
        yield f"[topics.batch-{n}.picture]\nfile = 'logo.png'\n" + "\n".join(
            f"{name} = {everything}" for name in ("alt", "credit", "licence", "caption")
        )
    yield f"[topics.files]\ntitle = {everything}\nfiles = ['*.txt', '*.html']"
