"""What is looked at of all articles is kept by itself, and the rest is fetched when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from timeline.analysis import analyse, analysis_keys
from timeline.archive.adding import Additions
from timeline.archive.lights import Lights
from timeline.archive.memo import NO_MEMO, ArchiveMemo
from timeline.archive.store import Archive
from timeline.gathering import gather
from timeline.intake import Intake
from timeline.models import Analyses, Article, Dating, Moment, Rights
from timeline.progress import untracked
from timeline.settings import Settings, SourceSettings, TopicSettings
from timeline.working_out import WorkingOut

SETTINGS = Settings()
PILE = tuple(
    Article(
        id=f"a{number}",
        path="in.jsonl",
        text=f"The bridge at Sarn fell on {day}.",
        source="Ledger" if number else "Post",
        dating=Dating(published=Moment.parse("2025-03-14T10:00+01:00")),
    )
    for number, day in enumerate(["Monday", "Tuesday", "Wednesday"])
)


def taken_in(archive: Archive, articles: tuple[Article, ...] = ()) -> Intake:
    additions = Additions(archive)
    additions.take(articles)
    held = Lights(archive, additions.held, ArchiveMemo(archive), most=1)
    additions.keep()
    return Intake(articles=tuple(held.articles), texts=held)


def worked_out(archive: Archive, intake: Intake, settings: Settings = SETTINGS) -> Analyses:
    assert intake.texts is not None
    keys = dict(zip(intake.texts.tokens, analysis_keys(intake.articles, settings, intake.texts.tokens), strict=True))
    return WorkingOut(intake, keys, settings, ArchiveMemo(archive), jobs=1).all(intake.articles, untracked)[0]


def test_what_is_fetched_is_what_is_worked_out_without_an_archive(tmp_path: Path) -> None:
    expected = {each.id: analyse(each, SETTINGS) for each in PILE}
    keys = dict(zip(expected, analysis_keys(PILE, SETTINGS), strict=True))
    held, faults = WorkingOut(Intake(articles=PILE), keys, SETTINGS, NO_MEMO, jobs=1).all(PILE, untracked)
    assert dict(held) == expected
    assert not faults
    with Archive(tmp_path / "kept", create=True) as archive:
        for articles in (PILE, ()):
            found = worked_out(archive, taken_in(archive, articles))
            assert dict(found) == expected
            assert found.outlines == held.outlines
            assert [each.text for each in found.articles.values()] == ["", "", ""]


def test_only_what_is_new_or_set_otherwise_is_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    whole = Lights.whole

    def watched(self: Lights, ids: list[str]) -> object:
        asked.extend(ids)
        return whole(self, ids)

    with Archive(tmp_path / "kept", create=True) as archive:
        worked_out(archive, taken_in(archive, PILE[:2]))
        monkeypatch.setattr(Lights, "whole", watched)
        worked_out(archive, taken_in(archive, PILE))
        assert asked == ["a2"]
        other = Settings(sources={"Post": SourceSettings(zone="Europe/Berlin")})
        worked_out(archive, taken_in(archive), other)
        assert asked == ["a2", "a0"], "the zone of one source is nothing to the articles of another"
        worked_out(archive, taken_in(archive))
        assert asked == ["a2", "a0"]


def test_an_analysis_that_was_dropped_is_worked_out_again(tmp_path: Path) -> None:
    with Archive(tmp_path / "kept", create=True) as archive:
        before = dict(worked_out(archive, taken_in(archive, PILE)))
        intake = taken_in(archive)
        assert intake.texts is not None
        with archive.changing():
            archive.drop("analysis", list(analysis_keys(intake.articles, SETTINGS, intake.texts.tokens))[:1])
        assert dict(worked_out(archive, intake)) == before


def test_terms_are_those_of_today_whatever_an_analysis_was_made_with(tmp_path: Path) -> None:
    with Archive(tmp_path / "kept", create=True) as archive:
        worked_out(archive, taken_in(archive, PILE))
        intake = taken_in(archive)
        limited = replace(intake.articles[0], rights=Rights(max_quote=20))
        intake = replace(intake, articles=(limited, *intake.articles[1:]))
        assert [each.article.rights for each in worked_out(archive, intake).values()] == [limited.rights, None, None]


def test_what_a_build_gave_back_can_be_asked_when_its_archive_is_closed(tmp_path: Path) -> None:
    with Archive(tmp_path / "kept", create=True) as archive:
        found = worked_out(archive, taken_in(archive, PILE))
    assert found["a0"].article.text == PILE[0].text


def test_the_words_of_articles_are_gone_through_for_named_topics_once(tmp_path: Path) -> None:
    named = Settings(topics={"bridge": TopicSettings(title="The bridge", words=("bridge",))})
    with Archive(tmp_path / "kept", create=True) as archive:
        first = gather(taken_in(archive, PILE), named, memo=ArchiveMemo(archive), jobs=1)
        assert [topic.articles for topic in first.topics if topic.named] == [("a0", "a1", "a2")]
        found = gather(taken_in(archive), named, memo=Reading(archive), jobs=1)
        assert found.topics == first.topics


class Reading(ArchiveMemo):
    """Reads whatever is asked for but analyses."""

    def find(self, stage: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        assert stage != "analysis" or not keys
        return super().find(stage, keys)
