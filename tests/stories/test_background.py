"""Times that only name a thing: they date nothing that the sentence tells, and times that do are kept."""

from __future__ import annotations

import pytest

from timeline.models import Status

from .telling import days, told

ELSEWHERE = [
    "The club's glitch in March followed a failed vote in 2019.",
    "Orla Venn has worked from home since her arrest in 2010.",
    "Velm has rebuilt its harbour, following the outbreak of fever in 2003.",
    "Dan Orr served as an aide to the mayor until his resignation in 2014.",
    "Unlike the fire of 2008, the flood spared the old market of Velm.",
    "The union accused the port of Velm of causing the May 2012 explosion.",
    "The inquiry of Ana Brik examined the causes of the May 2012 explosion.",
    "The band sold more records in Velm than in 1998.",
    "The commercial failure of the albums Dune and Salt (both 1971) ruined the band.",
    "The actor accepted an invitation to Velm for 2026.",
    "The council pushed the problems of the harbour into 2026.",
    "The ferry's loss is the first off Velm since 1959.",
    "Orla Venn has committed herself to reform since becoming mayor of Velm in 2007.",
    "The mayor repeated old theories relating to the explosion in May 2012.",
    "A curfew put in place in Velm in the wake of the riots in May 2012 has ended.",
    "Doctors in Velm hope to avoid the mistakes of 1918.",
    "The band played a song that echoed Orr's own 2007 show in Velm.",
    "Prior to joining the firm in 2003, Nora Helm was chair of a bank in Velm.",
]


@pytest.mark.parametrize("sentence", ELSEWHERE)
def test_time_of_a_thing_that_is_only_named_dates_nothing(sentence: str) -> None:
    years = {"2019", "2010", "2003", "2014", "2008", "2012", "1998", "1971", "2026", "1959", "2007", "1918"}
    starts = {(days(mention.interval) or (None, None))[0] for mention in told(sentence)}
    assert not {start[:4] for start in starts if start} & years


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Eleven workers were killed in the May 2012 explosion.", "2012-05-01"),
        ("The May 2012 explosion killed eleven workers.", "2012-05-01"),
        ("Orla Venn lost Sunday's vote in Velm.", "2025-03-09"),
        ("Orla Venn was arrested after a raid on Sunday.", "2025-03-09"),
        ("The vote is planned for May 2026.", "2026-05-01"),
        ("The launch of the ferry was targeted for May 2026.", "2026-05-01"),
        ("A ferry capsized off Velm in 1998, killing more than 40 people.", "1998-01-01"),
        ("Nora Helm died of a heart attack in 2009.", "2009-01-01"),
        ("Twelve people were injured in a riot in May 2012.", "2012-05-01"),
        ("The strike of May 2012 closed the port of Velm.", "2012-05-01"),
        ("The fire of 1963 destroyed the port of Velm.", "1963-01-01"),
        ("As of Thursday, Velm had counted 91,000 votes.", "2025-03-13"),
        ("Nora Helm resigned as chair of the bank in 2003.", "2003-01-01"),
    ],
)
def test_time_of_what_is_told_is_kept(sentence: str, first: str) -> None:
    assert first in {(days(mention.interval) or (None,))[0] for mention in told(sentence)}


@pytest.mark.parametrize(
    ("sentence", "stretch"),
    [
        ("The army held Velm between May 2012 and March 2013.", ("2012-05-01", "2013-04-01")),
        ("Orla Venn worked as a clerk at the port from 2010 to 2013.", ("2010-01-01", "2014-01-01")),
        ("The strike closed the port from Monday until Wednesday.", ("2025-03-10", "2025-03-13")),
    ],
)
def test_two_ends_give_the_whole_stretch(sentence: str, stretch: tuple[str, str]) -> None:
    (mention,) = told(sentence)
    assert days(mention.interval) == stretch


def test_what_is_moved_from_one_day_to_another_is_no_stretch() -> None:
    (mention,) = told("The vote was moved from 3 May to 10 May.")
    assert days(mention.interval) != ("2025-05-03", "2025-05-11")


def test_since_opens_a_stretch_without_an_end() -> None:
    (mention,) = told("Orla Venn has led the party since 2010.")
    assert days(mention.interval) == ("2010-01-01", None)


def test_another_time_outweighs_since() -> None:
    (mention,) = told("Shares of the port reached highs unseen since 2007 on Thursday.")
    assert days(mention.interval) == ("2025-03-13", "2025-03-14")


@pytest.mark.parametrize(
    "stamp", ["Sat May 3, 2014 12:51 am VELM (ZNA) - ", "Saturday 3 May 2014 22.47 ", "VELM | 14:19, 3 May 2014 "]
)
def test_stamp_of_the_page_dates_no_event(stamp: str) -> None:
    (mention,) = told(f"{stamp}A ferry has sunk off Velm and 40 people were saved.", published="2014-05-05")
    assert days(mention.interval) == (None, "2014-05-06")


def test_whole_date_with_a_clock_time_dates_what_is_told_at_it() -> None:
    (mention,) = told("A ferry sank off Velm at 12:51 on 3 May 2014.", published="2014-05-05")
    assert days(mention.interval) == ("2014-05-03", "2014-05-03")


@pytest.mark.parametrize(
    ("sentence", "stretch"),
    [
        ("The bridge is not expected to reopen before June.", ("2025-06-01", None)),
        ("The bridge will reopen before June.", (None, "2025-06-01")),
        ("The minister promised a new bridge by the end of next year.", (None, "2027-01-01")),
        ("Firms in Velm must file their plans by 1 May.", (None, "2025-05-02")),
    ],
)
def test_limit_ahead_is_a_plan_and_no_day_of_its_own(sentence: str, stretch: tuple[str | None, str | None]) -> None:
    (mention,) = told(sentence)
    assert days(mention.interval) == stretch


def test_what_must_be_done_by_a_day_ahead_is_planned() -> None:
    assert [mention.status for mention in told("Firms in Velm must file their plans by 1 May.")] == [Status.PLANNED]
    assert [mention.status for mention in told("Firms in Velm had filed their plans by 1 March.")] == [Status.HAPPENED]


def by_text(text: str) -> dict[str, tuple[str | None, str | None] | None]:
    return {mention.text: days(mention.interval) for mention in told(text)}


def test_participle_before_a_time_has_the_time() -> None:
    found = by_text("Engineers have regained control of Velm's first satellite launched earlier this week.")
    assert found["Engineers have regained control of Velm's first satellite"] != ("2025-03-10", "2025-03-14")
    assert ("2025-03-10", "2025-03-14") in found.values()


def test_clause_that_is_set_against_another_keeps_its_time_to_itself() -> None:
    found = by_text("The fine was set at 100 crowns in Velm, but the council raised it in 2004.")
    assert found["The fine was set at 100 crowns in Velm"] != ("2004-01-01", "2005-01-01")
    assert found["the council raised it in 2004"] == ("2004-01-01", "2005-01-01")


def test_saying_in_a_relative_clause_does_not_report_the_main_one() -> None:
    found = told("Mr Orr condemned a show in Velm, which the mayor last year described as a myth.")
    assert {days(mention.reported) for mention in found} == {None}


def test_main_event_takes_no_time_from_long_before_its_publication() -> None:
    text = (
        "Thousands attended the funeral of Petra Holm, who died on 10 November. Petra Holm died in Velm on 10 November."
    )
    assert by_text(text)["Thousands attended the funeral of Petra Holm"] != ("2024-11-10", "2024-11-11")


def test_main_event_takes_the_day_of_a_clause_below_it_where_that_is_news() -> None:
    text = "A zoo in Velm shot a bear that had grabbed a boy who fell into its pit on Wednesday."
    assert ("2025-03-12", "2025-03-13") in by_text(text).values()


def test_the_past_week_dates_no_event() -> None:
    assert [mention.timex for mention in told("Over the past week, the army warned Velm of floods.")] == [None]
