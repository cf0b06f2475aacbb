"""`timeline publish` as a newsroom runs it, against a real wiki."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner, Result

from timeline.cli import main

from .accounts import Account
from .published import PublishedSite


@dataclass
class Desk:
    """Publishes the examples to the wiki `kind` at `url`; `lines` are of its table in the settings. An account
    without a name has a token. `said` is all that was ever printed."""

    kind: str
    url: str
    account: Account
    site: PublishedSite
    folder: Path
    said: str = field(default="", init=False)

    def publish(self, *arguments: str, lines: str = 'embed = "never"', settings: str = 'mode = "automatic"') -> Result:
        """Run the command; the password comes from the environment."""
        config = self.folder / "publish.toml"
        config.write_text(
            f'base_url = "{self.site.url}"\n[publish]\n{settings}\n'
            f'[publish.wikis.desk]\nkind = "{self.kind}"\nurl = "{self.url}"\n{lines}\n',
            encoding="utf-8",
        )
        environment = {
            "TIMELINE_DESK_USER": self.account.name,
            f"TIMELINE_DESK_{'PASSWORD' if self.account.name else 'TOKEN'}": self.account.password,
            "NO_PROXY": "127.0.0.1",
        }
        output = str(self.site.folder)
        result = CliRunner(env={**os.environ, **environment}).invoke(
            main, ["publish", self.kind, "-o", output, "--config", str(config), *arguments]
        )
        self.said += result.output + repr(result.exception)
        return result
