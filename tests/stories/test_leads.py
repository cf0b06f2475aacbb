"""What a story is, in one sentence of its articles, and the names that carry it."""

from __future__ import annotations

import pytest

from timeline.models import Analysis, Article, Topic
from timeline.stories.leads import with_lead

from .telling import analysed, article

BURST = article(
    "The Orme dam above Kelby burst after a week of rain, killing nine people and flooding 300 homes. "
    "Rescuers in boats took families from their roofs.",
    name="burst",
    title="Dam bursts above Kelby",
    source="Marrey Post",
)
SEARCH = article(
    "He said yesterday that the dam had been cracked. The army searched Kelby for those who fled the Orme dam. "
    "Mayor Ida Lund thanked the army of Velm.",
    published="2025-03-15",
    name="search",
    source="Northern Ledger",
)
INQUIRY = article(
    "An inquiry into the Orme dam opened in Kelby on Monday. The former keeper also spoke. "
    "Ida Lund told the Northern Ledger that nobody had listened.",
    published="2025-04-07",
    name="inquiry",
    source="Northern Ledger",
)
STORY = (BURST, SEARCH, INQUIRY)


def topic_of(*articles: Article, title: str = "Dam bursts above Kelby") -> Topic:
    analyses: dict[str, Analysis] = {each.id: analysed(each) for each in articles}
    return with_lead(Topic(key="dam", title=title, articles=tuple(analyses)), analyses)


def test_the_lead_is_the_sentence_that_holds_most_of_what_all_begin_with() -> None:
    lead = topic_of(*STORY).lead
    assert lead is not None
    assert lead.article == "burst"
    assert lead.text == lead.span.of(BURST.text)
    assert lead.text.startswith("The Orme dam above Kelby burst after a week of rain")


def test_the_order_of_the_articles_does_not_matter() -> None:
    one, other = topic_of(*STORY), topic_of(*reversed(STORY))
    assert (one.lead, one.names) == (other.lead, other.names)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Orme dam above Kelby burst yesterday, killing nine people in their homes.", id="yesterday"),
        pytest.param("He told the people of Kelby that the Orme dam above them was cracked in places.", id="pronoun"),
        pytest.param(
            "Residents of Kelby, for example, lost their homes when the Orme dam above them burst.", id="hangs"
        ),
        pytest.param("By Ida Lund Nine people died in Kelby when the Orme dam above them burst.", id="byline"),
        pytest.param("Why did the Orme dam above Kelby burst and kill nine people in their homes?", id="question"),
        pytest.param("We lost everything in Kelby when the Orme dam above our homes burst.", id="first person"),
        pytest.param("The Orme dam burst.", id="too little"),
        pytest.param("The Orme dam above Kelby burst after a week of rain that", id="cut off"),
    ],
)
def test_what_does_not_stand_by_itself_is_no_lead(text: str) -> None:
    assert topic_of(article(text)).lead is None


def test_the_title_said_once_more_is_no_lead() -> None:
    told = "Nine people died in Kelby as the Orme dam burst after a week of heavy rain"
    assert topic_of(article(f"{told}."), title=told).lead is None


def test_a_story_in_two_languages_has_a_lead_in_that_of_most_articles() -> None:
    german = article(
        "Der Damm an der Orme über Kelby brach nach einer Woche Regen und tötete neun Menschen in ihren Häusern.",
        name="damm",
        language="de",
    )
    lead = topic_of(*STORY, german).lead
    assert lead is not None
    assert lead.article != "damm"
    lead = topic_of(german).lead
    assert lead is not None
    assert lead.article == "damm"


def test_names_are_those_of_most_articles_in_full_and_no_outlets() -> None:
    assert topic_of(*STORY).names == ("Kelby", "Orme", "Ida Lund")


@pytest.mark.parametrize(
    ("told", "names"),
    [
        pytest.param(
            ("Ida Lund met Per Holm; Lund left.", "So did Ida Lund. Lund met Per Holm.", "A Lund wept. Per Holm wept."),
            {"Ida Lund", "Per Holm"},
            id="last",
        ),
        pytest.param(("It asked the Bank of Velm.", "Rivals of the Bank of Velm wept."), {"Bank of Velm"}, id="linked"),
        pytest.param(
            ("It asked the World Dam Union.", "It asked the WDU, the World Dam Union."), {"World Dam Union"}, id="WDU"
        ),
        pytest.param(("In Iran, it rained.", "The rain of Iran hit Iranian dams."), {"Iran"}, id="people"),
        pytest.param(("In Ostral, it rained.", "A storm of Ostral hit an Ostralian dam."), {"Ostral"}, id="its people"),
        pytest.param(("Then President Ida Lund left.", "So did President Ida Lund."), {"Ida Lund"}, id="role"),
        pytest.param(("A ship left Port-au-Prince.", "It is in Port-au-Prince."), {"Port-au-Prince"}, id="hyphens"),
        pytest.param(("Certainly it rained.", "Certainly it did."), set(), id="front of a sentence"),
        pytest.param(("She told Zeta so.", "He told Zeta so."), set(), id="who is told"),
        pytest.param(("The Council met.", "Then the Council met the council."), set(), id="small as well"),
    ],
)
def test_a_name_is_counted_in_all_its_forms(told: tuple[str, ...], names: set[str]) -> None:
    assert set(topic_of(*(article(text, name=f"a{n}") for n, text in enumerate(told))).names) == names


def test_names_where_all_nouns_are_written_large() -> None:
    told = (
        "Der Damm an der Orme brach in Kelby. Ida Lund sprach mit den Menschen in Kelby.",
        "In der Stadt Kelby sprach Ida Lund von einem Wunder. Viele Menschen in Kelby weinten.",
    )
    names = topic_of(*(article(text, name=f"a{n}", language="de") for n, text in enumerate(told))).names
    assert set(names) == {"Kelby", "Ida Lund"}
