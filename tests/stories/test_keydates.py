"""The key dates of a topic: days on which events are stated to have happened, in sentences that tell of the day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from msgspec.structs import replace

from timeline.models import Analysis, Article, Topic
from timeline.stories.digest.days import count_days
from timeline.stories.keydates import FROM, with_key_dates
from timeline.stories.merging import merge_mentions

from .telling import analysed, article

PLACES = ("Kelby", "Marrey", "Ansel", "Storvik", "Velm", "Harl", "Tarn", "Brask", "Ottby", "Lund", "Mora", "Skarn")
DEEDS = (
    "bridge collapsed",
    "mayor resigned",
    "school burned down",
    "mine was closed",
    "ferry sank",
    "court convicted Ida",
)


def story(number: int) -> dict[str, Analysis]:
    """So many articles of as many days, each with one event of its own, and some of them looking back."""
    texts = [
        f"The {PLACES[n % len(PLACES)]} {DEEDS[n % len(DEEDS)]} {n + 10} times over on {n % 27 + 1} "
        f"{('January', 'February', 'March')[n // 27]}."
        for n in range(number)
    ]
    return worked_out(
        *(
            article(text, name=f"a{n:03}", published=f"2025-0{n // 27 + 1}-{n % 27 + 1:02}")
            for n, text in enumerate(texts)
        )
    )


def worked_out(*articles: Article) -> dict[str, Analysis]:
    return {each.id: analysed(each) for each in articles}


def topic_of(analyses: dict[str, Analysis]) -> Topic:
    topic = Topic(key="topic", title="Topic", articles=tuple(analyses))
    topic = replace(topic, events=merge_mentions(topic, analyses))
    return with_key_dates(topic, analyses, count_days(list(analyses.values())))


def test_a_short_story_has_none_and_a_longer_one_three_to_seven() -> None:
    sizes = [len(topic_of(story(number)).key_dates) for number in (FROM - 1, FROM, 2 * FROM, 4 * FROM)]
    assert sizes == [0, 3, 4, 5]


def test_each_is_a_day_of_an_event_in_a_sentence_of_its_evidence() -> None:
    analyses = story(2 * FROM)
    topic = topic_of(analyses)
    assert [each.day for each in topic.key_dates] == sorted(each.day for each in topic.key_dates)
    for key_date in topic.key_dates:
        (sentence,) = key_date.sentences
        of_day = [
            mention
            for event in topic.events
            if event.interval and event.interval.earliest and event.interval.earliest.date() == key_date.day
            for mention in event.evidence
        ]
        assert any(mention.article == sentence.article and sentence.span.contains(mention.span) for mention in of_day)
        assert sentence.span.of(analyses[sentence.article].article.text) == sentence.text


def test_the_day_that_articles_look_back_to_is_one_of_them() -> None:
    analyses = story(FROM)
    back = worked_out(
        *(
            article(
                f"Ida Lund of {place} has not forgotten 5 January.", name=f"b{place}", published=f"2025-05-0{n + 1}"
            )
            for n, place in enumerate(PLACES[:6])
        )
    )
    assert date(2025, 1, 5) in {each.day for each in topic_of(analyses | back).key_dates}


def test_what_was_planned_for_a_day_or_happened_by_it_is_no_key_date() -> None:
    planned = article("The Orme dam will be opened on 20 May.", name="plan", published="2025-04-01")
    dammed = {f"p{n}": replace(planned, id=f"p{n}") for n in range(4)}
    topic = topic_of(story(FROM) | worked_out(*dammed.values()))
    assert any("Orme" in event.title for event in topic.events)
    assert date(2025, 5, 20) not in {each.day for each in topic.key_dates}


def test_the_order_of_the_articles_does_not_matter() -> None:
    analyses = story(2 * FROM)
    turned = dict(reversed(list(analyses.items())))
    assert topic_of(analyses).key_dates == topic_of(turned).key_dates


def key_sentence(day: date, *told: Article) -> str | None:
    """The sentence under the day in a story that has this and more."""
    topic = topic_of(story(FROM) | worked_out(*told))
    return next((each.sentences[0].text for each in topic.key_dates if each.day == day), None)


def test_the_news_of_a_day_goes_before_what_looks_back_to_it() -> None:
    news = [
        article("The Orme dam burst on Tuesday and flooded Kelby.", name=f"n{n}", published="2025-03-05")
        for n in range(3)
    ]
    back = [
        article("The Orme dam burst on 4 March and flooded Kelby, said Ida.", name=f"m{n}", published=f"2025-06-0{n}")
        for n in range(1, 4)
    ]
    assert key_sentence(date(2025, 3, 4), *news, *back) == "The Orme dam burst on Tuesday and flooded Kelby."


def test_yesterday_does_not_stand_under_the_day_that_it_means_where_there_are_others() -> None:
    after = article("The Orme dam burst yesterday and flooded Kelby.", name="after", published="2025-03-05")
    copies = [replace(after, id=f"after{n}") for n in range(4)]
    assert key_sentence(date(2025, 3, 4), *copies) is None
    same = [replace(each, text=each.text.replace("yesterday", "today")) for each in copies]
    assert key_sentence(date(2025, 3, 5), *same) == "The Orme dam burst today and flooded Kelby."


def test_days_that_matter_as_much_lie_apart() -> None:
    def daily(first: int, number: int) -> list[Article]:
        return [
            article(
                f"The {PLACES[n % len(PLACES)]} {DEEDS[n % len(DEEDS)]} on {n} June.",
                name=f"d{n:02}",
                published=f"2025-06-{n:02}",
            )
            for n in range(first, first + number)
        ]

    days = [each.day.day for each in topic_of(worked_out(*daily(1, 28))).key_dates]
    assert len(days) >= 3
    assert all(later - earlier > 3 for earlier, later in pairwise(days))


def test_a_day_is_told_by_what_happened_on_it_not_by_an_aside() -> None:
    news = [
        article("The Orme dam burst on Tuesday and flooded Kelby.", name=f"n{n}", published="2025-03-05")
        for n in range(2)
    ]
    aside = [
        article("Ida Lund toured Kelby, where the Orme dam burst on Tuesday and flooded homes.", name=f"m{n}")
        for n in range(2)
    ]
    aside = [replace(each, dating=news[0].dating) for each in aside]
    assert key_sentence(date(2025, 3, 4), *news, *aside) == "The Orme dam burst on Tuesday and flooded Kelby."


def test_what_came_out_before_the_day_does_not_tell_how_it_went() -> None:
    before = [
        replace(article("The Orme dam was opened on 20 May 2025 in Kelby.", name=f"b{n}"), id=f"b{n}") for n in range(4)
    ]
    assert key_sentence(date(2025, 5, 20), *before) is None


def test_the_story_s_names_tell_which_sentence_is_of_it() -> None:
    analyses = story(FROM) | worked_out(
        article("A market opened on 20 May. The Orme dam burst on 20 May.", name="both", published="2025-05-20")
    )
    topic = Topic(key="topic", title="Topic", articles=tuple(analyses), names=("Orme",))
    topic = replace(topic, events=merge_mentions(topic, analyses))
    topic = with_key_dates(topic, analyses, count_days(list(analyses.values())))
    told = [each.sentences[0].text for each in topic.key_dates if each.day == date(2025, 5, 20)]
    assert told == ["The Orme dam burst on 20 May."]


def test_a_story_told_the_day_after_throughout_has_key_dates_all_the_same() -> None:
    analyses = worked_out(
        *(
            article(
                f"The {PLACES[n]} {DEEDS[n % len(DEEDS)]} yesterday, to the dismay of its {n + 2} neighbours.",
                name=f"y{n:02}",
                published=f"2025-03-{n + 5:02}",
            )
            for n in range(FROM)
        )
    )
    topic = topic_of(analyses)
    assert len(topic.key_dates) >= 3
    for each in topic.key_dates:
        published = analyses[each.sentences[0].article].article.dct
        assert published is not None
        assert (published.day - each.day).days == 1


def test_one_date_by_itself_is_no_digest() -> None:
    told = [
        article(f"The {PLACES[n]} {DEEDS[n % len(DEEDS)]} on 5 January.", name=f"o{n:02}", published="2025-01-06")
        for n in range(FROM)
    ]
    assert topic_of(worked_out(*told)).key_dates == ()
