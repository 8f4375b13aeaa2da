"""What reading costs, and that it does not grow with the diary."""

import statistics
import sys
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest

from tests.bench.conftest import Report
from tests.bench.wire import Account, creations
from tests.support.processes import Process, free_port

SERVE = (
    "import sys; from granian.server import Server; Server('bare:app', address='127.0.0.1', port=int(sys.argv[1]),"
    " interface='wsgi', websockets=False, blocking_threads=4).serve()"
)


@pytest.mark.parametrize("engine_name", ["sqlite", "postgresql"], indirect=True)
def test_a_timeline_page_costs_the_same_in_a_diary_a_hundred_times_as_long(
    account: Account, engine_name: str, report: Report
) -> None:
    costs = []
    for held in (1_000, 100_000):
        account.sign_up()
        account.push_all(creations(held))
        costs.append(_page_cost(account))
    report.add("timeline page, 100,000 over 1,000, CPU", engine_name, f"{costs[1] / costs[0]:.2f}x", "<= 1.3x")


def _page_cost(account: Account) -> float:
    taken = []
    for _ in range(5):
        with account.measured() as spent:
            for _ in range(30):
                assert len(account.ask("GET", "/timeline?limit=50")["items"]) == 50
        taken.append(spent.cpu)
    return statistics.median(taken)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_one_get_with_a_token_beside_a_bare_flask_route(
    account: Account, engine_name: str, report: Report, tmp_path: Path
) -> None:
    made = creations(1)
    account.push_all(made)
    times = 400
    with account.measured() as ours:
        for _ in range(times):
            assert account.ask("GET", f"/check-ins/{made[0]['id']}")["id"] == made[0]["id"]
    bare = _bare_route(tmp_path, times)
    report.add("one GET with JWT over a bare Flask route, CPU", engine_name, f"{ours.cpu / bare:.1f}x", "<= 15x")


def _bare_route(folder: Path, times: int) -> float:
    (folder / "bare.py").write_text("from flask import Flask\napp = Flask(__name__)\napp.get('/')(lambda: {'a': 1})\n")
    port = free_port()
    process = Process([sys.executable, "-c", SERVE, port], folder / "bare.log", folder=folder)
    process.wait_until(lambda: _answers(port))
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        cpu = _cpu_of_requests(process.pid, connection, times)
    process.kill()
    return cpu


def _cpu_of_requests(pid: int, connection: HTTPConnection, times: int) -> float:
    tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    before = sum(sum(each.cpu_times()[:2]) for each in tree)
    for _ in range(times):
        connection.request("GET", "/")
        assert connection.getresponse().read() == b'{"a":1}\n'
    return float(sum(sum(each.cpu_times()[:2]) for each in tree) - before)


def _answers(port: int) -> bool:
    with closing(HTTPConnection("127.0.0.1", port, timeout=1)) as connection, suppress(OSError):
        connection.request("GET", "/")
        return connection.getresponse().read() != b""
    return False
