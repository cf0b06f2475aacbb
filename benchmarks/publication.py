"""How often the publication time of saved pages is found: python -m benchmarks.publication PAGES.jsonl... [--wrong]

A line of PAGES.jsonl names a page (`file`, relative to the folder above, may be gzip-compressed) and its gold:
`published` (ISO 8601, with its zone where one is known) or `day`; one without a gold is left out. `--wrong` names the
pages that are missed, of one half only: the other half is kept from the eyes of whoever writes rules, and tells whether
a rule fits more than the pages it was written for.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

from timeline.models import Dating, Moment
from timeline.reading.encodings import declared_in, decode_text
from timeline.reading.frames import Frame
from timeline.reading.html_dates import date_page
from timeline.reading.html_metadata import read_metadata
from timeline.reading.html_tree import parse_html

_NEAR = timedelta(minutes=1)


class Gold(msgspec.Struct, frozen=True):
    """One page and when it was published."""

    file: str
    url: str | None = None
    published: str | None = None
    day: str | None = None

    @property
    def at(self) -> datetime | None:
        return datetime.fromisoformat(self.published) if self.published else None

    @property
    def is_held_back(self) -> bool:
        """Whether the page belongs to the half that nobody looks at."""
        return hashlib.sha1(Path(self.file).name.encode(), usedforsecurity=False).digest()[-1] % 2 == 1


class Answer(msgspec.Struct, frozen=True):
    """What was found of one page. `instant` is None where the gold has no zone, so that there is nothing to hit."""

    gold: Gold
    found: Dating
    day: bool
    instant: bool | None


def answers(corpus: Path) -> Iterator[Answer]:
    """Date all pages of a corpus, in its order."""
    for line in corpus.read_bytes().splitlines():
        written = json.loads(line)  # some state the day as NaN, which is no JSON to msgspec
        gold = msgspec.convert({name: value for name, value in written.items() if isinstance(value, str)}, Gold)
        if gold.published is None and gold.day is None:
            continue
        found = dating_of(corpus.parent.parent / gold.file)
        yield Answer(gold, found, _is_day(found.published, gold), _is_instant(found.published, gold))


def dating_of(path: Path) -> Dating:
    """Date one saved page by itself: no capture time, no settings, no address but its own."""
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    tree = parse_html(decode_text(data, declared_in(data, "")).text)
    return Dating() if tree is None else date_page(tree, read_metadata(tree, None).url, Frame())


def figures(found: Iterable[Answer]) -> dict[str, float]:
    """The share of pages whose day, and of those with a zone whose instant, is right."""
    found = list(found)
    zoned = [each.instant for each in found if each.instant is not None]
    shares = {"day": sum(each.day for each in found) / len(found)}
    return shares | ({"instant": sum(zoned) / len(zoned)} if zoned else {})


def _is_day(found: Moment | None, gold: Gold) -> bool:
    """Whether it is the day of the gold, on the gold's own calendar where both have a zone."""
    if found is None:
        return False
    at = gold.at
    day = found.at.astimezone(at.tzinfo).date() if at and at.tzinfo and found.at.tzinfo else found.day
    return day.isoformat() == (gold.day or (at.date().isoformat() if at else date.min.isoformat()))


def _is_instant(found: Moment | None, gold: Gold) -> bool | None:
    at = gold.at
    if at is None or at.tzinfo is None:
        return None
    return found is not None and found.has_clock and found.at.tzinfo is not None and abs(found.at - at) < _NEAR


def _described(answer: Answer) -> Iterator[str]:
    yield f"  {answer.gold.file}: {answer.found.published}, gold {answer.gold.published or answer.gold.day}"
    yield from (f"    {clue.kind}: {clue.text}" for clue in answer.found.evidence)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="name the pages that are missed, of the half to look at")
    options = parser.parse_args()
    for corpus in options.pages:
        found = list(answers(corpus))
        halves = {
            "all": found,
            "looked at": [each for each in found if not each.gold.is_held_back],
            "held back": [each for each in found if each.gold.is_held_back],
        }
        for name, half in halves.items():
            shares = ", ".join(f"{figure} {share:.4f}" for figure, share in figures(half).items())
            print(f"{corpus.stem}, {name} ({len(half)} pages): {shares}")
        missed = (each for each in halves["looked at"] if not each.day or each.instant is False)
        for answer in missed if options.wrong else ():
            print("\n".join(_described(answer)))


if __name__ == "__main__":
    main()
