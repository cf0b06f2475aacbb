"""timeline.overrides.toml written: what changes is put in its place, and all else stays as somebody wrote it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from timeline.archive.locking import locked
from timeline.errors import OutputError, SettingsError
from timeline.overrides.changes import Change, Option, changed, changes_between
from timeline.overrides.model import Overrides
from timeline.overrides.notation import quoted, toml_value
from timeline.overrides.reading import decoded_overrides
from timeline.overrides.statements import Statement, comment_of, statements, value_of

_BOM = b"\xef\xbb\xbf"
_BARE = re.compile(r"[A-Za-z0-9_-]+")
Where = tuple[str, ...]


def keep(path: Path, changes: Sequence[Change], *, say: Callable[[str], None] = lambda _: None) -> None:
    """Make these changes in the file, or begin it. It is replaced whole, by a draft beside it, under a lock: at any
    moment it holds either all of them or none. `say` tells whom it waits for.

    Raises SettingsError where the file cannot be read, or would contradict itself then; OutputError where it cannot be
    written. In both cases it stays as it was.
    """
    if not changes:
        return
    with locked(path.with_name(f".{path.name}.lock"), f"changing {path}", say=say):
        try:
            before = path.read_bytes() if path.exists() else b""
            replace_whole(path, rewritten(before, changes, path))
        except OSError as error:
            raise OutputError(
                f"{path}: cannot be written ({error.strerror}); check its rights and the space left"
            ) from error


def rewritten(before: bytes, changes: Sequence[Change], path: Path) -> bytes:
    """The content of the file with these changes; `path` is for messages. Raises SettingsError for a file that is none,
    and where one of the changes cannot be made in it."""
    overrides = decoded_overrides(before, path)
    file = _File(before.decode("utf-8-sig"), {each.id or "": str(n) for n, each in enumerate(overrides.add)})
    new: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if not file.take(change) and change.value is not None:
            new.setdefault((change.table, change.key), []).append(change)
    file.drop_empty({file.place(change) for change in changes})
    for entry in new.values():
        file.add(entry)
    content = (_BOM if before.startswith(_BOM) else b"") + file.text.encode()
    wanted = changed(overrides, changes)
    if changes_between(_or_none(content, path), wanted):
        header = f"[[add]] with id = {quoted(changes[0].key)}" if changes[0].table == "add" else _header(changes[0])
        raise SettingsError(
            f"{path}: is written in a way into which this cannot be put; give each entry a header of its own, such as "
            f"{header}, and run this again"
        )
    return content


def replace_whole(path: Path, content: bytes) -> None:
    """Put the content into the place of what the file held, at once. Raises OSError where that cannot be."""
    path = path.resolve()
    draft = path.with_name(f".{path.name}.new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        shutil.copymode(path, draft)
    draft.replace(path)


class _File:
    """The statements of the file; `added` are the numbers of the events by hand by their ids."""

    def __init__(self, text: str, added: Mapping[str, str]) -> None:
        self._statements = [*statements(text)]
        self._added = added
        self._end = "\r\n" if "\r\n" in text else "\n"

    @property
    def text(self) -> str:
        return "".join(each.text for each in self._statements)

    def place(self, change: Change) -> Where:
        """The path of its entry in the file."""
        return (change.table, self._added.get(change.key, "") if change.table == "add" else change.key)

    def take(self, change: Change) -> bool:
        """Make the change in the entry that there is; False where there is none, or nothing to be taken out of it."""
        place = self.place(change)
        path = (*place, change.option)
        for number, each in enumerate(self._statements):
            if [option for option, _ in each.options] == [path]:
                if change.value is None:
                    del self._statements[number]
                else:
                    self._statements[number] = replace(each, text=_with_value(each.text, change.value))
                return True
        return change.value is not None and self._insert(place, change)

    def add(self, entry: Sequence[Change]) -> None:
        """An entry of its own at the end."""
        header = "[[add]]" if entry[0].table == "add" else _header(entry[0])
        lines = [header, *(f"{change.option} = {toml_value(change.value)}" for change in entry)]
        before = self.text
        if before and not before.endswith("\n"):
            lines.insert(0, "")
        if before.strip():
            lines.insert(0, "")
        self._statements.append(Statement("".join(line + self._end for line in lines)))

    def drop_empty(self, places: Collection[Where]) -> None:
        """Take out the headers of these entries that have nothing under them any more; comments there stay."""
        told = {each.section for each in self._statements if each.options}
        self._statements = [each for each in self._statements if each.header not in places or each.section in told]

    def _insert(self, place: Where, change: Change) -> bool:
        """Put a new line behind the last that says something under the header of its entry."""
        header = next((n for n, each in enumerate(self._statements) if each.header == place), None)
        if header is None:
            return False
        section = self._statements[header].section
        last = max(n for n, each in enumerate(self._statements) if each.section == section and not each.is_silent)
        if not self._statements[last].text.endswith("\n"):
            self._statements[last] = replace(self._statements[last], text=self._statements[last].text + self._end)
        lines = {change.option: change.value}
        if place[0] == "add" and not self._says((*place, "id")):  # made of its content so far, and to be kept
            lines["id"] = change.key
        for option, value in reversed(lines.items()):
            text = f"{option} = {toml_value(value)}{self._end}"
            self._statements.insert(last + 1, Statement(text, section, options=(((*place, option), value),)))
        return True

    def _says(self, path: tuple[str, ...]) -> bool:
        return any(option == path for each in self._statements for option, _ in each.options)


def _with_value(statement: str, value: Option) -> str:
    return statement[: value_of(statement)] + toml_value(value) + statement[comment_of(statement) :]


def _header(change: Change) -> str:
    return f"[{change.table}.{change.key if _BARE.fullmatch(change.key) else quoted(change.key)}]"


def _or_none(content: bytes, path: Path) -> Overrides:
    try:
        return decoded_overrides(content, path)
    except SettingsError as error:
        raise SettingsError(f"{error}. Nothing was changed") from error
