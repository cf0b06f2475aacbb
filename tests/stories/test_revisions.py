"""What a newer version of an article no longer says, says first, and says otherwise; and what it still says."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from timeline.analysis import analyse
from timeline.models import Amended, Analysis, Article, Certainty, Claim, Dating, Moment, Revision
from timeline.settings import Settings
from timeline.stories.revisions import revision_of

SANK = "Two boats sank off Halm on Friday."
SAVED = "Rescuers saved six sailors off Halm on Friday."


def version(
    text: str,
    *,
    title: str = "Boats sink off Halm",
    published: str | None = "2024-11-15T18:00+01:00",
    captured: str | None = None,
    language: str = "en",
) -> Analysis:
    dating = Dating(published=Moment.parse(published), certainty=Certainty.STATED) if published else Dating()
    return analyse(
        Article(
            id="a1",
            text=text,
            path="in.jsonl",
            title=title,
            language=language,
            captured=Moment.parse(captured) if captured else None,
            dating=dating,
        ),
        Settings(),
    )


def changed(older: Analysis, newer: Analysis) -> Revision:
    found = revision_of(older, newer)
    assert found is not None
    return found


def texts(claims: Iterable[Claim]) -> list[str]:
    return [claim.text for claim in claims]


def pairs(amended: Iterable[Amended]) -> list[tuple[str, str]]:
    return [(each.was.text, each.now.text) for each in amended]


def test_a_claim_that_a_newer_version_no_longer_makes_is_dropped() -> None:
    found = changed(version(f"{SANK} {SAVED}"), version(SAVED))
    assert found == Revision(dropped=found.dropped)
    assert texts(found.dropped) == [SANK]


def test_a_claim_that_a_newer_version_makes_first_is_added() -> None:
    found = changed(version(SANK), version(f"{SANK} {SAVED}"))
    assert found == Revision(added=found.added)
    assert texts(found.added) == [SAVED]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (SANK, SANK),
        (SANK, "  Two boats\nsank off Halm on Friday. "),
        (SANK, "On Friday, two boats sank off Halm."),
        (SANK, "2 boats sank off Halm on Friday, the coast guard said."),
        (
            "The bridge was shut on Monday after a crack was found.",
            "A crack was found and the bridge was closed on Monday.",
        ),
        (f"{SANK} {SAVED}", f"{SAVED} {SANK}"),
    ],
)
def test_what_is_said_in_other_words_or_another_order_has_not_changed(older: str, newer: str) -> None:
    assert revision_of(version(older), version(newer)) is None
    assert revision_of(version(newer), version(older)) is None


def test_what_stands_word_by_word_in_a_longer_sentence_is_not_dropped() -> None:
    longer = (
        "Owners of the ferry line, who spoke to relatives, confirmed that two boats sank off Halm on Friday in a storm."
    )
    found = revision_of(version(SANK), version(longer))
    assert found is None or not found.dropped


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (SANK, "Three boats sank off Halm on Friday."),
        ("Police arrested 12 men in Velm on Friday.", "Police arrested 21 men in Velm on Friday."),
        ("The council approved the dam in Velm on Friday.", "The council rejected the dam in Velm on Friday."),
    ],
)
def test_another_number_or_deed_is_told_with_what_was_said_before(older: str, newer: str) -> None:
    found = changed(version(older), version(newer))
    assert pairs(found.amended) == [(older, newer)]
    assert not found.dropped
    assert not found.added


def test_a_claim_with_another_time_is_redated() -> None:
    newer = "Two boats sank off Halm on Thursday."
    found = changed(version(SANK), version(newer))
    assert found == Revision(redated=found.redated)
    (redated,) = found.redated
    assert [str(each.interval.earliest.date()) for each in (redated.was, redated.now) if each.interval] == [
        "2024-11-15",
        "2024-11-14",
    ]


def test_another_publication_time_is_told_and_so_are_the_days_that_count_from_it() -> None:
    found = changed(version(SANK), version(SANK, published="2024-11-22T18:00+01:00"))
    assert found.published is not None
    assert (str(found.published.was), str(found.published.now)) == ("2024-11-15T18:00+01:00", "2024-11-22T18:00+01:00")
    assert pairs(found.redated) == [(SANK, SANK)]


@pytest.mark.parametrize("other", ["2024-11-15", "2024-11-15T18:00", "2024-11-15T17:00+00:00"])
def test_a_publication_time_told_more_finely_or_with_its_zone_has_not_changed(other: str) -> None:
    assert revision_of(version(SAVED, published=other), version(SAVED)) is None


def test_a_time_that_no_word_names_is_not_redated_with_its_article() -> None:
    text = "Two boats sank off Halm."
    found = changed(version(text), version(text, published="2024-11-22T18:00+01:00"))
    assert found.redated == ()


def test_a_publication_time_that_comes_or_goes_is_told() -> None:
    found = changed(version(SAVED, published=None), version(SAVED))
    assert found.published is not None
    assert found.published.was is None


def test_another_title_is_told_and_white_space_in_it_is_none() -> None:
    found = changed(version(SANK), version(SANK, title="Boats lost off Halm"))
    assert found.title is not None
    assert (found.title.was, found.title.now) == ("Boats sink off Halm", "Boats lost off Halm")
    assert revision_of(version(SANK), version(SANK, title="Boats  sink off Halm")) is None


def test_a_change_is_dated_by_what_the_newer_version_states_and_the_older_one_does_not() -> None:
    newer = version(SAVED, captured="2024-11-16T12:00+01:00")
    assert str(changed(version(SANK), newer).at) == "2024-11-16T12:00+01:00"
    assert changed(version(SANK), version(SAVED)).at is None


@pytest.mark.parametrize(
    ("language", "older", "newer"),
    [
        ("de", "Zwei Boote sanken am Freitag vor Halm.", "Drei Boote sanken am Freitag vor Halm."),
        ("sv", "Polisen grep två män i Velm i fredags.", "Polisen grep tre män i Velm i fredags."),
    ],
)
def test_numbers_in_words_are_numbers_in_every_language(language: str, older: str, newer: str) -> None:
    found = changed(version(older, language=language), version(newer, language=language))
    assert pairs(found.amended) == [(older, newer)]


def test_an_empty_version_drops_everything_and_trips_nothing() -> None:
    assert texts(changed(version(SANK), version("")).dropped) == [SANK]
    assert revision_of(version(""), version("")) is None


def test_versions_of_a_very_long_article_are_compared_as_far_as_their_first_claims() -> None:
    older = version(" ".join(f"Police arrested {n} men in Velm on Friday." for n in range(10, 900)))
    newer = version(" ".join(f"Two boats sank off pier {n} of Halm on Friday." for n in range(10, 900)))
    found = changed(older, newer)
    assert len(found.dropped) == len(found.added) == 300
    assert revision_of(older, older) is None
