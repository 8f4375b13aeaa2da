"""What syncing costs the server, as multiples of the reference."""

import statistics
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.bench.conftest import Report
from tests.bench.reference import COUNT, Reference
from tests.bench.wire import Account, creations, edit

GOALS = {"push": {"sqlite": 8, "postgresql": 16}, "pull": {"sqlite": 3, "postgresql": 5}}
DELTA = {"sqlite": 0.1, "postgresql": 0.15}
SYNCS = {"sqlite": 150, "postgresql": 130}
MEGABYTE = 1_000_000
IN_FLIGHT, EACH = 10, 5
"""Fifty people: so many sync at the same time, each for so many one after the other."""


def test_push_pull_and_replay_of_ten_thousand(
    account: Account, engine_name: str, reference: Reference, report: Report
) -> None:
    ops = creations(COUNT)
    with account.measured() as push:
        cursor = account.push_all(ops, push)
    with account.measured() as pull:
        assert account.pull_all(pull) == COUNT
    with account.measured() as replay:
        for start in range(0, COUNT, 500):
            assert account.push(ops[start : start + 500], cursor)["applied"] == 0
    add = report.add
    add("push 10,000, CPU", engine_name, f"{push.cpu / reference.cpu:.1f}x", f"<= {GOALS['push'][engine_name]}x")
    add(
        "push 10,000, wall",
        engine_name,
        f"{push.wall / reference.wall:.1f}x",
        "<= 8x" if engine_name == "sqlite" else "",
    )
    add("pull 10,000, CPU", engine_name, f"{pull.cpu / reference.cpu:.1f}x", f"<= {GOALS['pull'][engine_name]}x")
    add("pull 10,000, wall", engine_name, f"{pull.wall / reference.wall:.1f}x", "<= 5x")
    add("replay of the push, CPU over the push", engine_name, f"{replay.cpu / push.cpu:.2f}", "<= 0.6")
    add("wire up, gzip", engine_name, f"{push.up / MEGABYTE:.2f} MB", "<= 1.4 MB")
    add("wire down, gzip", engine_name, f"{pull.down / MEGABYTE:.2f} MB", "<= 1.3 MB")
    add("memory afterwards", engine_name, f"{account.memory() / MEGABYTE:.0f} MB", "<= 180 MB (2 workers)")
    if engine_name == "sqlite":
        size = _disk(account.server.data) / COUNT
        add("disk per record with history", engine_name, f"{size / 1000:.2f} kB", "<= 1.3 kB")


@pytest.mark.parametrize("held", [COUNT, 10 * COUNT])
def test_ten_changed_of_many(
    account: Account, engine_name: str, reference: Reference, report: Report, held: int
) -> None:
    ops = creations(held)
    cursor = account.push_all(ops)
    rounds = 20
    with account.measured() as delta:
        for number in range(rounds):
            chosen = ops[number * 10 : number * 10 + 10]
            revs = [number * 10 + 1 + each for each in range(10)]
            edits = [edit(op["id"], rev) for op, rev in zip(chosen, revs, strict=True)]
            before = cursor
            cursor = account.push(edits, cursor)["cursor"]
            assert len(account.ask("GET", f"/sync/changes?cursor={before}")["changes"]) == 10
    figure = delta.cpu / rounds / reference.cpu
    report.add(
        f"10 changed of {held:,}, push and pull, CPU", engine_name, f"{figure:.3f}x", f"<= {DELTA[engine_name]}x"
    )


def test_an_empty_poll_beside_one_read(account: Account, engine_name: str, report: Report) -> None:
    made = creations(1)
    cursor = account.push_all(made)
    read = _each(account, f"/check-ins/{made[0]['id']}")
    poll = _each(account, f"/sync/changes?cursor={cursor}")
    report.add("empty poll over one GET, CPU", engine_name, f"{poll / read:.2f}x", "<= 1.2x")


def test_fifty_people_push_twenty_and_pull(account: Account, engine_name: str, report: Report) -> None:
    with ExitStack() as open_connections:
        people = [open_connections.enter_context(Account(account.server, [])) for _ in range(IN_FLIGHT * EACH)]
        _measure_syncs(account, people, engine_name, report)


def _measure_syncs(account: Account, people: list[Account], engine_name: str, report: Report) -> None:
    waves = [[creations(20) for _ in people] for _ in range(2)]
    done: list[int] = []

    def work(mine: list[Account], which: int) -> None:
        for wave in waves:
            for number, person in enumerate(mine):
                answer = person.push(wave[which * EACH + number], None)
                done.append(answer["applied"])

    threads = [threading.Thread(target=work, args=(people[part * EACH :][:EACH], part)) for part in range(IN_FLIGHT)]
    with account.measured() as spent:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert done == [20] * 100
    report.add("syncs a second, 50 people", engine_name, f"{len(done) / spent.wall:.0f}", f">= {SYNCS[engine_name]}")


def _each(account: Account, path: str, times: int = 300) -> float:
    taken = []
    for _ in range(3):
        with account.measured() as spent:
            for _ in range(times // 3):
                account.ask("GET", path)
        taken.append(spent.cpu / (times // 3))
    return statistics.median(taken)


def _disk(folder: Path) -> int:
    engine = create_engine(f"sqlite:///{folder / 'onwards.db'}")
    with engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    return sum(path.stat().st_size for path in folder.glob("onwards.db*"))
