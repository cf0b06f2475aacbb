"""Story timeline: from a pile of news articles to the story so far.

`build` makes the site, `annotate` finds the time expressions of a text, `resolve` explains one. They are loaded when
they are first used, so that `import timeline` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.api import annotate, build, resolve
    from timeline.errors import TimelineError
    from timeline.settings import Settings, load_settings

__version__ = "0.1.0"
__all__ = ["Settings", "TimelineError", "annotate", "build", "load_settings", "resolve"]

_HOMES = {
    "annotate": "timeline.api",
    "build": "timeline.api",
    "resolve": "timeline.api",
    "TimelineError": "timeline.errors",
    "Settings": "timeline.settings",
    "load_settings": "timeline.settings",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
