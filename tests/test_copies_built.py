"""A wire story in several outlets, from the articles to what the files of a build say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from timeline.pipeline import build
from timeline.settings import Settings

WIRE = (
    "The roof of the Larsby sports hall came down on Tuesday morning under wet snow. Nobody was in the building, for "
    "the school had closed it a day before when a caretaker saw a crack in a beam. The town will have all flat roofs "
    "looked at within two weeks, and three other halls stay shut until then."
)


def test_five_outlets_that_run_one_text_are_one_origin_on_the_page_and_in_the_files(tmp_path: Path) -> None:
    articles = [
        {
            "id": f"n{n}",
            "source": f"Paper {n}",
            "published": f"2025-02-{4 + n:02d}",
            "text": WIRE,
            "title": "Hall falls",
        }
        for n in range(5)
    ]
    given = tmp_path / "articles.jsonl"
    given.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    edition = build([str(given)], tmp_path / "site", Settings(), single_topic="Larsby")
    folder = tmp_path / "site" / "topics" / edition.topics[0].key
    document = json.loads((folder / "timeline.json").read_text(encoding="utf-8"))
    fall = next(each for each in document["events"] if "came down" in each["evidence"][0]["text"])
    assert (len(fall["outlets"]), fall["voices"], fall["notes"]) == (5, 1, ["5 outlets, 1 origin"])
    for page in ("index.html", "embed.html"):
        assert "5 outlets, 1 origin" in (folder / page).read_text(encoding="utf-8")
    with (folder / "evidence.csv").open(encoding="utf-8", newline="") as table:
        runs = {(row["article"], row["copy_of"]) for row in csv.DictReader(table)}
    assert {("n0", ""), ("n1", "n0"), ("n4", "n0")} <= runs
    report = json.loads((tmp_path / "site" / "report.json").read_text(encoding="utf-8"))
    assert report["counts"]["copies"] == 4
    assert {each["id"]: each.get("copy_of") for each in report["articles"]}["n3"] == "n0"
