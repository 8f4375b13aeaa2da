"""What each task learns: its rows, its heads, and what each head should say of each row."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from tools.hints.data import Row, rows

TRAPS = [
    "all_or_nothing",
    "overgeneralising",
    "mind_reading",
    "fortune_telling",
    "catastrophising",
    "labelling",
    "personalising",
    "blaming",
    "should",
    "emotional_reasoning",
    "discounting_positive",
    "comparing",
    "mental_filter",
]
BLAME = [
    "self",
    "other",
    "situation",
    "luck",
    "none",
]
TONES = [
    "kind",
    "neutral",
    "cold",
    "angry",
]
ELEMENTS = [
    "thanks",
    "understanding",
    "asks_feedback",
    "future_interest",
]
QUALITIES = [
    "lesson",
    "action",
    "kind",
    "specific",
    "still_blames",
    "glossing",
]
THEMES = [
    "examples_repeated",
    "lacks_detail",
    "experience_gap",
    "company_research",
    "nerves",
    "too_long",
    "too_short",
    "body_language",
    "technical_skill",
    "team_fit",
    "overqualified",
    "punctuality",
    "cv_quality",
    "questions_asked",
    "terms",
    "presentation",
    "listening",
    "motivation",
]
# How far a trap that is named second counts, between not at all (-1) and the first (1): the first leads the list.
SECOND = 0.4
# The level of a text that says it outright.
EXPLICIT = 2


@dataclass(frozen=True)
class Task:
    """``targets`` has a column for each head."""

    name: str
    heads: list[str]
    rows: list[Row]
    targets: NDArray[np.float64]
    buckets: int
    penalty: float


def _task(name: str, found: list[Row], heads: dict[str, Callable[[Row], float]], buckets: int, penalty: float) -> Task:
    targets = np.array([[head(row) for head in heads.values()] for row in found])
    return Task(name, list(heads), found, targets, buckets, penalty)


def sign(value: object) -> float:
    """1 for yes, -1 for no."""
    return 1.0 if value else -1.0


def _is(field: str, value: str, row: Row) -> float:
    return sign(row[field] == value)


def _among(field: str, value: str, row: Row) -> float:
    return sign(value in row[field])


def _quality(name: str, row: Row) -> float:
    return sign(row["quality"][name])


def _trap(trap: str, row: Row) -> float:
    return _placed(trap, row["traps"], SECOND)


def _blame(blame: str, row: Row) -> float:
    return _placed(blame, row["blame"], 0)


def _placed(name: str, listed: list[str], second: float) -> float:
    if name not in listed:
        return -1.0
    return 1.0 if listed[0] == name else second


def thought() -> Task:
    """Thoughts, their traps, and whom they blame."""
    heads: dict[str, Callable[[Row], float]] = {trap: partial(_trap, trap) for trap in TRAPS}
    heads |= {kind: partial(_is, "kind", kind) for kind in ("distorted", "fair")}
    heads |= {f"blame_{blame}": partial(_blame, blame) for blame in BLAME}
    heads["severity"] = lambda row: row["severity"]
    return _task("thought", [*rows("thoughts"), *rows("plain")], heads, 5000, 40.0)


def crisis() -> Task:
    """How dark a text is; the others teach what a hard day, a fairer thought and a sharp reply sound like.

    Plain thoughts are left out: with them it heard fewer.
    """
    heads: dict[str, Callable[[Row], float]] = {
        "crisis": lambda row: sign(row["crisis"]),
        "crisis_explicit": lambda row: sign(row["crisis"] == EXPLICIT),
    }
    # Half of them will do: training is to take no more than a minute or so.
    others = [row | {"crisis": 0} for name in ("reframes", "replies") for row in rows(name)[::2]]
    return _task("crisis", [*rows("crisis"), *rows("thoughts"), *others], heads, 4000, 30.0)


def reply() -> Task:
    """Replies to an employer: one tone, any of four things said."""
    heads: dict[str, Callable[[Row], float]] = {tone: partial(_is, "tone", tone) for tone in TONES}
    heads |= {element: partial(_among, "elements", element) for element in ELEMENTS}
    return _task("reply", rows("replies"), heads, 4000, 30.0)


def reframe() -> Task:
    """Fairer thoughts, and what they hold."""
    heads: dict[str, Callable[[Row], float]] = {quality: partial(_quality, quality) for quality in QUALITIES}
    return _task("reframe", rows("reframes"), heads, 4000, 40.0)


def feedback() -> Task:
    """Notes of feedback and their themes."""
    heads: dict[str, Callable[[Row], float]] = {theme: partial(_among, "themes", theme) for theme in THEMES}
    return _task("feedback", rows("feedback"), heads, 4000, 20.0)
