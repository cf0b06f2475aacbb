"""`timeline publish`: built topics on wiki pages."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from timeline.commands.options import with_config
from timeline.publish_settings import WikiKind
from timeline.settings import load_settings

if TYPE_CHECKING:
    from timeline.publishing.built import BuiltTopic
    from timeline.publishing.credentials import Credentials
    from timeline.publishing.publisher import Outcome
    from timeline.publishing.run import Run

_NOTHING, _SOME = 3, 4  # exit codes: nothing could be published; not all could
_DONE = ("written", "unchanged", "would write", "draft")
_FAULTS = ("failed", "shrunk")


@click.command("publish")
@click.argument("kind", type=click.Choice(get_args(WikiKind)))
@click.argument("topics", nargs=-1, metavar="TOPIC...")
@click.option("--all", "everything", is_flag=True, help="Every topic of the built site.")
@click.option("--wiki", metavar="NAME", help="Which wiki, where the settings name several of this kind.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="The folder of the built site.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Print what would change on each page, and write nothing.")
@click.option("--check", is_flag=True, help="Print what the wiki allows and what is missing, and write nothing.")
@click.option("--accept-shrink", is_flag=True, help="Publish topics even if they lost many events.")
@with_config
@click.option("--quiet", is_flag=True, help="Say nothing but what went wrong.")
def command(  # noqa: PLR0913  (click gives each option as an argument)
    *,
    kind: WikiKind,
    topics: tuple[str, ...],
    everything: bool,
    wiki: str | None,
    output: Path,
    dry_run: bool,
    check: bool,
    accept_shrink: bool,
    config: Path | None,
    quiet: bool,
) -> None:
    """Put each TOPIC, a slug or a title, on its page of a wiki.

    Only the section between our marks is replaced, and only where it changed. The wiki and the pages stand in
    timeline.toml, the password or token in the environment or the keyring.
    """
    from timeline.publishing.built import built_topics, chosen  # noqa: PLC0415  (so that --help stays quick)
    from timeline.publishing.credentials import credentials_of, hiding, system_keyring  # noqa: PLC0415  (as above)
    from timeline.publishing.settled import unknown_topics, wiki_of  # noqa: PLC0415  (as above)

    settings = load_settings(config)
    name, place = wiki_of(settings.publish, kind, wiki)
    built = built_topics(output)
    wanted = list(built.values()) if everything else chosen(built, topics)
    if not wanted and not check:
        raise click.UsageError("name a TOPIC by its slug or title, or publish --all of them")
    credentials = credentials_of(name, place.user, os.environ, system_keyring())
    with hiding(credentials):
        from timeline.publishing.run import Run  # noqa: PLC0415  (so that --help stays quick)

        run = Run.begin(settings, place, credentials, built, dry_run=dry_run, accept_shrink=accept_shrink)
        tell = Telling(credentials, quiet=quiet)
        for slip in unknown_topics(settings.publish, place, built):
            tell.warn(slip)
        faults = _checked(run, wanted, tell) if check else _published(run, wanted, tell)
    if faults:
        raise click.exceptions.Exit(faults)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the command prints, without the secrets of the account, whatever a wiki may answer."""

    credentials: Credentials
    quiet: bool

    def answer(self, text: str) -> None:
        """On standard output."""
        click.echo(self.credentials.hide(text), nl=False)

    def say(self, line: str) -> None:
        """On standard error, unless `--quiet`."""
        if not self.quiet:
            self.warn(line)

    def warn(self, line: str) -> None:
        """On standard error, also with `--quiet`."""
        click.echo(self.credentials.hide(line), err=True)

    def outcome(self, outcome: Outcome) -> None:
        """The difference, and a line."""
        self.answer(outcome.difference)
        told = f" ({outcome.told})" if outcome.told else ""
        line = f"{outcome.topic}: {outcome.kind}, {outcome.page}{told}"
        (self.warn if outcome.kind in _FAULTS else self.say)(line)


def _checked(run: Run, topics: Sequence[BuiltTopic], tell: Telling) -> int:
    """Print what `--check` finds; the exit code."""
    missing = False
    for finding in run.check(topics):
        tell.answer(f"{finding}\n")
        missing = missing or finding.good is False
    return _SOME if missing else 0


def _published(run: Run, topics: Sequence[BuiltTopic], tell: Telling) -> int:
    """Publish, tell of each topic, and return the exit code."""
    from timeline.publishing.faults import PublishError, WikiError  # noqa: PLC0415  (so that --help stays quick)

    outcomes: list[Outcome] = []
    notes: dict[str, None] = {}
    try:
        for outcome in run.publish(topics):
            outcomes.append(outcome)
            tell.outcome(outcome)
            notes |= dict.fromkeys(outcome.notes)
    except (WikiError, PublishError) as error:
        if not outcomes:
            raise
        left = [topic.key for topic in topics if topic.key not in {outcome.topic for outcome in outcomes}]
        done = [outcome.topic for outcome in outcomes if outcome.kind in _DONE]
        tell.warn(f"Error: {error}")
        tell.warn(f"done: {', '.join(done) or 'nothing'}; not done: {', '.join(left) or 'the index'}")
        tell.warn("Run it again: it goes on with what is not done, and leaves alone what is.")
        return _SOME if done else _NOTHING
    for note in notes:
        tell.say(note)
    if not any(outcome.kind in _FAULTS for outcome in outcomes):
        return 0
    return _SOME if any(outcome.kind in _DONE for outcome in outcomes) else _NOTHING
