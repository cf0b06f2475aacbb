"""The colours of a theme, light and dark: what the newsroom sets, what follows from that, and that it can be read."""

from __future__ import annotations

from timeline.errors import SettingsError
from timeline.rendering.colours import READABLE, colour, contrast, mixed, readable
from timeline.theme_settings import ColourSettings

# As page.css has them; a test holds the two to each other
LIGHT = {
    "paper": "#fffdf9", "card": "#ffffff", "ink": "#16181d", "soft": "#5a606b", "line": "#dcd9d2", "grid": "#cfcbc2",
    "accent": "#b3261e", "link": "#1f4e79", "mark": "#fff1a8", "lift": "#fff8dc",
    "tone-0": "#c4574f", "tone-1": "#d68a83", "tone-2": "#e6b5af", "tone-3": "#f0d3ce",
    "outlet-0": "#8b8f98", "outlet-1": "#1f4e79", "outlet-2": "#8a5a00", "outlet-3": "#2f6b4f", "outlet-4": "#6b3f86",
}  # fmt: skip
DARK = {
    "paper": "#14161a", "card": "#1b1e24", "ink": "#eceae5", "soft": "#a6acb7", "line": "#343841", "grid": "#3d424c",
    "accent": "#ff8a7a", "link": "#8db9e8", "mark": "#5a4a00", "lift": "#22252c",
    "tone-0": "#d9766a", "tone-1": "#a8584f", "tone-2": "#75423d", "tone-3": "#4b302e",
    "outlet-0": "#7d838f", "outlet-1": "#8db9e8", "outlet-2": "#e0b35a", "outlet-3": "#7fc3a0", "outlet-4": "#c39be0",
}  # fmt: skip

_TONES = (0.2, 0.45, 0.65, 0.8)  # of paper in the accent, from narrow spans to wide ones
_DERIVED = {"card": 0.0, "line": 0.15, "grid": 0.22, "lift": 0.05}  # of ink in the paper
_READ = {
    "paper": ("ink", "soft", "accent", "link"),
    "card": ("ink", "soft", "accent", "link"),
    "lift": ("ink", "soft", "accent", "link"),
    "mark": ("ink",),
}
"""By ground, what is read on it."""


def changes(settings: ColourSettings, ours: dict[str, str], where: str) -> dict[str, str]:
    """The variables of the style sheet that differ from `ours`, by name. Raises SettingsError for what is no colour,
    and for text that could not be read on its ground."""
    stated = _stated(settings, where)
    full = ours | stated
    if "paper" in stated or "ink" in stated:
        derived = {name: mixed(full["paper"], full["ink"], share) for name, share in _DERIVED.items()}
        full |= derived | stated
    if "accent" in stated or "paper" in stated:
        derived = {f"tone-{n}": mixed(full["accent"], full["paper"], share) for n, share in enumerate(_TONES)}
        full |= derived | stated
    if stated:
        _refuse_unreadable(full, where)
    return {name: value for name, value in full.items() if value != ours[name]}


def _stated(settings: ColourSettings, where: str) -> dict[str, str]:
    written: dict[str, str | None] = {name: getattr(settings, name, None) for name in LIGHT}
    written |= {f"tone-{n}": each for n, each in enumerate(settings.spans or ())}
    written |= {f"outlet-{n}": each for n, each in enumerate(settings.outlets or ())}
    stated: dict[str, str] = {}
    for name, value in written.items():
        if value is None:
            continue
        known = colour(value)
        if known is None:
            kind, _, _ = name.partition("-")
            option = {"tone": "spans", "outlet": "outlets"}.get(kind, name)
            raise SettingsError(f"{where}.{option}: {value!r} is no colour; write it as '#1f4e79' or '#abc'")
        stated[name] = known
    return stated


def _refuse_unreadable(full: dict[str, str], where: str) -> None:
    for ground, names in _READ.items():
        for name in names:
            ratio = contrast(full[name], full[ground])
            if ratio >= READABLE:
                continue
            better = readable(full[name], full[ground])
            hint = f"{name} = '{better}' would do" if better else f"choose another {ground}"
            raise SettingsError(
                f"{where}: {name} {full[name]} on {ground} {full[ground]} has a contrast of {int(ratio * 100) / 100:g} "
                f"to 1, and text needs {READABLE} to 1 to be read by all (WCAG 2.2 AA); {hint}"
            )
