"""Linear heads by ridge regression, all at once, with scores of each text by a fit that has not seen it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
FOLDS = 10
# Newton's steps until a logistic curve with two numbers stands still.
STEPS = 30


@dataclass(frozen=True)
class Fit:
    """``weights`` has a row for each feature, the last for the constant; ``unseen`` a row for each text."""

    weights: Matrix
    unseen: Matrix


def fit(features: Matrix, targets: Matrix, penalty: float, seed: int = 7) -> Fit:
    """Solve for all targets; the scores of each fold come in closed form from the same inverse."""
    x = np.hstack([features, np.ones((len(features), 1))])
    # Half the digits are enough for the products, and take half the time; the inverse needs them all.
    small = x.astype(np.float32)
    inverse = np.linalg.inv((small @ small.T).astype(np.float64) + penalty * np.eye(len(x)))
    dual = inverse @ targets
    unseen = np.empty_like(targets)
    order = np.random.default_rng(seed).permutation(len(x))
    for part in np.array_split(order, FOLDS):
        unseen[part] = targets[part] - np.linalg.solve(inverse[np.ix_(part, part)], dual[part])
    return Fit(x.T @ dual, unseen)


def logistic(values: Matrix) -> Matrix:
    """Between 0 and 1."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))))


def calibrate(scores: Matrix, truth: NDArray[np.bool_]) -> tuple[float, float]:
    """Platt's curve: slope and offset, with his softened targets."""
    yes, no = int(truth.sum()), int((~truth).sum())
    wanted = np.where(truth, (yes + 1) / (yes + 2), 1 / (no + 2))
    x = np.stack([scores, np.ones_like(scores)], 1)
    beta = np.array([1.0, 0.0])
    for _ in range(STEPS):
        p = logistic(x @ beta)
        slope = x.T @ (p - wanted) + 1e-6 * beta
        curve = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2)
        beta = beta - np.linalg.solve(curve, slope)
    return float(beta[0]), float(beta[1])
