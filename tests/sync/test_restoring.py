"""An older copy of the database put back under live devices: they notice, and offer what was lost with its tail."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from tests.conftest import MakeServer
from tests.support.diary import digest
from tests.support.postgres import PostgresCluster
from tests.support.server import LiveServer
from tests.sync import people
from tests.sync.host import Host, build
from tests.sync.people import PASSWORD, Person
from tests.sync.remote import Remote
from tests.sync.service import API

WHEN = {"occurred_at": "2026-03-02T08:00:00+00:00", "time_zone": "Etc/UTC"}
DEVICES = ("phone", "laptop")


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host(build("sim"))
    yield host
    host.close()


class Diary:
    """One person with two devices on a real server."""

    def __init__(self, server: LiveServer, host: Host) -> None:
        self.host, self.remote = host, Remote(server)
        self.person: Person = people.make(self.remote, 0)
        self.remote.serve(host)
        for number, device in enumerate(DEVICES):
            host.call(device, "start", tabs=1, seed=number + 1)
            host.call(device, "signIn", email=self.person.email, password=PASSWORD)

    def create(self, device: str, text: str) -> str:
        """The id of a new win."""
        return str(self.host.call(device, "create", type="win", set={"text": text}, when=WHEN)["id"])

    def write(self, device: str, record: str, text: str) -> None:
        """Change its text."""
        self.host.call(device, "edit", record=record, change={"set": {"text": text}})

    def sync(self, *devices: str) -> None:
        """One good attempt on each."""
        for device in devices:
            assert self.host.call(device, "sync") == {"state": "done"}

    def state(self, device: str) -> dict[str, Any]:
        """The device's copies by id, what waits there, and its sums."""
        held = self.host.call(device, "state")
        rows = {row["id"]: row["server"] for row in held["rows"]}
        return {"rows": rows, "tally": held["tally"], "waiting": held["outbox"], "refused": held["dead"]}

    def full_read(self) -> list[dict[str, Any]]:
        """What a new device would get."""
        headers = {"Authorization": f"Bearer {self.person.bearer}"}
        found: list[dict[str, Any]] = self.remote.request("GET", f"{API}/sync/changes", None, headers).json["changes"]
        return found


def copy_of(url: str, postgres: Callable[[], PostgresCluster], folder: Path) -> str:
    """The URL of a copy of a database that nobody uses at the moment."""
    if url.startswith("postgresql"):
        return postgres().copy_database(url)
    source, target = Path(str(make_url(url).database)), folder / "older.db"
    for part in source.parent.glob(f"{source.name}*"):
        shutil.copy(part, f"{target}{part.name.removeprefix(source.name)}")
    return f"sqlite:///{target}"


def test_what_a_restored_server_lost_is_noticed_and_offered_again(
    make_server: MakeServer,
    new_database_url: Callable[[], str],
    host: Host,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    url = new_database_url()
    server = make_server(RATE_LIMITS="off", WORKERS="2", DATABASE_URL=url)
    server.start()
    diary = Diary(server, host)
    kept, binned, edited = (diary.create("phone", text) for text in ("as it was", "to be binned", "first"))
    diary.sync("phone", "laptop", "phone")

    server.stop()
    older = copy_of(url, lambda: request.getfixturevalue("postgres"), tmp_path)
    server.start()

    diary.write("phone", edited, "second")
    made = diary.create("phone", "made since")
    host.call("phone", "remove", record=binned)
    diary.sync("phone", "laptop")
    diary.write("laptop", edited, "third")
    late = diary.create("laptop", "only the laptop and the server knew")
    diary.sync("laptop")
    waiting = diary.create("phone", "not sent yet")

    server.stop()
    server.settings["ONWARDS_DATABASE_URL"] = older
    server.start()
    diary.sync("phone", "laptop", "phone", "laptop")

    assert diary.remote.refusals == ["resync-required"] * len(DEVICES)
    changes = diary.full_read()
    there = {each["id"]: each for each in changes}
    assert {key: there[key]["doc"]["text"] for key in (kept, made, late, waiting)} == {
        kept: "as it was", made: "made since", late: "only the laptop and the server knew", waiting: "not sent yet",
    }  # fmt: skip
    beside = [each["value"] for each in there[edited].get("siblings", ())]
    assert "third" in [there[edited]["doc"]["text"], *beside]
    assert [key for key, each in there.items() if "deleted_at" in each] == [binned]
    for device in DEVICES:
        held = diary.state(device)
        assert (held["waiting"], held["refused"]) == ([], [])
        assert {key: _told(copy) for key, copy in held["rows"].items()} == {
            key: _told(copy) for key, copy in there.items()
        }
        assert {name: held["tally"][name] for name in ("count", "sum")} == digest(changes)


def _told(copy: dict[str, Any]) -> dict[str, Any]:
    content = {name: copy.get(name) for name in ("rev", "type", "doc", "siblings")}
    return {**content, "binned": "deleted_at" in copy}
