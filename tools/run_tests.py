"""Run every check and test in two lanes, tell each part's time, and end with one line that counts them all.

    python -m tools.run_tests            everything
    python -m tools.run_tests lint api   some parts

A part that passes is told in a line; one that fails is shown whole. Exit code 0 only when all passed.
"""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue

from tools.parts import PARTS, Part

LANES = 2
# A part that hangs is ended, so that the others are still told; one that only waits its turn on a slow machine is not.
PART_SECONDS = 1_800
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")

# pytest's closing line, as in "3 failed, 120 passed in 4.21s", and vitest's, as in "Tests  2 failed | 31 passed (33)".
CLOSING = re.compile(r"^=* ?(?:\d+ \w+,? ?)+(?: in [\d.]+s.*)$|^\s*Tests\s+\d.*$", re.MULTILINE)
COUNT = re.compile(r"(\d+) (passed|failed|errors?)\b")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
SEED = re.compile(r"^.*\bseeds?\b.*$", re.MULTILINE | re.IGNORECASE)


@dataclass
class Outcome:
    """How one part went; a part without counted tests counts as one."""

    part: Part
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    output: str = field(default="", repr=False)


class Run:
    """The parts of one run, what is under way, and what came out."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.outcomes: list[Outcome] = []
        self._waiting: Queue[Part] = Queue()
        for part in parts:
            self._waiting.put(part)
        self._lanes = min(LANES, len(parts))
        self._workers = max(1, (os.cpu_count() or 1) // self._lanes)
        self._children: set[subprocess.Popen[str]] = set()
        self._speak = threading.Lock()

    def go(self) -> None:
        """Run all parts; when interrupted, end what is under way."""
        lanes = [threading.Thread(target=self._lane) for _ in range(self._lanes)]
        for lane in lanes:
            lane.start()
        try:
            for lane in lanes:
                lane.join()
        except KeyboardInterrupt:
            self._waiting.queue.clear()
            for child in list(self._children):
                _end_group(child)
            raise

    def _lane(self) -> None:
        while True:
            try:
                part = self._waiting.get_nowait()
            except Empty:
                return
            outcome = self._run(part)
            self.outcomes.append(outcome)
            with self._speak:
                _tell(outcome)

    def _run(self, part: Part) -> Outcome:
        started = time.monotonic()
        outcome = Outcome(part)
        for command in commands_of(part, self._workers):
            code, output = self._command(command, part.folder)
            _count(outcome, code, output)
            outcome.output += f"$ {' '.join(command)}\n{output}\n"
        outcome.seconds = time.monotonic() - started
        return outcome

    def _command(self, command: Sequence[str], folder: Path) -> tuple[int, str]:
        child = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            env=_environment(),
        )
        self._children.add(child)
        try:
            output, _ = child.communicate(timeout=PART_SECONDS)
        except subprocess.TimeoutExpired:
            _end_group(child)
            output = f"{child.communicate()[0]}\nEnded after {PART_SECONDS} seconds."
        self._children.discard(child)
        return child.returncode, COLOUR.sub("", output)


def _environment() -> dict[str, str]:
    """Ours, but a process may keep what it compiles: the next one would need seconds to compile every package anew."""
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | {"NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}


def commands_of(part: Part, workers: int) -> Iterable[tuple[str, ...]]:
    """What is run for ``part`` when it may use as many processes as ``workers``."""
    if not part.pytest:
        return part.commands
    workers *= part.at_once
    parallel = ("-n", str(workers)) if workers > 1 else ()
    whole_files = ("--dist", "loadfile", "--no-loadscope-reorder") if part.at_once > 1 else ()
    return ((*PYTEST, *parallel, *whole_files, *part.pytest),)


def _end_group(child: subprocess.Popen[str]) -> None:
    os.killpg(child.pid, signal.SIGTERM)
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)


def _count(outcome: Outcome, code: int, output: str) -> None:
    counts = {"passed": 0, "failed": 0}
    for line in CLOSING.findall(output)[-1:]:
        for number, word in COUNT.findall(line):
            counts["passed" if word == "passed" else "failed"] += int(number)
    if code == 0 and not any(counts.values()):
        counts["passed"] = 1
    if code != 0 and not counts["failed"]:
        counts["failed"] = 1
    outcome.passed += counts["passed"]
    outcome.failed += counts["failed"]


def _tell(outcome: Outcome) -> None:
    state = "FAILED" if outcome.failed else "ok"
    print(f"--- {outcome.part.name}: {state} in {outcome.seconds:.0f} s", flush=True)
    if outcome.failed:
        print(outcome.output, flush=True)
        return
    for line in (*SEED.findall(outcome.output), *CLOSING.findall(outcome.output)):
        print(f"{line.strip()}", flush=True)


def _chosen(names: Sequence[str]) -> list[Part]:
    known = {part.name: part for part in PARTS}
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"No such part: {', '.join(unknown)}. There are: {', '.join(known)}.")
    return [known[name] for name in names] or list(PARTS)


def main(names: Sequence[str]) -> int:
    """Run the named parts, or all; the exit code."""
    started = time.monotonic()
    run = Run(_chosen(names))
    run.go()
    print("\nPart              passed  failed  seconds")
    for outcome in sorted(run.outcomes, key=lambda each: -each.seconds):
        print(f"{outcome.part.name:<16}{outcome.passed:>8}{outcome.failed:>8}{outcome.seconds:>9.1f}")
    failed = [outcome.part.name for outcome in run.outcomes if outcome.failed]
    print(f"{'all, in two lanes':<32}{time.monotonic() - started:>9.1f}")
    if failed:
        print(f"Failed: {', '.join(failed)}")
    print(f"\n{sum(o.passed for o in run.outcomes)} passed, {sum(o.failed for o in run.outcomes)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
