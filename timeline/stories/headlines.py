"""The title and the label of an event, in words of its articles: whole, or cut by strict rules, never in the middle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.models import Article, Mention
from timeline.stories.cutting import cut_clause
from timeline.stories.terms import Terms
from timeline.stories.titles import clean_title
from timeline.stories.tokens import tokenize
from timeline.stories.verbs import is_verb_at

_LONGEST_LABEL = 60
_SHORTEST_LABEL = 16
_LONGEST_TITLE = 110
_FEWEST_WORDS = 3
_QUOTES = '"“”'


def event_title(evidence: Sequence[tuple[Mention, Article]], terms: Terms) -> str:
    """The headline of an event: the title of the first article whose main event it is, else its clearest clause.

    `evidence` is in order of publication and not empty. A whole sentence is the last resort; the result is never empty.
    """
    for mention, article in evidence:
        if mention.main and article.title:
            title = clean_title(article.title, terms, article.source)
            if stands_alone(title, terms) and len(title) <= _LONGEST_TITLE:
                return title
    whole = [cut_clause(mention, terms) for mention, _ in evidence if _begins_itself(mention)]
    parts = [cut_clause(mention, terms) for mention, _ in evidence if not _begins_itself(mention)]
    candidates = [text for text in (*whole, *parts) if stands_alone(text, terms)]
    short = [text for text in candidates if len(text) <= _LONGEST_TITLE]
    if short:
        return short[0]
    if candidates:
        return min(candidates, key=len)
    sentence = " ".join(evidence[0][0].text.split())
    return sentence[:1].upper() + sentence[1:]


def short_label(title: str, terms: Terms) -> str | None:
    """A label of at most 60 characters that stands on its own; None where the title gives none."""
    if len(title) <= _LONGEST_LABEL:
        return title
    for joint in reversed(list(_joints(terms).finditer(title))):
        cut = title[: joint.start()].rstrip(" ,;:")
        if _SHORTEST_LABEL <= len(cut) <= _LONGEST_LABEL and stands_alone(cut, terms) and _tells(cut, terms):
            return cut
    return None


def stands_alone(text: str, terms: Terms) -> bool:
    """Whether a reader understands the first words without what stood before them."""
    tokens = tokenize(text)
    words = [token for token in tokens if token.is_word]
    if len(words) < _FEWEST_WORDS or not tokens[0].is_word or tokens[0].text[0].islower():
        return False
    balanced = sum(text.count(mark) for mark in _QUOTES) % 2 == 0 and text.count("(") == text.count(")")
    return balanced and words[0].lower not in terms.words.dangling


def _begins_itself(mention: Mention) -> bool:
    """Whether the mention is a sentence or begins one, not a clause from the middle of it."""
    return not mention.text[:1].islower()


def _joints(terms: Terms) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(terms.words.asides - terms.words.time_joints))
    return re.compile(rf"[,;:]\s|\s(?:{words})\s" if words else r"[,;:]\s")


def _tells(text: str, terms: Terms) -> bool:
    """Whether the words hold a verb, by form or as a headline has it."""
    tokens = tokenize(text)
    return any(
        is_verb_at(tokens, at, terms) or (at > 0 and terms.is_event_verb(tokens[at].lower)) for at in range(len(tokens))
    )
