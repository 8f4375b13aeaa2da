"""Real processes for tests: started on loopback, watched while they start, ended for certain."""

import pwd
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

START_SECONDS = 30.0
STOP_SECONDS = 25.0
POLL_SECONDS = 0.02
TOLD_CHARACTERS = 4000


class StartError(AssertionError):
    """A process ended, or was not ready in time; the message holds what it wrote."""


class Account:
    """Somebody else's name to run a process under, which only root can."""

    def __init__(self, name: str) -> None:
        entry = pwd.getpwnam(name)
        self.uid, self.gid = entry.pw_uid, entry.pw_gid


class Process:
    """One child process whose output goes to ``log``.

    It stays in our process group, so that ending the group of the test run ends it too.
    """

    def __init__(
        self,
        command: Sequence[object],
        log: Path,
        *,
        environment: Mapping[str, str] | None = None,
        account: Account | None = None,
        folder: Path | None = None,
    ) -> None:
        self.log = log
        with log.open("ab") as output:
            self._child = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                cwd=folder,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )

    @property
    def pid(self) -> int:
        """The operating system's number of the process."""
        return self._child.pid

    @property
    def running(self) -> bool:
        """Whether the process has not ended yet."""
        return self._child.poll() is None

    def output(self) -> str:
        """Everything that it has written so far."""
        return self.log.read_text(errors="replace")

    def wait_until(self, ready: Callable[[], bool], seconds: float = START_SECONDS) -> None:
        """Return once ``ready()``; raise StartError when the process ends first or the time runs out."""
        deadline = time.monotonic() + seconds
        while not ready():
            if not self.running or time.monotonic() > deadline:
                self._give_up()
            time.sleep(POLL_SECONDS)

    def finish(self, seconds: float = START_SECONDS) -> None:
        """Wait for it to end by itself; raise StartError unless it ended well."""
        self.wait_until(lambda: self._child.poll() == 0, seconds)

    def signal(self, number: int) -> None:
        """Send one signal, if the process still runs."""
        if self.running:
            self._child.send_signal(number)

    def stop(self, seconds: float = STOP_SECONDS) -> int:
        """Ask it to end (SIGTERM), insist with all below it after ``seconds``, and give its exit code."""
        if self.running:
            self._child.terminate()
        try:
            return self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return self._child.wait()

    def kill(self) -> None:
        """End it and everything below it at once (SIGKILL), as a power cut would."""
        if self.running:
            tree = psutil.Process(self.pid)
            for process in (tree, *tree.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    process.kill()
        self._child.wait()

    def _give_up(self) -> None:
        state = "was not ready in time" if self.running else f"ended with {self._child.returncode}"
        self.kill()
        raise StartError(f"{self._child.args!r} {state}:\n{self.output()[-TOLD_CHARACTERS:]}")


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on at the moment of asking."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def accepts_connections(port: int) -> bool:
    """Whether something listens on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
