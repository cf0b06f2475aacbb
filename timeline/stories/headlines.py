"""The title and the label of an event, in words of its articles: whole, or cut by strict rules, never in the middle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from timeline.models import Article, Mention
from timeline.stories.clauses import Kind, split_clauses
from timeline.stories.cutting import cut_clause
from timeline.stories.terms import Terms
from timeline.stories.titles import clean_title, stands_alone
from timeline.stories.tokens import Token, is_content, tokenize
from timeline.stories.verbs import is_past_form
from timeline.temporal.sentences import split_sentences

_LONGEST_LABEL = 60
_SHORTEST_LABEL = 16
_LONGEST_TITLE = 110
_FEWEST_SHARED = 3


def event_title(evidence: Sequence[tuple[Mention, Article]], terms: Terms) -> str:
    """The headline of an event: the title of the first article whose main event it is, else its clearest clause.

    `evidence` is in order of publication and not empty. A whole clause is the last resort; the result is never empty.
    """
    for mention, article in evidence:
        if mention.main and article.title:
            title = clean_title(article.title, terms, article.source)
            fits = stands_alone(title, terms) and len(title) <= _LONGEST_TITLE
            if fits and _tells_the_same(title, mention, terms):
                return title
    long: list[str] = []
    whole_first = sorted((mention for mention, _ in evidence), key=lambda mention: not _begins_itself(mention))
    for mention in whole_first:
        text = _told(mention, terms)
        if stands_alone(text, terms):
            if len(text) <= _LONGEST_TITLE:
                return text
            long.append(text)
    if long:
        return min(long, key=len)
    first = _told(whole_first[0], terms)
    # The rest of a sentence was at another time than its "before it was capped".
    own = _begins_itself(whole_first[0]) or _opens_with_time(first, terms)
    return first if own else _sentence_of(*evidence[0], terms)


def short_label(title: str, terms: Terms) -> str | None:
    """A label of at most 60 characters that stands on its own; None where the title gives none."""
    tokens = tokenize(title)
    if len(title) <= _LONGEST_LABEL:
        hangs = _has_clause(tokens, terms) and _main_verb(tokens, terms) is None
        return title if stands_alone(title, terms) and not hangs else None
    verb = _main_verb(tokens, terms)
    if verb is None:
        return None
    for joint in reversed(list(_joints(terms).finditer(title))):
        cut = title[: joint.start()].rstrip(" ,;:")
        whole = _SHORTEST_LABEL <= len(cut) <= _LONGEST_LABEL and stands_alone(cut, terms)
        if whole and tokens[verb].end < len(cut) and ends_well(cut, terms):
            return cut
    return None


def _told(mention: Mention, terms: Terms) -> str:
    """The mention cut to what happened; "since the mine had shut" without its joint, where the rest can stand."""
    text = cut_clause(mention, terms)
    if terms.words.verb_bracket or not _opens_with_time(text, terms):
        return text
    rest = text.partition(" ")[2]
    rest = rest[:1].upper() + rest[1:]
    return rest if stands_alone(rest, terms) else text


def _opens_with_time(text: str, terms: Terms) -> bool:
    return text.partition(" ")[0].lower() in terms.words.temporal


def _begins_itself(mention: Mention) -> bool:
    """Whether the mention is a sentence or begins one, not a clause from the middle of it."""
    return not mention.text[:1].islower()


def _sentence_of(mention: Mention, article: Article, terms: Terms) -> str:
    """The sentence that the mention is part of; the mention's own words where none holds it."""
    for span in split_sentences(article.text, terms.words.language):
        if span.contains(mention.span):
            return " ".join(span.of(article.text).split())
    return cut_clause(mention, terms)


def _has_clause(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether a clause hangs on it behind a comma: "The museum, which was founded in 1934" is no headline."""
    return any(before.text == "," and token.lower in terms.words.relative for before, token in pairwise(tokens))


@cache
def _joints(terms: Terms) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(terms.words.asides - terms.words.time_joints))
    return re.compile(rf"[,;:]\s|\s(?:{words})\s" if words else r"[,;:]\s")


def finite_verb(tokens: Sequence[Token], terms: Terms) -> int | None:
    """Where the verb of the first main clause ends, known by its form; None where none is known."""
    main = (clause for clause in split_clauses(tokens, frozenset(), terms) if clause.kind is Kind.MAIN)
    return next((clause.verb_end for clause in main if clause.verb is not None), None)


def _main_verb(tokens: Sequence[Token], terms: Terms) -> int | None:
    """Where the verb of the title's main clause ends, by form or as a headline has it; None where none is known."""
    found = finite_verb(tokens, terms)
    if found is not None:
        return found
    main = [clause for clause in split_clauses(tokens, frozenset(), terms) if clause.kind is Kind.MAIN]
    indexes = [at for clause in main for at in clause.tokens if at > 0]
    return next((at for at in indexes if terms.is_event_verb(tokens[at].lower)), None)


def ends_well(text: str, terms: Terms) -> bool:
    """No label ends on "the year in" or behind a verb that waits for its object."""
    last = tokenize(text)[-1]
    return last.is_word and is_content(last, terms.words) and not is_past_form(last, terms)


def _tells_the_same(title: str, mention: Mention, terms: Terms) -> bool:
    """Whether the mention holds enough of the title to be told by it."""
    words = {terms.key(token.text) for token in tokenize(title) if is_content(token, terms.words)}
    held = {terms.key(token.text) for token in tokenize(mention.text) if is_content(token, terms.words)}
    return len(words & held) >= min(_FEWEST_SHARED, len(words))
