"""The explicit phrases of the crisis lexicon, read as the app reads them."""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "backend" / "onwards" / "content" / "hints"
LEXICON = json.loads((FOLDER / "lexicons.json").read_text(encoding="utf-8"))["crisis"]
EXCUSES, EXPLICIT, PASSIVE = (
    [re.compile(pattern, re.ASCII) for pattern in LEXICON[name]] for name in ("excuses", "explicit", "passive")
)


def level(words: list[str]) -> int:
    """2 where a phrase says it, 1 where one hints at it, otherwise 0; excused phrases are left out first."""
    line = " ".join(word for word in words if word not in "?!")
    for excuse in EXCUSES:
        line = excuse.sub(" ", line)
    if any(pattern.search(line) for pattern in EXPLICIT):
        return 2
    return int(any(pattern.search(line) for pattern in PASSIVE))
