"""The message catalogues: complete, alike, and in a newsroom's own words."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from timeline.errors import SettingsError
from timeline.models import Analysis, Article, Edition, Message, Moment, Topic, said
from timeline.rendering.catalogue import Catalogue, load_catalogue
from timeline.rendering.language import catalogue_of_index, catalogue_of_topic, check_languages
from timeline.rendering.messages import OWN, languages
from timeline.rendering.wording import worded
from timeline.settings import Settings, TopicSettings
from timeline.temporal import annotate

from .messages import messages_in_code

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def read(code: str) -> Catalog:
    with (OWN / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def texts(code: str) -> dict[str, tuple[str, ...]]:
    """The words of each key, one for each plural form."""
    found: dict[str, tuple[str, ...]] = {}
    for message in read(code):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            assert key not in found, f"{code}: {key} stands there twice"
            found[key] = tuple(message.string) if isinstance(message.string, list | tuple) else (str(message.string),)
    return found


def placeholders(words: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(words) if name is not None}


ENGLISH = texts("en")
OTHERS = [code for code in languages() if code != "en"]


def own(folder: Path, code: str, messages: str) -> Catalogue:
    (folder / f"{code}.po").write_text(HEAD + messages, encoding="utf-8")
    return load_catalogue(code, str(folder))


def edition(*languages: str | None) -> Edition:
    articles = [Article(id=f"a{n}", text="", path="a.txt", language=each) for n, each in enumerate(languages)]
    topic = Topic(key="bridge", title="The bridge", articles=tuple(each.id for each in articles))
    return Edition(topics=(topic,), analyses={each.id: Analysis(article=each) for each in articles})


def test_every_message_in_the_code_is_in_the_catalogue_and_no_other() -> None:
    plurals = {str(message.id[1]) for message in read("en") if isinstance(message.id, list | tuple)}
    sentences = {key for key in {*ENGLISH, *plurals} if not key.isidentifier()}
    assert sentences == messages_in_code()


def test_the_english_of_a_message_is_its_key() -> None:
    for message in read("en"):
        if message.id and not str(message.id if isinstance(message.id, str) else message.id[0]).isidentifier():
            assert message.string == message.id


@pytest.mark.parametrize("code", OTHERS)
def test_a_message_is_said_in_the_language_of_the_page_with_its_dates(code: str) -> None:
    (timex,) = annotate("It fell two weeks ago.", Moment.parse("2024-11-15"))
    words = [worded(step.message, load_catalogue(code)) for step in timex.steps if step.step == "counted"]
    assert words == {
        "de": ["2 Wochen vor der Veröffentlichung am 15. November 2024: Woche ab 28. Oktober 2024"],
        "sv": ["2 veckor före publiceringen den 15 november 2024: veckan från 28 oktober 2024"],
    }.get(code, words)
    assert "2024-" not in words[0]


def test_a_message_without_a_translation_is_said_in_english() -> None:
    sole = Message("{count} knots", (("count", "1"),), one="{count} knot")
    assert worded(sole, load_catalogue("sv")) == "1 knot"
    assert worded(
        said("the {what} of {when}", what="tide", when=Message("then", at="2024-06")), load_catalogue("sv")
    ) == ("the tide of juni 2024")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2024", "2024"),
        ("2024-06", "June 2024"),
        ("2024-11-15", "15 November 2024"),
        ("2024-11-15T08+01:00", "15 November 2024, 08:00 (UTC+1)"),
        ("2024-06-01/2024-07-01", "June 2024"),
        ("../2024-11-16", "by Friday, 15 November 2024"),
        ("2024-02-30", "as it was"),
    ],
)
def test_a_date_in_a_message_is_written_as_the_page_writes_dates(at: str, words: str) -> None:
    assert worded(Message("as it was" if words == "as it was" else at, at=at), load_catalogue("en")) == words


def test_german_and_swedish_are_there() -> None:
    assert {"de", "sv"} <= set(OTHERS)


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_the_texts_of_the_english_one_and_no_others(code: str) -> None:
    own = texts(code)
    assert set(own) == set(ENGLISH)
    assert [key for key, forms in own.items() if not all(forms)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_has_the_placeholders_of_the_english_one(code: str) -> None:
    for key, forms in texts(code).items():
        assert placeholders(forms[-1]) == placeholders(ENGLISH[key][-1]), f"{code}: {key}"
        assert all(placeholders(form) <= placeholders(forms[-1]) for form in forms), f"{code}: {key}"


@pytest.mark.parametrize("code", OTHERS)
def test_what_counts_in_english_counts_in_every_language(code: str) -> None:
    own, number = texts(code), read(code).num_plurals
    counting = {key for key, forms in ENGLISH.items() if len(forms) > 1}
    assert {key for key, forms in own.items() if len(forms) > 1} == counting
    assert {len(own[key]) for key in counting} == {number}


@pytest.mark.parametrize("code", languages())
def test_plural_forms_part_the_numbers_as_the_language_does(code: str) -> None:
    catalogue, locale = load_catalogue(code), Locale.parse(code)
    for n in range(200):
        for other in (0, 1, 2, 5, 11, 21, 101):
            same_form = catalogue.messages.ngettext("event", "event", n) == catalogue.messages.ngettext(
                "event", "event", other
            )
            assert same_form == (locale.plural_form(n) == locale.plural_form(other)), (n, other)


def test_numbers_and_lists_are_those_of_the_language() -> None:
    names = ["Harbour Post", "Evening Mail", "Dagbladet"]
    assert load_catalogue("en").count(1200, "event") == "1,200 events"
    assert load_catalogue("de").count(1200, "event") == "1.200 Ereignisse"
    assert load_catalogue("sv").count(1, "event") == "1 händelse"
    assert load_catalogue("sv").listing(names) == "Harbour Post, Evening Mail och Dagbladet"
    assert load_catalogue("en").listing([*names, *names, "Post"]) == (
        "Harbour Post, Evening Mail, Dagbladet, Harbour Post, Evening Mail and 2 others"
    )


def test_a_text_that_no_catalogue_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="kicker_of_yesterday"):
        load_catalogue("sv").text("kicker_of_yesterday")


def test_a_catalogue_of_a_newsroom_changes_what_it_has_and_leaves_the_rest(tmp_path: Path) -> None:
    catalogue = own(tmp_path, "sv", 'msgid "kicker"\nmsgstr "Bakgrund"\n')
    assert catalogue.text("kicker") == "Bakgrund"
    assert catalogue.text("list") == load_catalogue("sv").text("list")


def test_a_language_that_only_the_newsroom_has_falls_back_on_english(tmp_path: Path) -> None:
    catalogue = own(tmp_path, "ar", 'msgid "kicker"\nmsgstr "القصة حتى الآن"\n')
    assert (catalogue.language, catalogue.direction) == ("ar", "rtl")
    assert catalogue.text("kicker") == "القصة حتى الآن"
    assert catalogue.text("list") == "Event by event"


def test_a_region_takes_the_words_of_its_language_and_its_own_dates() -> None:
    catalogue = load_catalogue("de-AT")
    assert catalogue.text("list") == load_catalogue("de").text("list")
    assert catalogue.locale.territory == "AT"


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        ('msgid "kicer"\nmsgstr "Bakgrund"\n', "line 5: 'kicer' is no text of the pages; did you mean 'kicker'?"),
        ('msgid "as_of"\nmsgstr "Till {tid}"\n', "line 5: 'as_of': {tid} stands for nothing; .*: {moment}"),
        ('msgid "kicker"\nmsgstr "Bakgrund }"\n', "line 5: 'kicker': .*write a brace .* twice"),
        ('msgid "kicker\n', "sv.po: is no message catalogue"),
    ],
)
def test_a_slip_in_a_newsrooms_catalogue_is_told_with_its_line(tmp_path: Path, messages: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        own(tmp_path, "sv", messages)


@pytest.mark.parametrize("language", ["tlh", "xx-YY", "Swedish", "../en"])
def test_a_language_without_a_catalogue_is_refused_before_anything_is_read(language: str) -> None:
    with pytest.raises(SettingsError, match="there is one for: de, en, sv"):
        check_languages(Settings(page_language=language))
    with pytest.raises(SettingsError, match="there is one for: de, en, sv"):
        check_languages(Settings(topics={"bridge": TopicSettings(title="The bridge", page_language=language)}))


def test_every_catalogue_of_the_newsroom_is_checked_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_text(HEAD + 'msgid "kicer"\nmsgstr "x"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="kicer"):
        check_languages(Settings(catalogue_folder=str(tmp_path)))


@pytest.mark.parametrize(
    ("articles", "page"),
    [
        (("sv", "sv", "en"), "sv"),
        (("de-AT", "en"), "de"),
        (("fr", "fr", "sv"), "sv"),  # of those that have a catalogue
        (("ar", "fr"), "en"),
        ((None, "de"), "en"),  # the language of articles that neither say nor show theirs
    ],
)
def test_a_page_is_in_the_language_of_most_of_its_articles(articles: tuple[str | None, ...], page: str) -> None:
    made = edition(*articles)
    assert catalogue_of_topic(made.topics[0], made, Settings()).language == page
    assert catalogue_of_index(made, Settings()).language == page


def test_the_settings_say_the_language_of_all_pages_and_of_one() -> None:
    made = edition("sv", "sv")
    topics = {"bridge": TopicSettings(title="The bridge", page_language="de-AT")}
    settings = Settings(page_language="en", topics=topics)
    assert catalogue_of_topic(made.topics[0], made, settings).language == "de-AT"
    assert catalogue_of_index(made, settings).language == "en"
