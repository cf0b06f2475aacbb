"""What deserves a look, for people on a terminal and for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from timeline.rendering.escaping import printable
from timeline.reviewing.findings import Finding

_QUOTED = 3  # of one thing; the page has all
_ELSEWHERE = "overrides of no topic"


def told(findings: Sequence[Finding], titles: Mapping[str, str]) -> Iterator[str]:
    """Lines for a terminal, under a heading for each topic; `titles` are those of topics, by their slugs."""
    for slug, some in groupby(findings, key=lambda each: each.topic):
        group = list(some)
        heading = f"{printable(titles[slug])} ({slug})" if slug in titles else slug or _ELSEWHERE
        yield f"{heading}: {len(group)} to look at"
        for finding in group:
            yield ""
            yield from _one(finding)
        yield ""


def wire_of(finding: Finding) -> dict[str, Any]:
    """One line of `--json`, without what there is nothing of."""
    fields = {name: getattr(finding, name) for name in finding.__struct_fields__ if name != "weight"}
    return {name: value for name, value in fields.items() if value not in ("", (), {})}


def _one(finding: Finding) -> Iterator[str]:
    what = finding.event or finding.article or finding.override
    yield "  " + " · ".join(printable(part) for part in (finding.kind, what, finding.when, finding.title) if part)
    yield f"    {printable(finding.about)}"
    for line in finding.quotations[:_QUOTED]:
        yield f"      {printable(line)}"
    if len(finding.quotations) > _QUOTED:
        yield f"      and {len(finding.quotations) - _QUOTED} more"
    for line in finding.ready.split("\n"):
        yield f"    | {line}"
