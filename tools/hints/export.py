"""Write the model as the app reads it: ``model.json`` describes, ``model.bin`` holds the numbers in the same order."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from tools.hints.features import BITS, SHAPE, SHAPE_WEIGHT, VECTOR_WEIGHT
from tools.hints.heads import Trained
from tools.hints.words import Words

VERSION = 1


def _rising(values: list[int]) -> bytes:
    steps = np.diff(np.array([0, *values]))
    return (steps & 255).astype(np.uint8).tobytes() + (steps >> 8).astype(np.uint8).tobytes()


def numbers(steps: np.ndarray[Any, Any], tasks: list[Trained]) -> bytes:
    """All that is not text."""
    parts = [steps.astype(np.int8).tobytes()]
    for task in tasks:
        parts.append(_rising(task.buckets))
        parts += [head.ngrams.tobytes() for head in task.heads]
        parts += [head.dense.astype("<f4").tobytes() for head in task.heads]
    return b"".join(parts)


def description(words: Words, tasks: list[Trained], limits: dict[str, Any]) -> dict[str, Any]:
    """All that is not numbers by the thousand."""
    return {
        "version": VERSION,
        "bits": BITS,
        "dimensions": words.vectors.shape[1],
        "shape": SHAPE,
        "vector_weight": VECTOR_WEIGHT,
        "shape_weight": SHAPE_WEIGHT,
        "tasks": {
            task.task.name: {
                "buckets": len(task.buckets),
                "heads": [
                    {name: getattr(head, name) for name in ("name", "scale", "bias", "slope", "offset")}
                    for head in task.heads
                ],
            }
            for task in tasks
        },
        **limits,
        "words": " ".join(words.words),
    }


def write(
    folder: Path, words: Words, steps: np.ndarray[Any, Any], tasks: list[Trained], limits: dict[str, Any]
) -> None:
    """Write both files."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(description(words, tasks, limits), indent=1)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
    (folder / "model.bin").write_bytes(numbers(steps, tasks))
