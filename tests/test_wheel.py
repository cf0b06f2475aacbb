"""The wheel by itself: built, installed bare in an environment of its own, and run far from the repository.

No network is needed: the dependencies are borrowed from the environment that runs the tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = "Scripts" if os.name == "nt" else "bin"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling builds the wheel; install the dev extra")
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel, and borrows what the wheel depends on."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / BIN / "python"
    site = Path(run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip())
    # a path in a .pth file is searched, but the .pth files in it are not read: the editable install stays unseen
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    run([sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", "-q",
         "--ignore-installed", str(wheel)], folder)  # fmt: skip
    return folder / BIN


def run(command: list[str], folder: Path) -> str:
    """Run it in a folder, with nothing of the caller's Python paths; give back what it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} left with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_it_holds_every_template_and_every_file_of_rules(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    own = [path for path in (ROOT / "timeline").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    expected = {path.relative_to(ROOT).as_posix() for path in own}
    pages = [path for path in (ROOT / "templates").rglob("*") if path.is_file() and not path.name.startswith(".")]
    expected |= {f"timeline/{path.relative_to(ROOT).as_posix()}" for path in pages}
    assert pages
    assert expected - names == set()


def test_it_holds_nothing_but_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"timeline"}


def test_it_builds_a_site_far_from_the_repository(installed: Path, tmp_path: Path) -> None:
    where = run([str(installed / "python"), "-c", "import timeline; print(timeline.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent.resolve())
    article = {
        "id": "bridge",
        "title": "Old bridge closes",
        "text": "The council closed the old bridge on Monday. It will reopen in June.",
        "source": "Town Post",
        "published": "2023-03-14T09:00",
    }
    (tmp_path / "articles.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    run([str(installed / "timeline"), "build", "articles.jsonl", "-o", "site"], tmp_path)
    (page,) = (tmp_path / "site" / "topics").glob("*/index.html")
    assert "The council closed the old bridge" in page.read_text(encoding="utf-8")
    explained = run(
        [str(installed / "timeline"), "explain", "on Monday", "--published", "2023-03-14", "--json"], tmp_path
    )
    assert json.loads(explained)["value"] == "2023-03-13"
