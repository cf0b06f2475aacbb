"""One run of the program over the examples for all tests of the session."""

from __future__ import annotations

import pytest

from .examples import ARTICLES, CONFIG, Readings, read_examples
from .program import Site, build


@pytest.fixture(scope="session")
def readings() -> Readings:
    """What the stage commands say of each example article."""
    return read_examples()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of all examples."""
    return build(tmp_path_factory.mktemp("examples") / "site", ARTICLES, *CONFIG)
