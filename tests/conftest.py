"""What every test can ask for: real databases, the application, a real server, a real browser.

A test that asks for ``database`` (or ``app``, ``client``) runs once on SQLite and once on PostgreSQL. To run on one
engine only: ``@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)``.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from flask import Flask
from flask.testing import FlaskClient

from onwards import create_app
from onwards.config import Settings
from onwards.core.db import Database
from tests.support.chromium import LaunchOptions, launch_options
from tests.support.databases import MigratedDatabase
from tests.support.network import refuse_other_machines
from tests.support.postgres import PostgresCluster
from tests.support.server import LiveServer
from tests.support.valkey import ValkeyServer

refuse_other_machines()

ENGINES = ("sqlite", "postgresql")
SECRET_KEY = "a test's own secret of more than thirty-two bytes"


class MakeServer(Protocol):
    """Makes a server that is not started yet."""

    def __call__(self, **settings: str) -> LiveServer: ...


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresCluster]:
    """A PostgreSQL server of this worker, started when first asked for."""
    cluster = PostgresCluster()
    yield cluster
    cluster.close()


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ValkeyServer]:
    """A Valkey server of this worker."""
    server = ValkeyServer(tmp_path_factory.mktemp("valkey"))
    yield server
    server.close()


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """The engine that this run of the test is on."""
    return str(request.param)


@pytest.fixture
def new_database_url(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes the URL of a new, empty database without tables on this run's engine."""

    number = count(1)

    def make() -> str:
        if engine_name == "postgresql":
            cluster: PostgresCluster = request.getfixturevalue("postgres")
            return cluster.create_database()
        return f"sqlite:///{tmp_path}/{next(number)}.db"

    return make


@pytest.fixture(scope="session")
def _migrated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], MigratedDatabase]]:
    """One migrated database per engine for all tests of this worker."""
    made: dict[str, MigratedDatabase] = {}

    def get(engine: str) -> MigratedDatabase:
        if engine not in made:
            sqlite = f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'onwards.db'}"
            cluster = request.getfixturevalue("postgres") if engine == "postgresql" else None
            made[engine] = MigratedDatabase(cluster.create_database() if cluster else sqlite)
        return made[engine]

    yield get
    for each in made.values():
        each.database.close()


@pytest.fixture
def migrated(engine_name: str, _migrated: Callable[[str], MigratedDatabase]) -> MigratedDatabase:
    """The emptied database of this run's engine, with its URL."""
    database = _migrated(engine_name)
    database.empty()
    return database


@pytest.fixture
def database(migrated: MigratedDatabase) -> Database:
    """An empty database with every table, on SQLite and then on PostgreSQL."""
    return migrated.database


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which there is nothing."""
    return tmp_path_factory.mktemp("empty")


@pytest.fixture
def settings(migrated: MigratedDatabase, empty_folder: Path) -> Settings:
    """The settings of ``app``; a module that needs others overrides this fixture."""
    return Settings(migrated.url, SECRET_KEY, data=empty_folder, rate_limits=False, frontend=empty_folder)


@pytest.fixture(scope="session")
def _application() -> Callable[[Settings], Flask]:
    """Making it takes longer than most requests, and it keeps nothing but the database: the latest few are kept."""
    return lru_cache(maxsize=len(ENGINES))(create_app)


@pytest.fixture
def app(settings: Settings, _application: Callable[[Settings], Flask]) -> Iterator[Flask]:
    """The application on the empty ``database``."""
    app = _application(settings)
    yield app
    app.extensions["onwards.database"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Sends requests to ``app`` and keeps its cookies."""
    return app.test_client()


@pytest.fixture
def make_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeServer]:
    """Makes real servers, each with its own data folder and port; ``ONWARDS_*`` settings go by keyword."""
    made: list[LiveServer] = []

    def make(**settings: str) -> LiveServer:
        server = LiveServer(
            tmp_path_factory.mktemp("server"), {f"ONWARDS_{name}": each for name, each in settings.items()}
        )
        made.append(server)
        return server

    yield make
    for server in made:
        server.close()


def _as_environment(settings: dict[str, str]) -> dict[str, str]:
    return {f"ONWARDS_{name}": value for name, value in settings.items()}


@pytest.fixture
def live_server(make_server: MakeServer) -> LiveServer:
    """A started server on the embedded SQLite database, without rate limits."""
    server = make_server(RATE_LIMITS="off")
    server.start()
    return server


@pytest.fixture
def live_server_on_engine(make_server: MakeServer, new_database_url: Callable[[], str]) -> LiveServer:
    """A started server with a database of its own, on SQLite and then on PostgreSQL, without rate limits."""
    server = make_server(RATE_LIMITS="off", DATABASE_URL=new_database_url())
    server.start()
    return server


@pytest.fixture(scope="session")
def browser_type_launch_args() -> LaunchOptions:
    """How pytest-playwright starts its browser; ``launch_persistent_context`` takes the same."""
    return launch_options()
