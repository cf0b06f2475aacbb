"""The title of a story whose articles have no headlines: what they tell at their tops, or the names that carry it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from timeline.models import Analysis, Mention, Span, Status
from timeline.stories.carriers import carrying
from timeline.stories.centre import centre_of, closeness
from timeline.stories.cutting import cut_clause
from timeline.stories.digest.candidates import Candidate, Head, head_of
from timeline.stories.digest.days import LEAD
from timeline.stories.digest.phrases import load_phrases
from timeline.stories.digest.standing import is_counted, opens_bare
from timeline.stories.headlines import ends_well, finite_verb
from timeline.stories.terms import Terms
from timeline.stories.titles import stands_alone
from timeline.stories.tokens import Token, is_content, tokenize
from timeline.stories.verbs import has_auxiliary

_LONGEST = 90
_SHORTEST = 16
_MOST_NAMES = 3
# Of a long story so many articles are asked.
_MOST_ARTICLES = 24
_TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})
# What the main event of an article counts for, and what the first sentence does.
_MAIN = 1.3
_FIRST = 1.2


def told_title(group: Sequence[Analysis], head: Head = head_of) -> str | None:
    """A title in words of these articles, in any order; None where they give none.

    It is a whole clause of one of the first sentences, cut at most before a comma, "after" or "before", that names
    something which carries the story. Where there is no such clause, it is the names alone.
    """
    known = sorted(group, key=lambda each: each.article.id)
    known = known[:: -(-len(known) // _MOST_ARTICLES)]
    heads = [head(each) for each in known]
    names = carrying(heads)
    centre = centre_of([top[:LEAD] for top in heads])
    labels: dict[str, float] = {}
    for each, top in zip(known, heads, strict=True):
        for label, worth, terms in _labels(each, top[:LEAD]):
            if not names or any(name in label for name in _parts(names)):
                value = round(worth * closeness(_terms_of(label, terms), centre), 9)
                labels[label] = max(labels.get(label, 0.0), value)
    if labels:
        return min(labels, key=lambda label: (-labels[label], label))
    return ", ".join(names[:_MOST_NAMES]) or None


def _parts(names: Sequence[str]) -> list[str]:
    """Each name, and the last word by which it is called after that."""
    return [part for name in names for part in (name, name.rsplit(" ", 1)[-1])]


def _labels(analysis: Analysis, head: Sequence[Candidate]) -> Iterator[tuple[str, float, Terms]]:
    """What the article says at its top to have happened, where that reads as a headline, and what it is worth."""
    for sentence in head:
        if not sentence.is_printable or sentence.opens_bare:
            continue
        for mention in analysis.mentions:
            if mention.span.start != sentence.begins or not _tells(mention):
                continue
            label = _label(_without_dateline(mention, sentence), sentence.terms)
            if label is not None and not _counts(label, sentence):
                yield label, (_MAIN if mention.main else 1.0) * (1.0 if sentence.place else _FIRST), sentence.terms


def _without_dateline(mention: Mention, sentence: Candidate) -> Mention:
    span = Span(max(mention.span.start, sentence.span.start), mention.span.end)
    return replace(mention, span=span, text=span.of(sentence.article.text))


def _tells(mention: Mention) -> bool:
    """Whether the article itself says that something happened, happens or will happen: without who says so, a
    charge would stand there as a fact."""
    return mention.speaker is None and mention.origin is None and mention.status in _TOLD


def _label(mention: Mention, terms: Terms) -> str | None:
    """What the mention says happened, or its beginning up to a joint, where that reads as a headline."""
    text = cut_clause(mention, terms)
    beside = "|".join(sorted(map(re.escape, terms.words.after | terms.words.before))) or "(?!)"
    asides = terms.words.asides | terms.words.relative | terms.words.coordinating
    opening = "|".join(sorted(map(re.escape, asides))) or "(?!)"
    joints = re.finditer(rf";\s|,\s(?=(?:{opening})\b)|\s(?:{beside})\s", text)
    cuts = (text[: joint.start()].rstrip(" ,;:") for joint in reversed(list(joints)))
    for cut in (text, *cuts):
        is_whole = cut == mention.text.rstrip(" .")
        if _reads(cut, terms) and (is_whole or _is_closed(cut, terms)):
            return cut
    return None


def _reads(text: str, terms: Terms) -> bool:
    """Whether a text is a clause with a verb of its own that leaves nothing open, and no longer than a headline."""
    if not _SHORTEST <= len(text) <= _LONGEST or not stands_alone(text, terms):
        return False
    tokens = tokenize(text)
    verb = finite_verb(tokens, terms)
    if verb is None or not any(is_content(token, terms.words) for token in tokens[verb + 1 :]):
        return False
    # "The harm done by the flood", "a cleric backed by many": what follows only says which
    only_says_which = tokens[verb + 1].lower in terms.words.by and not has_auxiliary(tokens, verb, terms)
    pointing = load_phrases(terms.words.language).pointing
    open_ = any(
        token.lower in pointing or _stands_for_another(token, after, terms)
        for token, after in zip(tokens, [*tokens[1:], None], strict=True)
    )
    return not (only_says_which or open_ or opens_bare(tokens, _NOWHERE, terms))


def _stands_for_another(token: Token, after: Token | None, terms: Terms) -> bool:
    """Whether it is a pronoun by itself ("arrested her"), not one that says whose something is."""
    words = terms.words
    if token.lower not in words.pronoun - words.pointing - words.relative:
        return False
    return token.lower not in words.determiner or after is None or not is_content(after, words)


def _is_closed(cut: str, terms: Terms) -> bool:
    """Whether nothing that the cut has parted began in it: an aside between commas, or a clause behind its verb."""
    tokens = tokenize(cut)
    verb = finite_verb(tokens, terms) or 0
    openers = terms.words.temporal | terms.words.relative | terms.words.that
    begun = any(token.text == "," for token in tokens) or any(token.lower in openers for token in tokens[verb:])
    return not begun and not tokens[-1].is_number and ends_well(cut, terms)


_NOWHERE: Container[int] = frozenset()


def _counts(label: str, sentence: Candidate) -> bool:
    """Whether a "yesterday" has stayed in it, or a weekday: over a topic they name no day."""
    told = [timex for timex in sentence.timexes if is_counted(timex) or "weekday" in timex.basis]
    return any(timex.text in label for timex in told)


def _terms_of(text: str, terms: Terms) -> set[str]:
    return {terms.key(token.text) for token in tokenize(text) if is_content(token, terms.words)}
