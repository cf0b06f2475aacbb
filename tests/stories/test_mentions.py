"""What is taken from a sentence: what happened, when, by whom it is told, and whether it has happened at all."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Status
from timeline.stories.mentions import find_mentions
from timeline.temporal import annotate

from .telling import article, days, told


def test_time_under_a_verb_of_saying_is_when_it_was_said() -> None:
    (mention,) = told(
        "Floodwater broke through the Harl dam and cut off two villages, the fire service said on Thursday."
    )
    assert days(mention.reported) == ("2025-03-13", "2025-03-14")
    assert days(mention.interval) == (None, "2025-03-14")
    assert mention.interval is not None
    assert mention.interval.likely is not None
    assert mention.interval.likely.isoformat() == "2025-03-13"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harl river burst its banks on Wednesday, the fire service said on Thursday.",
        "The fire service said on Thursday that the Harl river burst its banks on Wednesday.",
        "The fire service said in a statement on Thursday that the Harl river burst its banks on Wednesday.",
        "On Thursday, the fire service said the Harl river burst its banks on Wednesday.",
        "The Harl river, the fire service said on Thursday, burst its banks on Wednesday.",
        "The fire service on Thursday said the Harl river burst its banks on Wednesday.",
    ],
)
def test_time_of_the_event_and_time_of_the_saying_are_kept_apart(sentence: str) -> None:
    (mention,) = told(sentence)
    assert days(mention.interval) == ("2025-03-12", "2025-03-13")
    assert days(mention.reported) == ("2025-03-13", "2025-03-14")


@pytest.mark.parametrize(
    ("sentence", "speaker", "origin"),
    [
        ("Nine miners were freed on Monday, state news agency ZNA said.", "state news agency ZNA", "ZNA"),
        ("Nine miners were freed on Monday, reports ZNA.", "ZNA", "ZNA"),
        (
            "Nine miners were freed on Monday, according to the labour ministry.",
            "the labour ministry",
            "labour ministry",
        ),
        ("According to Petra Holm, nine miners were freed on Monday.", "Petra Holm", "Petra Holm"),
        ("According to ZNA the fire broke out on Monday.", "ZNA", "ZNA"),
        ("According to people in the trade the mine closed on Monday.", "people in the trade", "people in trade"),
        ("Nine miners were freed on Monday, she said.", None, None),
    ],
)
def test_speaker_is_quoted_and_origin_is_a_name_to_count_by(sentence: str, speaker: str, origin: str) -> None:
    (mention,) = told(sentence)
    assert (mention.speaker, mention.origin) == (speaker, origin)


def test_second_part_that_somebody_says_does_not_make_the_first_part_theirs() -> None:
    (mention,) = told("Rebels have taken the port of Sarn, and two diplomats have said the airport is closed.")
    assert mention.speaker is None


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The union will strike on 20 March.", Status.PLANNED),
        ("The verdict is to be read on 20 March.", Status.PLANNED),
        ("The bridge may reopen on 20 March.", Status.POSSIBLE),
        ("The party claims it won the vote on Sunday.", Status.CLAIMED),
        ("The mayor denied the charge on Monday.", Status.DENIED),
        ("Fighting continues in Sarn on Friday.", Status.ONGOING),
        ("A man accused of theft was jailed on Monday.", Status.HAPPENED),
        ("The court opened on 6 May 2024.", Status.HAPPENED),
    ],
)
def test_status_follows_the_words_at_the_verb(sentence: str, status: Status) -> None:
    (mention,) = told(sentence)
    assert mention.status is status


def test_plan_that_was_told_on_a_day_is_not_dated_by_that_day() -> None:
    (mention,) = told("The union will strike against the pay offer, a spokeswoman said on Thursday.")
    assert mention.interval is None
    assert days(mention.reported) == ("2025-03-13", "2025-03-14")


def test_main_event_without_a_time_was_then_or_before_its_publication() -> None:
    (mention,) = told("Judge Ana Brik has dismissed the case against the former mayor of Velm.")
    assert mention.main
    assert days(mention.interval) == (None, "2025-03-15")
    assert mention.interval is not None
    assert mention.interval.likely == date(2025, 3, 14)
    assert mention.timex is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Judge Ana Brik has dismissed the case against the former mayor of Velm.", None),
        ("Judge Ana Brik will hear the case against the former mayor of Velm.", "2025-03-14"),
        ("Judge Ana Brik has recently dismissed the case against the former mayor of Velm.", "2025-03-14"),
    ],
    ids=["no publication", "ahead", "vague"],
)
def test_main_event_without_a_time_stays_undated_where_the_publication_tells_nothing(
    text: str, published: str | None
) -> None:
    assert [mention.interval for mention in told(text, published=published)] == [None]


def test_other_sentence_without_a_time_is_not_dated_by_its_publication() -> None:
    text = "A mine collapsed near Velm on Monday. Judge Ana Brik dismissed the case against the former mayor of Sarn."
    _, other = told(text, title="Mine collapses near Velm")
    assert not other.main
    assert other.interval is None


@pytest.mark.parametrize(
    "sentence", ["Talks between Velm and Sarn have recently begun.", "The airline was recently sold to a fund in Oslo."]
)
def test_vague_word_gives_no_interval_but_is_kept(sentence: str) -> None:
    (mention,) = told(sentence)
    assert mention.interval is None
    assert mention.timex is not None
    assert mention.timex.value == "PAST_REF"


def test_two_clauses_with_times_of_their_own_are_two_mentions() -> None:
    first, second = told("Voters in Velm have recently approved a tax that their council proposed in January.")
    assert (first.text, days(first.interval)) == ("Voters in Velm have recently approved a tax", None)
    assert (second.text, days(second.interval)) == (
        "a tax that their council proposed in January",
        ("2025-01-01", "2025-02-01"),
    )


def test_participle_with_a_time_is_an_event_beside_the_main_one() -> None:
    texts = {
        each.text: days(each.interval)
        for each in told("Analysts have, using photos taken in February, counted 40 ships.")
    }
    assert texts["photos taken in February"] == ("2025-02-01", "2025-03-01")


def test_what_one_subject_did_at_two_times_is_two_mentions() -> None:
    first, second = told("The vase was stolen from Velm Castle in May 1987 and was found in a barn in June 1991.")
    assert days(first.interval) == ("1987-05-01", "1987-06-01")
    assert days(second.interval) == ("1991-06-01", "1991-07-01")


def test_main_clause_does_not_take_the_time_of_a_man_arrested_before() -> None:
    arrested, charged = told("A man arrested on Monday has been charged with arson in Velm.")
    assert days(charged.interval if charged.text.startswith("A man has") else arrested.interval) is not None
    whole = next(each for each in (arrested, charged) if "charged" in each.text)
    assert whole.interval is None


def test_year_in_front_of_a_thing_does_not_date_the_sentence() -> None:
    (mention,) = told("The court struck down the 2010 Ports Act on Monday.")
    assert days(mention.interval) == ("2025-03-10", "2025-03-11")


def test_what_goes_on_telling_of_the_main_event_takes_its_time() -> None:
    mentions = told(
        "An explosion tore through a paper mill in Velm on Tuesday.\nThe blast killed 12 people and injured 40.",
        title="Explosion at paper mill in Velm",
    )
    assert [days(each.interval) for each in mentions] == [("2025-03-11", "2025-03-12")] * 2


@pytest.mark.parametrize(
    "text",
    [
        '"We have to build it as soon as possible," the minister said.',
        "Why did the dam break?",
        "Such pumps are widely used.",
        "Many people believe the vote was fair.",
        "That has led to complaints.",
    ],
)
def test_quotations_questions_and_opinions_are_no_events(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    "headline",
    [
        "Navy captures pirates off Velm",
        "Robbers Ram Shop in Velm",
        "Church Damaged In Fire Near Velm",
        "Petra Holm, who swam for Velm, dies at 91",
        "Truck rams into crowd in Sarn",
    ],
)
def test_headline_in_the_present_tells_of_an_event(headline: str) -> None:
    assert [each.text for each in told(headline)] == [headline]


@pytest.mark.parametrize(
    "line",
    [
        "Air strikes in Velm",
        "Holders of special offers for Velm",
        "Talks about Velm",
        "The river bends behind Velm",
        "Petra Felt of Velm, the Sarn Met and Ahmed Reed",
    ],
)
def test_line_that_only_looks_like_a_headline_is_no_event(line: str) -> None:
    assert told(line) == ()


def test_name_that_looks_like_a_past_tense_is_no_verb() -> None:
    (mention,) = told("Mark Felt, the former mayor of Velm, died on Monday.")
    assert days(mention.interval) == ("2025-03-10", "2025-03-11")
    assert told("Petra Felt is a judge in Velm.") == ()


def test_pronoun_may_stand_for_who_speaks() -> None:
    (mention,) = told("The Velmish navy said it has captured a crew of smugglers off Sarn.")
    assert mention.speaker == "The Velmish navy"
    assert told("It has captured a crew of smugglers off Sarn.") == ()


@pytest.mark.parametrize(
    "sentence", ["Two guards from Velm are under arrest.", "Three people are dead after a tram overturned in Velm."]
)
def test_state_that_an_event_has_led_to_is_news(sentence: str) -> None:
    assert len(told(sentence)) == 1


def test_day_that_nothing_resolves_still_shows_an_event() -> None:
    assert len(told("He escaped on Monday from a prison in the north.", published=None)) == 1
    assert told("He escaped from a prison in the north.", published=None) == ()


def test_what_is_reported_is_not_who_reports_it() -> None:
    (mention,) = told("A fire was reported in a mill near Velm on Monday.")
    assert mention.speaker is None
    assert days(mention.interval) == ("2025-03-10", "2025-03-11")


def test_whom_a_thing_is_confirmed_to_belongs_to_the_saying() -> None:
    (mention,) = told("Petra Holm confirmed to the Velm Courier that Sarn has hired a coach.")
    assert mention.speaker == "Petra Holm"


def test_later_part_of_a_sentence_can_be_the_one_that_tells() -> None:
    assert len(told("The hall was in a poor state, but the city of Velm bought it from its owner.")) == 1


def test_label_that_a_page_puts_before_its_pictures_is_in_no_mention() -> None:
    label = "Photos: Fire at the paper mill in Velm"
    text = f"{label} Anna Brik was carried out of the mill.\n{label} Two horses were saved by firemen from Sarn."
    assert [each.text for each in told(text)] == [
        "Anna Brik was carried out of the mill.",
        "Two horses were saved by firemen from Sarn.",
    ]


def test_sentences_that_open_with_one_day_or_one_name_are_whole() -> None:
    text = "On 5 May 2024 Anna Brik resigned as mayor.\nOn 6 May 2024 Petra Holm resigned as mayor."
    assert [each.text for each in told(text)] == text.splitlines()


def test_one_mention_is_main_and_it_is_what_the_title_tells() -> None:
    mentions = told(
        "The Varna line was built in 1931. Drivers on the Varna line walked out on Monday over pay. "
        "The operator Transvel was founded in 1988.",
        title="Varna line drivers walk out over pay",
    )
    assert [each.text for each in mentions if each.main] == ["Drivers on the Varna line walked out on Monday over pay."]


def test_time_taken_grows_with_the_text_not_with_its_square() -> None:
    def seconds(lines: int) -> float:
        one = article("\n".join(f"Police in Velm arrested {n} men on Monday." for n in range(lines)))
        timexes = annotate(one.text, one.dct)
        start = perf_counter()
        assert len(find_mentions(one, timexes)) == lines
        return perf_counter() - start

    seconds(50)  # fills the caches
    assert seconds(2400) < 24 * max(seconds(300), 0.01)


def test_line_too_long_for_a_sentence_is_passed_over() -> None:
    menu = "Velm opened a port on Monday, " * 100
    assert told(f"{menu}\nThe Harl bridge was closed on Monday.")[0].text == "The Harl bridge was closed on Monday."


_WORDS = (
    "Die die , dass Polizei sagte wurde am Freitag festgenommen und laut "
    "som att polisen sade greps på fredagen police said that . :"
)


@pytest.mark.parametrize("language", ["en", "de", "sv", "nb"])
@given(text=st.text(max_size=300) | st.lists(st.sampled_from(_WORDS.split(" ")), max_size=30).map(" ".join))
def test_no_text_breaks_it_and_spans_cut_the_text(language: str, text: str) -> None:
    mentions = told(text, language=language)
    assert all(each.span.of(text) == each.text for each in mentions)
    assert sum(each.main for each in mentions) == bool(mentions)
