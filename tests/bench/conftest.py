"""The table of figures, printed once at the end, and the machines they are taken on."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.bench.reference import Reference, measure_reference
from tests.bench.wire import Account
from tests.conftest import MakeServer
from tests.support.postgres import PostgresCluster


@dataclass
class Report:
    """Figures in the order in which they were taken."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, work: str, engine: str, figure: str, goal: str) -> None:
        """One line of the table."""
        self.rows.append((work, engine, figure, goal))


REPORT = Report()


@pytest.fixture
def report() -> Report:
    """Where figures go."""
    return REPORT


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """What the standard library's sqlite3 needs for the same records."""
    return measure_reference(tmp_path_factory.mktemp("reference"))


@pytest.fixture(scope="session")
def durable_postgres() -> Iterator[PostgresCluster]:
    """A PostgreSQL as in production: it waits for the disk."""
    cluster = PostgresCluster(durable=True)
    yield cluster
    cluster.close()


@pytest.fixture
def account(engine_name: str, make_server: MakeServer, request: pytest.FixtureRequest) -> Iterator[Account]:
    """Somebody with an account on a started server, with every process that works for them."""
    settings, pids = {"RATE_LIMITS": "off", "WORKERS": "2"}, []
    if engine_name == "postgresql":
        cluster: PostgresCluster = request.getfixturevalue("durable_postgres")
        settings["DATABASE_URL"], pids = cluster.create_database(), [cluster.pid]
    server = make_server(**settings)
    server.start()
    with Account(server, [server.pid, *pids]) as somebody:
        yield somebody


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    if REPORT.rows:
        terminalreporter.section("measured")
        widths = [max(len(row[column]) for row in REPORT.rows) for column in range(4)]
        for row in REPORT.rows:
            terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
