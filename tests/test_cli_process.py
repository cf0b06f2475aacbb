"""The command as a process of its own: its streams, its progress, and how soon it is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

COMMAND = [sys.executable, "-m", "timeline"]


def articles(folder: Path, count: int) -> Path:
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = f"The council of ward {number} closed a bridge – and a road – on Monday. It opens in June."
            file.write(json.dumps({"id": str(number), "text": text, "published": "2023-03-14"}) + "\n")
    return path


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    path = articles(tmp_path, 400)
    with subprocess.Popen(
        [*COMMAND, "annotate", str(path), "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == "0"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    page = tmp_path / "page.txt"
    text = "Bridge closes\n\n14 March 2023 09:00\n\nThe council closed the bridge – at last – on Monday.\n"
    page.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [*COMMAND, "annotate", str(page)], capture_output=True, env=os.environ | ascii_only, check=True, cwd=tmp_path
    )
    assert "–" in json.loads(done.stdout.decode("utf-8"))["text"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_file_name_that_is_no_unicode_is_read_and_told_in_escapes(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"gel\xf6st.jsonl")  # noqa: PTH118  (a path of bytes)
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123  (as above)
        file.write(json.dumps({"id": "x", "text": "It closed on Monday.", "published": "2023-03-14"}) + "\n")
    done = subprocess.run([*COMMAND, "published", tmp_path], capture_output=True, check=True, cwd=tmp_path)
    assert json.loads(done.stdout)["file"].endswith(r"gel\xf6st.jsonl")


def test_progress_moves_in_plain_lines_where_there_is_no_terminal(tmp_path: Path) -> None:
    path = articles(tmp_path, 1000)
    done = subprocess.run([*COMMAND, "annotate", str(path)], capture_output=True, text=True, check=True, cwd=tmp_path)
    moved = [line for line in done.stderr.splitlines() if line.startswith("Working out: ")]
    assert moved == [f"Working out: {tenth * 100} of 1000" for tenth in range(1, 11)]


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
def test_a_terminal_shows_a_moving_bar(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  (not there on Windows)

    path = articles(tmp_path, 1000)
    terminal, end = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(
        [*COMMAND, "annotate", str(path)], stdout=subprocess.DEVNULL, stderr=end, env=environment, cwd=tmp_path
    ) as process:
        os.close(end)
        shown = b""
        try:
            while chunk := os.read(terminal, 4096):
                shown += chunk
        except OSError:  # Linux reports the end of a terminal as an error
            pass
        assert process.wait(timeout=60) == 0
    os.close(terminal)
    bars = shown.decode().replace("\n", "\r").split("\r")
    assert len({bar for bar in bars if "Working out" in bar}) > 10
    assert "1000/1000" in shown.decode()


def seconds(command: list[str], folder: Path) -> float:
    start = perf_counter()
    subprocess.run(command, capture_output=True, check=True, cwd=folder)
    return perf_counter() - start


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "times"),
    [(["--help"], 10), (["explain", "last summer", "--published", "2023-11-15T10:48"], 30)],
    ids=["help", "explain"],
)
def test_it_is_there_at_once(arguments: list[str], times: int, tmp_path: Path) -> None:
    # the best of several runs, taken in turn: what else the machine does must not decide
    runs = [
        (seconds([sys.executable, "-c", "pass"], tmp_path), seconds([*COMMAND, *arguments], tmp_path)) for _ in range(9)
    ]
    bare, command = (min(column) for column in zip(*runs, strict=True))
    assert command < times * bare


def test_ctrl_c_leaves_with_the_code_of_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner  # noqa: PLC0415  (only this test runs it here)

    from timeline import cli  # noqa: PLC0415  (as above)

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.Group.invoke", lambda self, ctx: interrupted(ctx))
    result = CliRunner().invoke(cli.main, ["explain", "today", "--published", "2024-11-15"])
    assert result.exit_code == 130
