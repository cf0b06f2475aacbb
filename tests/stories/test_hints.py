"""Which events are said to be perhaps one, and which are not."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline.models import Article, Event, Topic
from timeline.stories.hints import may_be_one
from timeline.stories.identity import Register, identify
from timeline.stories.merging import merge_told
from timeline.stories.pairing import Pairing
from timeline.stories.told import Told, told_by

from .telling import analysed, article

# More than any two mentions reach: what would be merged is left for a hint.
NEVER = 1.1
ARREST = article("Police arrested the driver of the tram after the crash in Velm.", name="one")
ARREST_AGAIN = article("Officers arrested a man from Sarn after the tram crash, the city said.", name="two")
ARREST_LATER = article("The driver was arrested after the crash of the tram in Velm.", name="three")
FIRE = article("Fire destroyed a timber warehouse at Cape Lund on Monday.", name="four")


def told(*articles: Article) -> list[Told]:
    return [each for one in articles for each in told_by(analysed(one))]


def hints(sameness: float, *articles: Article) -> Mapping[int, tuple[int, ...]]:
    """Between events of one mention each, of which all pairs are the same by so much."""
    mentions = told(*articles)
    pairs = {(one, other): sameness for other in range(len(mentions)) for one in range(other)}
    terms = Pairing(mentions, [0] * len(mentions)).pairs(0).terms
    return may_be_one(mentions, [[place] for place in range(len(mentions))], pairs, terms)


def unmerged(*articles: Article) -> tuple[Event, ...]:
    return merge_told(told(*articles), threshold=NEVER)


def test_two_that_are_nearly_merged_say_so_of_each_other() -> None:
    assert hints(0.35, ARREST, ARREST_AGAIN) == {0: (1,), 1: (0,)}


def test_two_of_which_little_says_that_they_are_one_get_no_hint() -> None:
    assert hints(0.2, ARREST, ARREST_AGAIN) == {}


def test_two_that_cannot_be_one_get_no_hint() -> None:
    assert hints(-1.0, ARREST, ARREST_AGAIN) == {}


def test_words_that_are_not_shared_are_no_reason_for_a_hint() -> None:
    assert hints(0.35, ARREST, FIRE) == {}


def test_other_numbers_are_no_reason_for_a_hint() -> None:
    seven = article("The crash of the tram in Velm killed 7 passengers.", name="one")
    twelve = article("The crash of a bus in Velm killed 12 passengers.", name="two")
    assert hints(0.35, seven, twelve) == {}
    assert hints(0.35, seven, article("A crash in Velm killed 7 passengers.", name="two")) == {0: (1,), 1: (0,)}


def test_article_that_tells_of_two_tells_them_apart() -> None:
    both = article(f"{ARREST.text}\nPolice arrested the driver of a bus after the crash in Sarn.", name="both")
    assert hints(0.35, both) == {}


def test_event_points_to_two_others_at_most_and_each_of_them_back() -> None:
    articles = [article(f"Police arrested driver {name} of the tram in Velm.", name=name) for name in "abcde"]
    found = hints(0.35, *articles)
    assert max(len(others) for others in found.values()) == 2
    assert all(each in found[other] for each, others in found.items() for other in others)


def test_days_that_exclude_each_other_are_no_reason_for_a_hint() -> None:
    one = article("Voters in Sarn elected a new council on 2 March.", name="one")
    two = article("Voters in Sarn elected a new council on 9 March.", name="two")
    assert [event.may_be for event in unmerged(one, two)] == [(), ()]


def test_hint_names_the_other_by_its_title_and_its_time() -> None:
    first, second = unmerged(ARREST, ARREST_LATER)
    (kin,) = first.may_be
    assert (kin.id, kin.title, kin.interval) == (second.id, second.title, second.interval)
    assert [each.id for each in second.may_be] == [first.id]


def test_hint_follows_the_event_to_the_id_that_it_is_known_by() -> None:
    first, second = unmerged(ARREST, ARREST_LATER)
    topic = Topic(key="topic", title="Topic", articles=("one", "three"), events=(first, second), named=True)
    _, register = identify([topic], Register())
    old = register.events.pop(first.id)
    (again,), _ = identify([topic], replace(register, events=register.events | {"eknown": old}))
    one, other = again.events
    assert one.id == "eknown"
    assert [each.id for each in one.may_be] == [other.id]
    assert [each.id for each in other.may_be] == ["eknown"]


@settings(max_examples=20, deadline=None)
@given(st.permutations([ARREST, ARREST_AGAIN, ARREST_LATER, FIRE]))
def test_order_of_articles_changes_no_hint(articles: list[Article]) -> None:
    expected = unmerged(ARREST, ARREST_AGAIN, ARREST_LATER, FIRE)
    assert unmerged(*articles) == expected
    assert any(event.may_be for event in expected)
