"""One tree of exceptions. Text that cannot be resolved is a result with a reason, never one of these."""


class TimelineError(Exception):
    """Anything that this package raises on purpose; `exit_code` is what the command line leaves with."""

    exit_code = 2


class SettingsError(TimelineError):
    """timeline.toml or a command-line value is wrong; the message says which key and what it may be."""


class RuleError(TimelineError):
    """A language file is broken: an unknown word class, operation or slot."""


class InputError(TimelineError):
    """An input that was named cannot be used: it is missing, empty, not text, or holds no article."""


class OutputError(TimelineError):
    """The output folder is not ours to replace, or cannot be written."""


class ArchiveError(TimelineError):
    """The archive cannot be used: it is missing, damaged, in use, of a newer version, or cannot be written."""


class LockedError(TimelineError):
    """Another command is changing the same archive or output, and did not end in time."""


class NothingBuiltError(TimelineError):
    """No input gave an article, so there is nothing to show."""

    exit_code = 3


class StrictError(TimelineError):
    """`--strict` was given and some inputs were unusable; the old output was left as it was."""

    exit_code = 4


class ShrinkError(TimelineError):
    """A build would lose more of the events of the last one than `max_loss` allows; all was left as it was."""

    exit_code = 4
