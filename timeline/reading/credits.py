"""Who an article is by: the people, and the agency where one is named among them."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.reading.sources import find_agency


def credited(names: Iterable[str]) -> dict[str, str]:
    """`byline` and `agency` of a record, by the names that it credits: "Reuters" among them is an agency, no person.

    Each name counts once, in order; what nobody is named for is "".
    """
    once = list(dict.fromkeys(" ".join(name.split()) for name in names))
    agencies = {name: found for name in once if name and (found := find_agency(name))}
    people = [name for name in once if name and name not in agencies]
    return {"byline": ", ".join(people), "agency": next(iter(agencies.values()), "")}
