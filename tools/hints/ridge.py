"""Linear heads by ridge regression, all of a task at once, and the curves that make scores probabilities."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
# Newton's steps until a logistic curve with two numbers stands still.
STEPS = 30


def gram(features: NDArray[np.float32]) -> Matrix:
    """Every text times every text. Half the digits are enough here, and take half the time."""
    return np.asarray(features @ features.T, np.float64)


def solve(products: Matrix, targets: Matrix, rows: NDArray[np.bool_], penalty: float) -> Matrix:
    """How much each text weighs for each target; one that is not among ``rows`` weighs nothing."""
    found = np.zeros(targets.shape)
    found[rows] = np.linalg.solve(products[np.ix_(rows, rows)] + penalty * np.eye(int(rows.sum())), targets[rows])
    return found


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
