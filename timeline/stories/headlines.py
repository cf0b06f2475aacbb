"""Titles and labels made of the articles' own words, cut so that they read as a headline, never in the middle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.models import Article, Mention, Timex
from timeline.stories.attribution import find_attributions
from timeline.stories.clauses import Kind, split_clauses
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, tokenize
from timeline.stories.verbs import is_verb_at

_LONGEST_LABEL = 60
_SHORTEST_LABEL = 16
_LONGEST_TITLE = 110
_FEWEST_WORDS = 3
_OUTLET = re.compile(r"\s+[|·•]\s+|\s+[-–—]\s+")
_OPENING = re.compile(r"^([^:|\]]{2,24})[:|\]]\s+")
_JOINTS = re.compile(
    r",\s|;\s|\s(?:as|after|amid|while|but|before|because|despite|following|when|where|which|who)\s|:\s"
)


def clean_title(title: str, terms: Terms, outlet: str | None = None) -> str:
    """The headline without its furniture: outlet, "Live:", and the tail that says who says so (", KCNA says")."""
    text = " ".join(title.split())
    parts = _OUTLET.split(text)
    while len(parts) > 1 and _is_outlet(parts[-1], outlet, terms):
        text = text[: text.rindex(parts.pop())].rstrip(" |·•-–—")
    opening = _OPENING.match(text)
    if opening and opening.group(1).lower().strip("[ ") in terms.words.furniture:
        text = text[opening.end() :]
    cut = _without_tail(text, terms)
    return cut if len(cut.split()) >= _FEWEST_WORDS else text


def event_title(evidence: Sequence[tuple[Mention, Article]], terms: Terms) -> str:
    """The headline of an event: the title of the first article whose main event it is, else its clearest clause.

    `evidence` is in order of publication. A whole sentence is the last resort; the result is never empty.
    """
    for mention, article in evidence:
        if mention.main and article.title:
            title = clean_title(article.title, terms, article.source)
            if stands_alone(title, terms) and len(title) <= _LONGEST_TITLE:
                return title
    candidates = [cut_clause(mention, terms) for mention, _ in evidence]
    good = [text for text in candidates if stands_alone(text, terms) and len(text) <= _LONGEST_TITLE]
    if good:
        return good[0]
    sentences = [text for text in candidates if stands_alone(text, terms)]
    whole = min(sentences, key=len) if sentences else evidence[0][0].text
    return _capital(" ".join(whole.split()))


def short_label(title: str, terms: Terms) -> str | None:
    """A label of at most 60 characters that stands on its own; None where the title gives none."""
    if len(title) <= _LONGEST_LABEL:
        return title
    for joint in reversed(list(_JOINTS.finditer(title))):
        cut = title[: joint.start()].rstrip(" ,;:")
        if _SHORTEST_LABEL <= len(cut) <= _LONGEST_LABEL and stands_alone(cut, terms) and _tells(cut, terms):
            return cut
    return None


def cut_clause(mention: Mention, terms: Terms) -> str:
    """What a mention says happened, without who says so and without the times and glue words at its ends."""
    text = mention.text
    tokens = tokenize(text)
    timexes = [_moved(timex, mention) for timex in (mention.timex, mention.reported_timex) if timex is not None]
    attributions = find_attributions(tokens, timexes, terms) if tokens else []
    masked = frozenset(index for found in attributions for index in range(found.first, found.last))
    kept = [index for index in range(len(tokens)) if index not in masked]
    speech = [clause for clause in split_clauses(tokens, masked, terms) if clause.kind is Kind.SPEECH]
    if speech:
        kept = [index for index in kept if index < speech[0].tokens[0]]
    runs = _runs(kept)
    if not runs:
        return " ".join(text.split())
    first, last = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    first, last = (
        _without_opening(tokens, first, last, timexes, terms),
        _without_closing(tokens, first, last, timexes, terms),
    )
    while last > first and not (tokens[last - 1].is_word or tokens[last - 1].text in '"”’)%'):
        last -= 1
    if last <= first:
        return " ".join(text.split())
    return _capital(" ".join(text[tokens[first].start : tokens[last - 1].end].split()))


def stands_alone(text: str, terms: Terms) -> bool:
    """Whether a reader understands the first words without what stood before them."""
    tokens = tokenize(text)
    words = [token for token in tokens if token.is_word]
    if len(words) < _FEWEST_WORDS or not tokens[0].is_word or tokens[0].text[0].islower():
        return False
    quotes = sum(text.count(mark) for mark in '"“”')
    return words[0].lower not in terms.words.dangling and quotes % 2 == 0


def _is_outlet(part: str, outlet: str | None, terms: Terms) -> bool:
    known = outlet is not None and part.lower().strip() in outlet.lower()
    return (
        known
        or part.lower().strip() in terms.words.furniture
        or re.search(r"\.(?:com|org|net|co\.\w\w)$", part) is not None
    )


def _without_tail(text: str, terms: Terms) -> str:
    tokens = tokenize(text)
    for found in reversed(find_attributions(tokens, (), terms)):
        at_end = found.last >= len(tokens) and found.first > 0
        if at_end and tokens[found.first].text in ",:-–—":
            return text[: tokens[found.first].start].rstrip(" ,:-–—")
    # ": ministry", " - report": a tail without a verb
    match = re.search(r"\s*[:–—-]\s+([^:–—]{2,24})$", text)
    if match and match.group(1).lower().split()[-1] in terms.words.tail:
        return text[: match.start()]
    return text


def _without_opening(tokens: Sequence[Token], first: int, last: int, timexes: Sequence[Timex], terms: Terms) -> int:
    """Skip "Recently," and "Meanwhile,", and "On Friday,", as long as a comma or a verbless run shows their end."""
    while first < last:
        at = first
        while at < last and (
            _in(tokens[at], timexes)
            or tokens[at].lower in terms.words.leading
            or (at == first and _opens_time(tokens, at, timexes))
        ):
            at += 1
        if at < last and tokens[at].text == ",":
            at += 1
        if at == first:
            return first
        first = at
    return first


def _opens_time(tokens: Sequence[Token], at: int, timexes: Sequence[Timex]) -> bool:
    return at + 1 < len(tokens) and tokens[at].lower in {"on", "in", "at", "by"} and _in(tokens[at + 1], timexes)


def _without_closing(tokens: Sequence[Token], first: int, last: int, timexes: Sequence[Timex], terms: Terms) -> int:
    while last > first and not tokens[last - 1].is_word:
        last -= 1
    end = last
    while end > first and _in(tokens[end - 1], timexes):
        end -= 1
    if end < last:
        while end > first and (
            tokens[end - 1].lower in {"on", "in", "at", "of", "late", "early"} or tokens[end - 1].text == ","
        ):
            end -= 1
    return end if end - first >= _FEWEST_WORDS else last


def _moved(timex: Timex, mention: Mention) -> Timex:
    from msgspec.structs import replace  # noqa: PLC0415

    start = timex.span.start - mention.span.start
    return replace(timex, span=type(timex.span)(start, start + timex.span.end - timex.span.start))


def _in(token: Token, timexes: Sequence[Timex]) -> bool:
    return any(timex.span.start <= token.start < timex.span.end for timex in timexes)


def _runs(indexes: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in indexes:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _tells(text: str, terms: Terms) -> bool:
    """Whether the words hold a verb, by form or as a headline has it."""
    tokens = tokenize(text)
    return any(
        is_verb_at(tokens, at, terms) or (at > 0 and terms.is_event_verb(tokens[at].lower)) for at in range(len(tokens))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
