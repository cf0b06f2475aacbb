"""What a git revision of this repository reads in given texts."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.corpora import ROOT, Document
from timeline.errors import InputError


def annotated_at(revision: str | None, documents: Sequence[Document], language: str) -> bytes:
    """What `timeline annotate` of the revision prints for them; None is the working tree. Raises InputError."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        articles = folder / "articles.jsonl"
        articles.write_bytes(b"".join(_line(each, language) for each in documents))
        if revision is None:
            return _annotate(ROOT, articles)
        # an archive, since a worktree that is not removed stays known to the repository
        packed = _run(
            ["git", "archive", "--format=tar", revision, "timeline"], ROOT, f"there is no revision {revision!r}"
        )
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder / "tree", filter="data")
        return _annotate(folder / "tree", articles)


def _annotate(tree: Path, articles: Path) -> bytes:
    return _run(
        [sys.executable, "-m", "timeline", "annotate", str(articles), "--quiet"], tree, f"{tree} cannot annotate"
    )


def _run(command: list[str], tree: Path, fault: str) -> bytes:
    environment = os.environ | {"PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, check=False)
    if done.returncode != 0:
        raise InputError(f"{fault}: {done.stderr.decode(errors='replace').strip()[-500:]}")
    return done.stdout


def _line(document: Document, language: str) -> bytes:
    article = {"id": document.id, "text": document.text, "language": language}
    return msgspec.json.encode(article | ({"published": document.dct} if document.dct else {})) + b"\n"
