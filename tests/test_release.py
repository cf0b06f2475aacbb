"""Which articles may be shown at a stated time, and what is said of the others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from timeline.errors import NothingBuiltError
from timeline.intake import Intake
from timeline.models import Article, Moment, Rights, Usage
from timeline.release import release, released
from timeline.settings import Settings, SourceSettings

from .archive.holding import article

FREE = article("free", "The ferry sails again.")
PLAIN = Settings()


def at(text: str) -> Moment:
    return Moment.parse(text)


def embargoed(until: str, key: str = "secret", **fields: object) -> Article:
    return article(key, "The minister resigns.", embargo_until=at(until), **fields)


def shown(articles: Sequence[Article], time: str | None, settings: Settings = PLAIN) -> tuple[list[str], list[str]]:
    """The ids of those that are shown, and what is said of the others."""
    found, remarks = released(articles, at(time) if time else None, settings)
    assert all(each.kept for each in remarks), "they are no faults of the input"
    return [each.id for each in found], [each.reason for each in remarks]


def test_an_embargoed_article_is_shown_from_its_time_on() -> None:
    articles = [FREE, embargoed("2024-11-16T06:00+01:00")]
    assert shown(articles, "2024-11-16T06:00+01:00") == (["free", "secret"], [])
    keys, remarks = shown(articles, "2024-11-16T05:59+01:00")
    assert keys == ["free"]
    assert remarks == ["1 article is held back: under an embargo that has not passed at 2024-11-16T05:59+01:00"]


def test_without_a_time_it_is_held_back_and_the_remark_asks_for_one() -> None:
    keys, (remark,) = shown([FREE, embargoed("1999-01-01"), embargoed("1999-01-01", "other")], None)
    assert keys == ["free"]
    assert remark.startswith("2 articles are held back: ")
    assert "--at TIME" in remark


def test_the_time_of_the_settings_serves_where_none_is_stated() -> None:
    intake = Intake(articles=(FREE, embargoed("2024-11-16")))
    settings = Settings(at="2024-11-17")
    assert len(release(intake, None, settings).articles) == 2
    assert len(release(intake, at("2024-11-16"), settings).articles) == 1, "what is stated outranks it"


def test_the_embargo_of_a_source_with_a_zone_is_by_its_clock() -> None:
    articles = [FREE, embargoed("2024-11-16T06:00", source="Ledger")]
    settings = Settings(sources={"Ledger": SourceSettings(zone="Europe/Stockholm")})
    assert shown(articles, "2024-11-16T05:00+00:00", settings)[0] == ["free", "secret"]
    assert shown(articles, "2024-11-16T05:00+00:00")[0] == ["free"], "somewhere it is not six o'clock yet"


def test_a_withdrawn_article_is_never_shown_and_a_corrected_one_is() -> None:
    articles = [FREE, article("w", status=Usage.WITHDRAWN), article("c", status=Usage.CORRECTED)]
    keys, (remark,) = shown(articles, None)
    assert (keys, remark) == (["free", "c"], "1 article is held back: withdrawn by the outlet")


def test_an_article_may_be_kept_until_the_end_of_its_last_day() -> None:
    articles = [FREE, article("old", rights=Rights(keep_until=at("2024-12-31")))]
    assert shown(articles, "2024-12-31T23:00")[0] == ["free", "old"]
    keys, (remark,) = shown(articles, "2025-01-02")
    assert keys == ["free"]
    assert "purge --expired" in remark
    keys, (remark,) = shown(articles, None)
    assert keys == ["free", "old"]
    assert "not looked at without --at TIME" in remark


def test_a_source_has_its_articles_kept_for_some_days_from_their_publication() -> None:
    settings = Settings(sources={"Ledger": SourceSettings(aliases=("ledger.example",), keep_days=30)})
    ledger = article("l", source="Ledger", published="2024-11-15T23:30+01:00")
    longer = article("m", source="Ledger", rights=Rights(keep_until=at("2026-01-01")))
    articles = [FREE, ledger, longer]
    assert shown(articles, "2024-12-15T22:00+01:00", settings)[0] == ["free", "l", "m"]
    assert shown(articles, "2024-12-16T00:00+01:00", settings)[0] == ["free", "m"], "its own rights outrank the days"


def test_an_article_without_a_day_to_count_from_is_held_back_where_its_source_sets_days() -> None:
    undated = Article(id="u", text="It sank.", path="in.jsonl", source="Ledger")
    settings = Settings(sources={"Ledger": SourceSettings(keep_days=30)})
    keys, (remark,) = shown([FREE, undated], "2024-11-16", settings)
    assert keys == ["free"]
    assert "state keep_until" in remark
    assert shown([FREE, undated], "2024-11-16")[0] == ["free", "u"]


def test_days_beyond_the_calendar_are_for_good() -> None:
    settings = Settings(sources={"Ledger": SourceSettings(keep_days=10_000_000)})
    assert shown([article("l", source="Ledger")], "9999-12-31", settings)[0] == ["l"]


def test_an_article_that_came_twice_is_held_back_where_either_is() -> None:
    usable = article("w", source="Ledger")
    withdrawn = article("w", source="Ledger", status=Usage.WITHDRAWN)
    for articles in ([usable, withdrawn, FREE], [withdrawn, usable, FREE]):
        assert shown(articles, None)[0] == ["free"]
    elsewhere = article("w", source="Post", status=Usage.WITHDRAWN)
    assert shown([usable, elsewhere], None)[0] == ["w"], "an id of another source is another article"


def test_an_article_is_known_again_by_its_address() -> None:
    usable = article("page-hash", url="https://ledger.example/ferry#top")
    withdrawn = article("w", "The ferry sank.", url="https://ledger.example/ferry", status=Usage.WITHDRAWN)
    assert shown([usable, withdrawn, FREE], None)[0] == ["free"]


def test_a_newer_statement_takes_a_withdrawal_back() -> None:
    withdrawn = article("w", status=Usage.WITHDRAWN, captured="2024-11-16T10:00+01:00")
    again = article("w", captured="2024-11-17T10:00+01:00")
    assert shown([withdrawn, again], None)[0] == ["w"]


def test_what_is_set_for_a_source_is_among_the_rights_of_its_articles() -> None:
    settings = Settings(sources={"Ledger": SourceSettings(link_only=True)})
    articles = [article("l", source="Ledger", rights=Rights(max_quote=80)), article("p", source="Post")]
    (first, second), _ = released(articles, None, settings)
    assert first.rights == Rights(max_quote=80, link_only=True)
    assert second.rights is None


def test_where_nothing_may_be_shown_nothing_is_built_and_the_reasons_are_told() -> None:
    with pytest.raises(NothingBuiltError, match=r"all articles are held back.*\n.*2 articles are held back"):
        released([embargoed("2024-11-16"), embargoed("2024-11-16", "other")], at("2024-11-15"), PLAIN)
    assert released([], None, PLAIN) == ((), ())


def test_no_word_of_what_is_held_back_is_in_the_remarks() -> None:
    secret = embargoed("2024-11-16", "minister-resigns", title="Minister resigns", source="Scoop")
    _, (remark,) = released([FREE, secret], None, PLAIN)
    told = f"{remark.path} {remark.where} {remark.reason}".lower()
    assert not [word for word in ("minister", "resigns", "scoop", "in.jsonl", "2024-11-16") if word in told]


def test_earlier_versions_are_shown_only_where_their_own_terms_allow_it() -> None:
    newest = article("a", "It sank on Tuesday.")
    early = (
        embargoed("2024-11-20", "a"),
        article("a", "It sank on Monday."),
        article("a", "No.", status=Usage.WITHDRAWN),
    )
    linked = (article("b", "Words.", rights=Rights(link_only=True)), embargoed("2024-11-20", "c"))
    earlier = {"a": early, "b": (article("b", "Before."),), "c": (article("c", "Before."),)}
    found = release(Intake(articles=(newest, *linked), earlier=earlier), at("2024-11-16"), PLAIN)
    assert {key: [each.text for each in versions] for key, versions in found.earlier.items()} == {
        "a": ["It sank on Monday."]
    }


def test_an_article_that_came_twice_is_linked_only_where_either_is() -> None:
    plain, linked = article("w"), article("w", rights=Rights(link_only=True))
    for articles in ([plain, linked], [linked, plain]):
        assert [each.link_only for each in released(articles, None, PLAIN)[0]] == [True, True]
    newer = article("w", captured="2024-11-17T10:00+01:00")
    assert [each.link_only for each in released([linked, newer], None, PLAIN)[0]] == [True, False]
