"""The hints' model: whatever is delivered can be made again from the texts, and both languages read texts alike."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tools.hints.data import NAMES, rows
from tools.hints.delivered import Delivered
from tools.hints.lexicon import FOLDER, level
from tools.hints.text import bucket, tokens
from tools.hints.vectors import PATH, written

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 300_000


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hints")
    subprocess.run([sys.executable, "-m", "tools.hints.train", str(folder)], cwd=ROOT, check=True)
    return folder


def close(one: Any, other: Any) -> bool:
    """Equal but for the last digits of numbers, which differ between processors."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[name], other[name]) for name in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(close(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, float):
        return bool(abs(one - other) <= 0.011 + 0.001 * abs(one))
    return bool(one == other)


def test_training_again_gives_the_model_that_is_delivered(again: Path) -> None:
    assert close(*(json.loads((folder / "model.json").read_text("utf-8")) for folder in (again, FOLDER)))
    one, other = Delivered.read(again), Delivered.read()
    for name, (_, ngrams, dense) in one.tasks.items():
        assert np.abs(ngrams.astype(int) - other.tasks[name][1]).max() <= 1
        assert np.allclose(dense, other.tasks[name][2], atol=1e-3)


def test_texts_are_read_as_the_committed_vectors_say() -> None:
    assert close(json.loads(PATH.read_text(encoding="utf-8")), written())


def test_the_app_can_carry_model_and_lexicons() -> None:
    files = [FOLDER / name for name in ("model.json", "model.bin", "lexicons.json")]
    script = "f=require('fs');console.log(require('zlib').brotliCompressSync(f.readFileSync(process.argv[1])).length)"
    sizes = [subprocess.check_output(["node", "-e", script, path], text=True) for path in files]
    assert sum(map(int, sizes)) <= LIMIT


def plain(text: str) -> str:
    return " ".join(tokens(text))


def test_no_text_that_measures_was_trained_on() -> None:
    taught = {plain(row["text"]) for name in NAMES for row in rows(name)}
    measured = {
        plain(json.loads(line)["text"])
        for path in (ROOT / "tests" / "hints" / "blind").glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert measured
    assert not taught & measured


def test_no_text_that_chose_sizes_was_trained_on() -> None:
    taught = {sha256(plain(row["text"]).encode()).hexdigest()[:16] for name in NAMES for row in rows(name)}
    # Of dev there are only digests here: whoever writes more texts to learn from is not to read it.
    dev = set((ROOT / "tests" / "hints" / "dev.txt").read_text(encoding="ascii").split())
    assert dev
    assert not taught & dev


def test_every_text_says_where_it_comes_from_and_has_its_own_id() -> None:
    found = [row for name in NAMES for row in rows(name)]
    assert all(row["provenance"] for row in found)
    assert len({row["id"] for row in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I want to kill myself", 2),
        ("i'm suicidal", 2),
        ("everyone would be better off without me", 1),
        ("I'd kill for a pint", 0),
        ("That was career suicide", 0),
    ],
)
def test_phrases_are_told_from_figures_of_speech(text: str, expected: int) -> None:
    assert level(tokens(text)) == expected


def test_a_bucket_is_the_usual_fnv() -> None:
    assert bucket("", 18) == (0x811C9DC5 ^ 0x811C) & 0x3FFFF
