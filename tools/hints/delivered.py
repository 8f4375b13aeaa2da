"""The delivered model, read back: for the tests, which hold the app's reading of it to this one."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tools.hints.features import Featuriser, read
from tools.hints.lexicon import FOLDER
from tools.hints.words import Words


@dataclass(frozen=True)
class Delivered:
    """``tasks`` holds for each name its featuriser, then weights of n-grams and dense weights, a row for each head."""

    meta: dict[str, Any]
    tasks: dict[str, tuple[Featuriser, np.ndarray[Any, Any], np.ndarray[Any, Any]]]

    @classmethod
    def read(cls, folder: Path = FOLDER) -> "Delivered":
        """Both files of the folder."""
        meta = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        numbers = np.frombuffer((folder / "model.bin").read_bytes(), np.uint8)
        at = 0

        def take(length: int) -> np.ndarray[Any, Any]:
            nonlocal at
            at += length
            return numbers[at - length : at]

        names, size = meta["words"].split(" "), meta["dimensions"]
        words = Words(names, take(len(names) * size).view(np.int8).reshape(-1, size).astype(np.float32))
        tasks = {}
        for name, task in meta["tasks"].items():
            count, heads, dense = task["buckets"], len(task["heads"]), size + meta["shape"]
            low, high = take(count).astype(np.int64), take(count).astype(np.int64)
            buckets = np.cumsum(low + 256 * high).tolist()
            ngrams = take(heads * count).view(np.int8).reshape(heads, count)
            rest = np.frombuffer(take(heads * dense * 4).tobytes(), "<f4").reshape(heads, dense)
            tasks[name] = (Featuriser(words, buckets), ngrams, rest)
        return cls(meta, tasks)

    def scores(self, task: str, text: str, thought: str = "") -> dict[str, float]:
        """Every head's score of a text."""
        featuriser, ngrams, rest = self.tasks[task]
        reading = [read(text)]
        found = featuriser.ngrams(reading)[0]
        dense = featuriser.dense(reading, [read(thought)])[0]
        heads = self.meta["tasks"][task]["heads"]
        return {
            head["name"]: float(head["bias"] + head["scale"] * (ngrams[i] @ found) + rest[i] @ dense)
            for i, head in enumerate(heads)
        }
