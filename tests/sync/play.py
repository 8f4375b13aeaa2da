"""Play seeds by hand: ``python -m tests.sync.play FROM [TO]`` on SQLite."""

import sys
import tempfile
import time
from pathlib import Path

from tests.support.databases import MigratedDatabase
from tests.sync.host import build
from tests.sync.simulation import simulation


def main(first: int, last: int) -> None:
    """Play the seeds from ``first`` to ``last`` and tell which fail."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/play.db"
        MigratedDatabase(url).database.close()
        started, failed = time.monotonic(), 0
        with simulation(url, Path(folder), build("sim")) as sim:
            for seed in range(first, last + 1):
                try:
                    sim.play(seed)
                except AssertionError as error:
                    failed += 1
                    sys.stdout.write(f"{error if first == last else str(error).splitlines()[0]}\n")
        count = last - first + 1
        rate = count / (time.monotonic() - started)
        sys.stdout.write(f"{count} seeds, {failed} failed, {rate:.1f} a second\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[-1]))
