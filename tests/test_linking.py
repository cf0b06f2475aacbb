"""Articles that may only be linked, and articles with a limit of their own: what of them comes into the output."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.analysis import analyse
from timeline.intake import Intake
from timeline.linking import as_link, linked
from timeline.models import Analyses, Article, Certainty, Dating, Moment, Rights, Topic
from timeline.overrides.reading import decoded_overrides
from timeline.pipeline import build, edit
from timeline.rendering.allowance import longest_quote
from timeline.settings import Settings, SourceSettings, StillSettings, TopicSettings
from timeline.stories.register import Register

PLAIN = Settings(stills=StillSettings(draw=False))
LINKED = {
    "id": "linked",
    "title": "Weir at Halmstead gives way",
    "text": (
        "HALMSTEAD, Nov 15 (ZNA) - The upper sluice of the Halmstead weir burst on Tuesday night, the warden Odalric "
        "Quensell said. Villagers fled to the quarry on Wednesday. Divers will search the millrace on 20 November."
    ),
    "published": "2024-11-15T10:00+01:00",
    "source": "Ledger",
    "url": "https://ledger.example/weir",
    "rights": {"link_only": True},
}
FREE = {
    "id": "free",
    "title": "Halmstead weir gives way",
    "text": "The weir at Halmstead gave way on Tuesday. Nobody was hurt when the weir gave way, the council said.",
    "published": "2024-11-15T12:00+01:00",
    "source": "Post",
}
LATER = "A crane lifted a truck out of the Halmstead quarry on Monday."
SECRET = ("sluice", "odalric", "quensell", "villagers", "quarry", "divers", "millrace", "tuesday night", "warden")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(folder: Path, records: list[dict[str, Any]], settings: Settings = PLAIN, **options: Any) -> dict[str, bytes]:
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    build(["in.jsonl"], folder / "out", settings, **options)
    return {
        path.relative_to(folder / "out").as_posix(): path.read_bytes()
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file()
    }


def told(files: dict[str, bytes]) -> set[tuple[str, str]]:
    return {
        (path, word)
        for path, content in files.items()
        if not path.startswith("assets/")
        for word in SECRET
        if word.encode() in content.lower()
    }


def document(files: dict[str, bytes]) -> Any:
    (path,) = (each for each in files if each.endswith("timeline.json"))
    return json.loads(files[path])


@pytest.mark.parametrize("archive", [Path("kept"), None], ids=["archive", "inputs alone"])
def test_no_word_of_an_article_that_may_only_be_linked_is_in_any_file(folder: Path, archive: Path | None) -> None:
    files = made(folder, [LINKED, FREE], single_topic="The weir", archive=archive)
    assert told(files) == set()
    free = made(folder, [LINKED | {"rights": {}}, FREE], single_topic="The weir")
    assert {word for _, word in told(free)} == set(SECRET), "they are there where it may be quoted"


def test_it_tells_of_one_event_under_its_title_with_the_date_of_its_text(folder: Path) -> None:
    found = document(made(folder, [LINKED], single_topic="The weir"))
    (event,) = found["events"]
    assert event["title"] == "Weir at Halmstead gives way"
    assert event["interval"]["earliest"][:10] == "2024-11-12", "the Tuesday before"
    (evidence,) = event["evidence"]
    assert (evidence["text"], evidence["url"]) == ("", "https://ledger.example/weir")
    assert not {"speaker", "origin", "timex"} & evidence.keys()
    (article,) = found["articles"]
    assert (article["link_only"], article["title"]) == (True, "Weir at Halmstead gives way")


def test_the_page_says_why_there_is_no_quotation(folder: Path) -> None:
    files = made(folder, [LINKED], single_topic="The weir")
    page = files["topics/the-weir/index.html"].decode()
    assert "It may be linked, but not quoted." in page
    assert 'href="https://ledger.example/weir"' in page


def test_without_a_title_the_name_of_its_outlet_stands_for_it(folder: Path) -> None:
    bare = {name: value for name, value in LINKED.items() if name != "title"}
    files = made(folder, [bare, FREE], single_topic="The weir")
    assert told(files) == set()
    assert "Ledger" in {event["title"] for event in document(files)["events"]}
    assert told(made(folder, [bare, {**bare, "id": "b", "url": "https://ledger.example/b"}])) == set(), "nor as a topic"


def test_it_goes_into_the_story_and_the_named_topic_that_its_text_belongs_to(folder: Path) -> None:
    named = {"quarry": TopicSettings(title="Halmstead", words=("quarry",))}
    files = made(folder, [LINKED, FREE], Settings(stills=PLAIN.stills, topics=named))
    (topic,) = json.loads(files["report.json"])["topics"]
    assert topic["articles"] == ["linked"]


def test_past_states_and_the_stories_of_others_hold_no_word_either(folder: Path) -> None:
    later = {**LINKED, "id": "later", "published": "2024-11-18T10:00+01:00", "url": "https://ledger.example/later"}
    files = made(folder, [LINKED, FREE, later])
    assert told(files) == set()
    assert document(files)["states"]


def test_a_source_may_be_one_that_is_only_linked(folder: Path) -> None:
    settings = Settings(stills=PLAIN.stills, sources={"Ledger": SourceSettings(link_only=True)})
    assert told(made(folder, [LINKED | {"rights": {}}, FREE], settings, single_topic="The weir")) == set()


def test_a_term_that_changes_redoes_its_topic(folder: Path) -> None:
    for source in (SourceSettings(), SourceSettings(link_only=True), SourceSettings(max_quote=20), SourceSettings()):
        settings = Settings(stills=PLAIN.stills, sources={"Ledger": source})
        given = [LINKED | {"rights": {}}, FREE]
        grown = made(folder, given, settings, single_topic="The weir", archive=folder / "kept")
        again = made(folder, given, settings, single_topic="The weir")
        pages = {path for path in grown if path.startswith("topics/")}
        assert {path: grown[path] for path in pages} == {path: again[path] for path in pages}


def test_the_limit_of_an_article_outranks_that_of_its_source_and_of_all() -> None:
    settings = Settings(max_quote=200, sources={"Ledger": SourceSettings(max_quote=100)})

    def limit(source: str, rights: Rights | None = None) -> int | None:
        return longest_quote(Article(id="a", text="It sank.", path="p", source=source, rights=rights), settings)

    assert (limit("Post"), limit("Ledger")) == (200, 100)
    assert (limit("Ledger", Rights(max_quote=300)), limit("Ledger", Rights(max_quote=0))) == (300, 0)
    assert limit("Ledger", Rights(max_quote=300, link_only=True)) == 0
    assert longest_quote(Article(id="a", text="It sank.", path="p"), Settings()) is None


def test_a_limit_of_one_article_cuts_its_quotations_and_no_others(folder: Path) -> None:
    limited = LINKED | {"rights": {"max_quote": 30}}
    found = document(made(folder, [limited, FREE], single_topic="The weir"))
    lengths: dict[str, list[int]] = {"linked": [], "free": []}
    for event in found["events"]:
        for evidence in event["evidence"]:
            lengths[evidence["article"]].append(len(evidence["text"].strip(" …")))
    assert max(lengths["linked"]) <= 30 < max(lengths["free"])


def test_a_corrected_article_bears_a_mark(folder: Path) -> None:
    files = made(folder, [LINKED | {"rights": {}, "status": "corrected"}, FREE], single_topic="The weir")
    page = files["topics/the-weir/index.html"].decode()
    assert "corrected by its outlet" in page
    assert [each.get("status") for each in document(files)["articles"]] == ["corrected", None]
    plain = made(folder, [LINKED | {"rights": {}}, FREE], single_topic="The weir")
    assert "corrected by its outlet" not in plain["topics/the-weir/index.html"].decode()


CLOCK_ONLY = Article(
    id="clock",
    title="The weir at Halmstead",
    text="The weir at Halmstead gave way on Tuesday, the council said, and nobody was hurt when the weir gave way.",
    path="clock.html",
    source="Ledger",
    dating=Dating(clock=time(6, 45)),
    language="en",
    rights=Rights(link_only=True),
)


def lender(key: str, published: str, text: str = FREE["text"]) -> Article:
    dating = Dating(published=Moment.parse(published), certainty=Certainty.STATED)
    return Article(
        id=key, title="Weir gives way", text=text, path="in.jsonl", source="Post", dating=dating, language="en"
    )


def days_of_the_link(topic: Topic) -> set[str]:
    """The days of the events that the article that may only be linked is evidence of."""
    events = [event for event in topic.events if any(each.article == "clock" for each in event.evidence)]
    return {str(event.interval.earliest)[:10] for event in events if event.interval}


@pytest.mark.parametrize("moved", [False, True])
def test_one_without_a_day_is_dated_by_its_text_once_a_sibling_lends_it_one(moved: bool) -> None:
    given = (CLOCK_ONLY, lender("free", "2024-11-15T12:00+01:00"), lender("later", "2024-11-18T12:00+01:00", LATER))
    named = {"weir": TopicSettings(title="The weir", ids=("clock", "free") if moved else ("clock", "free", "later"))}
    text = '[topics.weir]\narticles = ["later"]' if moved else ""
    overrides = decoded_overrides(text.encode(), Path("timeline.overrides.toml"))
    settings = replace(PLAIN, topics=named)
    edition, _ = edit(Intake(articles=given), settings, Register(), overrides=overrides, jobs=1)
    assert days_of_the_link(edition.topics[0]) == {"2024-11-12"}
    past = [days_of_the_link(state.topic) for state in edition.states["weir"]]
    assert past == [set(), {"2024-11-12"}, {"2024-11-12"}], "before there was a sibling, nobody lent it a day"
    words = [
        mention.text for event in edition.topics[0].events for mention in event.evidence if mention.article == "clock"
    ]
    assert set(words) == {"The weir at Halmstead"}


def test_an_article_that_tells_nothing_has_no_event_as_a_link() -> None:
    dating = Dating(published=Moment.parse("2024-11-15"), certainty=Certainty.STATED)
    article = Article(id="a", text="Oh.", path="p", dating=dating, rights=Rights(link_only=True))
    analysis = as_link(analyse(article, Settings()))
    assert (analysis.mentions, analysis.timexes) == ((), ())


def test_other_articles_stay_the_very_same() -> None:
    analysis = analyse(Article(id="a", text="The weir gave way on Tuesday.", path="p"), Settings())
    assert linked(Analyses.of({"a": analysis}))["a"] is analysis
