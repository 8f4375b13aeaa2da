"""The parts of docker-compose.yml, run as plain processes: Caddy before the app, PostgreSQL and Valkey behind it."""

import json
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.conftest import MakeServer
from tests.support.postgres import PostgresCluster
from tests.support.processes import Process, free_port
from tests.support.server import LiveServer
from tests.support.valkey import ValkeyServer

DEPLOY = Path(__file__).parents[2] / "deploy"
CADDY = (str(Path(sys.executable).with_name("caddy")), "run", "--adapter", "caddyfile", "--config")
PASSWORD = "correct horse battery staple"


@pytest.fixture
def valkey_with_password(tmp_path: Path) -> Iterator[ValkeyServer]:
    server = ValkeyServer(tmp_path, password="0123456789abcdef")
    yield server
    server.close()


@pytest.fixture
def installation(make_server: MakeServer, postgres: PostgresCluster, valkey_with_password: ValkeyServer) -> LiveServer:
    """The app with the settings of production, migrated and started."""
    server = make_server(
        ENV="production",
        DATABASE_URL=postgres.create_database(),
        REDIS_URL=valkey_with_password.url,
        SECRET_KEY="0123456789abcdef" * 4,
        TRUSTED_PROXIES="1",
    )
    server.run("migrate")
    server.start()
    return server


@pytest.fixture
def proxy(installation: LiveServer, tmp_path: Path) -> Iterator[int]:
    """Caddy with deploy/Caddyfile before it; the port of https://localhost."""
    port = free_port()
    settings = {
        "ONWARDS_DOMAIN": "localhost",
        "ONWARDS_UPSTREAM": "127.0.0.1",
        "ONWARDS_UPSTREAM_PORT": str(installation.port),
        "ONWARDS_HTTPS_PORT": str(port),
        "ONWARDS_HTTP_PORT": str(free_port()),
        "ONWARDS_HEALTH_PORT": str(free_port()),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    command = [
        Path(sys.executable).with_name("caddy"),
        "run",
        "--adapter",
        "caddyfile",
        "--config",
        DEPLOY / "Caddyfile",
    ]
    process = Process(command, tmp_path / "caddy.log", environment=os.environ | settings)
    process.wait_until(lambda: answers(port, tmp_path))
    yield port
    process.kill()


def authority(folder: Path) -> Path:
    return folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"


def answers(port: int, folder: Path) -> bool:
    try:
        return authority(folder).exists() and send(port, folder, "GET", "/healthz")[0].status == 200
    except OSError:
        return False


def send(port: int, folder: Path, method: str, path: str, body: bytes | None = None) -> tuple[HTTPResponse, bytes]:
    context = ssl.create_default_context(cafile=str(authority(folder)))
    connection = HTTPSConnection("localhost", port, context=context, timeout=20)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_the_whole_installation_serves_over_tls(proxy: int, installation: LiveServer, tmp_path: Path) -> None:
    ready, _ = send(proxy, tmp_path, "GET", "/readyz")
    assert ready.status == 200
    assert ready.headers["Strict-Transport-Security"]
    assert ready.headers["Server"] is None

    account = json.dumps({"email": "sam@example.org", "password": PASSWORD}).encode()
    registered, answer = send(proxy, tmp_path, "POST", "/api/v1/accounts", account)
    assert registered.status == 201, answer

    flood, refusal = send(proxy, tmp_path, "POST", "/api/v1/accounts", b" " * 2_100_000)
    assert flood.status == 413
    assert flood.headers["Content-Type"] == "application/problem+json"
    assert json.loads(refusal)["code"] == "too-large"

    assert installation.stop() == 0
    away, apology = send(proxy, tmp_path, "GET", "/readyz")
    assert away.status == 503
    assert json.loads(apology)["code"] == "unavailable"


def test_old_things_are_removed_by_the_daily_command(installation: LiveServer) -> None:
    assert "0 from the bin" in installation.run("prune")


def test_a_backup_counts_once_it_was_restored(
    installation: LiveServer, postgres: PostgresCluster, tmp_path: Path
) -> None:
    url = make_url(installation.settings["ONWARDS_DATABASE_URL"])
    names = {"PGHOST": str(url.query["host"]), "PGUSER": str(url.username), "PGDATABASE": str(url.database)}
    environment = os.environ | names | {"PATH": f"{postgres.programs}:{os.environ['PATH']}"}
    command = ["sh", str(DEPLOY / "backup.sh"), str(tmp_path)]

    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert "was restored and is kept" in told
    assert len(list(tmp_path.glob("onwards-*.dump"))) == 1

    unmigrated = environment | {"PGDATABASE": str(make_url(postgres.create_database()).database)}
    refused = subprocess.run(command, env=unmigrated, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert len(list(tmp_path.glob("onwards-*.dump"))) == 1
