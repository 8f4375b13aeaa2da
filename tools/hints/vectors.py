"""Texts that Python and TypeScript have to read alike: their tokens, their buckets, and every head's score.

python -m tools.hints.vectors     writes tests/hints/vectors.json anew, after a training
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from tools.hints.delivered import Delivered
from tools.hints.features import read
from tools.hints.text import tokens

PATH = Path(__file__).resolve().parents[2] / "tests" / "hints" / "vectors.json"
TEXTS = [
    ("They must have hated me from the minute I walked in.", ""),
    ("i didn’t get it… AGAIN 😭😭 sooooo done w/ this!!!", ""),
    ("Café rôle in Łódź – 37.5 hrs, £12.21/hr?", ""),
    ("He asked if I was planning children. I said I'd rather not answer.", ""),
    ("Работы больше нет", ""),
    ("", ""),
    ("👍", ""),
    ("ﬁne_print says 2nd-stage\u00a0interview\u200b is ½ day", ""),
    ("Thank you for letting me know. Could you tell me what I could do better?", ""),
    ("Your answers were rather long and we lost the thread.", ""),
    ("I rushed. Next time I'll pause first, and I'm asking Priya to listen on Monday.", "I always ruin it by rushing."),
]


def written() -> list[dict[str, Any]]:
    """What belongs in the file."""
    model = Delivered.read()
    found = []
    for text, thought in TEXTS:
        reading = read(text)
        scores = {
            task: {name: round(score, 5) for name, score in model.scores(task, text, thought).items()}
            for task in model.tasks
        }
        found.append(
            {
                "text": text,
                "thought": thought,
                "tokens": tokens(text),
                "buckets": sorted(reading.buckets),
                "scores": scores,
            }
        )
    return found


if __name__ == "__main__":
    np.seterr(all="raise")
    PATH.write_text(json.dumps(written(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
