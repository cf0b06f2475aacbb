"""What the program has to say, apart from the language in which it says it."""

from __future__ import annotations

from timeline.models.base import Model


class Message(Model, frozen=True):
    """A sentence or a part of one. `words` is the English, by which catalogues know it too; what `{name}` stands for is
    in `values`. As a string it is the English.

    Where `values` has a `count`, `words` is for many and `one` for a single one. `at` says that it names a date: ISO
    8601, a year, a month, a day or a time of day, or two of them with a slash between (half-open; ".." is an open end),
    which a page writes in its own language instead of `words`.
    """

    words: str
    values: tuple[tuple[str, str | Message], ...] = ()
    one: str | None = None
    at: str | None = None

    def __str__(self) -> str:
        values = dict(self.values)
        form = self.one if self.one is not None and values.get("count") == "1" else self.words
        return form.format(**values) if values else form


def quoted(words: str) -> Message:
    """Words that are not the program's own, as they are."""
    return said("{quote}", quote=words)


def dated(at: object) -> Message:
    """A year, a month, a day or a time, which as a string is ISO 8601, for a page to write in its own way."""
    return Message(str(at), at=str(at))


def said(words: str, /, **values: object) -> Message:
    """A message with its values; those that are no messages themselves are written as strings."""
    told = ((name, value if isinstance(value, Message) else str(value)) for name, value in values.items())
    return Message(words, tuple(told))
