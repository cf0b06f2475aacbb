"""The names under which exports and pages keep what we need, from `names.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Names:
    """`fields` by our own name of a field, `meta` by `published` and `updated`; `dated` and `others` are parts of class
    names: of elements that show a time, and of blocks that are not the article's."""

    fields: dict[str, tuple[str, ...]]
    meta: dict[str, tuple[str, ...]]
    dated: tuple[str, ...]
    others: tuple[str, ...]


@cache
def load_names() -> Names:
    """Read `names.toml` once."""
    data = tomllib.loads(files("timeline.reading").joinpath("names.toml").read_text(encoding="utf-8"))
    return Names(
        fields={field: tuple(names) for field, names in data["fields"].items()},
        meta={kind: tuple(names) for kind, names in data["meta"].items()},
        dated=tuple(data["classes"]["dated"]),
        others=tuple(data["classes"]["others"]),
    )
