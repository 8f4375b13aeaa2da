"""The vectors of words: a list of words, and four bits for each of their numbers once they are delivered."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PATH = Path(__file__).parent / "data" / "words.bin"


@dataclass(frozen=True)
class Words:
    """``vectors`` has a row for each word."""

    words: list[str]
    vectors: NDArray[np.float32]

    def write(self, path: Path) -> None:
        """A line of JSON, then a byte for each number, a row's largest being 127."""
        scales = np.maximum(np.abs(self.vectors).max(1), 1e-6) / 127
        head = {"words": " ".join(self.words), "dimensions": self.vectors.shape[1]}
        body = scales.astype("<f4").tobytes() + np.rint(self.vectors / scales[:, None]).astype(np.int8).tobytes()
        path.write_bytes(json.dumps(head).encode() + b"\n" + body)

    @classmethod
    def read(cls, path: Path = PATH) -> "Words":
        """What ``write`` wrote."""
        head, body = path.read_bytes().split(b"\n", 1)
        known = json.loads(head)
        words = known["words"].split(" ")
        scales = np.frombuffer(body[: 4 * len(words)], "<f4")
        numbers = np.frombuffer(body[4 * len(words) :], np.int8).reshape(len(words), known["dimensions"])
        return cls(words, (numbers * scales[:, None]).astype(np.float32))
