"""The fonts of stills: those of the newsroom as far as it has files of them, else Source Serif and Source Sans."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.errors import SettingsError
from timeline.rendering.own_files import content_of
from timeline.rendering.stills.faces import read_face
from timeline.rendering.stills.ruler import Type
from timeline.settings import Settings
from timeline.theme_settings import FontSettings

_SERIF = ("Source Serif Pro", "font_source_serif_pro", ("SourceSerifPro-Bold.ttf",))
_SANS = ("Source Sans Pro", "font_source_sans_pro", ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf"))
_NEEDED = {
    "resvg_py": "resvg-py",
    "fontTools": "fonttools",
    "brotli": "brotli",
    "font_source_serif_pro": "font-source-serif-pro",
    "font_source_sans_pro": "font-source-sans-pro",
}
_WEIGHTS = {"serif": (700,), "sans": (400, 600)}  # those that a still has words in


def missing_packages() -> tuple[str, ...]:
    """Those that stills need and that are not installed, by the names that pip knows them by."""
    return tuple(name for module, name in _NEEDED.items() if importlib.util.find_spec(module) is None)


@contextmanager
def type_of(settings: Settings) -> Iterator[Type]:
    """The type for these settings; its files are there within the context. Raises SettingsError for a font file that
    cannot be read."""
    with TemporaryDirectory(prefix="timeline-fonts-") as folder:
        serif, of_serif = _family("serif", settings, Path(folder)) or _shipped(*_SERIF)
        sans, of_sans = _family("sans", settings, Path(folder)) or _shipped(*_SANS)
        more = [_further(file, f"stills.fonts[{n}]", Path(folder)) for n, file in enumerate(settings.stills.fonts, 1)]
        # what a family of the newsroom's lacks, ours may have
        files = (*of_serif, *of_sans, *_shipped(*_SERIF)[1], *_shipped(*_SANS)[1], *more)
        yield Type(serif=serif, sans=sans, files=tuple(dict.fromkeys(files)))


def _shipped(family: str, module: str, names: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    found = importlib.util.find_spec(module)
    folders = found.submodule_search_locations if found else None
    if not folders:
        raise SettingsError(f"stills: the package {_NEEDED[module]} is not installed; pip install {_NEEDED[module]}")
    return family, tuple((Path(folders[0]) / "files" / name).as_posix() for name in names)


def _family(kind: str, settings: Settings, folder: Path) -> tuple[str, tuple[str, ...]] | None:
    """The first family that the theme names and has files of, under a name of its own so that nothing is mixed up; None
    where there is none."""
    names = settings.theme.serif if kind == "serif" else settings.theme.sans
    fonts = [(n, font) for n, font in enumerate(settings.theme.fonts, 1) if font.style == "normal"]
    family = next((name for name in names if any(font.family == name for _, font in fonts)), None)
    if family is None:
        return None
    own = f"Newsroom {kind}"
    files = [
        _written(font, weight, own, folder / f"{kind}-{n}-{weight}.ttf", f"theme.fonts[{n}]")
        for n, font in fonts
        if font.family == family
        for weight in _weights(font, kind)
    ]
    return own, tuple(files)


def _weights(font: FontSettings, kind: str) -> tuple[int, ...]:
    """Those to be made of a font: of a variable one what is needed, as near as its range comes to it."""
    low, _, high = str(font.weight).partition(" ")
    if not high:
        return (int(low),)
    return tuple(dict.fromkeys(max(int(low), min(int(high), weight)) for weight in _WEIGHTS[kind]))


def _written(font: FontSettings, weight: int, family: str, path: Path, where: str) -> str:
    """The font as a file that resvg reads: unpacked, of one weight, under another family's name."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (for builds that draw)
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415  (as above)

    try:
        made = TTFont(BytesIO(content_of(font.file, where)), recalcTimestamp=False)
        made.flavor = None
        if "fvar" in made:
            axes = {axis.axisTag: axis.defaultValue for axis in made["fvar"].axes}
            made = instantiateVariableFont(made, axes | ({"wght": weight} if "wght" in axes else {}))
        made["OS/2"].usWeightClass = weight
        names = made["name"]
        for number in (16, 17, 21, 22):
            names.removeNames(nameID=number)
        names.setName(family, 1, 3, 1, 0x409)
        names.names = [name for name in names.names if name.nameID != 1 or str(name) == family]
        made.save(path)
    except SettingsError:
        raise
    except Exception as error:  # fontTools raises whatever the bytes of a broken file lead it to
        raise SettingsError(
            f"{where}: {font.file}: cannot be read as a font ({type(error).__name__}: {error}); convert it to WOFF2 "
            "again, or set stills.draw = false"
        ) from error
    return path.as_posix()


def _further(file: str, where: str, folder: Path) -> str:
    path = Path(file)
    if not path.is_file():
        raise SettingsError(f"{where}: {file}: there is no such file; paths count from the folder of timeline.toml")
    try:
        if path.read_bytes()[:4] == b"wOF2":
            return _written(FontSettings(family="", file=file), 400, path.stem, folder / f"{path.stem}.ttf", where)
        read_face(path.as_posix())
    except (OSError, ValueError) as error:
        raise SettingsError(f"{where}: {file}: {error}; name a TTF, OTF, TTC or WOFF2 file") from error
    return path.as_posix()
