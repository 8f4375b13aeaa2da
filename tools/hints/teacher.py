"""Make ``data/words.bin`` anew: small vectors of words, from the table of a sentence model that the app never has.

    python -m tools.hints.teacher FOLDER     model.safetensors and vocab.txt of all-MiniLM-L6-v2 (Apache-2.0) are there

Needed only when the texts change a lot.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.hints.data import every_text
from tools.hints.text import tokens
from tools.hints.words import PATH, Words

Array = NDArray[np.float32]
TABLE = "embeddings.word_embeddings.weight"
# So many of our words and of the commonest of English, before those that are both are counted once.
SIZE = 6000
DIMENSIONS = 64
# A word this frequent counts half: "the" says little.
COMMON = 1e-3


def read_table(path: Path) -> Array:
    """The vectors of all pieces of words, out of a safetensors file."""
    raw = path.read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")
    entry: dict[str, Any] = json.loads(raw[8:start])[TABLE]
    first, last = entry["data_offsets"]
    return np.frombuffer(raw[start + first : start + last], np.float32).reshape(entry["shape"])


def pieces(word: str, vocabulary: dict[str, int]) -> list[int]:
    """The word's pieces, longest first, as the model was taught."""
    found, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in vocabulary:
                found.append(vocabulary[piece])
                start = end
                break
        else:
            return [vocabulary["[UNK]"]]
    return found


def choose(counts: Counter[str], vocabulary: dict[str, int]) -> list[str]:
    """Words of our texts, then the commonest of English: the model's vocabulary is in that order."""
    ours = [word for word, count in counts.most_common() if count > 1 and "_" not in word]
    common = [word for word in vocabulary if word.isascii() and word.isalpha() and len(word) > 1]
    return sorted(set([*ours, *common][:SIZE]))


def main(folder: Path) -> None:
    """Write the vectors: the main axes of the words we use, a common word made shorter."""
    vocabulary = {word: i for i, word in enumerate((folder / "vocab.txt").read_text("utf-8").splitlines())}
    counts = Counter(word for text in every_text() for word in tokens(text))
    words = choose(counts, vocabulary)
    table = read_table(folder / "model.safetensors")
    known = np.stack([table[pieces(word, vocabulary)].mean(0) for word in words])
    used = np.array([counts[word] > 0 for word in words])
    known = known - known[used].mean(0)
    known = known / np.linalg.norm(known, axis=1, keepdims=True)
    axes = np.linalg.svd(known[used], full_matrices=False)[2][:DIMENSIONS]
    rarity = np.array([COMMON / (COMMON + counts[word] / counts.total()) for word in words], np.float32)
    Words(words, (known @ axes.T) * rarity[:, None]).write(PATH)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
