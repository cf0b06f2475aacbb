"""Where language files lie and how they are read: `xx.toml`, or a folder `xx` of such files, ours and a newsroom's."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from timeline.errors import RuleError

_CODE = re.compile(r"[a-z]{2,3}")
_PLACE = re.compile(r"(.*?)(?: - at `\$\.?(.*)`)?", re.DOTALL)
_WORDS = {
    "Object missing required field": "a rule must have",
    "Object contains unknown field": "there is no key",
    "Expected `array`": "expected a list in [ ]",
    "`object`": "a table",
    "`str`": "a text in quotes",
    "`bool`": "true or false",
}
_OF_RULE = re.compile(r"rule\[(\d+)\]\.?(.*)")


def languages(folder: str | None = None) -> tuple[str, ...]:
    """Codes of the languages that have a file here or in `folder`, a newsroom's own, in order.

    Raises RuleError where that folder is missing, or a file in it is not named by a code.
    """
    return tuple(sorted({path.name.removesuffix(".toml") for each in _folders(folder) for path in _languages_in(each)}))


def documents(code: str, folder: str | None) -> list[tuple[str, str]]:
    """Name and text of the files of a language, in the order in which they are joined: ours first, each by name.

    Raises RuleError where one cannot be read.
    """
    return [_document(path) for each in _folders(folder) for path in _files_of(code, each)]


def read_table(name: str, text: str, shape: type[msgspec.Struct]) -> dict[str, Any]:
    """The TOML of a file, checked against its shape. Raises RuleError with the file, the line or key, and the fault."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{name}: this is no TOML: {error}") from error
    try:
        msgspec.convert(table, type=shape)
    except msgspec.ValidationError as error:
        raise RuleError(f"{name}: {_in_words(str(error), table)}") from error
    return table


def _in_words(message: str, table: dict[str, Any]) -> str:
    """The message of msgspec in the words of the file, its place in front: a rule is named, not only numbered."""
    match = _PLACE.fullmatch(message)
    what, place = (match[1], match[2] or "") if match else (message, "")
    for theirs, ours in _WORDS.items():
        what = what.replace(theirs, ours)
    of_rule = _OF_RULE.fullmatch(place)
    if of_rule is None:
        return f"{place}: {what}" if place else what
    rules = table["rule"]
    rule = rules[int(of_rule[1])] if isinstance(rules, list) else None
    name = f" ({rule['name']!r})" if isinstance(rule, dict) and "name" in rule else ""
    return f"rule {int(of_rule[1]) + 1}{name}{': ' + of_rule[2] if of_rule[2] else ''}: {what}"


def _folders(own: str | None) -> tuple[Traversable, ...]:
    shipped = resources.files("timeline.temporal") / "languages"
    if own is None:
        return (shipped,)
    if not Path(own).is_dir():
        raise RuleError(f"{own}: there is no such folder of language files; check `language_folder` in the settings")
    return (shipped, Path(own))


def _languages_in(folder: Traversable) -> list[Traversable]:
    found = [path for path in folder.iterdir() if not path.name.startswith(("_", ".")) and _is_language(path)]
    for path in found:
        if not _CODE.fullmatch(path.name.removesuffix(".toml")):
            raise RuleError(f"{path.name}: a language file is named by the code of its language, such as en.toml")
    return found


def _is_language(path: Traversable) -> bool:
    if path.is_dir():
        return any(inner.name.endswith(".toml") for inner in path.iterdir())
    return path.name.endswith(".toml")


def _files_of(code: str, folder: Traversable) -> list[Traversable]:
    inner = folder / code
    found = [path for path in inner.iterdir() if path.name.endswith(".toml")] if inner.is_dir() else []
    found += [path for path in (folder / f"{code}.toml",) if path.is_file()]
    return sorted(found, key=lambda path: path.name)


def _document(path: Traversable) -> tuple[str, str]:
    try:
        return path.name, path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"{path.name}: it is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise RuleError(f"{path.name}: cannot be read ({error.strerror}); check its rights") from error
