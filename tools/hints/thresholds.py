"""From which probability on something is shown, chosen on texts that the fit had not seen."""

import numpy as np
from numpy.typing import NDArray

from tools.hints.heads import Trained
from tools.hints.tasks import TONES, TRAPS

Matrix = NDArray[np.float64]
Truth = NDArray[np.bool_]
GRID = np.arange(0.02, 0.99, 0.01)
# Of thoughts without a trap, so many may be asked about one; of fair complaints, so many.
FALSE_ALARMS = 0.053
FAIR_ALARMS = 0.03
# How much a trap's own log odds count beside those of any trap at all: one that is sure of itself needs less of them.
TRAP_WEIGHT = 0.2
# A trap is asked about where it is right at least so often, before the two gates.
PRECISION = 0.55
# These two are asked about too easily, on dev or on text by others; they have to be right more often.
MORE_PRECISION = {"all_or_nothing": 0.75, "discounting_positive": 0.65}
# Of look-alikes, so many may bring the calm card, and so many the crisis card.
PASSIVE_ALARMS = 0.3
EXPLICIT_ALARMS = 0.014
# A phrase of the lexicon counts unless the model is as good as sure that it is something else.
VETO = 0.05
# Of unkind replies that look kind, so many may be called so.
KIND_ALARMS = 0.05


def best_f1(chances: Matrix, truth: Truth, least_precision: float = 0.0) -> float:
    """The threshold with the best F1 among those that are precise enough; 1 if none is."""
    best, found = -1.0, 1.0
    for threshold in GRID:
        flagged = chances >= threshold
        right = int((flagged & truth).sum())
        precision = right / max(1, int(flagged.sum()))
        score = 2 * right / max(1, int(flagged.sum()) + int(truth.sum()))
        if precision >= least_precision and score > best:
            best, found = score, float(threshold)
    return round(found, 2)


def least(chances: Matrix, share: float) -> float:
    """The lowest threshold that no more than this share of the given chances reaches."""
    return next((round(float(t), 2) for t in GRID if (chances >= t).mean() <= share), 0.99)


def of_traps(trained: Trained) -> dict[str, object]:
    """Each trap's own threshold, then two gates: not a fair complaint, and surely distorted, the trap's own part in it.

    The gate ``distorted`` is in log odds: those of any trap, with ``weight`` times those of the trap asked about.
    """
    place = {name: i for i, name in enumerate(trained.task.heads)}
    chances, targets = trained.chances, trained.task.targets
    traps, distorted, fair = (chances[:, [place[name] for name in names]] for names in (TRAPS, ["distorted"], ["fair"]))
    each = {
        trap: best_f1(chances[:, place[trap]], targets[:, place[trap]] > 0, MORE_PRECISION.get(trap, PRECISION))
        for trap in TRAPS
    }
    flagged = traps >= np.array(list(each.values()))
    complaint = targets[:, [place["fair"]]] > 0
    doubtful = complaint & flagged.any(1, keepdims=True)
    concern = round(1 - least(1 - fair[doubtful], FAIR_ALARMS * complaint.sum() / max(1, doubtful.sum())), 2)
    sure = np.where(flagged & (fair < concern), log_odds(distorted) + TRAP_WEIGHT * log_odds(traps), -np.inf)
    sound = targets[:, place["distorted"]] < 0
    gate = round(float(np.quantile(sure[sound].max(1), 1 - FALSE_ALARMS, method="higher")), 2)
    return {"thresholds": each, "hidden": [], "distorted": gate, "weight": TRAP_WEIGHT, "fair": concern}


def log_odds(chances: Matrix) -> Matrix:
    """0 where it is as likely as not."""
    return np.asarray(np.log(chances / (1 - chances)))


def of_crisis(trained: Trained) -> dict[str, float]:
    """Low enough to miss few, high enough that look-alikes stay look-alikes."""
    rows = [i for i, row in enumerate(trained.task.rows) if "category" in row]
    harmless = np.array([trained.task.rows[i]["crisis"] == 0 for i in rows])
    passive, explicit = trained.chances[rows][:, -2], trained.chances[rows][:, -1]
    return {
        "passive": least(passive[harmless], PASSIVE_ALARMS),
        "explicit": least(explicit[harmless], EXPLICIT_ALARMS),
        "veto": VETO,
    }


def of_tone(trained: Trained) -> float:
    """How much harshness a reply may seem to hold and still be called kind: an unkind one never is."""
    chances = trained.chances[:, : len(TONES)]
    shares = chances / chances.sum(1, keepdims=True)
    harsh = shares[:, TONES.index("cold")] + shares[:, TONES.index("angry")]
    unkind = np.array([row["tone"] in ("cold", "angry") for row in trained.task.rows])
    risky = harsh[unkind & (shares.argmax(1) == TONES.index("kind"))]
    return round(float(np.quantile(risky, KIND_ALARMS)), 2) if len(risky) else 0.5


def of_each(trained: Trained, names: list[str], least_precision: float) -> dict[str, float]:
    """The named heads' own thresholds."""
    place = {name: i for i, name in enumerate(trained.task.heads)}
    return {
        name: best_f1(trained.chances[:, place[name]], trained.task.targets[:, place[name]] > 0, least_precision)
        for name in names
    }
