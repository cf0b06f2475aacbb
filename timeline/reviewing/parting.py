"""By which words one piece of evidence is told from the others of its event."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.rendering.document import DocumentEvidence

_FEWEST = 5
_CUT = "…"  # where a quotation may not be shown whole, its beginning is not known here


def words_apart(evidence: Sequence[DocumentEvidence], place: int) -> str:
    """The words with which the piece at a place begins, and no other does, as `split` of the overrides takes them:
    five, or as many more as it needs. "" where none are known."""
    texts = [" ".join(each.text.split()) for each in evidence]
    words = texts[place].split()
    if not words or texts[place].startswith(_CUT):
        return ""
    others = [text.casefold() for number, text in enumerate(texts) if number != place]
    for count in range(min(_FEWEST, len(words)), len(words) + 1):
        found = " ".join(words[:count])
        if not found.endswith(_CUT) and not any(other.startswith(found.casefold()) for other in others):
            return found
    return ""
