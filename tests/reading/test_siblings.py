"""Who lends a day to an article that has only a clock, and who does not."""

from __future__ import annotations

from datetime import time

import pytest

from timeline.models import Article, Certainty, Dating, Moment
from timeline.reading.siblings import lend_days

ARREST = "Police arrested the captain of the ferry in Storvik and seized the log books, the station said."
RAISING = "Two cranes raised the ferry from the sea floor after nine hours, and divers searched the car deck."


def dated(key: str, text: str, published: str, **more: object) -> Article:
    dating = Dating(published=Moment.parse(published), certainty=Certainty.STATED)
    return Article(id=key, text=text, path=f"{key}.txt", title=key.title(), dating=dating)


def undated(key: str, text: str, clock: time = time(6, 45), updated: time | None = None) -> Article:
    return Article(id=key, text=text, path=f"{key}.txt", dating=Dating(clock=clock, updated_clock=updated))


def test_the_day_comes_from_the_sibling_that_tells_the_same_and_is_named() -> None:
    arrest, raising = dated("arrest", ARREST, "2025-03-14T16:20"), dated("raising", RAISING, "2025-06-19")
    lent = lend_days(
        [raising, arrest, undated("post", "The captain was arrested in Storvik; police seized log books.")]
    )
    dating = lent["post"].dating
    assert str(dating.published) == "2025-03-14T06:45"
    assert (dating.certainty, dating.lender) == (Certainty.INFERRED, "arrest")
    assert dating.evidence[-1].kind == "sibling"
    assert "Arrest" in dating.evidence[-1].text


def test_only_articles_that_wait_for_a_day_are_in_the_result() -> None:
    arrest = dated("arrest", ARREST, "2025-03-14")
    no_clock = Article(id="none", text=ARREST, path="none.txt")
    assert list(lend_days([arrest, no_clock, undated("post", ARREST)])) == ["post"]


def test_an_update_before_the_publication_clock_is_of_the_next_day() -> None:
    lent = lend_days([dated("arrest", ARREST, "2025-12-31"), undated("post", ARREST, time(23, 50), time(0, 10))])
    assert (str(lent["post"].dating.published), str(lent["post"].dating.updated)) == (
        "2025-12-31T23:50",
        "2026-01-01T00:10",
    )


def test_siblings_nearly_as_similar_that_state_another_day_are_named() -> None:
    first, second = dated("first", ARREST, "2025-03-14"), dated("second", ARREST, "2025-03-15")
    dating = lend_days([second, first, undated("post", ARREST)])["post"].dating
    assert str(dating.published) == "2025-03-14T06:45"
    assert [clue.kind for clue in dating.evidence] == ["sibling", "contradiction"]
    assert "2025-03-15" in dating.evidence[-1].text


def test_a_borrowed_day_is_never_lent_on() -> None:
    once = lend_days([dated("arrest", ARREST, "2025-03-14"), undated("post", ARREST)])["post"]
    assert lend_days([once, undated("other", ARREST)]) == {}


@pytest.mark.parametrize(
    "lender", [dated("year", ARREST, "2025-03-14"), dated("far", "Bakers strike over night work.", "2025-03-14")]
)
def test_a_sibling_without_a_day_or_with_another_story_lends_none(lender: Article) -> None:
    from msgspec.structs import replace  # noqa: PLC0415  (only here)

    from timeline.models import Granularity  # noqa: PLC0415  (only here)

    if lender.id == "year":
        moment = Moment(at=lender.dating.published.at, granularity=Granularity.YEAR)  # type: ignore[union-attr]
        lender = replace(lender, dating=replace(lender.dating, published=moment))
    assert lend_days([lender, undated("post", ARREST)]) == {}


def test_the_order_of_the_articles_does_not_change_the_lender() -> None:
    articles = [dated("first", ARREST, "2025-03-14"), dated("second", ARREST, "2025-03-15"), undated("post", ARREST)]
    assert lend_days(articles) == lend_days(articles[::-1])
