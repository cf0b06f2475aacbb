"""Message catalogues (gettext), read from their .po files: those of the program and a newsroom's own.

A text is looked for in the newsroom's file, then in ours of that language, then in English: a file of two lines is
enough to change two texts, and one from before an update still serves.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import NoReturn

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from timeline.errors import SettingsError

OWN = Path(str(files("timeline"))) / "locale"
_ENGLISH = OWN / "en.po"


def messages_of(language: str, folder: Path | None = None) -> NullTranslations:
    """All texts of the pages in `language` by their keys; for `de-AT`, what has no words there has those of `de`. A key
    that no catalogue has raises KeyError.

    Raises SettingsError where neither the program nor `folder` has a catalogue of the language, or where one in
    `folder` cannot be used.
    """
    codes = dict.fromkeys((language, language.partition("-")[0]))
    found = [path for code in codes for path in _places(code, folder)]
    if not found:
        raise SettingsError(
            f"there is no catalogue for pages in {language!r}; there is one for: {', '.join(languages(folder))}. "
            f"Put {language}.po into a folder and name that by catalogue_folder (docs/translating.md)"
        )
    texts: NullTranslations = _NoSuchText()
    for path in reversed(list(dict.fromkeys((*found, _ENGLISH)))):
        layer = _compiled(path)
        layer.add_fallback(texts)
        texts = layer
    return texts


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The codes of the languages that have a catalogue, sorted."""
    paths = [path for place in (OWN, folder) if place for path in place.glob("*.po")]
    return tuple(sorted({path.stem for path in paths}))


def _places(code: str, folder: Path | None) -> Iterator[Path]:
    for place in (folder, OWN):
        if place and (path := place / f"{code}.po").is_file():
            yield path


def _compiled(path: Path) -> GNUTranslations:
    catalog = _read(path)
    if path.parent != OWN:
        _refuse_wrong(catalog, path)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _read(path: Path) -> Catalog:
    try:
        with path.open("rb") as file:
            return read_po(file, locale=path.stem.replace("-", "_"), abort_invalid=True)
    except (
        PoFileError,
        ValueError,
        OSError,
    ) as error:  # ValueError: bytes that are not UTF-8, plural forms that are no rule
        raise SettingsError(f"{path}: is no message catalogue: {error}. docs/translating.md shows one") from error


def _refuse_wrong(catalog: Catalog, path: Path) -> None:
    """Raise SettingsError for a text that the pages do not have, or one with a placeholder that nothing fills in."""
    fields = _fields_in_english()
    for message in catalog:
        if not message.id:
            continue
        key, forms = _forms(message.id, message.string)
        where = f"{path}, line {message.lineno}: {key!r}"
        if key not in fields:
            near = get_close_matches(key, fields, n=1)
            raise SettingsError(f"{where} is no text of the pages{f'; did you mean {near[0]!r}?' if near else ''}")
        for form in forms:
            for name in _placeholders(form, where) - fields[key]:
                known = ", ".join(f"{{{each}}}" for each in sorted(fields[key])) or "none"
                raise SettingsError(f"{where}: {{{name}}} stands for nothing; what may stand there: {known}")


@cache
def _fields_in_english() -> dict[str, frozenset[str]]:
    """By key, the placeholders that may stand in the text."""
    found = {}
    for message in _read(_ENGLISH):
        if message.id:
            key, forms = _forms(message.id, message.string)
            found[key] = frozenset(name for form in forms for name in _placeholders(form, key))
    return found


def _forms(key: str | tuple[str, ...] | list[str], string: object) -> tuple[str, tuple[str, ...]]:
    """The key of a message and its words, one for each plural form."""
    plain = key if isinstance(key, str) else key[0]
    forms = string if isinstance(string, (list, tuple)) else (string or "",)
    return plain, tuple(map(str, forms))


def _placeholders(words: str, where: str) -> set[str]:
    try:
        return {name for _, name, *_ in Formatter().parse(words) if name is not None}
    except ValueError as error:
        raise SettingsError(f"{where}: {error}; write a brace that is meant as such twice") from error


class _NoSuchText(NullTranslations):
    def gettext(self, message: str) -> NoReturn:
        raise KeyError(f"no catalogue has the text {message!r}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise KeyError(f"no catalogue has the text {msgid1!r}")
