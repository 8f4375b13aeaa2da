"""A text as numbers: n-grams that were worth keeping, a sum of word vectors, and a few counts of its shape."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.hints.text import bucket, grams, tokens
from tools.hints.words import Words

Matrix = NDArray[np.float64]
BITS = 18
# How much the three parts count beside each other; chosen by cross-validation.
VECTOR_WEIGHT = 6.0
SHAPE_WEIGHT = 0.5
SHAPE = 8
# Shorter words are mostly grammar; and an n-gram of fewer texts is chance.
LONG = 4
SHARED = 3
# A capital that does not open a sentence: a name, a place, a product.
NAME = re.compile(r"[a-z0-9,;:] +[A-Z][a-zA-Z]+")


@dataclass(frozen=True)
class Reading:
    """A text taken apart: its words, and each bucket of its n-grams once."""

    text: str
    words: list[str]
    buckets: frozenset[int]


def read(text: str) -> Reading:
    """Take a text apart."""
    words = tokens(text)
    return Reading(text, words, frozenset(bucket(name, BITS) for name, _, _ in grams(words)))


def shape(reading: Reading, beside: Reading | None) -> list[float]:
    """Length, marks, numbers, names, and how much of the text it answers is said again."""
    words = [word for word in reading.words if word not in "?!"]
    count = max(1, len(words))
    said = set(beside.words) if beside else set()
    long = {word for word in words if len(word) >= LONG}
    return [
        min(len(words), 40) / 40,
        min(len(words), 6) / 6,
        float("?" in reading.words),
        float("!" in reading.words),
        min(3, words.count("0")) / 3,
        min(3, len(NAME.findall(reading.text))) / 3,
        sum(len(word) for word in words) / count / 8,
        len(long & said) / max(1, len(long)),
    ]


class Featuriser:
    """What turns readings into rows: the chosen buckets, and the vectors of words."""

    def __init__(self, words: Words, buckets: Sequence[int]) -> None:
        self.buckets = list(buckets)
        self._rows = {word: row for row, word in enumerate(words.words)}
        self._vectors = words.vectors.astype(np.float64)

    def ngrams(self, readings: Sequence[Reading]) -> Matrix:
        """A row for each text, a column for each bucket."""
        return ngrams(readings, self.buckets)

    def dense(self, readings: Sequence[Reading], beside: Sequence[Reading | None]) -> Matrix:
        """The vector part and the shape of each text."""
        width = self._vectors.shape[1]
        found = np.zeros((len(readings), width + SHAPE))
        for row, (reading, other) in enumerate(zip(readings, beside, strict=True)):
            known = [self._rows[word] for word in reading.words if word in self._rows]
            total = self._vectors[known].sum(0)
            found[row, :width] = VECTOR_WEIGHT * total / max(1e-9, float(np.linalg.norm(total)))
            found[row, width:] = [SHAPE_WEIGHT * value for value in shape(reading, other)]
        return found


def ngrams(readings: Sequence[Reading], buckets: Sequence[int]) -> Matrix:
    """A row for each text: one over the root of its length where the n-gram is there."""
    columns = {value: column for column, value in enumerate(buckets)}
    found = np.zeros((len(readings), len(buckets)))
    for row, reading in enumerate(readings):
        there = [columns[value] for value in reading.buckets if value in columns]
        found[row, there] = 1 / math.sqrt(max(1, len(reading.words)))
    return found


def choose(readings: Sequence[Reading], targets: Matrix, count: int) -> list[int]:
    """The buckets that tell most about any target, of those that at least three texts share."""
    shared = Counter(value for reading in readings for value in reading.buckets)
    kept = sorted(value for value, times in shared.items() if times >= SHARED)
    column = {value: i for i, value in enumerate(kept)}
    sums = np.zeros((len(kept), targets.shape[1]))
    centred = (targets - targets.mean(0)) / np.maximum(targets.std(0), 1e-9)
    for reading, row in zip(readings, centred, strict=True):
        sums[[column[value] for value in reading.buckets if value in column]] += row
    times = np.array([shared[value] for value in kept])
    worth = (np.abs(sums) / np.sqrt(times)[:, None]).max(1)
    best = np.argsort(-worth, kind="stable")[:count]
    return sorted(kept[i] for i in best)


def rarity(found: Matrix) -> Matrix:
    """How much a column counts: the rarer, the more."""
    return np.asarray(np.log(len(found) / np.maximum(1, (found > 0).sum(0))))
