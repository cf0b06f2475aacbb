"""What is said to those who build where pictures of timelines could not be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.models import Diagnostic

_NAMED = 8  # topics, and letters, in a remark


def not_installed(packages: Sequence[str]) -> Diagnostic:
    """No picture at all, for want of these packages."""
    lacking = " ".join(packages)
    return _remark(
        f"no pictures of timelines: their packages are not installed; pip install {lacking}, or set stills.draw = false"
    )


def unwritten(by_topic: Mapping[str, str]) -> Diagnostic:
    """No picture of some topics, by their keys, for want of a font with the letters that each has."""
    letters = sorted({each for lacking in by_topic.values() for each in lacking})
    named = _few([f"{each} (U+{ord(each):04X})" for each in letters])
    return _remark(f"no picture of {_few(list(by_topic))}: no font has {named}; name one that has them in stills.fonts")


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _remark(reason: str) -> Diagnostic:
    return Diagnostic(path="timeline.toml", where="stills", reason=reason, kept=True)
