"""A site built from an archive is that of a build from nothing, and is redone only where it must be."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.archive.holding import hand_over
from timeline import analysis, composing
from timeline.archive.adding import purge, remove
from timeline.archive.store import Archive
from timeline.errors import ArchiveError
from timeline.models import Analysis, from_json, to_json
from timeline.pipeline import build
from timeline.settings import Settings, StillSettings, TopicSettings

PLAIN = Settings(stills=StillSettings(draw=False))

BRIDGE = (
    "The Orme bridge was closed on Monday after a crack was found in a cable. Engineers will inspect it on Thursday.",
    "Engineers found a second crack in the Orme bridge on Thursday. The bridge was closed on Monday.",
    "The Orme bridge opened again on Saturday, a week after a crack in a cable had closed the bridge.",
)
FIRE = (
    "A fire destroyed the Halm paper mill early on Tuesday. Police said nobody was hurt in the mill.",
    "Police arrested a man over the fire at the Halm paper mill on Friday. The mill burned down on Tuesday.",
)


def lines() -> list[dict[str, Any]]:
    texts = [*BRIDGE, *FIRE, "The Velden choir sang in Lindmar on Sunday."]
    return [
        {
            "id": f"a{number}",
            "title": text.split(" on ")[0],
            "text": text,
            "published": f"2024-11-1{number + 2}T10:0{number}+01:00",
            "source": f"Outlet {number % 3}",
        }
        for number, text in enumerate(texts)
    ]


def put(folder: Path, records: Sequence[dict[str, Any]]) -> list[str]:
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return ["in.jsonl"]


def site(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was worked out, and not taken over: articles by id, then topics by how many articles they have."""
    seen: list[str] = []

    def watched(module: Any, name: str, told: Callable[[Any], str]) -> None:
        real = getattr(module, name)

        def wrapper(first: Any, *rest: Any, **options: Any) -> Any:
            seen.append(told(first))
            return real(first, *rest, **options)

        monkeypatch.setattr(module, name, wrapper)

    watched(analysis, "annotated", lambda article: article.id)
    watched(composing, "_composed", lambda work: f"topic of {len(work.analyses)}")
    return seen


def test_what_is_missing_from_todays_input_stays(folder: Path) -> None:
    build(put(folder, lines()[:3]), Path("out"), PLAIN, archive=Path("kept"))
    edition = build(put(folder, lines()[3:]), Path("out"), PLAIN, archive=Path("kept"))
    assert len(edition.analyses) == 6
    assert len(edition.topics) == 2


def test_no_input_is_needed_where_there_is_an_archive(folder: Path) -> None:
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    before = site(Path("out"))
    build([], Path("out"), PLAIN, archive=Path("kept"))
    assert site(Path("out")) == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)), cuts=st.sets(st.integers(1, 5), max_size=3))
def test_any_order_and_any_batches_give_the_site_of_a_build_from_nothing(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: set[int]
) -> None:
    records = lines()
    place = tmp_path_factory.mktemp("batches")
    edges = [0, *sorted(cuts), 6]
    for start, end in pairwise(edges):
        build(put(folder, [records[each] for each in order[start:end]]), place / "out", PLAIN, archive=place / "kept")
    hand_over(place / "kept", place / "out", place / "fresh", place / "again")
    build(put(folder, records), place / "again", PLAIN, archive=place / "fresh")
    assert site(place / "again") == site(place / "out")


def test_a_setting_that_reads_the_inputs_otherwise_gives_the_site_of_a_build_from_nothing(folder: Path) -> None:
    records = [each | {"published": each["published"][:16]} for each in lines()]  # the zone is that of the source
    build(put(folder, records), Path("out"), PLAIN, archive=Path("kept"))
    zoned = replace(PLAIN, zone="Asia/Tokyo")
    edition = build(put(folder, records), Path("out"), zoned, archive=Path("kept"))
    assert edition.revisions == {}
    with Archive(Path("kept")) as archive:
        assert {len(each.versions) for each in archive.holdings()} == {1}
    hand_over(Path("kept"), Path("out"), Path("fresh"), Path("again"))
    build(put(folder, records), Path("again"), zoned, archive=Path("fresh"))
    assert site(Path("again")) == site(Path("out"))


def test_one_more_article_does_the_work_of_one(folder: Path, worked: list[str]) -> None:
    build(put(folder, lines()[:5]), Path("out"), PLAIN, archive=Path("kept"), jobs=1)
    assert sorted(worked[:5]) == ["a0", "a1", "a2", "a3", "a4"]
    worked.clear()
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"), jobs=1)
    assert worked == ["a5"], "an article that fits nowhere touches no topic"


def test_a_further_article_of_a_story_redoes_that_story_only(folder: Path, worked: list[str]) -> None:
    records = lines()
    build(put(folder, [*records[:2], *records[3:]]), Path("out"), PLAIN, archive=Path("kept"), jobs=1)
    worked.clear()
    build(put(folder, records), Path("out"), PLAIN, archive=Path("kept"), jobs=1)
    assert worked == ["a2", "topic of 3"]


def test_a_setting_redoes_only_what_looks_at_it(folder: Path, worked: list[str]) -> None:
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"), jobs=1)
    worked.clear()
    build([], Path("out"), Settings(stills=PLAIN.stills, max_states=1), archive=Path("kept"), jobs=1)
    assert sorted(worked) == ["topic of 2", "topic of 3"]
    worked.clear()
    build([], Path("out"), Settings(stills=PLAIN.stills, site_title="Other"), archive=Path("kept"), jobs=1)
    assert worked == []
    named = {"mill": TopicSettings(title="The mill", words=("mill",))}
    build([], Path("out"), Settings(stills=PLAIN.stills, topics=named), archive=Path("kept"), jobs=1)
    assert worked == ["topic of 2"]


def test_a_setting_of_one_source_redoes_its_articles(folder: Path, worked: list[str]) -> None:
    from timeline.settings import SourceSettings  # noqa: PLC0415  (used once)

    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"), jobs=1)
    worked.clear()
    southern = {"Outlet 1": SourceSettings(hemisphere="south")}
    build([], Path("out"), Settings(stills=PLAIN.stills, sources=southern), archive=Path("kept"), jobs=1)
    assert [each for each in worked if each.startswith("a")] == ["a1", "a4"]


def test_a_removed_article_is_on_no_page_and_a_purged_one_nowhere(folder: Path) -> None:
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    with Archive(Path("kept")) as archive:
        remove(archive, ["a4"])
    build([], Path("out"), PLAIN, archive=Path("kept"))
    assert not any(b"arrested a man" in content for content in site(Path("out")).values())
    with Archive(Path("kept")) as archive:
        purge(archive, ["a4"])
    edition = build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    assert [each.where for each in edition.diagnostics if "purged" in each.reason] == ["a4"]
    everything = {**site(Path("out")), **site(Path("kept"))}
    assert not any(b"arrested a man" in content for content in everything.values())


def test_a_new_version_counts_and_the_old_words_leave_the_page(folder: Path) -> None:
    records = lines()
    build(put(folder, records), Path("out"), PLAIN, archive=Path("kept"))
    changed = {name: value.replace("A fire destroyed", "A fire damaged") for name, value in records[3].items()}
    build(put(folder, [changed]), Path("out"), PLAIN, archive=Path("kept"))
    told = [json.loads(content) for path, content in site(Path("out")).items() if path.endswith("/timeline.json")]
    revisions = [each.pop("revisions") for document in told for each in document["articles"] if "revisions" in each]
    assert "A fire damaged" in json.dumps(told)
    assert "A fire destroyed" not in json.dumps(told)
    assert "A fire destroyed" in json.dumps(revisions), "but for what the version changed"


def test_slugs_and_ids_stay_as_the_archive_grows(folder: Path) -> None:
    records = lines()
    first = build(put(folder, records[:2]), Path("out"), PLAIN, archive=Path("kept"))
    last = build(put(folder, records[2:]), Path("out"), PLAIN, archive=Path("kept"))
    assert {topic.key for topic in first.topics} <= {topic.key for topic in last.topics}
    ids = {event.id for topic in last.topics for event in topic.events}
    ids |= {name for topic in last.topics for event in topic.events for name in event.former}
    assert {event.id for topic in first.topics for event in topic.events} <= ids


def test_an_archive_among_the_inputs_is_no_input(folder: Path) -> None:
    put(folder, lines())
    build(["."], Path("out"), PLAIN, archive=Path("kept"))
    edition = build(["."], Path("out"), PLAIN, archive=Path("kept"))
    assert edition.diagnostics == ()


def test_what_is_worked_out_comes_back_from_json_as_it_was(folder: Path) -> None:
    edition = build(put(folder, lines()), Path("out"), PLAIN)
    for each in edition.analyses.values():
        data = to_json(each)
        again = from_json(data, Analysis)
        assert again == each
        assert to_json(again) == data
        assert str(again.article.dct) == str(each.article.dct)


def test_what_no_build_has_used_for_long_is_forgotten(folder: Path, worked: list[str]) -> None:
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"), jobs=1)
    southern = Settings(stills=PLAIN.stills, hemisphere="south")
    for number in range(12):
        build([], Path("out"), southern, archive=Path("kept"), jobs=1)
        if number == 5:
            worked.clear()
            build([], Path("other"), PLAIN, archive=Path("kept"), jobs=1)
            assert worked == [], "another site of the archive may still use it"
    worked.clear()
    build([], Path("out"), southern, archive=Path("kept"), jobs=1)
    assert worked == []
    for _ in range(12):
        build([], Path("out"), southern, archive=Path("kept"), jobs=1)
    build([], Path("other"), PLAIN, archive=Path("kept"), jobs=1)
    assert len(worked) > 6


def test_an_archive_takes_the_addresses_over_that_builds_without_one_gave_out(folder: Path) -> None:
    records = lines()
    first = build(put(folder, records[:2]), Path("out"), PLAIN)
    then = build(put(folder, records), Path("out"), PLAIN, archive=Path("kept"))
    assert {topic.key for topic in first.topics} <= {topic.key for topic in then.topics}


def test_a_damaged_result_is_told_dropped_and_worked_out_again(folder: Path) -> None:
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    before = site(Path("out"))
    with sqlite3.connect(Path("kept") / "archive.sqlite") as connection:
        connection.execute("UPDATE kept SET value = CAST(substr(value, 1, 40) || X'78' || substr(value, 42) AS BLOB)")
    with pytest.raises(ArchiveError, match="are damaged; they have been dropped: run the command again"):
        build([], Path("out"), PLAIN, archive=Path("kept"))
    for _ in range(15):  # once for each other kind of result
        with suppress(ArchiveError):
            build([], Path("out"), PLAIN, archive=Path("kept"))
    build([], Path("out"), PLAIN, archive=Path("kept"))
    assert site(Path("out")) == before
