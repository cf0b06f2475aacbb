"""Telling a document that was read by other rules from one that says something else.

Another version of the program, or other settings, may take another text, date or section from one and the same page.
That is no new version of the article: nobody changed it, and readers must not be told that its outlet did.
"""

from __future__ import annotations

from timeline.archive.holdings import Holding, Version
from timeline.models import Article


def read_otherwise(holding: Holding, article: Article, rules: str) -> Version | None:
    """The version that is the document of the article, which is read by `rules` now, as others read it; None where
    there is none, or more than one may be meant."""
    found = [each for each in holding.versions if each.read_by != rules and _is_one_document(each.article, article)]
    for alike in (_says_the_same, _states_the_same_times):
        if some := [each for each in found if alike(each.article, article)]:
            found = some
            break
    return found[0] if len(found) == 1 else None


def _is_one_document(held: Article, article: Article) -> bool:
    """From one place, or with one text, captured once, and on the same terms: those are never taken for another
    reading."""
    terms = (held.captured, held.status, held.embargo_until, held.rights)
    same_terms = terms == (article.captured, article.status, article.embargo_until, article.rights)
    return same_terms and (held.path == article.path or held.text == article.text)


def _says_the_same(held: Article, article: Article) -> bool:
    return held.text == article.text


def _states_the_same_times(held: Article, article: Article) -> bool:
    return (held.dating.published, held.dating.updated) == (article.dating.published, article.dating.updated)
