"""What the benchmark of scale builds, and what it says of that."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from benchmarks.pile import pile
from benchmarks.scale import STEPS, Built, Cost, main, table

ONE = {
    "id": "one",
    "title": "Ferry Marrey sinks",
    "text": "The ferry Marrey sank off Velm on Monday, 3 March 2025. Velm heard the news.",
    "source": "Velm Post",
    "published": "2025-03-04",
}


def given(folder: Path) -> str:
    path = folder / "articles.jsonl"
    path.write_text(json.dumps(ONE) + "\n", encoding="utf-8")
    return str(path)


def repeated(folder: Path, number: int) -> list[Any]:
    return [json.loads(line) for line in pile([given(folder)], number)]


def test_a_pile_is_the_articles_and_then_all_again_with_other_names_in_other_years(tmp_path: Path) -> None:
    first, second, third = repeated(tmp_path, 3)
    assert first["text"] == ONE["text"]
    assert len({first["published"], second["published"], third["published"]}) == 3
    for each in (second, third):
        found = re.fullmatch(
            r"The ferry ([A-Z][a-z]+) sank off ([A-Z][a-z]+) on Monday, 3 March (\d{4})\. (\w+) heard the news\.",
            each["text"],
        )
        assert found
        assert found[2] == found[4] != "Velm"
        assert each["title"].split()[1] == found[1]
        assert each["published"] == f"{found[3]}-03-04"
    assert second["text"] != third["text"]


def test_a_pile_is_the_same_each_time(tmp_path: Path) -> None:
    assert repeated(tmp_path, 5) == repeated(tmp_path, 5)


def test_each_step_of_a_build_is_told_in_its_order(tmp_path: Path, capfd: Any) -> None:
    other = ONE | {"id": "two", "text": "Divers reached the ferry Marrey off Velm on Tuesday. It sank on Monday."}
    story = tmp_path / "story.jsonl"
    story.write_text("\n".join(map(json.dumps, (ONE, other))), encoding="utf-8")
    main([str(story), "--articles", "2", "--no-pictures"])
    told = capfd.readouterr().out.splitlines()
    assert told[1].startswith("2 articles, ")
    named = [line[:14].strip() for line in told[3:]]
    assert named == [*(step for step in STEPS if step != "pictures"), "other", "in all"]


def test_sizes_are_compared_by_what_an_article_costs() -> None:
    built = [
        Built(articles=number, topics=1, events=1, costs=(Cost("in all", seconds, seconds, 100.0),))
        for number, seconds in ((100, 1.0), (200, 3.0))
    ]
    assert list(table(built))[-1].split() == ["in", "all", "1.00", "1.50"]
