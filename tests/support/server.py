"""The real server: the command ``onwards serve`` as its own process, to be stopped, killed and started again."""

import os
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

from tests.support.processes import Process, free_port

ONWARDS = Path(sys.executable).with_name("onwards")
# What a process needs of ours; a setting of whoever runs the tests must not reach the server under test.
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "SSL_CERT_FILE")


def passed_on() -> dict[str, str]:
    """The part of our environment that a process under test finds in its own."""
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ}


class LiveServer:
    """One installation: its data folder, its port and its settings stay the same from start to start."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.settings = {
            "ONWARDS_DATA": str(self.data),
            "ONWARDS_PORT": str(self.port),
            **(settings or {}),
        }
        self._process: Process | None = None

    @property
    def pid(self) -> int:
        """The number of the main process; its workers are below it."""
        return self._started().pid

    @property
    def output(self) -> str:
        """Everything that the server has written, over all starts."""
        return self._started().output()

    def start(self) -> None:
        """Start it and return once it is ready for requests; raise StartError with its output if it is not."""
        self._process = Process([ONWARDS, "serve"], self.folder / "server.log", environment=self.environment())
        self._process.wait_until(self.ready)

    def ready(self) -> bool:
        """Whether it answers that its database is there and has the right shape."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()

    def stop(self) -> int:
        """Let it finish what it does (SIGTERM); its exit code."""
        return self._started().stop()

    def kill(self) -> None:
        """End it and its workers in the middle of whatever they do (SIGKILL)."""
        self._started().kill()

    def restart(self) -> None:
        """Stop it and start it again on the same port with the same data."""
        self.stop()
        self.start()

    def close(self) -> None:
        """End it however it is."""
        if self._process:
            self._process.kill()

    def run(self, *arguments: str) -> str:
        """Run another command of ``onwards`` on the same installation, to its end; its output."""
        log = self.folder / "command.log"
        log.unlink(missing_ok=True)
        process = Process([ONWARDS, *arguments], log, environment=self.environment())
        process.finish()
        return process.output()

    def environment(self) -> dict[str, str]:
        """What the processes of this installation find in their environment."""
        return passed_on() | self.settings

    def _started(self) -> Process:
        assert self._process, "the server was never started"
        return self._process
