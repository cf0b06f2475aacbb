"""What holds for every format that can be read, and for each within containers."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.reading.containers.holding import tarred, zipped
from tests.reading.every_format import DATE_LINE, FIRST, SECOND, SETTINGS, TITLE, samples
from timeline.analysis import conventions, with_language
from timeline.models import Article, Diagnostic
from timeline.reading.formats.kinds import Container
from timeline.reading.formats.registry import FORMATS
from timeline.reading.reader import read_document
from timeline.settings import Settings, load_settings

NO_SAMPLE = ("XML",)
"""What is told alone: XML of which [fields] says nothing."""
NAMES = [each.name for each in FORMATS if not isinstance(each, Container) and each.name not in NO_SAMPLE]
HAS_DATE_LINE = ("Word document", "PDF")
SAYS_NO_OUTLET = ("HTML fragment", *HAS_DATE_LINE)
STATES_ITS_ZONE = ("mail",)
CUTS = 12


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    file = tmp_path_factory.mktemp("settings") / "timeline.toml"
    file.write_text(SETTINGS)
    return load_settings(file)


def read(path: Path, data: bytes, settings: Settings) -> list[Article | Diagnostic]:
    path.write_bytes(data)
    return list(read_document(str(path), settings, None))


def the_article(found: list[Article | Diagnostic]) -> Article:
    (article,) = [each for each in found if isinstance(each, Article)]
    return article


@pytest.mark.parametrize("name", NAMES)
def test_each_format_is_told_and_gives_title_text_and_time(name: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "document"
    path.write_bytes(samples()[name])
    told: list[tuple[str, ...]] = []
    article = the_article(list(read_document(str(path), settings, None, told.append)))
    assert told == [(name,)]
    assert article.title == TITLE
    line = f"{DATE_LINE} " if name in HAS_DATE_LINE else ""
    assert article.text.split() == f"{line}{FIRST} {SECOND}".split()
    assert article.dct is not None
    assert str(article.dct).startswith("2024-11-15T10:48")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SAYS_NO_OUTLET])
def test_the_settings_of_an_outlet_count_in_each_format(name: str, tmp_path: Path, settings: Settings) -> None:
    article = the_article(read(tmp_path / "document", samples()[name], settings))
    assert article.source == "Northern Ledger"
    assert article.dct is not None
    assert str(article.dct).endswith("+01:00")
    if name not in STATES_ITS_ZONE:
        assert article.dating.zone == "Europe/Oslo, from the settings of Northern Ledger"
    way = conventions(article, settings)
    assert (way.hemisphere, way.zone) == ("south", "Europe/Oslo")
    if article.language is None:
        assert with_language(article, settings).language == "nn"


@pytest.mark.parametrize("name", NAMES)
def test_each_format_is_the_same_within_containers(name: str, tmp_path: Path, settings: Settings) -> None:
    data = samples()[name]
    alone = the_article(read(tmp_path / "document", data, settings))
    packed = {
        "document.gz": gzip.compress(data),
        "a.zip": zipped({"document": data}),
        "a.tar": tarred({"document": data}),
        "b.zip": zipped({"a.tar.gz": tarred({"document": data}, "w:gz")}),
    }
    for container, content in packed.items():
        within = the_article(read(tmp_path / container, content, settings))
        assert replace(within, path=alone.path) == alone
        assert within.path.startswith(str(tmp_path / container))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_cut_off_anywhere_is_no_fault(name: str, tmp_path: Path, settings: Settings) -> None:
    data = samples()[name]
    for number in range(1, CUTS):
        found = read(tmp_path / "document", data[: len(data) * number // CUTS], settings)
        assert found
        assert not [each for each in found if isinstance(each, Diagnostic) and "a fault of this program" in each.reason]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_with_damaged_bytes_is_no_fault(name: str, tmp_path: Path, settings: Settings) -> None:
    chance = random.Random(name)
    for _ in range(CUTS):
        data = bytearray(samples()[name])
        for _ in range(5):
            data[chance.randrange(len(data))] = chance.randrange(256)
        found = read(tmp_path / "document", bytes(data), settings)
        assert found
        assert not [each for each in found if isinstance(each, Diagnostic) and "a fault of this program" in each.reason]
