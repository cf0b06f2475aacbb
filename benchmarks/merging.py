"""`python -m benchmarks.merging CORPUS [--fit]`: how often sentences that become one event are of one event.

CORPUS is JSONL, a line an article: {"id", "text", "title"?, "published"?, "language"?, "story"?, "sentences":
[{"start", "end", "events": [ID]}]}, offsets in code points and half-open. Topics are found as in a build. Counted are
pairs of annotated sentences of different articles: those of one event of ours against those that share an event of the
corpus.

The topics are parted into five folds; stories that begin with one number ("7a", "7b") are in one. Each fold is merged
with weights fitted on the others, so that none is scored with numbers that it helped to find; beside it stands the
score with the numbers that ship. `--fit` writes those anew, from all topics. Needs the extra `fit`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from timeline.analysis import analyse
from timeline.errors import InputError, TimelineError
from timeline.gathering import grouped
from timeline.models import Analyses, Analysis, Article, Dating, Mention, Moment
from timeline.settings import Settings
from timeline.stories.merging import THRESHOLD, merge_told
from timeline.stories.pairing import Pairing
from timeline.stories.sameness import WEIGHTS, shipped_weights
from timeline.stories.signs import SIGNS
from timeline.stories.told import Told, told_by

_FOLDS = 5
_DIGITS = 3
_STRENGTH = 0.3
_HEADING = (
    "# Written by `python -m benchmarks.merging --fit`: logistic regression of pairs of sentences that tell of one\n"
    "# event, or of two.\n"
)

Pairs = set[tuple[int, int]]
Rows = list[tuple[tuple[float, ...], bool]]


class _Sentence(msgspec.Struct, frozen=True):
    start: int
    end: int
    events: frozenset[str] = frozenset()


class _Record(msgspec.Struct, frozen=True):
    id: str
    text: str
    sentences: tuple[_Sentence, ...]
    title: str | None = None
    published: str | None = None
    language: str | None = None
    story: str = ""


class Corpus:
    """Annotated articles, read, and in topics."""

    def __init__(self, records: Sequence[_Record]) -> None:
        analyses = Analyses.of({each.id: _analysed(each) for each in records})
        self._of_article: dict[str, list[int]] = defaultdict(list)
        self._sentences: list[tuple[str, _Sentence]] = []
        for record in records:
            for sentence in record.sentences:
                self._of_article[record.id].append(len(self._sentences))
                self._sentences.append((record.id, sentence))
        stories = {each.id: _number(each.story) for each in records}
        topics = [topic.articles for topic in grouped(analyses, Settings())]
        self.folds: list[list[list[Told]]] = [[] for _ in range(_FOLDS)]
        numbers = sorted(set(stories.values()))
        for articles in topics:
            number = Counter(stories[each] for each in sorted(articles)).most_common(1)[0][0]
            told = [each for article in sorted(articles) for each in told_by(analyses[article])]
            self.folds[numbers.index(number) % _FOLDS].append(told)
        self._fold_of = {article: numbers.index(number) % _FOLDS for article, number in stories.items()}
        self.gold = self._pairs(self._by_event())

    def gold_of(self, fold: int) -> Pairs:
        """The pairs of the corpus whose first sentence is of a story of this fold."""
        return {pair for pair in self.gold if self._fold_of[self._sentences[pair[0]][0]] == fold}

    def told_as_one(self, topics: Iterable[Sequence[Told]], weights: Mapping[str, float], threshold: float) -> Pairs:
        """The pairs of annotated sentences that merging puts into one event."""
        events = [event for told in topics for event in merge_told(told, weights=weights, threshold=threshold)]
        groups = [sorted({place for each in event.evidence for place in self._under(each)}) for event in events]
        return self._pairs(groups)

    def rows(self, topics: Iterable[Sequence[Told]]) -> Rows:
        """The signs of each pair of mentions that could be one event, and whether the corpus has them as one."""
        rows: Rows = []
        for each_told in topics:
            told = sorted(each_told, key=lambda each: (each.article.id, each.mention.span))
            pairs = Pairing(told, [0] * len(told)).pairs(0)
            events = [self._events(each.mention) for each in told]
            signs = zip(*(pairs.signs[sign].tolist() for sign in SIGNS), strict=True)
            places = zip(pairs.ones.tolist(), pairs.others.tolist(), pairs.leaning.apart.tolist(), strict=True)
            for row, (one, other, apart) in zip(signs, places, strict=True):
                if events[one] and events[other] and not apart:
                    rows.append((row, bool(events[one] & events[other])))
        return rows

    def _events(self, mention: Mention) -> frozenset[str]:
        return frozenset(event for place in self._under(mention) for event in self._sentences[place][1].events)

    def _under(self, mention: Mention) -> list[int]:
        """The sentences of the corpus that the mention stands in."""
        return [
            place
            for place in self._of_article[mention.article]
            if self._sentences[place][1].start < mention.span.end and mention.span.start < self._sentences[place][1].end
        ]

    def _by_event(self) -> list[list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, (_, sentence) in enumerate(self._sentences):
            for event in sentence.events:
                places[event].append(place)
        return list(places.values())

    def _pairs(self, groups: Iterable[Sequence[int]]) -> Pairs:
        return {
            (one, other)
            for group in groups
            for one, other in combinations(group, 2)
            if self._sentences[one][0] != self._sentences[other][0]
            and self._sentences[one][1].events
            and self._sentences[other][1].events
        }


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.merging", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="annotated articles, JSONL")
    parser.add_argument("--fit", action="store_true", help="write the weights that ship, from all topics")
    parser.add_argument("--threshold", type=float, default=THRESHOLD, help="the likelihood down to which groups join")
    given = parser.parse_args()
    try:
        corpus = read_corpus(given.corpus)
    except TimelineError as error:
        sys.exit(f"Error: {error}")
    rows = [corpus.rows(fold) for fold in corpus.folds]
    shipped = shipped_weights() if WEIGHTS.is_file() else {}
    if given.fit:
        shipped = _fitted([row for fold in rows for row in fold])
        lines = "".join(f"{sign} = {weight:.{_DIGITS}f}\n" for sign, weight in shipped.items())
        Path(str(WEIGHTS)).write_text(_HEADING + lines, encoding="utf-8")
    print(
        f"{'':<10}{'pairs':>8}"
        + "".join(f"{name:>10}{'precision':>11}{'recall':>9}" for name in ("held out", "shipped"))
    )
    held_out: Pairs = set()
    merged: Pairs = set()
    for place, topics in enumerate(corpus.folds):
        weights = _fitted([row for at, fold in enumerate(rows) if at != place for row in fold])
        own = corpus.told_as_one(topics, weights, given.threshold)
        with_shipped = corpus.told_as_one(topics, shipped, given.threshold)
        print(_line(f"fold {place + 1}", corpus.gold_of(place), own, with_shipped))
        held_out |= own
        merged |= with_shipped
    print(_line("all", corpus.gold, held_out, merged))


def read_corpus(path: Path) -> Corpus:
    """The annotated articles of a file. Raises InputError where it is missing or broken."""
    try:
        return corpus_of(line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a file of annotated articles") from error
    except msgspec.MsgspecError as error:
        raise InputError(f"{path}: {error}; see `python -m benchmarks.merging --help`") from error


def corpus_of(lines: Iterable[str]) -> Corpus:
    """Annotated articles, one of JSON each. Raises msgspec's errors for a broken one."""
    decoder = msgspec.json.Decoder(_Record)
    return Corpus([decoder.decode(line) for line in lines])


def _line(name: str, gold: Pairs, *found: Pairs) -> str:
    shares = [
        (len(pairs), len(pairs & gold) / max(len(pairs), 1), len(pairs & gold) / max(len(gold), 1)) for pairs in found
    ]
    return f"{name:<10}{len(gold):>8}" + "".join(
        f"{n:>10}{precision:>11.3f}{recall:>9.3f}" for n, precision, recall in shares
    )


def _fitted(rows: Rows) -> dict[str, float]:
    """The weights of the signs that best tell one event from two, with their intercept."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (an extra: only fitting needs it)
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415  (as above)

    scaler = StandardScaler()
    signs = scaler.fit_transform([row for row, _ in rows])
    model = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(signs, [is_one for _, is_one in rows])
    slopes = [float(slope) for slope in model.coef_[0] / scaler.scale_]
    mean = sum(slope * float(centre) for slope, centre in zip(slopes, scaler.mean_, strict=True))
    weights = {"intercept": float(model.intercept_[0]) - mean, **dict(zip(SIGNS, slopes, strict=True))}
    return {sign: round(weight, _DIGITS) for sign, weight in weights.items()}


def _analysed(record: _Record) -> Analysis:
    dct = Moment.parse(record.published) if record.published else None
    article = Article(
        id=record.id,
        text=record.text,
        path=record.id,
        title=record.title,
        language=record.language,
        dating=Dating(published=dct),
        text_is_as_given=True,
    )
    return analyse(article, Settings())


def _number(story: str) -> str:
    """What a story begins with, as a number: its fold goes by that."""
    found = re.match(r"\d+", story)
    return found.group() if found else story


if __name__ == "__main__":
    main()
