"""The command ``onwards``: serve, migrate, prune, push reminders, and write the API document."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import orjson
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from onwards import create_app, migrations
from onwards.config import Settings, SettingsError, from_environment
from onwards.core.db import Database
from onwards.prompts.service import BrokenPack, packs
from onwards.records import upkeep
from onwards.reminders.worker import Worker

# A worker that hangs is ended then: it must not hold up the end of all, nor answer for it afterwards.
WORKER_STOP_SECONDS = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="onwards", description="Keep the Onwards server.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (run, words) in COMMANDS.items():
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        if name == "openapi":
            command.add_argument("path", type=Path, help="the file to write")
    chosen = parser.parse_args(arguments)
    try:
        settings = from_environment()
        packs()
    except (SettingsError, BrokenPack) as error:
        print(f"onwards: {error}", file=sys.stderr)
        return 2
    run_command: Callable[[Settings, argparse.Namespace], None] = chosen.run
    run_command(settings, chosen)
    return 0


def _serve(settings: Settings, _chosen: argparse.Namespace) -> None:
    if not settings.production:
        _migrate(settings, _chosen)
    print(f"Onwards is on http://localhost:{settings.port}", flush=True)
    Server(
        "onwards.wsgi:app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=settings.threads,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=WORKER_STOP_SECONDS,
    ).serve()


def _migrate(settings: Settings, _chosen: argparse.Namespace) -> None:
    if settings.database_url.startswith("sqlite"):
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(settings.database_url)
    migrations.upgrade(database.engine)
    database.close()


def _prune(settings: Settings, _chosen: argparse.Namespace) -> None:
    app = create_app(settings)
    database: Database = app.extensions["onwards.database"]
    removed = upkeep.prune(database, app.extensions["onwards.kinds"], datetime.now(UTC))
    print(f"Removed for good: {removed.records} from the bin, {removed.histories} old versions.")


def _worker(settings: Settings, _chosen: argparse.Namespace) -> None:
    app = create_app(settings)
    Worker(app.extensions["onwards.database"], app.extensions["onwards.web_push"]).run()


def _openapi(settings: Settings, chosen: argparse.Namespace) -> None:
    app = create_app(settings)
    document = app.test_client().get("/api/v1/openapi.json").get_json()
    content = orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    chosen.path.write_bytes(content)


COMMANDS = {
    "serve": (_serve, "serve the app and the API, on the embedded database unless told otherwise"),
    "migrate": (_migrate, "bring the database to the shape of this version"),
    "prune": (_prune, "empty the bin of what is older than 30 days, and histories of what is older than 400"),
    "worker": (_worker, "push reminders, until it is stopped"),
    "openapi": (_openapi, "write the OpenAPI document to a file"),
}
