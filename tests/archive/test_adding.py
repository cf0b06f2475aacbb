"""Which article is which, what a new version is, and what it means to remove and to purge."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.archive.holding import article
from timeline.archive.adding import Additions, add, purge, remove, restore
from timeline.archive.lights import Lights
from timeline.archive.memo import NO_MEMO
from timeline.archive.opening import file_of
from timeline.archive.store import Archive
from timeline.errors import ArchiveError
from timeline.models import Moment, Rights, Usage

URL = "https://ledger.example/lock"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "kept", create=True)


def texts(archive: Archive, key: str = "a1") -> list[str]:
    holding = archive.holding(key)
    return [each.article.text for each in holding.versions] if holding else []


def test_the_same_article_again_changes_nothing(archive: Archive) -> None:
    assert add(archive, [article()]).new == ("a1",)
    assert add(archive, [article()]).known == ("a1",)
    assert len(texts(archive)) == 1


def test_another_text_under_one_id_is_a_new_version_and_counts(archive: Archive) -> None:
    add(archive, [article(text="Two boats sank.", captured="2024-11-15T12:00+01:00")])
    added = add(archive, [article(text="Three boats sank.", captured="2024-11-16T12:00+01:00")])
    assert added.changed == ("a1",)
    assert texts(archive) == ["Two boats sank.", "Three boats sank."]


def test_an_article_is_known_again_by_its_address_and_keeps_its_first_id(archive: Archive) -> None:
    add(archive, [article("hash-1", text="Two boats sank.", url=URL)])
    assert add(archive, [article("hash-2", text="Three boats sank.", url=f"{URL}#comments")]).changed == ("hash-1",)
    assert archive.ids() == ("hash-1",)


def test_one_id_of_two_sources_is_two_articles_and_each_gets_its_versions(archive: Archive) -> None:
    add(archive, [article("1", text="A fire.", source="Ledger"), article("1", text="A flood.", source="Post")])
    other = next(each for each in archive.ids() if each != "1")
    assert other.startswith("1~")
    assert add(archive, [article("1", text="A great flood.", source="Post")]).changed == (other,)
    assert texts(archive, "1") == ["A fire."]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_version_that_was_captured_last_counts_whatever_the_order(archive: Archive, order: tuple[int, ...]) -> None:
    captures = [article(text=f"{n} boats sank.", captured=f"2024-11-2{n}T12:00+01:00") for n in range(3)]
    for place in order:
        add(archive, [captures[place]])
    assert texts(archive) == [f"{n} boats sank." for n in range(3)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_text_captured_twice_is_dated_by_the_first_capture(archive: Archive, order: tuple[int, ...]) -> None:
    captures = [article(captured="2024-11-15T12:00+01:00"), article(captured="2024-11-16T12:00+01:00")]
    for place in order:
        add(archive, [captures[place]])
    holding = archive.holding("a1")
    assert holding is not None
    assert [str(each.article.captured) for each in holding.versions] == ["2024-11-15T12:00+01:00"]


BACK_AND_FORTH = [("Two", "15"), ("Three", "16"), ("Two", "17")]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_text_that_was_put_back_counts_again_whatever_the_order(archive: Archive, order: tuple[int, ...]) -> None:
    for place in order:
        number, day = BACK_AND_FORTH[place]
        add(archive, [article(text=f"{number} boats sank.", captured=f"2024-11-{day}T12:00+01:00")])
    assert texts(archive) == ["Three boats sank.", "Two boats sank."]
    holding = archive.holding("a1")
    assert holding is not None
    assert str(holding.newest.captured) == "2024-11-15T12:00+01:00", 'its "Today" is dated by the first capture'
    assert str(holding.versions[-1].seen) == "2024-11-17T12:00+01:00"


CAPTURES = st.lists(st.sampled_from(["Two", "Three", "Four"]), min_size=1, max_size=6).flatmap(
    lambda said: st.permutations(list(enumerate(said)))
)


@settings(max_examples=40, deadline=None)
@given(captures=CAPTURES, cut=st.integers(0, 6))
def test_any_order_and_any_batches_of_captures_give_the_same_versions(
    tmp_path_factory: pytest.TempPathFactory, captures: list[tuple[int, str]], cut: int
) -> None:
    given = [
        article(text=f"{number} boats sank.", captured=f"2024-11-{day + 20}T12:00+01:00") for day, number in captures
    ]
    found = []
    for batches in ((given[:cut], given[cut:]), (sorted(given, key=lambda each: str(each.captured)),)):
        with Archive(tmp_path_factory.mktemp("kept"), create=True) as archive:
            for batch in batches:
                add(archive, batch)
            holding = archive.holding("a1")
        assert holding is not None
        found.append([(each.article, each.seen) for each in holding.versions])
    assert found[0] == found[1]
    assert found[0][-1][0].text.startswith(max(captures)[1])


def test_a_text_without_a_capture_counts_by_the_capture_in_which_it_came_again(archive: Archive) -> None:
    add(archive, [article(text="Two boats sank.")])
    add(archive, [article(text="Three boats sank.", captured="2024-11-16T12:00+01:00")])
    add(archive, [article(text="Two boats sank.")])
    assert texts(archive)[-1] == "Three boats sank.", "an old input says nothing about when"
    add(archive, [article(text="Two boats sank.", captured="2024-11-17T12:00+01:00")])
    assert texts(archive)[-1] == "Two boats sank."


OLD, NEW = "old rules", "new rules"


def test_a_document_that_other_rules_read_otherwise_is_no_new_version(archive: Archive) -> None:
    add(archive, [article(text="Menu. Two boats sank.")], OLD)
    assert add(archive, [article(text="Two boats sank.", section="Sea")], NEW).known == ("a1",)
    assert texts(archive) == ["Two boats sank."]
    assert add(archive, [article(text="Three boats sank.", section="Sea")], NEW).changed == ("a1",)
    assert texts(archive) == ["Two boats sank.", "Three boats sank."]


def test_a_date_that_other_rules_find_is_no_new_version_whatever_file_it_comes_in(archive: Archive) -> None:
    add(archive, [article()])  # of an archive that did not note the rules
    again = replace(article(published="2024-11-15T09:48+01:00"), path="another.jsonl")
    assert add(archive, [again], NEW).known == ("a1",)
    holding = archive.holding("a1")
    assert holding is not None
    assert [str(each.article.dct) for each in holding.versions] == ["2024-11-15T09:48+01:00"]


def test_each_version_is_read_anew_and_keeps_its_place(archive: Archive) -> None:
    days = [f"2024-11-1{day}T12:00+01:00" for day in (5, 6)]
    words = ["Two boats sank.", "Three boats sank."]
    add(archive, [article(text=f"Menu. {said}", captured=day) for said, day in zip(words, days, strict=True)], OLD)
    before = archive.holding("a1")
    for order in ((1, 0), (0, 1)):
        given = [article(text=words[each], captured=days[each]) for each in order]
        assert add(archive, given, NEW).known == ("a1",)
        assert texts(archive) == words
    after = archive.holding("a1")
    assert before is not None
    assert after is not None
    assert [each.added for each in after.versions] == [each.added for each in before.versions]


@pytest.mark.parametrize(
    "other",
    [
        {"captured": "2024-11-17T12:00+01:00"},
        {"status": Usage.WITHDRAWN},
        {"rights": Rights(link_only=True)},
        {"embargo_until": Moment.parse("2024-11-18")},
    ],
    ids=str,
)
def test_another_capture_and_other_terms_are_never_taken_for_another_reading(
    archive: Archive, other: dict[str, Any]
) -> None:
    add(archive, [article(**{"captured": "2024-11-15T12:00+01:00", **other})], OLD)
    added = add(archive, [article(text="It was mended.", captured="2024-11-15T12:00+01:00")], NEW)
    assert added.changed == ("a1",)
    assert len(texts(archive)) == 2


def test_where_two_versions_may_be_meant_none_is_replaced(archive: Archive) -> None:
    add(archive, [article(text="Menu. Two boats sank.")], OLD)
    add(archive, [article(text="Menu. Three boats sank.")], OLD)
    assert add(archive, [article(text="Two boats sank.")], NEW).changed == ("a1",)


def test_a_withdrawn_article_that_is_captured_again_as_it_was_stays_withdrawn(archive: Archive) -> None:
    add(archive, [article(captured="2024-11-15T12:00+01:00")])
    add(archive, [article(captured="2024-11-16T12:00+01:00", status=Usage.WITHDRAWN)])
    add(archive, [article(captured="2024-11-17T12:00+01:00")])
    holding = archive.holding("a1")
    assert holding is not None
    assert holding.newest.status is Usage.WITHDRAWN


def test_what_is_to_be_added_is_told_before_anything_is_changed(archive: Archive) -> None:
    add(archive, [article(), article("a2", text="Another.")])
    remove(archive, ["a2"])
    before = list(archive.holdings())
    additions = Additions(archive)
    new, changed = article("a0", text="First of all."), article(text="It was mended.")
    added = additions.take([new, changed, article("a2", text="Another one.")])
    assert (added.new, added.changed) == (("a0",), ("a1", "a2"))
    lights = Lights(archive, additions.held, NO_MEMO, most=1)
    assert [each.id for each in lights.articles] == ["a0", "a1"], "a2 is removed"
    told = list(lights.whole(["a0", "a1"]))
    assert list(archive.holdings()) == before
    additions.keep()
    assert [each.newest for each in archive.holdings(archive.ids())] == told
    assert lights.earlier == {"a1": (article(),)}
    assert Lights(archive, {}, NO_MEMO, most=1).articles == lights.articles


def test_articles_of_one_batch_are_known_again_before_they_are_kept(archive: Archive) -> None:
    batch = [article("b1", text="One.", url=URL), article("b2", text="Two.", url=URL), article("b3", text="Three.")]
    batch += [article("b3", text="Three.", source="Post"), article("b3", text="Four.", source="Ledger")]
    first = Archive(archive.folder / "one", create=True)
    for each in batch:
        add(first, [each])
    add(archive, batch)
    assert list(archive.holdings()) == list(first.holdings())


def test_a_corrected_date_is_a_new_version_though_the_text_is_the_same(archive: Archive) -> None:
    add(archive, [article()])
    assert add(archive, [article(published="2024-11-16T10:48+01:00")]).changed == ("a1",)


def test_a_removed_article_stays_and_comes_back_on_demand_only(archive: Archive) -> None:
    add(archive, [article(), article("a2", text="Another.")])
    assert remove(archive, ["a1"]) == ("a1",)
    assert archive.ids() == ("a2",)
    add(archive, [article()])
    assert archive.ids() == ("a2",), "today's input does not undo what an editor decided"
    assert restore(archive, ["a1"]) == ("a1",)
    assert archive.ids() == ("a1", "a2")


def test_an_unknown_id_is_named_and_nothing_is_changed(archive: Archive) -> None:
    add(archive, [article()])
    with pytest.raises(ArchiveError, match=r"no article has the id 'nope'.*archive list"):
        remove(archive, ["a1", "nope"])
    assert archive.ids() == ("a1",)


def test_no_byte_of_a_purged_article_stays_and_it_does_not_come_back(archive: Archive) -> None:
    secret = "Zanzibarbara was seen at the quay."
    add(archive, [article(text=secret, url=URL), article("a2", text="Another.")])
    archive.keep("analysis", [(b"k", "a1", secret.encode()), (b"t", None, secret.encode())], 1)
    assert b"Zanzibarbara" in file_of(archive.folder).read_bytes()
    assert purge(archive, ["a1"]) == ("a1",)
    assert b"Zanzibarbara" not in file_of(archive.folder).read_bytes()
    assert [each.id for each in archive.tombstones()] == ["a1"]
    assert URL not in str(archive.tombstones())
    for again in (article(text="Rewritten."), article("b7", text=secret), article("b8", text="New.", url=URL)):
        assert add(archive, [again]).purged == (again.id,)
    assert archive.ids() == ("a2",)


def test_a_purged_article_does_not_shut_out_one_of_another_outlet_with_its_id(archive: Archive) -> None:
    add(archive, [article("1", text="A fire.", source="Ledger")])
    purge(archive, ["1"])
    assert add(archive, [article("1", text="A flood.", source="Post")]).new == ("1",)
    assert add(archive, [article("1", text="A great fire.", source="Ledger")]).purged == ("1",)
    assert add(archive, [article("1", text="A great fire.")]).purged == ("1",), "of which outlet is not known"
    purge(archive, ["1"])
    for source in ("Ledger", "Post", None):
        assert add(archive, [article("1", text="In other words.", source=source)]).purged == ("1",)
    assert add(archive, [article("1", text="A storm.", source="Herald")]).new == ("1",)
    assert "Ledger" not in str(archive.tombstones())


def test_a_purged_article_that_had_to_get_an_id_of_its_own_stays_away(archive: Archive) -> None:
    add(archive, [article("1", text="A fire.", source="Ledger"), article("1", text="A flood.", source="Post")])
    other = next(each for each in archive.ids() if each != "1")
    purge(archive, ["1", other])
    assert add(archive, [article("1", text="A great flood.", source="Post")]).purged == ("1",)


def test_an_article_purged_without_a_source_shuts_out_its_id(archive: Archive) -> None:
    add(archive, [article("1", text="A fire.")])
    purge(archive, ["1"])
    assert add(archive, [article("1", text="A flood.", source="Post")]).purged == ("1",)


def test_an_addition_that_fails_half_way_adds_nothing(archive: Archive) -> None:
    def broken() -> object:
        yield article()
        raise RuntimeError("the input broke off")

    with pytest.raises(RuntimeError):
        add(archive, broken())  # type: ignore[arg-type]
    assert archive.ids(removed=True) == ()
