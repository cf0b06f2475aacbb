"""The bundle of plotly.js: fetched by npm when the package is built, taken only as pinned, and not needed.

A program that stands in for npm packs an archive that the test made; nothing is asked of a network.
"""

from __future__ import annotations

import base64
import hashlib
import io
import stat
import sys
import tarfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="hatchling runs the build hook; install the dev extra")

from hatch_build import BUNDLE, BundleHook, NotFetchedError, Pin, fetch

SCRIPT = b"/**\n* plotly.js (basic - minified) v9.8.7\n*/\nwindow.Plotly = {};\n"
OLD = b"/**\n* plotly.js (basic - minified) v9.8.6\n*/\n"


def archive(member: str = f"package/{BUNDLE.name}") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as files:
        entry = tarfile.TarInfo(member)
        entry.size = len(SCRIPT)
        files.addfile(entry, io.BytesIO(SCRIPT))
    return out.getvalue()


def pin_of(content: bytes) -> Pin:
    digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
    return Pin("a-bundle", "9.8.7", f"sha512-{digest}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root" / BUNDLE.parent).mkdir(parents=True)
    return tmp_path / "root"


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of programs; `packed.tgz` in it is what the npm there gives, without it npm fails."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "npm"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, shutil, sys\n"
        "assert sys.argv[1:3] == ['pack', 'a-bundle@9.8.7'], sys.argv\n"
        "packed = pathlib.Path(__file__).with_name('packed.tgz')\n"
        "if not packed.exists(): sys.exit('registry cannot be reached')\n"
        "shutil.copy(packed, 'a-bundle-9.8.7.tgz')\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_bundle_with_the_pinned_integrity_is_put_beside_the_assets(root: Path, npm: Path) -> None:
    (npm / "packed.tgz").write_bytes(archive())
    assert fetch(root, pin_of(archive())).read_bytes() == SCRIPT
    assert [path.name for path in (root / BUNDLE.parent).iterdir()] == [BUNDLE.name]


def test_anything_but_the_pinned_archive_is_refused(root: Path, npm: Path) -> None:
    (npm / "packed.tgz").write_bytes(archive())
    with pytest.raises(NotFetchedError, match="not what was pinned"):
        fetch(root, pin_of(b"another archive"))
    assert not (root / BUNDLE).exists()


def test_archive_without_the_script_is_refused(root: Path, npm: Path) -> None:
    other = archive("package/index.js")
    (npm / "packed.tgz").write_bytes(other)
    with pytest.raises(NotFetchedError, match="holds no"):
        fetch(root, pin_of(other))


def test_bundle_of_the_pinned_version_is_not_fetched_again(root: Path, npm: Path) -> None:
    (root / BUNDLE).write_bytes(SCRIPT)
    assert fetch(root, pin_of(archive())) == root / BUNDLE


def test_bundle_of_another_version_is_replaced(root: Path, npm: Path) -> None:
    (root / BUNDLE).write_bytes(OLD)
    (npm / "packed.tgz").write_bytes(archive())
    fetch(root, pin_of(archive()))
    assert (root / BUNDLE).read_bytes() == SCRIPT


def test_failing_npm_is_told_in_its_own_words(root: Path, npm: Path) -> None:
    with pytest.raises(NotFetchedError, match="registry cannot be reached"):
        fetch(root, pin_of(archive()))


class App:
    """The part of hatch's application that the hook talks to."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def display_warning(self, message: str) -> None:
        self.warnings.append(message)


def hook_of(root: Path, app: App) -> BundleHook:
    config = dict(pin_of(archive())._asdict(), path="hatch_build.py")
    return BundleHook(str(root), config, None, None, str(root), "wheel", app)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("version", "places"), [("standard", ["timeline/templates/assets/plotly-basic.min.js"]), ("editable", [])]
)
def test_bundle_is_put_among_the_assets_of_a_wheel_but_not_of_an_editable_one(
    root: Path, npm: Path, version: str, places: list[str]
) -> None:
    (npm / "packed.tgz").write_bytes(archive())
    build_data: dict[str, dict[str, str]] = {"force_include": {}}
    hook_of(root, App()).initialize(version, build_data)
    assert list(build_data["force_include"].values()) == places


def test_build_goes_on_without_npm_and_says_what_it_means(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("TIMELINE_REQUIRE_BUNDLE", raising=False)
    app = App()
    build_data: dict[str, dict[str, str]] = {"force_include": {}}
    hook_of(root, app).initialize("standard", build_data)
    assert build_data == {"force_include": {}}
    assert len(app.warnings) == 1
    assert "there is no npm" in app.warnings[0]


def test_build_that_requires_the_bundle_fails_without_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TIMELINE_REQUIRE_BUNDLE", "1")
    with pytest.raises(NotFetchedError):
        hook_of(root, App()).initialize("standard", {})
