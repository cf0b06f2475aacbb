"""The command `timeline`: each of its commands lives in a module of its own, loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from timeline import __version__
from timeline.errors import TimelineError

_INTERRUPTED = 128 + 2  # as shells say of a program that was stopped by Ctrl-C (signal 2)

# Each with its line in `timeline --help`, which need not load them for that.
COMMANDS = {
    "build": "Build the site: a timeline page for each topic.",
    "annotate": "Print the time expressions of each article.",
    "explain": "Explain one expression: its value and how it came about.",
    "published": "Print when each article was published, and the evidence.",
    "events": "Print what each article says happened, and when.",
    "topics": "Print which article belongs to which topic.",
    "edit": "Correct, retitle, hide, merge and add events of a topic.",
    "review": "List what deserves an editor's look.",
    "publish": "Put built topics on the pages of a wiki.",
    "inputs": "List what can be read, or say what given files hold.",
    "archive": "Keep articles from one build to the next.",
    "serve": "Show a built site in the browser of this machine.",
    "digest": "Print the most important dates of a topic.",
}


class Commands(click.Group):
    """Loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"timeline.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # ctx: click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TimelineError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(_INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """The story so far: from a pile of news articles to a dated, sourced, interactive timeline.

    INPUT is a file, a folder, a glob or - (standard input); `timeline inputs` lists what can be read.
    """
