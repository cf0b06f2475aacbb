"""What a story is, in one sentence of its articles, and the names that carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from timeline.models import Analysis, Sentence, Topic
from timeline.stories.carriers import carrying
from timeline.stories.centre import centre_of, closeness
from timeline.stories.digest.candidates import Candidate, Head, head_of
from timeline.stories.digest.standing import is_counted
from timeline.stories.terms import load_terms
from timeline.stories.tokens import is_content, tokenize

# So many articles tell what a story is, evenly chosen by their ids.
_MOST_ARTICLES = 100
# How many sentences of an article may tell what it is about, and what the first counts for beside the others.
_LEAD = 5
_FIRST = 1.2
# Words of its own: fewer say too little, more are more than a standfirst.
_FEWEST_WORDS = 7
_MOST_WORDS = 26
# What a sentence is worth that takes something for known, or speaks of a weekday or a week that readers have to count.
_BARE = 0.6
_WEEKDAY = 0.85


def with_lead(topic: Topic, analyses: Mapping[str, Analysis], head: Head = head_of) -> Topic:
    """The topic with the sentence that says what the story is, None where none stands by itself, and with the names
    that carry it.

    The sentence is one of the first of an article, whole, and without "yesterday" and the like; of those, the one that
    holds most of what all articles begin with. The order of the articles is of no matter. Raises KeyError for an
    article that is not in `analyses`.
    """
    known = [analyses[each] for each in sorted(topic.articles)]
    known = known[:: -(-len(known) // _MOST_ARTICLES)] if known else []
    heads = [head(each) for each in known]
    outlets = {name for each in known for name in (each.article.source, each.article.agency) if name}
    return replace(topic, lead=_lead(topic, known, heads), names=carrying(heads, outlets))


def _lead(topic: Topic, known: Sequence[Analysis], heads: Sequence[Sequence[Candidate]]) -> Sentence | None:
    language = _language(known)
    of_language = [
        head[:_LEAD]
        for each, head in zip(known, heads, strict=True)
        if load_terms(each.article.language).words.language == language and each.article.copy_of is None
    ]
    fit = [each for head in of_language for each in head if _is_fit(each, topic.title)]
    if not fit:
        return None
    terms = fit[0].terms
    of_title = {terms.key(token.text) for token in tokenize(topic.title) if is_content(token, terms.words)}
    centre = centre_of(of_language, of_title)
    return min(fit, key=lambda each: (-_worth(each, centre), each.sentence.text, each.article.id)).sentence


def _language(known: Sequence[Analysis]) -> str:
    """The language of most of the articles."""
    counted = Counter(load_terms(each.article.language).words.language for each in known)
    return min(counted, key=lambda each: (-counted[each], each), default="en")


def _is_fit(candidate: Candidate, title: str) -> bool:
    size = sum(candidate.counts.values())
    told_anew = candidate.sentence.text.rstrip(".") != title.rstrip(".")
    counted = any(is_counted(timex) for timex in candidate.timexes)
    return _FEWEST_WORDS <= size <= _MOST_WORDS and not counted and told_anew and candidate.is_printable


def _worth(candidate: Candidate, centre: Mapping[str, float]) -> float:
    """How much it holds of what all begin with, for its length."""
    worth = closeness(candidate.counts, centre) * (1.0 if candidate.place else _FIRST)
    relative = any({"weekday", "week"} & timex.basis.keys() for timex in candidate.timexes)
    return round(worth * (_BARE if candidate.opens_bare else 1.0) * (_WEEKDAY if relative else 1.0), 9)
