"""`make test` tells the truth: about what failed, how many, and in one closing line."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tools import run_tests
from tools.parts import PARTS, ROOT, Part

PYTHON = sys.executable
FINE = Part("fine", ((PYTHON, "-c", "print('2 passed in 0.10s')"),))
BROKEN = Part("broken", ((PYTHON, "-c", "print('the reason'); print('1 failed, 3 passed in 0.10s'); exit(1)"),))
SILENT = Part("silent", ((PYTHON, "-c", "exit(3)"),))
VITEST = Part("vitest", ((PYTHON, "-c", "print('      Tests  31 passed (31)')"),))


@pytest.mark.parametrize(
    ("parts", "code", "closing"),
    [
        ((FINE,), 0, "2 passed, 0 failed"),
        ((FINE, VITEST), 0, "33 passed, 0 failed"),
        ((FINE, BROKEN, SILENT), 1, "5 passed, 2 failed"),
    ],
)
def test_the_closing_line_counts_every_part(
    parts: tuple[Part, ...],
    code: int,
    closing: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_tests, "PARTS", parts)
    assert run_tests.main([]) == code
    assert capsys.readouterr().out.splitlines()[-1] == closing


def test_a_failed_part_is_shown_whole(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_tests, "PARTS", (FINE, BROKEN))
    run_tests.main([])
    told = capsys.readouterr().out
    assert "the reason" in told
    assert "Failed: broken" in told


def test_a_part_that_hangs_fails(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_tests, "PARTS", (Part("stuck", ((PYTHON, "-c", "import time; time.sleep(60)"),)),))
    monkeypatch.setattr(run_tests, "PART_SECONDS", 0.2)
    assert run_tests.main([]) == 1
    assert "Ended after 0.2 seconds" in capsys.readouterr().out


@pytest.mark.parametrize(("at_once", "workers", "processes"), [(1, 1, None), (1, 2, "2"), (2, 1, "2"), (2, 4, "8")])
def test_tests_that_mostly_wait_run_beside_each_other(at_once: int, workers: int, processes: str | None) -> None:
    (command,) = run_tests.commands_of(Part("some", pytest=("tests/some",), at_once=at_once), workers)

    told = dict(pairwise(command))
    assert told.get("-n") == processes
    assert told.get("--dist") == ("loadfile" if at_once > 1 else None)


def test_an_unknown_part_is_named() -> None:
    with pytest.raises(SystemExit, match="No such part: colour"):
        run_tests.main(["colour"])


def test_every_folder_of_tests_is_in_some_part() -> None:
    run = {folder for part in PARTS for folder in part.pytest}
    folders = {f"tests/{folder.name}" for folder in Path(ROOT / "tests").iterdir() if any(folder.rglob("test_*.py"))}
    assert folders - {"tests/bench"} <= run


def test_the_closing_line_of_pytest_is_understood(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text("def test_one(): pass\n")
    command = [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}", str(tmp_path)]
    output = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    assert re.search(r"^1 passed in ", run_tests.CLOSING.findall(output)[0])
