"""Hold the built front end to its budget: what a phone downloads first, and before it works offline.

    python -m tools.size_budget

Sizes are KB (1,000 bytes) after gzip -9, fonts as they are. Prints the table; exit code 1 when something is over.
"""

import gzip
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.parts import FRONTEND

DIST = FRONTEND / "dist"
# Loaded after the first paint: the words of hints and prompts.
LATER = re.compile(r"^(hints|prompts)\b", re.IGNORECASE)
NAMED_IN_PAGE = re.compile(r'(?:src|href)="/(assets/[^"]+\.js)"')
IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*"\./([^"]+\.js)"')


def main() -> int:
    """Compare each size with its budget; the exit code."""
    scripts = set((DIST / "assets").glob("*.js"))
    rows = (
        ("JS of the first route", zipped(first_route()), 45),
        ("JS before it works offline", zipped(each for each in scripts if not LATER.match(each.name)), 60),
        ("CSS", zipped(DIST.rglob("*.css")), 10),
        ("service worker", zipped([DIST / "sw.js"]), 5),
        ("fonts", sum(font.stat().st_size for font in DIST.rglob("*.woff2")) / 1000, 55),
    )
    for name, size, budget in rows:
        print(f"{name:<28}{size:>8.1f} KB of {budget:>3}{'' if size <= budget else '  OVER'}")
    return int(any(size > budget for _, size, budget in rows))


def first_route() -> set[Path]:
    """The scripts that the page names and all that they import statically."""
    waiting = [DIST / name for name in NAMED_IN_PAGE.findall((DIST / "index.html").read_text())]
    found: set[Path] = set()
    while waiting:
        script = waiting.pop()
        if script not in found:
            found.add(script)
            waiting += [script.parent / name for name in IMPORTED.findall(script.read_text())]
    return found


def zipped(files: Iterable[Path]) -> float:
    """The size of these files together, in KB, each compressed by itself."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000


if __name__ == "__main__":
    sys.exit(main())
