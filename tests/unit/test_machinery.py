"""The ground the other tests stand on."""

import socket
from collections.abc import Callable

import psutil
import pytest
from redis import Redis
from sqlalchemy import text

from onwards.core.db import Database
from tests.conftest import MakeServer
from tests.support.network import OutsideConnectionError, is_local
from tests.support.server import LiveServer
from tests.support.valkey import ValkeyServer
from tools.parts import ROOT


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "frontend/package-lock.json"])
def test_a_lock_names_no_address(lock: str) -> None:
    """A machine uses its own registry. What npm writes under ``funding`` is no part of a lock: leave it out."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if "://" in line] == []


def test_a_test_runs_on_both_engines(database: Database, engine_name: str) -> None:
    with database.read() as session:
        assert session.execute(text("SELECT 1")).scalar() == 1
    assert database.engine.dialect.name == engine_name


def test_a_new_database_is_empty_and_its_own(new_database_url: Callable[[], str]) -> None:
    first, second = new_database_url(), new_database_url()
    assert first != second


def test_the_hints_server_answers(valkey: ValkeyServer) -> None:
    with Redis.from_url(valkey.url) as redis:
        assert redis.ping()


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises(OutsideConnectionError), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(OutsideConnectionError):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", b"127.0.0.1", None])
def test_this_machine_is_reached(host: object) -> None:
    assert is_local(host)


def test_a_server_ends_although_one_of_its_workers_hangs(make_server: MakeServer) -> None:
    server = make_server(WORKERS="2")
    server.start()
    workers = [each for each in psutil.Process(server.pid).children(recursive=True) if each.is_running()]
    workers[0].suspend()

    server.stop()

    gone, left = psutil.wait_procs(workers, timeout=0)
    assert (left, len(gone)) == ([], len(workers))


def test_a_killed_server_starts_again_where_it_was(live_server: LiveServer) -> None:
    secret = (live_server.data / "secret_key").read_text()
    live_server.kill()
    assert not live_server.ready()
    live_server.start()
    assert live_server.ready()
    assert (live_server.data / "secret_key").read_text() == secret
    assert live_server.stop() == 0


def test_a_server_runs_on_either_engine(live_server_on_engine: LiveServer, engine_name: str) -> None:
    assert live_server_on_engine.settings["ONWARDS_DATABASE_URL"].startswith(engine_name)
    live_server_on_engine.restart()
    assert live_server_on_engine.ready()
