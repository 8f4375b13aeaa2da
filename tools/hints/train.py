"""Train the hints anew from ``tools/hints/data``: about a minute, one thread, the same result each time.

python -m tools.hints.train [FOLDER]     FOLDER is where the app keeps them unless another is named
"""

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from tools.hints import export, tasks, thresholds
from tools.hints.data import FOLDER as DATA
from tools.hints.heads import centred, train
from tools.hints.lexicon import FOLDER
from tools.hints.words import Words

# Beyond these the vectors add more to the size than to what the hints get right.
DIMENSIONS = 32
# A vector's numbers are kept in so many steps either way.
STEPS = 15


def delivered(words: Words) -> tuple[Words, np.ndarray[Any, Any]]:
    """The vectors as the app will have them, in whole steps: what is trained on is what is delivered."""
    first = words.vectors[:, :DIMENSIONS]
    step = float(np.quantile(np.abs(first), 0.995)) / STEPS
    steps = np.clip(np.rint(first / step), -2 * STEPS, 2 * STEPS)
    return Words(words.words, steps.astype(np.float32)), steps


def main(folder: Path) -> None:
    """Train every task and write what came out."""
    started = time.monotonic()
    words, steps = delivered(Words.read())
    thought, crisis, reply, reframe, feedback = (
        train(task, words)
        for task in (tasks.thought(), tasks.crisis(), tasks.reply(), tasks.reframe(), tasks.feedback())
    )
    hidden = (DATA / "hidden_traps.txt").read_text(encoding="utf-8").split()
    limits = {
        "traps": {**thresholds.of_traps(thought), "hidden": hidden},
        "crisis": thresholds.of_crisis(crisis),
        "tone": {"harsh": thresholds.of_tone(reply)},
        "themes": thresholds.of_each(feedback, tasks.THEMES, 0.65),
    }
    reply = centred(reply, thresholds.of_each(reply, tasks.ELEMENTS, 0))
    reframe = centred(reframe, thresholds.of_each(reframe, tasks.QUALITIES, 0))
    export.write(folder, words, steps, [thought, crisis, reply, reframe, feedback], limits)
    print(f"Trained in {time.monotonic() - started:.0f} s: {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
