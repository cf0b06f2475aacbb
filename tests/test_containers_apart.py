"""A large container is read by several processes: the same as by one, and a bad document costs itself."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.reading.containers.holding import packed_records, page, record, tarred, zipped
from timeline import containers_apart, readings
from timeline.reading import members
from timeline.readings import Reading
from timeline.settings import Settings
from timeline.workers import flow_in_order


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "_LARGE", 1)


def read(path: Path, jobs: int) -> Reading:
    (found,) = readings.readings([str(path)], Settings(), None, jobs=jobs)
    return found


def crawl(count: int) -> bytes:
    pages = [record(page(f"Ferry {number} lost"), f"https://ledger.example/{number}") for number in range(count)]
    return packed_records(*pages, record(b"x", headers={"Content-Type": "image/png"}))


def test_several_processes_give_the_same_as_one(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    lines = "".join(json.dumps({"id": str(number), "text": "The ferry left Marrey."}) + "\n" for number in range(50))
    inner = tarred({"a.html": page("Ferry in a tar"), "empty.html": b"", "broken.gz": b"\x1f\x8b\x08broken"}, "w:gz")
    path.write_bytes(zipped({"crawl.warc.gz": crawl(40), "in.tar.gz": inner, "a.jsonl": lines.encode()}))
    one, several = read(path, 1), read(path, 2)
    assert len(one.articles) == 91
    assert len(one.diagnostics) == 3
    assert several == one


def test_a_large_document_of_records_is_read_where_it_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "_SMALL", 1_000)
    lines = "".join(json.dumps({"id": str(number), "text": "The ferry left Marrey."}) + "\n" for number in range(500))
    path = tmp_path / "all.zip"
    path.write_bytes(zipped({"large.jsonl": lines.encode(), "small.jsonl": lines[:50].encode()}))
    one, several = read(path, 1), read(path, 2)
    assert len(one.articles) == 501
    assert several == one


def test_a_container_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(crawl(10)[:-700])
    one, several = read(path, 1), read(path, 2)
    assert len(one.articles) >= 8
    assert several == one


def test_small_files_and_large_containers_keep_the_order_of_the_inputs(tmp_path: Path) -> None:
    paths = []
    for number in range(6):
        path = tmp_path / f"{number}.{'warc.gz' if number % 2 else 'html'}"
        path.write_bytes(crawl(3) if number % 2 else page(f"Ferry {number} found"))
        paths.append(str(path))
    found = list(readings.readings(paths, Settings(), None, jobs=2))
    assert [each.articles[0].path.partition(", ")[0] for each in found] == paths
    assert [len(each.articles) for each in found] == [1, 3] * 3


def _crash(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def _gone(number: int) -> int:
    return -number


def test_a_value_that_ends_its_process_costs_itself() -> None:
    found = flow_in_order(_crash, iter(range(60)), size=lambda _: 1, jobs=2, died=_gone)
    assert list(found) == [number * number if number != 7 else -7 for number in range(60)]


def test_values_are_asked_for_only_as_they_are_worked_on() -> None:
    asked: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            asked.append(number)
            yield number

    found = flow_in_order(_crash, items(), size=lambda _: 20_000_000, jobs=2, died=_gone)
    assert next(found) == 0
    assert len(asked) <= 5
    found.close()  # type: ignore[attr-defined]  # a generator


def test_a_document_that_trips_a_fault_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def trips(*_: Any) -> Any:
        raise KeyError("pier")

    monkeypatch.setattr(containers_apart, "read_member", trips)
    (told,) = containers_apart._read(members.Member(path="a.zip, b.html", data=b"x"), settings=Settings())
    assert "a fault of this program: KeyError" in told.reason  # type: ignore[union-attr]
    assert told.path == "a.zip, b.html"


def test_what_is_passed_over_for_long_is_no_hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[None] = []
    monkeypatch.setattr("timeline.reading.containers.warc.still_going", lambda: told.append(None))
    film = record(bytes(1_000_000), headers={"Content-Type": "video/mp4"})
    path = tmp_path / "crawl.warc"
    path.write_bytes(film * 3 + record(page("Ferry lost")))
    assert len(read(path, 1).articles) == 1
    assert len(told) >= 3
