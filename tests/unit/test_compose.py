"""docker-compose.yml keeps the promises of docs/operating: what is open, what is secret, what may write."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from onwards.cli import COMMANDS
from onwards.config import from_environment

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("app", "migrate", "prune", "worker")
VARIABLE = re.compile(r"\$\{(\w+)([^}]*)\}")
SECRET_NAME = re.compile(r"PASSWORD|SECRET|KEY|TOKEN|AUTH$|_URL")


def environment(service: str) -> dict[str, str]:
    return {name: str(value) for name, value in SERVICES[service].get("environment", {}).items()}


def test_only_the_proxy_is_reachable_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert not any(service.get("network_mode") or service.get("privileged") for service in SERVICES.values())


def test_the_databases_have_no_way_out() -> None:
    assert COMPOSE["networks"]["data"]["internal"] is True
    assert SERVICES["proxy"]["networks"] == ["edge"]
    for name in ("postgres", "redis", "backup", "migrate", "prune"):
        assert SERVICES[name]["networks"] == ["data"]


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_can_write_its_root_or_gain_rights(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "proxy"])
def test_nothing_behind_the_proxy_runs_as_root(name: str) -> None:
    assert int(SERVICES[name]["user"].split(":")[0]) > 0


def test_the_app_comes_in_copies_that_are_watched_and_end_gracefully() -> None:
    app = SERVICES["app"]
    assert app["deploy"]["replicas"] > 1
    assert "container_name" not in app
    assert "/readyz" in " ".join(app["healthcheck"]["test"])
    assert app["stop_grace_period"] == "20s"
    assert app["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_the_worker_reaches_push_services_and_nobody_reaches_it() -> None:
    worker = SERVICES["worker"]
    assert set(worker["networks"]) == {"edge", "data"}
    assert not COMPOSE["networks"]["edge"]
    assert "ports" not in worker
    assert worker["stop_grace_period"] == "20s"


def test_migrations_run_once_and_before_everything() -> None:
    assert SERVICES["migrate"]["restart"] == "no"
    for name in ("app", "prune", "worker", "backup"):
        assert "migrate" in SERVICES[name]["depends_on"]


def test_every_secret_is_asked_for_by_name() -> None:
    for name in SERVICES:
        for variable, value in environment(name).items():
            if SECRET_NAME.search(variable):
                found = VARIABLE.findall(value)
                assert found, f"{name}: {variable} is written down"
                assert all(rest.startswith(":?") for _, rest in found), f"{name}: {variable} may be empty"
    assert set(re.findall(r"\$\{(\w+):\?", (ROOT / "docker-compose.yml").read_text())) == {
        "ONWARDS_DOMAIN",
        "ONWARDS_SECRET_KEY",
        "POSTGRES_PASSWORD",
        "REDIS_PASSWORD",
    }


def test_postgres_checks_its_pages_and_its_callers() -> None:
    postgres = environment("postgres")
    assert "--data-checksums" in postgres["POSTGRES_INITDB_ARGS"]
    assert "trust" not in str(postgres)
    assert postgres["POSTGRES_HOST_AUTH_METHOD"] == "scram-sha-256"
    assert "--auth-local=scram-sha-256" in postgres["POSTGRES_INITDB_ARGS"]


@pytest.mark.parametrize("name", OURS)
def test_the_app_starts_with_this_environment(name: str) -> None:
    given = {variable: VARIABLE.sub("0123456789abcdef" * 4, value) for variable, value in environment(name).items()}
    settings = from_environment(given)
    assert settings.production
    assert settings.trusted_proxies == 1
    assert settings.database_url.startswith("postgresql+psycopg://onwards:")
    assert settings.redis_url
    assert settings.contact.startswith("https://")


def test_every_command_exists() -> None:
    commands = [SERVICES[name]["command"][0] for name in ("app", "migrate", "worker")]
    commands += re.findall(r"onwards (\w+)", SERVICES["prune"]["command"][0])
    assert set(commands) <= set(COMMANDS)
    assert len(commands) == len(OURS)


def test_every_image_has_a_version_and_every_mounted_file_exists() -> None:
    for service in SERVICES.values():
        assert service["image"] == "onwards" or re.search(r":[\w.-]*\d", service["image"])
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"]


def test_the_image_is_built_as_its_linter_asks() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    found = subprocess.run([hadolint, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert found.stdout == ""
    assert found.returncode == 0


def test_the_image_and_the_checkout_install_with_the_same_uv() -> None:
    pinned = {re.findall(r"uv==([\d.]+)", (ROOT / name).read_text())[0] for name in ("Makefile", "Dockerfile")}
    assert len(pinned) == 1
