"""The line from inputs to pages: what gets a page, what is lent, what a bad input does, and that it repeats itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from timeline import analysis
from timeline.analysis import analyse, conventions, find_timexes
from timeline.errors import NothingBuiltError, OutputError, StrictError
from timeline.models import Analysis, Article, Dating, Edition, Moment, Teaser
from timeline.pipeline import build, published_at
from timeline.settings import Settings, SourceSettings, TopicSettings
from timeline.stories import mentions

Item = TypeVar("Item")

CLOSED = {
    "id": "closed",
    "title": "Harbour bridge in Lindby closes after cracks",
    "text": "The council of Lindby closed the harbour bridge on Monday after divers found cracks in its pillar.",
    "source": "Lindby Post",
    "published": "2023-03-14T09:00",
}
REPAIRED = {
    "id": "repaired",
    "title": "Divers repair the harbour bridge in Lindby",
    "text": "Divers repaired the cracks in a pillar of the harbour bridge in Lindby on Friday, the council said.",
    "source": "Coast Herald",
    "published": "2023-03-18T12:00",
}
SCHOOL = {
    "id": "school",
    "title": "School burns down in Norrvik",
    "text": "A primary school in Norrvik burned down last week, firefighters said. Nobody was hurt in the fire.",
    "published": "2023-09-20",
}


def write(folder: Path, *articles: dict[str, Any], name: str = "articles.jsonl") -> str:
    path = folder / name
    path.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    return str(path)


def site(folder: Path, *articles: dict[str, Any], settings: Settings | None = None, **options: Any) -> Edition:
    return build([write(folder, *articles)], folder / "site", settings or Settings(), **options)


def files(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_story_of_two_articles_gets_a_page_and_one_of_a_single_article_is_unplaced(tmp_path: Path) -> None:
    edition = site(tmp_path, CLOSED, REPAIRED, SCHOOL)
    assert [topic.articles for topic in edition.topics] == [("closed", "repaired")]
    assert edition.unplaced == ("school",)
    assert (tmp_path / "site" / "topics" / edition.topics[0].key / "index.html").is_file()


def test_the_only_article_of_the_input_gets_a_page(tmp_path: Path) -> None:
    assert [topic.articles for topic in site(tmp_path, SCHOOL).topics] == [("school",)]


def test_min_articles_decides_what_gets_a_page(tmp_path: Path) -> None:
    edition = site(tmp_path, CLOSED, REPAIRED, SCHOOL, settings=Settings(min_articles=1))
    assert edition.unplaced == ()
    assert [topic.articles for topic in edition.topics] == [("school",), ("closed", "repaired")], "newest first"


def test_a_named_topic_gets_a_page_for_a_single_article_and_none_for_none(tmp_path: Path) -> None:
    topics = {
        "fires": TopicSettings(title="Fires", words=("burned",)),
        "floods": TopicSettings(title="Floods", words=("flood",)),
    }
    edition = site(tmp_path, CLOSED, REPAIRED, SCHOOL, settings=Settings(topics=topics))
    assert {topic.key: topic.articles for topic in edition.topics if topic.named} == {"fires": ("school",)}


def test_a_single_topic_takes_every_article_in(tmp_path: Path) -> None:
    (topic,) = site(tmp_path, CLOSED, SCHOOL, REPAIRED, single_topic="All the News").topics
    assert topic.title == "All the News"
    assert topic.articles == ("closed", "repaired", "school"), "by publication time"
    assert topic.events


def test_the_second_build_gives_the_same_bytes_with_the_register_of_the_first(tmp_path: Path) -> None:
    site(tmp_path, CLOSED, REPAIRED, SCHOOL)
    first, register = files(tmp_path / "site"), (tmp_path / "site.register.json").read_bytes()
    site(tmp_path, CLOSED, REPAIRED, SCHOOL)
    assert files(tmp_path / "site") == first
    assert (tmp_path / "site.register.json").read_bytes() == register
    (tmp_path / "site.register.json").unlink()
    site(tmp_path, CLOSED, REPAIRED, SCHOOL)
    assert files(tmp_path / "site") == first, "without a register the ids come from the content alone"


def test_processes_do_not_change_a_byte(tmp_path: Path) -> None:
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        paths = [write(tmp_path, each, name=f"{each['id']}.jsonl") for each in (CLOSED, REPAIRED, SCHOOL)]
        build(paths, folder / "site", Settings(), jobs=jobs)
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_a_page_keeps_its_address_when_the_story_goes_on(tmp_path: Path) -> None:
    (before,) = site(tmp_path, CLOSED, REPAIRED).topics
    third = REPAIRED | {
        "id": "open",
        "title": "Lindby opens the repaired harbour bridge",
        "text": "The council of Lindby opened the harbour bridge on Sunday, after divers had repaired its pillar.",
        "published": "2023-03-20T08:00",
    }
    (after,) = site(tmp_path, CLOSED, REPAIRED, third).topics
    assert len(after.articles) == 3
    assert after.key == before.key
    kept = {event.id for event in before.events} & {event.id for event in after.events}
    assert kept


def test_a_day_is_borrowed_from_a_sibling_and_only_then_counted_from(tmp_path: Path) -> None:
    page = f"{CLOSED['title']}\n\nPublished: Today, 09:05\n\n{CLOSED['text']}\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    inputs = [str(tmp_path / "page.txt"), write(tmp_path, CLOSED)]
    edition = build(inputs, tmp_path / "site", Settings())
    (borrowed,) = [each for each in edition.analyses.values() if each.article.path.endswith("page.txt")]
    assert str(borrowed.article.dct) == "2023-03-14T09:05"
    assert borrowed.article.dating.lender == "closed"
    assert [timex.value for timex in borrowed.timexes] == ["2023-03-13"]
    alone = build(inputs[:1], tmp_path / "alone", Settings())
    (unknown,) = alone.analyses.values()
    assert unknown.article.dct is None
    assert [(timex.value, bool(timex.reason)) for timex in unknown.timexes] == [(None, True)]


def test_the_capture_time_comes_first_and_is_in_the_report(tmp_path: Path) -> None:
    page = f"{CLOSED['title']}\n\nPublished: Today, 09:05\n\n{CLOSED['text']}\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    captured = Moment.parse("2023-03-21T18:00")
    edition = build([str(tmp_path / "page.txt")], tmp_path / "site", Settings(), captured_at=captured)
    assert [str(each.article.dct) for each in edition.analyses.values()] == ["2023-03-21T09:05"]
    report = json.loads((tmp_path / "site" / "report.json").read_text(encoding="utf-8"))
    assert report["settings"]["captured_at"] == "2023-03-21T18:00"
    assert report["settings"]["min_articles"] == 2


def test_an_article_that_trips_a_fault_is_named_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = mentions.find_mentions

    def broken(article: Article, *rest: Any) -> Any:
        if article.id == "school":
            raise KeyError("verb")
        return honest(article, *rest)

    monkeypatch.setattr(mentions, "find_mentions", broken)
    edition = site(tmp_path, CLOSED, SCHOOL, REPAIRED)
    assert list(edition.analyses) == ["closed", "repaired"]
    (fault,) = edition.skipped
    assert fault.where == "school"
    assert "KeyError: 'verb' (test_pipeline.py:" in fault.reason


def test_where_every_article_trips_a_fault_nothing_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article, settings: Settings) -> Analysis:
        raise ZeroDivisionError(f"{article.id} {settings.language}")

    monkeypatch.setattr(analysis, "annotated", broken)
    with pytest.raises(NothingBuiltError, match="ZeroDivisionError: school en"):
        site(tmp_path, SCHOOL)
    assert not (tmp_path / "site").exists()


def test_strict_leaves_the_old_output_untouched(tmp_path: Path) -> None:
    site(tmp_path, CLOSED, REPAIRED)
    before = files(tmp_path)
    (tmp_path / "empty.txt").write_text("")
    inputs = [write(tmp_path, CLOSED), str(tmp_path / "empty.txt")]
    with pytest.raises(StrictError, match=r"empty\.txt: the file is empty"):
        build(inputs, tmp_path / "site", Settings(), strict=True)
    after = files(tmp_path)
    assert {path: after[path] for path in before if path != "articles.jsonl"} == {
        path: content for path, content in before.items() if path != "articles.jsonl"
    }


def test_the_site_stays_where_the_register_cannot_be_written(tmp_path: Path) -> None:
    site(tmp_path, CLOSED, REPAIRED)
    before = files(tmp_path / "site"), (tmp_path / "site.register.json").read_bytes()
    (tmp_path / "site.register.json.new").mkdir()
    with pytest.raises(OutputError, match=r"site\.register\.json: the register of ids cannot be written"):
        site(tmp_path, CLOSED, SCHOOL, single_topic="Other")
    assert (files(tmp_path / "site"), (tmp_path / "site.register.json").read_bytes()) == before


def test_the_register_stays_where_the_site_cannot_be_written(tmp_path: Path) -> None:
    site(tmp_path, CLOSED, REPAIRED)
    register = (tmp_path / "site.register.json").read_bytes()
    (tmp_path / "site" / "topics" / "other").mkdir()
    (tmp_path / "site" / "topics" / "other" / "index.html").write_text("mine")
    with pytest.raises(OutputError, match="is in the way"):
        site(tmp_path, CLOSED, SCHOOL, single_topic="Other")
    assert (tmp_path / "site.register.json").read_bytes() == register
    assert not (tmp_path / "site.register.json.new").exists()


def test_every_step_tells_how_far_it_is(tmp_path: Path) -> None:
    steps: dict[str, tuple[int, int]] = {}

    def track(step: str, items: Iterable[Item], total: int) -> Iterable[Item]:
        done = list(items)
        steps[step] = len(done), total
        return done

    edition = site(tmp_path, CLOSED, REPAIRED, SCHOOL, track=track)
    assert list(steps) == ["Reading", "Working out", "Merging", "Rendering"]
    assert len(edition.topics) == 1
    assert {step: done == total for step, (done, total) in steps.items()} == dict.fromkeys(steps, True)


def test_a_folder_that_is_not_ours_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.doc").write_text("mine")
    with pytest.raises(OutputError, match=r"thesis\.doc"):
        build([str(tmp_path / "none.txt")], tmp_path / "site", Settings())
    assert files(tmp_path / "site") == {"thesis.doc": b"mine"}


def test_the_output_and_its_register_are_never_inputs(tmp_path: Path) -> None:
    write(tmp_path, CLOSED, REPAIRED)
    (tmp_path / "site.register.json.new").write_text("the draft of a build that was killed")
    for _ in range(2):
        edition = build([str(tmp_path)], tmp_path / "site", Settings())
        assert list(edition.analyses) == ["closed", "repaired"]
        assert edition.diagnostics == ()


def test_the_same_article_twice_is_one_and_no_evidence_of_itself(tmp_path: Path) -> None:
    once = site(tmp_path, CLOSED, REPAIRED)
    twice = site(tmp_path, CLOSED, REPAIRED, CLOSED)
    assert twice.topics == once.topics


def test_an_article_in_a_language_without_rules_is_kept_and_remarked_on(tmp_path: Path) -> None:
    edition = site(tmp_path, SCHOOL | {"language": "xx-YY"})
    (kept,) = edition.analyses.values()
    assert kept.timexes == ()
    (remark,) = edition.remarks
    assert "'xx'" in remark.reason
    assert "gives no events" in remark.reason
    report = json.loads((tmp_path / "site" / "report.json").read_text(encoding="utf-8"))
    assert report["skipped"] == []
    assert report["remarks"] == [{"file": remark.path, "where": "school", "reason": remark.reason}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Schule in Velm wurde am Freitag geschlossen, sagte die Polizei."),
        ("sv", "Skolan i Velm stängdes på fredagen, uppger polisen."),
    ],
)
def test_an_article_in_german_or_swedish_gives_its_events_without_a_remark(
    tmp_path: Path, language: str, text: str
) -> None:
    edition = site(tmp_path, SCHOOL | {"language": language, "text": text})
    assert edition.remarks == ()
    assert [len(topic.events) for topic in edition.topics] == [1]


def test_an_article_whose_language_has_rules_of_a_newsroom_but_no_words_is_remarked_on(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "eo.toml").write_text('name = "Esperanto"\n', encoding="utf-8")
    settings = Settings(language_folder=(tmp_path / "words").as_posix())
    edition = site(tmp_path, SCHOOL | {"language": "eo"}, settings=settings)
    (remark,) = edition.remarks
    assert remark.reason.startswith("the language 'eo' has no words for what happens")


def test_what_an_article_says_of_itself_outranks_its_source_and_that_the_rest() -> None:
    source = SourceSettings(aliases=("post",), language="sv", hemisphere="south", zone="Europe/Stockholm")
    settings = Settings(language="en", zone="UTC", sources={"Lindby Post": source})
    article = Article(id="a", text="", path="a.txt", source="Post")
    assert conventions(article, settings) == analysis.Conventions("sv", "south", "Europe/Stockholm")
    own = Article(
        id="a", text="", path="a.txt", source="Post", language="en-GB", dating=Dating(zone_name="Europe/Oslo")
    )
    assert conventions(own, settings) == analysis.Conventions("en", "south", "Europe/Oslo")
    other = Article(id="a", text="", path="a.txt")
    assert conventions(other, settings) == analysis.Conventions("en", "north", "UTC")


def test_teasers_get_their_times_too() -> None:

    dating = Dating(published=Moment.parse("2023-03-14"))
    teaser = Teaser(text="Mayor resigns on Monday", parent="a")
    article = Article(id="a", text="It rained.", path="a.txt", dating=dating, teasers=(teaser,))
    (timed,) = analyse(article, Settings()).article.teasers
    assert [timex.value for timex in timed.timexes] == ["2023-03-13"]


@pytest.mark.parametrize("time", ["0001-01-01T00:00+02:00", "9999-12-31T23:59-05:00"])
def test_publication_times_at_the_ends_of_the_calendar_can_be_compared(time: str) -> None:
    edge = Article(id="a", text="", path="a.txt", dating=Dating(published=Moment.parse(time)))
    usual = Article(id="b", text="", path="b.txt", dating=Dating(published=Moment.parse("2023-03-14T09:00+01:00")))
    first, second = published_at(edge), published_at(usual)
    assert first is not None
    assert second is not None
    assert (first < second) is time.startswith("0001")


DATED = Dating(published=Moment.parse("2024-11-15"))


def test_a_setting_says_that_a_source_writes_histories() -> None:
    text = "The mill burned in March 1911. In June it was rebuilt."
    article = Article(id="a", text=text, path="a.txt", source="Annals", language="en", dating=DATED)
    news = find_timexes(text, article, Settings())
    history = find_timexes(text, article, Settings(sources={"Annals": SourceSettings(kind="narrative")}))
    assert [timex.value for timex in news] == ["1911-03", "2024-06"]
    assert [timex.value for timex in history] == ["1911-03", "1911-06"]
