"""Find the seed that kills each mutant and write it down: ``make mutants``, or with names for some of them."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.databases import MigratedDatabase
from tests.support.postgres import PostgresCluster
from tests.sync.history import Violation
from tests.sync.host import build
from tests.sync.mutants import MUTANTS, Mutant
from tests.sync.simulation import Simulation, simulation

KILLING_SEEDS = Path(__file__).with_name("killing_seeds.json")
MOST_HISTORIES = 200


def bundle_of(mutant: Mutant) -> Path:
    """The devices' program for ``mutant``."""
    return build(f"sim-{mutant.name.replace(' ', '-')}", mutant.client) if mutant.client else build("sim")


@contextmanager
def simulation_of(mutant: Mutant) -> Iterator[Simulation]:
    """The simulation with the server and the devices wrong in this way."""
    with tempfile.TemporaryDirectory() as folder:
        cluster = PostgresCluster() if mutant.engine == "postgresql" else None
        url = cluster.create_database() if cluster else f"sqlite:///{folder}/mutant.db"
        MigratedDatabase(url).database.close()
        try:
            with mutant.installed(), simulation(url, Path(folder), bundle_of(mutant)) as sim:
                yield sim
        finally:
            if cluster:
                cluster.close()


def killing_seed(mutant: Mutant) -> tuple[int, str] | None:
    """The first seed that tells ``mutant`` from the real thing, and how; None when 200 do not."""
    with simulation_of(mutant) as broken:
        for seed in range(1, MOST_HISTORIES + 1):
            try:
                broken.play(seed)
            except Violation as violation:
                return seed, str(violation).splitlines()[0]
    return None


def main(names: list[str]) -> int:
    """Search for all mutants or the named ones; 1 when one lives."""
    seeds = json.loads(KILLING_SEEDS.read_text()) if KILLING_SEEDS.exists() else {}
    alive = 0
    for mutant in MUTANTS:
        if names and mutant.name not in names:
            continue
        found = killing_seed(mutant)
        alive += found is None
        sys.stdout.write(f"{mutant.name}: {f'killed by {found[1]:.160}' if found else 'LIVES'}\n")
        sys.stdout.flush()
        if found:
            seeds[mutant.name] = found[0]
    kept = {mutant.name: seeds[mutant.name] for mutant in MUTANTS if mutant.name in seeds}
    KILLING_SEEDS.write_text(json.dumps(kept, indent=2) + "\n")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
