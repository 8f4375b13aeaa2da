"""Fit the heads of one task."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.hints import ridge
from tools.hints.features import Featuriser, choose, rarity, read
from tools.hints.tasks import Task
from tools.hints.words import Words

Matrix = NDArray[np.float64]
# Weights are kept in so many steps either way: fewer pack smaller, and cost no more than a thousandth of a score.
STEPS = 24


@dataclass(frozen=True)
class Head:
    """One head as it is delivered, ``ngrams`` in whole steps of ``scale``."""

    name: str
    ngrams: NDArray[np.int8]
    scale: float
    dense: NDArray[np.float32]
    bias: float
    slope: float
    offset: float


@dataclass(frozen=True)
class Trained:
    """A task's heads, and for each row that taught a head its probability by a fit that had not seen it."""

    task: Task
    buckets: list[int]
    heads: list[Head]
    chances: Matrix


def train(task: Task, words: Words) -> Trained:
    """Choose n-grams, fit, calibrate on unseen scores, and round."""
    readings = [read(row["text"]) for row in task.rows]
    beside = [read(row["thought"]) if "thought" in row else None for row in task.rows]
    buckets = choose(readings, np.nan_to_num(task.targets), task.buckets)
    featuriser = Featuriser(words, buckets)
    found = featuriser.ngrams(readings)
    rare = rarity(found)
    features = np.hstack([found * rare, featuriser.dense(readings, beside)])
    heads: dict[int, Head] = {}
    chances = np.full(task.targets.shape, np.nan)
    taught = ~np.isnan(task.targets)
    for pattern in np.unique(taught, axis=1).T:
        columns = [i for i in range(len(task.heads)) if (taught[:, i] == pattern).all()]
        fit = ridge.fit(features[pattern], task.targets[np.ix_(pattern, columns)], task.penalty)
        for place, column in enumerate(columns):
            scores, truth = fit.unseen[:, place], task.targets[pattern, column] > 0
            slope, offset = ridge.calibrate(scores, truth)
            chances[pattern, column] = ridge.logistic(slope * scores + offset)
            weights = fit.weights[:, place]
            heads[column] = _rounded(task.heads[column], weights, rare, slope, offset)
    return Trained(task, buckets, [heads[i] for i in range(len(task.heads))], chances)


def _rounded(name: str, weights: Matrix, rare: Matrix, slope: float, offset: float) -> Head:
    ngrams = weights[: len(rare)] * rare
    # The few largest are cut, so that the many small ones keep their order.
    scale = max(1e-9, float(np.quantile(np.abs(ngrams), 0.999))) / STEPS
    steps = np.rint(np.clip(ngrams / scale, -127, 127)).astype(np.int8)
    dense = weights[len(rare) : -1].astype(np.float32)
    return Head(name, steps, _short(scale), dense, *(_short(value) for value in (weights[-1], slope, offset)))


def _short(value: float) -> float:
    return float(f"{value:.6g}")
