"""A style sheet whose dark colours also answer to a choice: an embed can look as the page around it does."""

from __future__ import annotations

import re

# `:root { ... }` for readers who prefer the dark, with what else the media query asks for before it
_DARK = re.compile(r"@media ([^{}]*?)(?: and )?\(prefers-color-scheme: dark\) \{([^{}]*):root \{([^{}]*)\}\s*\}")


def by_choice(sheet: str) -> str:
    """The sheet, its dark colours for those who prefer them unless `data-theme` of the root is `light`, and for all
    where it is `dark`. The rules weigh as much as before, so that what comes after them still goes before them."""
    return _DARK.sub(_both, sheet)


def _both(found: re.Match[str]) -> str:
    condition, comment, colours = found.groups()
    preferred = f"{condition} and (prefers-color-scheme: dark)" if condition else "(prefers-color-scheme: dark)"
    chosen = f"@media {condition} {{" if condition else "@media all {"
    return (
        f"@media {preferred} {{{comment}:root:where(:not([data-theme=light])) {{{colours}}} }}\n"
        f"{chosen} :root:where([data-theme=dark]) {{{colours}}} }}"
    )
