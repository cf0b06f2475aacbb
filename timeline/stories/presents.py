"""The verb of a headline, which tells in the present what has happened: `Storm shuts port`, `Robbers Ram Shop`."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.stories.terms import Terms
from timeline.stories.tokens import Token
from timeline.stories.verbs import may_follow, reads_as_headline


def present_verb(tokens: Sequence[Token], indexes: Sequence[int], terms: Terms) -> int | None:
    """Where the verb stands among the `indexes` of a clause in which no other verb was found; None where there is none.

    Headlines go without articles: "The river bends" tells of no event. What can be a noun as well ("offers for
    members") needs a name before it or an object behind it.
    """
    for at in indexes[1:]:
        if tokens[at - 1].lower in terms.words.determiner:
            return None
        if _is_verb(tokens, at, indexes[-1], terms):
            return at
    return None


def _is_verb(tokens: Sequence[Token], at: int, last: int, terms: Terms) -> bool:
    token, before, words = tokens[at], tokens[at - 1], terms.words
    closed = before.text == ","  # "Anna Brik, who swam for Velm, dies at 91"
    if token.hyphen or token.lower in words.stop or not (closed or (before.is_word and before.lower not in words.stop)):
        return False
    if not (terms.is_event_verb(token.lower) and may_follow(tokens, at, terms)):
        return False
    if token.is_capital and not reads_as_headline(tokens, at, terms):
        return False
    after = tokens[at + 1] if at < last else None
    links = words.preposition | words.of | words.additive
    has_object = after is not None and after.is_word and after.lower not in links
    can_be_noun = terms.is_form_of(token.lower, words.event_nouns)
    if token.lower.endswith(words.present_endings or ("\0",)):
        return has_object or ((closed or before.is_capital) and not can_be_noun)
    several = before.lower.endswith(words.plural_endings or ("\0",))
    return several and has_object and not can_be_noun
