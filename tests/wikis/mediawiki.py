"""A real MediaWiki on SQLite, of Debian's package, in a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import ProxyHandler, build_opener

import msgspec

from .accounts import Account
from .php import PhpServer, free_port, missing_extensions, run_php

PROGRAM = Path("/usr/share/mediawiki")
EXTENSION = Path(__file__).parents[2] / "extensions" / "StoryTimeline" / "extension.json"

# The parser keeps no page: one setting must not answer for the next. Images can be uploaded, and are given as they are,
# since what makes them smaller need not be installed; jobs are done at once.
_SETTINGS = """
$wgParserCacheType = CACHE_NONE;
$wgEnableUploads = true;
$wgUseImageResize = false;
$wgUploadDirectory = {images!r};
$wgUploadPath = '/images';
$wgRunJobsAsync = false;
$wgShowExceptionDetails = true;
require {more!r};
"""


class Parsed(msgspec.Struct, frozen=True):
    """What the wiki makes of wikitext. Modules are its own names of scripts and styles; categories have underscores."""

    html: str
    categories: tuple[str, ...]
    modules: tuple[str, ...]


def lacking() -> str | None:
    """What is not there of all that this wiki needs, in words; None where it can be run."""
    if not (PROGRAM / "maintenance" / "install.php").is_file():
        return f"MediaWiki is not in {PROGRAM}: apt-get install mediawiki"
    if missing := missing_extensions("pdo_sqlite", "mbstring", "xml", "intl"):
        wanted = "php-cli php-sqlite3 php-mbstring php-xml php-intl"
        return f"PHP, or of its extensions {', '.join(missing)}, is missing: apt-get install {wanted}"
    return None


class MediaWiki:
    """The wiki as its owner sees it.

    `admin` may do all, `editor` what any user may; `bot` is a bot password of the editor that can edit, create and
    upload. The settings are those of a new wiki, uploads aside: no raw HTML, no extension.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.admin, self.editor = Account("Admin"), Account("Editor")
        self.bot = Account("Editor@timeline")
        self._more = folder / "more.php"
        self._environment = {"MW_CONFIG_FILE": str(folder / "LocalSettings.php")}
        # The program stands where the package has it; what this wiki has of its own is beside it
        root = folder / "www"
        (root / "images").mkdir(parents=True)
        for each in PROGRAM.iterdir():
            if each.name not in ("LocalSettings.php", "images", "config", "mw-config"):
                (root / each.name).symlink_to(each)
        port = free_port()
        self.server = PhpServer(root, port, folder / "server.log", environment=self._environment)
        self.url = self.server.url
        self.api = f"{self.url}/api.php"

    def install(self) -> None:
        """Make the database, the settings and the accounts, and serve."""
        data, secret = self.folder / "data", self.folder / "password"
        data.mkdir()
        secret.write_text(self.admin.password, encoding="ascii")
        run_php(
            str(PROGRAM / "maintenance" / "install.php"),
            *("--confpath", str(self.folder), "--dbtype", "sqlite", "--dbpath", str(data), "--dbname", "wiki"),
            *("--server", self.url, "--scriptpath", "", "--lang", "en", "--passfile", str(secret)),
            *("Newsroom Wiki", self.admin.name),
        )
        self._more.write_text("<?php\n", encoding="utf-8")
        with (self.folder / "LocalSettings.php").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS.format(images=str(self.folder / "www" / "images"), more=str(self._more)))
        self.maintain("createAndPromote", self.editor.name, self.editor.password)
        grants = "basic,editpage,createeditmovepage,uploadfile,uploadeditmovefile"
        self.maintain(
            "createBotPassword", "--appid", "timeline", "--grants", grants, self.editor.name, self.bot.password
        )
        self.server.start()
        self.server.wait_for("/index.php?title=Main_Page")

    def maintain(self, script: str, *arguments: str, given: str | None = None) -> str:
        """What a script of `maintenance/` prints."""
        path = PROGRAM / "maintenance" / f"{script}.php"
        return run_php(str(path), *arguments, environment=self._environment, given=given)

    @contextmanager
    def settings(self, php: str) -> Iterator[None]:
        """Meanwhile these lines of PHP hold too, such as `$wgRawHtml = true;`."""
        before = self._more.read_text(encoding="utf-8")
        self._more.write_text(f"{before}{php}\n", encoding="utf-8")
        try:
            yield
        finally:
            self._more.write_text(before, encoding="utf-8")

    @contextmanager
    def with_extension(self, *origins: str) -> Iterator[None]:
        """Meanwhile the parser tag is there, for timelines of these origins."""
        allowed = ", ".join(repr(origin) for origin in origins)
        with self.settings(f"wfLoadExtension( 'StoryTimeline', {str(EXTENSION)!r} );"
                           f"$wgStoryTimelineOrigins = [ {allowed} ];"):  # fmt: skip
            yield

    def write(self, title: str, text: str, *, summary: str = "By hand", account: Account | None = None) -> None:
        """Save a page, as a person does; the editor, unless it is somebody else."""
        name = (account or self.editor).name
        self.maintain("edit", "--user", name, "--summary", summary, title, given=text)

    def text(self, title: str) -> str:
        """The wikitext of a page; raises where there is none."""
        return self.maintain("getText", title)

    def parse(self, text: str) -> Parsed:
        """The text as a reader of a page gets it; nothing is saved."""
        asked = {"action": "parse", "contentmodel": "wikitext", "prop": "text|categories|modules", "text": text}
        with build_opener(ProxyHandler({})).open(
            self.api, urlencode({**asked, "format": "json", "formatversion": "2"}).encode()
        ) as answer:
            told = json.load(answer)["parse"]
        categories = tuple(each["category"] for each in told["categories"])
        return Parsed(told["text"], categories, (*told["modules"], *told["modulestyles"]))

    def html(self, title: str) -> str:
        """What a reader gets of a page."""
        with build_opener(ProxyHandler({})).open(self.address(title)) as answer:
            return str(answer.read().decode())

    def address(self, title: str) -> str:
        """Where a page is read."""
        return f"{self.url}/index.php?title={quote(title.replace(' ', '_'))}"
