"""What the simulation is played on, and the line that tells its seeds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import MigratedDatabase
from tests.sync.host import build
from tests.sync.simulation import Simulation, simulation
from tests.sync.test_simulation import SEEDS


@pytest.fixture(scope="module")
def program() -> Path:
    """The devices' side, bundled."""
    return build("sim")


@pytest.fixture(scope="module")
def sim(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, program: Path
) -> Iterator[Simulation]:
    """The simulation on the engine that the test names; one at a time, for it sets the application's clock."""
    folder = tmp_path_factory.mktemp("simulation")
    url = f"sqlite:///{folder}/simulation.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres").create_database()
    MigratedDatabase(url).database.close()
    with simulation(url, folder, program) as made:
        yield made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell which histories were played."""
    told = ", ".join(f"1 to {last} on {engine}" for engine, last in SEEDS.items())
    terminalreporter.write_line(f"Histories by seeds {told}; one of them again: python -m tests.sync.play SEED")
