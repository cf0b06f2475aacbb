"""Which documents are meant, and how they are opened."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from timeline.errors import InputError
from timeline.reading.files import find_documents, open_bytes, size_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/c.jsonl", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_a_folder_is_walked_in_order_without_hidden_files(folder: Path) -> None:
    found = [Path(each).relative_to(folder).as_posix() for each in find_documents([str(folder)])]
    assert found == ["a.txt", "b.txt", "deep/c.jsonl"]


def test_files_keep_the_order_given_and_come_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert find_documents(["b.txt", "*.txt", "b.txt", "-"]) == ["b.txt", "a.txt", "-"]
    assert find_documents(["**/*.jsonl"]) == ["deep/c.jsonl"]


@pytest.mark.parametrize(
    ("given", "said"), [("nowhere.txt", "no such file"), ("*.none", "no file meets"), ("empty", "holds no files")]
)
def test_a_missing_input_is_named_with_what_to_do(
    given: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=said) as caught:
        find_documents([given])
    assert given in str(caught.value)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"hello")))
    with open_bytes("-") as stream:
        assert size_of(stream) is None
        assert stream.read() == b"hello"


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dam broke.")
    os.mkfifo(tmp_path / "b.txt")
    assert find_documents([str(tmp_path)]) == [str(tmp_path / "a.txt")]
