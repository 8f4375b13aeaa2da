"""Fit the heads of one task."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tools.hints import ridge
from tools.hints.features import Featuriser, Reading, choose, ngrams, rarity, read
from tools.hints.tasks import Task
from tools.hints.words import Words

Matrix = NDArray[np.float64]
# Weights are kept in so many steps either way: fewer pack smaller, and cost no more than a thousandth of a score.
STEPS = 48
FOLDS = 4
SEED = 7


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
    """Choose n-grams, fit, calibrate on scores of texts that neither choice nor fit had seen, and round."""
    readings = [read(row["text"]) for row in task.rows]
    beside = [read(row["thought"]) if "thought" in row else None for row in task.rows]
    dense = Featuriser(words, []).dense(readings, beside)
    unseen = np.empty_like(task.targets)
    order = np.random.default_rng(SEED).permutation(len(readings))
    for fold in np.array_split(order, FOLDS):
        rows = np.ones(len(readings), bool)
        rows[fold] = False
        products = ridge.gram(_space(task, readings, dense, rows)[2])
        unseen[fold] = products[fold] @ ridge.solve(products, task.targets, rows, task.penalty)
    rows = np.ones(len(readings), bool)
    buckets, rare, features = _space(task, readings, dense, rows)
    weights = features.T @ ridge.solve(ridge.gram(features), task.targets, rows, task.penalty)
    heads, chances = [], np.empty_like(task.targets)
    for column, name in enumerate(task.heads):
        scores = unseen[:, column]
        slope, offset = ridge.calibrate(scores, task.targets[:, column] > 0)
        chances[:, column] = ridge.logistic(slope * scores + offset)
        heads.append(_rounded(name, weights[:, column], rare, slope, offset))
    return Trained(task, buckets, heads, chances)


def _space(
    task: Task, readings: list[Reading], dense: Matrix, rows: NDArray[np.bool_]
) -> tuple[list[int], Matrix, NDArray[np.float32]]:
    """The n-grams that ``rows`` choose, how rare each is, and every text in terms of them."""
    seen = [reading for reading, row in zip(readings, rows, strict=True) if row]
    buckets = choose(seen, task.targets[rows], task.buckets)
    found = ngrams(readings, buckets)
    rare = rarity(found[rows])
    constant = np.ones((len(readings), 1))
    return buckets, rare, np.hstack([found * rare, dense, constant]).astype(np.float32)


def centred(trained: Trained, limits: dict[str, float]) -> Trained:
    """The same with some heads' curves moved: what is worth showing begins at one half."""
    heads = [
        replace(head, offset=_short(head.offset - math.log(limits[head.name] / (1 - limits[head.name]))))
        if head.name in limits
        else head
        for head in trained.heads
    ]
    return replace(trained, heads=heads)


def _rounded(name: str, weights: Matrix, rare: Matrix, slope: float, offset: float) -> Head:
    ngrams = weights[: len(rare)] * rare
    # The few largest are cut, so that the many small ones keep their order.
    scale = max(1e-9, float(np.quantile(np.abs(ngrams), 0.999))) / STEPS
    steps = np.rint(np.clip(ngrams / scale, -127, 127)).astype(np.int8)
    dense = weights[len(rare) : -1].astype(np.float32)
    return Head(name, steps, _short(scale), dense, *(_short(value) for value in (weights[-1], slope, offset)))


def _short(value: float) -> float:
    return float(f"{value:.6g}")
