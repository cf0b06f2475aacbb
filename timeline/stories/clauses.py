"""The clauses of a sentence, as far as its joints show them: relative, participial and temporal ones, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from timeline.stories.forms import CLOSING
from timeline.stories.presents import present_verb
from timeline.stories.terms import Terms
from timeline.stories.tokens import QUOTES, Token
from timeline.stories.verbs import has_auxiliary, is_auxiliary, is_past_form, is_verb_at, opens_clause

_VERB_GROUP = 4
_STOPS = frozenset(",;:()—–") | QUOTES


class Kind(StrEnum):
    """What joins a clause to its sentence."""

    MAIN = "main"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    TEMPORAL = "temporal"
    SPEECH = "speech"
    ASIDE = "aside"
    PHRASE = "phrase"


@dataclass(slots=True)
class Clause:
    """Some of the tokens of a sentence. `head` is where its text begins to make sense ("photos taken in May":
    at "photos"); `opener` is its joint in lower case; `verb` is None where no verb was recognised."""

    kind: Kind
    head: int
    opener: str = ""
    verb: int | None = None
    verb_end: int = 0
    tokens: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        """One past its last token."""
        return self.tokens[-1] + 1 if self.tokens else self.head


class _Reader:
    def __init__(self, tokens: Sequence[Token], masked: frozenset[int], terms: Terms) -> None:
        self.tokens = tokens
        self.masked = masked
        self.terms = terms
        self.current = Clause(Kind.MAIN, 0)
        self.parent = self.current
        self.clauses = [self.current]

    def read(self) -> list[Clause]:
        forms, before = self.terms.forms, ""
        for index, token in enumerate(self.tokens):
            if index not in self.masked:
                if before == "," or not forms[token.text].is_plain:
                    self._turn(index)
                self.current.tokens.append(index)
            before = token.text
        found = [clause for clause in self.clauses if clause.tokens]
        for clause in found:
            if clause.kind is Kind.MAIN and clause.verb is None and not self.terms.words.verb_bracket:
                verb = present_verb(self.tokens, clause.tokens, self.terms)
                clause.verb, clause.verb_end = verb, verb or 0
        return found

    def _turn(self, index: int) -> None:
        """Let a word change what is read: close a clause, open one, be its verb."""
        self._close(index)
        self._open(index)
        if is_verb_at(self.tokens, index, self.terms):
            self._verb(index)

    def _start(self, kind: Kind, head: int, opener: str = "") -> None:
        self.current = Clause(kind, head, opener)
        self.clauses.append(self.current)
        if kind is Kind.MAIN:
            self.parent = self.current

    def _close(self, index: int) -> None:
        if self.current is self.parent or self.tokens[index].text not in CLOSING:
            return
        if self.current.kind is not Kind.SPEECH:
            self.current = self.parent

    def _open(self, index: int) -> None:
        token, words = self.tokens[index], self.terms.words
        if words.verb_bracket:
            self._open_behind_comma(index)
        elif token.lower in words.relative and self._is_relative(index):
            self._start(Kind.RELATIVE, head_start(self.tokens, index - 1, self.terms), token.lower)
        elif token.lower in words.temporal and self._verb_follows(index):
            self._start(Kind.TEMPORAL, index, token.lower)
        elif self._after(index, ",") and token.lower in words.speech:
            self._start(Kind.SPEECH, index, token.lower)
        elif self._after(index, ",") and index > 1 and is_auxiliary(self.tokens[index - 2], self.terms):
            self._start(Kind.ASIDE, index)
        elif self._joins_clauses(index):
            self._start(Kind.MAIN, index + 1 if token.lower in words.coordinating else index, token.lower)

    def _open_behind_comma(self, index: int) -> None:
        """A clause below another one begins behind a comma (or the sentence) and ends with its verb."""
        token, words = self.tokens[index], self.terms.words
        opens = opens_clause(self.tokens, index, self.terms)
        if token.lower in words.relative and opens and self._ends_with_verb(index):
            noun = index - 1 if self._after(index, ",") else index - 2
            self._start(Kind.RELATIVE, head_start(self.tokens, noun, self.terms), token.lower)
        elif token.lower in words.temporal and (opens or index == 0) and self._ends_with_verb(index):
            self._start(Kind.TEMPORAL, index, token.lower)
        elif self._joins_clauses(index):
            self._start(Kind.MAIN, index + 1 if token.lower in words.coordinating else index, token.lower)

    def _ends_with_verb(self, index: int) -> bool:
        end = index
        while end + 1 < len(self.tokens) and self.tokens[end + 1].text not in _STOPS and self.tokens[end + 1].is_word:
            end += 1
        return end > index and is_verb_at(self.tokens, end, self.terms)

    def _after(self, index: int, mark: str) -> bool:
        return index > 0 and self.tokens[index - 1].text == mark

    def _is_relative(self, index: int) -> bool:
        if index == 0:
            return False
        token, before = self.tokens[index], self.tokens[index - 1]
        if token.lower not in self.terms.words.that:
            return before.text in _STOPS or before.is_word
        words = self.terms.words
        return (
            before.is_word
            and before.lower not in words.complement
            and before.lower not in words.stop
            and not is_verb_at(self.tokens, index - 1, self.terms)
            and self._verb_follows(index)
        )

    def _verb_follows(self, index: int) -> bool:
        for at in range(index + 1, len(self.tokens)):
            token = self.tokens[at]
            if at in self.masked or token.text in ",;—":
                return False
            if is_verb_at(self.tokens, at, self.terms) or (
                at == index + 1 and self.terms.is_present_participle(token.lower)
            ):
                return True
        return False

    def _joins_clauses(self, index: int) -> bool:
        """`; X did`, `: X did` or `, and X did`, `but X did`: a joint with a subject of its own behind it."""
        token, words = self.tokens[index], self.terms.words
        if self.current.verb is None or (token.text not in ";:" and token.lower not in words.coordinating):
            return False
        if token.lower in words.additive and not (self._after(index, ",") or self.current is not self.parent):
            return self._subject_follows(index) and self._is_pronoun_or_name(index + 1)
        return self._subject_follows(index) and not (words.verb_bracket and self._is_waiting(self.current))

    def _is_pronoun_or_name(self, index: int) -> bool:
        words = self.terms.words
        if index == len(self.tokens):
            return False
        lower = self.tokens[index].lower
        return lower in words.pronoun or lower in words.determiner

    def _subject_follows(self, index: int) -> bool:
        for at in range(index + 1, len(self.tokens)):
            if at in self.masked:
                continue
            if is_verb_at(self.tokens, at, self.terms):
                return at > index + 1
            if self.tokens[at].text in _STOPS:
                return False
        return False

    def _verb(self, index: int) -> None:
        clause = self.current
        if clause.verb is None:
            self._take(clause, index)
            if clause.kind is Kind.ASIDE and is_past_form(self.tokens[index], self.terms):
                clause.head = head_start(self.tokens, index - 1, self.terms)
            return
        if self.terms.words.verb_bracket:
            if self._is_waiting(clause):
                clause.verb_end = index
            return
        if index - clause.verb_end < _VERB_GROUP and self._is_waiting(clause):
            clause.verb_end = index
            return
        bare = not is_auxiliary(self.tokens[index], self.terms) and not has_auxiliary(self.tokens, index, self.terms)
        joined = self.tokens[index - 1].lower in self.terms.words.coordinating or self._after(index, ",")
        if bare and not joined and not self._is_waiting(clause) and self._prep_follows(index):
            self._start(Kind.PARTICIPLE, head_start(self.tokens, index - 1, self.terms))
            self._take(self.current, index)
        elif self.current is not self.parent and not joined and clause.kind is not Kind.SPEECH:
            self.current = self.parent
            if self.parent.verb is None:
                self._take(self.parent, index)
        elif not bare and self._was_participle(clause, index):
            self._split_participle(clause)
            self._take(clause, index)

    def _take(self, clause: Clause, index: int) -> None:
        clause.verb, clause.verb_end = index, index

    def _is_waiting(self, clause: Clause) -> bool:
        """Whether the verb so far is but an auxiliary: `have ... closed`."""
        return is_auxiliary(self.tokens[clause.verb_end], self.terms)

    def _prep_follows(self, index: int) -> bool:
        words = self.terms.words
        behind = self.tokens[index + 1 : index + 3]
        if len(behind) > 1 and behind[0].lower.endswith(words.adverb_endings or ("\0",)):
            behind = behind[1:]  # "the cells produced globally in 2013"
        if not behind:
            return False
        after = behind[0]
        dated = after.lower in words.deictic and is_past_form(self.tokens[index], self.terms)
        return dated or after.lower in words.preposition or after.is_capital or after.is_number

    def _was_participle(self, clause: Clause, index: int) -> bool:
        """`A man arrested on Friday has been charged`: the first verb turns out to belong to the subject."""
        verb = clause.verb
        if verb is None or clause.verb_end != verb or is_auxiliary(self.tokens[verb], self.terms) or verb == 0:
            return False
        # A comma may close it: "the painting stolen in January, was found".
        between = self._without_relative(verb + 1, index - 1 if self._after(index, ",") else index)
        if self.tokens[verb - 1].text == ",":  # "The picture, painted in 1911 and valued at 4 million, was stolen"
            return self._after(index, ",") and self._prep_follows(verb)
        words = self.terms.words
        joined = any(token.lower in words.coordinating or token.lower in words.that for token in between)
        plain = not joined and not any(token.text in _STOPS for token in between)
        return plain and self.tokens[verb - 1].is_word and self._prep_follows(verb)

    def _without_relative(self, first: int, last: int) -> list[Token]:
        """The tokens from `first` to `last`, without ", who had fled," between them."""
        that = self.terms.words.that
        inner = {
            at
            for clause in self.clauses
            if clause.kind is Kind.RELATIVE and clause.opener not in that
            for at in clause.tokens
            if first <= at < last
        }
        if inner:
            inner |= {min(inner) - 1, max(inner) + 1}
        return [self.tokens[at] for at in range(first, last) if at not in inner]

    def _split_participle(self, clause: Clause) -> None:
        verb = clause.verb
        assert verb is not None
        part = Clause(Kind.PARTICIPLE, head_start(self.tokens, verb - 1, self.terms), "", verb, verb)
        part.tokens = [index for index in clause.tokens if index >= verb]
        clause.tokens = [index for index in clause.tokens if index < verb]
        clause.verb = None
        self.clauses.append(part)


def split_clauses(tokens: Sequence[Token], masked: frozenset[int], terms: Terms) -> list[Clause]:
    """The clauses of a sentence, main ones and others, in the order of their openings; `masked` tokens (who says so)
    belong to none."""
    return _Reader(tokens, masked, terms).read()


def head_start(tokens: Sequence[Token], index: int, terms: Terms) -> int:
    """Where the noun phrase that ends at `index` begins: `a joint fishing treaty`."""
    if index >= 0 and tokens[index].text == ",":
        index -= 1
    first = index + 1
    while first > 0:
        before = tokens[first - 1]
        if before.lower in terms.words.determiner:
            first -= 1
            if first > 0 and tokens[first - 1].lower in terms.words.of:
                continue  # "The raising of the ferry, planned for May"
            return first
        if before.text in _STOPS or is_verb_at(tokens, first - 1, terms):
            break
        if terms.is_present_participle(before.lower) and first > 1 and tokens[first - 2].text == ",":
            break  # ", using photos taken in February"
        if terms.forms[before.text].bounds_phrase:
            break
        first -= 1
    while first < index and tokens[first].lower in terms.words.head_links:
        first += 1
    return max(min(first, index), 0)
