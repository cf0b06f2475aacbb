"""Markdown with front matter, as generators of sites keep it, and the same broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.formats.found import article, articles, faults, read, remarks
from timeline.settings import FieldSettings, Settings

YAML = """---
title: "Ferry & tug collide"
date: 2024-11-15T10:48:00+01:00
lastmod: 2024-11-15 12:00:00 +0100
author: [Mara Lund, Reuters]
categories:
  - Coast
tags: [ferries, no]
lang: en-GB
canonical: https://ledger.example/coast/ferry
draft: false
---
"""
TOML = """+++
title = "Ferry & tug collide"
date = 2024-11-15T10:48:00+01:00
lastmod = 2024-11-15T12:00:00+01:00
authors = ["Mara Lund", "Reuters"]
categories = ["Coast"]
tags = ["ferries", "no"]
language = "en"
canonicalURL = "https://ledger.example/coast/ferry"
draft = false
+++
"""
BODY = """
# Ferry & tug collide

A ferry and a *tug* collided on [Monday](https://ledger.example/monday),
the coast guard said.

![The harbour](harbour.jpg)

{{< figure src="tug.jpg" caption="The tug" >}}

{% include related.html %}

## What is known

- Nobody was **hurt**
- The tug was towed in

> "We heard a bang."

<aside><p>Subscribe!</p></aside>
"""
TEXT = [
    "A ferry and a tug collided on Monday, the coast guard said.",
    "What is known",
    "Nobody was hurt",
    "The tug was towed in",
    '"We heard a bang."',
]


@pytest.mark.parametrize("head", [YAML, TOML])
def test_an_article_gives_its_words_and_its_front_matter(tmp_path: Path, head: str) -> None:
    only = article(read(tmp_path, head + BODY, name="note.txt"))
    assert only.text.split("\n\n") == TEXT
    assert (only.title, only.byline, only.agency) == ("Ferry & tug collide", "Mara Lund", "Reuters")
    assert (str(only.dct), str(only.dating.updated)) == ("2024-11-15T10:48:00+01:00", "2024-11-15T12:00:00+01:00")
    assert (only.section, only.tags, only.language) == ("Coast", ("ferries", "no"), "en")
    assert only.canonical_url == "https://ledger.example/coast/ferry"


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-11-15", "2024-11-15"),
        ("2024-11-15 10:48", "2024-11-15T10:48"),
        ("2024-11-15T09:48:00Z", "2024-11-15T09:48:00+00:00"),
        ("Fri, 15 Nov 2024 10:48:00 +0100", "2024-11-15T10:48:00+01:00"),
    ],
)
def test_the_date_is_as_exact_as_it_is_written(tmp_path: Path, stated: str, published: str) -> None:
    found = read(tmp_path, f"---\ntitle: T\ndate: {stated}\n---\nIt happened.\n")
    assert str(article(found).dct) == published


def test_the_day_in_the_name_of_the_file_dates_it_where_nothing_else_does(tmp_path: Path) -> None:
    bare = "---\ntitle: T\npublished: true\n---\nIt happened.\n"
    assert str(article(read(tmp_path, bare, name="_posts/2024-11-15-ferry.md")).dct) == "2024-11-15"
    dated = bare.replace("published: true", "date: 2024-11-14")
    assert str(article(read(tmp_path, dated, name="_posts/2024-11-15-ferry.md")).dct) == "2024-11-14"


@pytest.mark.parametrize("field", ["draft: true", "published: false", "draft: Yes"])
def test_a_draft_is_left_out_with_a_remark(tmp_path: Path, field: str) -> None:
    found = read(tmp_path, f"---\ntitle: T\n{field}\n---\nIt happened.\n")
    assert not articles(found)
    assert "draft" in remarks(found)[0]


def test_markdown_without_front_matter_is_told_by_its_name(tmp_path: Path) -> None:
    only = article(read(tmp_path, "# Ferry lost\n\nIt was lost on *Monday*.\n", name="ferry.md"))
    assert (only.title, only.text) == ("Ferry lost", "It was lost on Monday.")


def test_the_settings_say_where_a_field_stands(tmp_path: Path) -> None:
    head = "---\nrubrik: Ferry lost\nmeta:\n  skriven: 2024-11-15\n---\nIt was lost.\n"
    settings = Settings(fields=FieldSettings(title="rubrik", published="meta.skriven"))
    only = article(read(tmp_path, head, settings))
    assert (only.title, str(only.dct)) == ("Ferry lost", "2024-11-15")


# broken


def test_front_matter_that_is_no_yaml_is_told_with_its_place(tmp_path: Path) -> None:
    (fault,) = faults(read(tmp_path, "---\ntitle: T\ntags: [a, b\n---\nIt happened.\n"))
    assert "front matter is no YAML" in fault
    assert "line" in fault


def test_front_matter_that_is_no_toml_is_told_with_its_place(tmp_path: Path) -> None:
    (fault,) = faults(read(tmp_path, "+++\ntitle = T\n+++\nIt happened.\n"))
    assert "front matter is no TOML" in fault
    assert "line 1" in fault


def test_aliases_that_would_fill_the_memory_are_refused(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    (fault,) = faults(read(tmp_path, f"---\n{bomb}title: T\n---\nIt happened.\n"))
    assert "alias" in fault


def test_front_matter_that_does_not_end_is_text(tmp_path: Path) -> None:
    found = read(tmp_path, "---\ntitle: T\n\nThe ferry was lost on Monday, police said.\n", name="a.md")
    assert "The ferry was lost on Monday, police said." in article(found).text


def test_front_matter_alone_is_told(tmp_path: Path) -> None:
    assert "there are no words" in faults(read(tmp_path, YAML))[0]


def test_another_encoding_is_read_and_told(tmp_path: Path) -> None:
    text = "---\ntitle: Fähre\n---\nDie Fähre ist seit März überfällig, so die Küstenwache.\n"
    found = read(tmp_path, text.encode("cp1252"))
    assert article(found).text == "Die Fähre ist seit März überfällig, so die Küstenwache."
    assert remarks(found)


def test_values_of_other_kinds_leave_the_rest(tmp_path: Path) -> None:
    head = "---\n- a\n- b\n---\nIt happened.\n"
    assert article(read(tmp_path, head, name="a.md")).text == "It happened."
    odd = "---\ntitle: {a: 1}\ndate: [1, 2]\nauthor:\ntags: {b: c}\n---\nIt happened.\n"
    only = article(read(tmp_path, odd, name="b.md"))
    assert (only.text, only.byline, only.dct) == ("It happened.", None, None)
