"""The parts of a whole test run, as data."""

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"


@dataclass(frozen=True)
class Part:
    """Commands that run one after the other; ``pytest`` names folders that pytest runs instead.

    ``at_once``: so many of its files at a time in its lane, for tests that mostly wait.
    """

    name: str
    commands: tuple[tuple[str, ...], ...] = ()
    pytest: tuple[str, ...] = ()
    folder: Path = ROOT
    at_once: int = 1


# Longest first: a lane that becomes free takes the next, so both end at about the same time.
PARTS = (
    Part("browser", pytest=("tests/e2e",), at_once=2),
    Part("simulation", pytest=("tests/sync",)),
    Part("api", pytest=("tests/unit", "tests/api", "tests/security")),
    Part("hints", pytest=("tests/hints",)),
    Part("contract", pytest=("tests/contract",)),
    Part("front-end-tests", (("npm", "test", "--silent"),), folder=FRONTEND),
    Part("front-end-lint", (("npm", "run", "lint", "--silent"),), folder=FRONTEND),
    Part("front-end-types", (("npm", "run", "check", "--silent"),), folder=FRONTEND),
    Part("types", ((sys.executable, "-m", "mypy"),)),
    Part("size", (("npm", "run", "size", "--silent"),), folder=FRONTEND),
    Part(
        "lint",
        (
            (sys.executable, "-m", "ruff", "check", "--no-cache", "."),
            (sys.executable, "-m", "ruff", "format", "--no-cache", "--check", "."),
            (str(Path(sys.executable).with_name("lint-imports")), "--no-cache"),
        ),
    ),
)
