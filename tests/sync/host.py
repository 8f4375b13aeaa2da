"""The Node process that hosts every device: the real store and sync of the app, over a pipe of JSON lines."""

import json
import os
import select
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import orjson

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
SILENCE_SECONDS = 60.0

Mutation = tuple[str, str, str]
"""File below ``frontend/src``, the text to replace in it, and by what."""


class Crashed(Exception):  # noqa: N818 (it is what happened, not an error)
    """The power of the device was cut in the middle of the command."""


class Refused(Exception):  # noqa: N818 (the app's answer, not an error of ours)
    """The command ended with an error of the app."""


class HostError(AssertionError):
    """The process of the devices ended or fell silent."""


@cache
def build(name: str, mutations: tuple[Mutation, ...] = ()) -> Path:
    """Bundle the devices' side into ``frontend/.build``, with ``mutations``; the program to run."""
    # Workers that build the same at the same time do it each in a folder of their own.
    folder = FRONTEND / ".build" / f"{name}{os.environ.get('PYTEST_XDIST_WORKER', '')}"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder.with_suffix(".json")
    wanted.write_text(json.dumps(mutations))
    settings = {"ONWARDS_MUTATIONS": str(wanted), "ONWARDS_SIM_OUT": str(folder)}
    command = ["node", "node_modules/vite/bin/vite.js", "build", "--config", "sim/vite.config.ts"]
    made = subprocess.run(
        command, cwd=FRONTEND, env=os.environ | settings, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert made.returncode == 0, f"building {name} failed:\n{made.stdout}{made.stderr}"
    return folder / "host.mjs"


class Host:
    """Commands to devices; while one runs, requests of any device are answered by ``on_request``."""

    def __init__(self, program: Path) -> None:
        self.on_request: Callable[[dict[str, Any]], dict[str, Any]] = lambda _line: {}
        self.time: Callable[[], int] = lambda: 0
        self._child = subprocess.Popen(["node", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self._last = 0
        self._read = b""
        self._results: dict[int, dict[str, Any]] = {}

    def call(self, device: str, name: str, **given: Any) -> Any:
        """Run a command on a device; its value. Raises Crashed or Refused."""
        self._last += 1
        mine = self._last
        self._send({"id": mine, "device": device, "call": name, "given": given})
        while mine not in self._results:
            line = self._line()
            if "request" in line:
                self._send({"reply": line["request"], **self.on_request(line)})
            else:
                self._results[line["id"]] = line
        result = self._results.pop(mine)
        if result.get("crashed"):
            raise Crashed
        if "error" in result:
            raise Refused(result["error"], result.get("stack"))
        return result["value"]

    def forget(self) -> None:
        """Let go of every device."""
        self.call("", "forget")

    def close(self) -> None:
        """End the process."""
        self._child.kill()
        self._child.communicate()

    def _send(self, line: dict[str, Any]) -> None:
        assert self._child.stdin
        text = orjson.dumps({**line, "time": self.time()}) + b"\n"
        while text:
            text = text[self._child.stdin.write(text) :]

    def _line(self) -> dict[str, Any]:
        while b"\n" not in self._read:
            assert self._child.stdout
            if not select.select([self._child.stdout], [], [], SILENCE_SECONDS)[0]:
                raise HostError(f"the devices have been silent for {SILENCE_SECONDS:.0f} s")
            more = os.read(self._child.stdout.fileno(), 1 << 20)
            if not more:
                raise HostError("the process of the devices has ended")
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        found: dict[str, Any] = orjson.loads(line)
        return found
