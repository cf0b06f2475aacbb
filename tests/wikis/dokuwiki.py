"""A real DokuWiki, of Debian's package, in a folder of its own."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import ProxyHandler, build_opener

from .accounts import Account
from .php import PhpServer, free_port, missing_extensions, run_php

PROGRAM, CONFIGURATION = Path("/usr/share/dokuwiki"), Path("/etc/dokuwiki")

# No page is kept: one setting must not answer for the next. Its interfaces for programs are open to users.
_SETTINGS = """<?php
$conf['title'] = 'Newsroom DokuWiki';
$conf['savedir'] = {data!r};
$conf['cachetime'] = -1;
$conf['updatecheck'] = 0;
$conf['useacl'] = 1;
$conf['superuser'] = '@admin';
$conf['passcrypt'] = 'bcrypt';
$conf['remote'] = 1;
$conf['remoteuser'] = '@user';
require {more!r};
"""
_KINDS = ("attic", "cache", "index", "locks", "log", "media", "media_attic", "media_meta", "meta", "pages", "tmp")
_HASH = "echo password_hash( stream_get_contents( STDIN ), PASSWORD_BCRYPT );"


def lacking() -> str | None:
    """What is not there of all that this wiki needs, in words; None where it can be run."""
    if not (PROGRAM / "doku.php").is_file():
        return f"DokuWiki is not in {PROGRAM}: apt-get install dokuwiki"
    if missing_extensions("xml"):
        return "PHP or its extension xml is missing: apt-get install php-cli php-xml"
    return None


class DokuWiki:
    """The wiki as its owner sees it.

    `admin` may do all, `editor` may edit, create and upload; `reader` can log in and only read. Raw HTML is off, as in
    a new wiki.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.admin, self.editor, self.reader = Account("admin"), Account("editor"), Account("reader")
        self._more, self._data = folder / "more.php", folder / "data"
        root = folder / "www"
        root.mkdir(parents=True)
        for each in PROGRAM.iterdir():
            if each.name != "install.php":
                (root / each.name).symlink_to(each)
        # What Debian's own start file defines is only what is not defined yet
        first = folder / "first.php"
        first.write_text(f"<?php define( 'DOKU_CONF', {str(folder / 'conf') + '/'!r} );\n", encoding="utf-8")
        self.server = PhpServer(
            root, free_port(), folder / "server.log", "-d", f"auto_prepend_file={first}", environment={}
        )
        self.url = self.server.url
        self.api = f"{self.url}/lib/exe/xmlrpc.php"

    def install(self) -> None:
        """Make the settings and the accounts, and serve."""
        conf = self.folder / "conf"
        conf.mkdir()
        for kind in _KINDS:
            (self._data / kind).mkdir(parents=True)
        for each in CONFIGURATION.iterdir():
            if each.is_file() and each.name not in ("local.php", "acl.auth.php", "users.auth.php"):
                shutil.copyfile(each, conf / each.name)
        self._more.write_text("<?php\n", encoding="utf-8")
        settings = _SETTINGS.format(data=str(self._data), more=str(self._more))
        (conf / "local.php").write_text(settings, encoding="utf-8")
        (conf / "acl.auth.php").write_text("*\t@ALL\t1\n*\t@user\t8\n", encoding="utf-8")
        lines = [
            f"{account.name}:{self._hash(account)}:{account.name.title()}:{account.name}@wiki.example:{groups}\n"
            for account, groups in ((self.admin, "admin,user"), (self.editor, "user"), (self.reader, "guests"))
        ]
        (conf / "users.auth.php").write_text("".join(lines), encoding="utf-8")
        self.server.start()
        self.server.wait_for("/doku.php?id=start")

    def _hash(self, account: Account) -> str:
        return run_php("-r", _HASH, given=account.password)

    @contextmanager
    def settings(self, php: str) -> Iterator[None]:
        """Meanwhile these lines of PHP hold too, such as `$conf['htmlok'] = 1;`."""
        before = self._more.read_text(encoding="utf-8")
        self._more.write_text(f"{before}{php}\n", encoding="utf-8")
        try:
            yield
        finally:
            self._more.write_text(before, encoding="utf-8")

    @contextmanager
    def rules(self, *lines: str) -> Iterator[None]:
        """Meanwhile these lines of access control hold too."""
        path = self.folder / "conf" / "acl.auth.php"
        before = path.read_text(encoding="utf-8")
        path.write_text("".join([before, *(f"{line}\n" for line in lines)]), encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(before, encoding="utf-8")

    @contextmanager
    def being_edited(self, page: str, account: Account) -> Iterator[None]:
        """Meanwhile somebody has the page open in the editor."""
        lock = self._data / "locks" / f"{hashlib.md5(page.encode(), usedforsecurity=False).hexdigest()}.lock"
        lock.write_text(account.name, encoding="utf-8")
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)

    def html(self, page: str) -> str:
        """What a reader gets of a page."""
        with build_opener(ProxyHandler({})).open(self.address(page)) as answer:
            return str(answer.read().decode())

    def write(self, page: str, text: str) -> None:
        """Save a page (`topics:bridge`) as its file."""
        path = self._file(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def text(self, page: str) -> str:
        """The text of a page; raises where there is none."""
        return self._file(page).read_text(encoding="utf-8")

    def upload(self, name: str, content: bytes) -> None:
        """Put a file into the root of the media manager."""
        (self._data / "media" / name).write_bytes(content)

    def _file(self, page: str) -> Path:
        return self._data / "pages" / (page.replace(":", "/") + ".txt")

    def address(self, page: str) -> str:
        """Where a page is read."""
        return f"{self.url}/doku.php?id={quote(page)}"
