"""Phones with the app on them. Whatever a test does, the console stays silent and nobody else is asked anything."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType, expect

from tests.support.chromium import LaunchOptions
from tests.support.line import Line
from tests.support.phone import TIMEOUT_MS, Phone
from tests.support.server import LiveServer

BUILT = Path(__file__).resolve().parents[2] / "frontend" / "dist"

expect.set_options(timeout=TIMEOUT_MS)

NewPhone = Callable[..., Phone]


@pytest.fixture(scope="session")
def dist() -> Path:
    """The built front end; ``ONWARDS_FRONTEND`` names another one."""
    folder = Path(os.environ.get("ONWARDS_FRONTEND") or BUILT)
    assert (folder / "index.html").is_file(), "there is no built front end: run `make build`"
    return folder


@pytest.fixture(scope="module")
def _installation(tmp_path_factory: pytest.TempPathFactory, dist: Path) -> Iterator[LiveServer]:
    settings = {"ONWARDS_RATE_LIMITS": "off", "ONWARDS_FRONTEND": str(dist)}
    server = LiveServer(tmp_path_factory.mktemp("server"), settings)
    yield server
    server.close()


@pytest.fixture
def server(_installation: LiveServer) -> LiveServer:
    """A running server, the same one for a whole module: tests share it and must not share people."""
    if not _installation.ready():
        _installation.start()
    return _installation


@pytest.fixture
def line(server: LiveServer) -> Iterator[Line]:
    """A line to the server that is listened to."""
    line = Line(server.port)
    yield line
    line.close()


@pytest.fixture
def new_phone(
    server: LiveServer,
    browser_type: BrowserType,
    browser_type_launch_args: LaunchOptions,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[NewPhone]:
    """Makes phones that are on, each with an empty profile."""
    made: list[Phone] = []

    def make(url: str = server.url) -> Phone:
        phone = Phone(browser_type, browser_type_launch_args, tmp_path_factory.mktemp("phone"), url)
        made.append(phone)
        phone.launch()
        return phone

    yield make
    for phone in made:
        phone.close()
    assert [each for phone in made for each in phone.complaints()] == []
    assert [each for phone in made for each in phone.foreign_requests()] == []


@pytest.fixture
def phone(new_phone: NewPhone) -> Phone:
    """One phone that is on, with an empty profile."""
    return new_phone()
