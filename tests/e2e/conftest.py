"""Phones with the app on them. Whatever a test does, the console stays silent and nobody else is asked anything."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, expect

from tests.support.chromium import LaunchOptions
from tests.support.line import Line
from tests.support.phone import TIMEOUT_MS, OwnBrowser, Phone, SharedBrowser
from tests.support.server import LiveServer

BUILT = Path(__file__).resolve().parents[2] / "frontend" / "dist"

expect.set_options(timeout=TIMEOUT_MS)

NewPhone = Callable[..., Phone]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walk through all screens takes longest by far: begun last, it would keep everybody waiting."""
    items.sort(key=lambda item: item.path.name != "test_screens.py")


@pytest.fixture(scope="session")
def dist() -> Path:
    """The built front end; ``ONWARDS_FRONTEND`` names another one."""
    folder = Path(os.environ.get("ONWARDS_FRONTEND") or BUILT)
    assert (folder / "index.html").is_file(), "there is no built front end: run `make build`"
    return folder


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, dist: Path) -> Iterator[LiveServer]:
    """A started server, the same one for a whole module."""
    settings = {"ONWARDS_RATE_LIMITS": "off", "ONWARDS_FRONTEND": str(dist)}
    server = LiveServer(tmp_path_factory.mktemp("server"), settings)
    server.start()
    yield server
    server.close()


@pytest.fixture
def server(installation: LiveServer) -> LiveServer:
    """The same one, running again if the test before stopped it: tests share it and must not share people."""
    if not installation.ready():
        installation.start()
    return installation


@pytest.fixture
def line(server: LiveServer) -> Iterator[Line]:
    """A line to the server that is listened to."""
    line = Line(server.port)
    yield line
    line.close()


@contextmanager
def phones(new_home: Callable[[], SharedBrowser | OwnBrowser], address: str) -> Iterator[NewPhone]:
    """Makes phones that are on, each with an empty profile; at the end they have nothing to complain of."""
    made: list[Phone] = []

    def make(url: str = address) -> Phone:
        phone = Phone(new_home(), url)
        made.append(phone)
        phone.launch()
        return phone

    yield make
    for phone in made:
        phone.close()
    assert [each for phone in made for each in phone.complaints()] == []
    assert [each for phone in made for each in phone.foreign_requests()] == []


@pytest.fixture
def new_phone(
    request: pytest.FixtureRequest,
    server: LiveServer,
    browser: Browser,
    browser_type: BrowserType,
    browser_type_launch_args: LaunchOptions,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[NewPhone]:
    """Makes phones for one test; marked ``own_browser``, each with a browser that can be killed and launched again."""

    def new_home() -> SharedBrowser | OwnBrowser:
        if not request.node.get_closest_marker("own_browser"):
            return SharedBrowser(browser)
        return OwnBrowser(browser_type, browser_type_launch_args, tmp_path_factory.mktemp("phone"))

    with phones(new_home, server.url) as make:
        yield make


@pytest.fixture
def phone(new_phone: NewPhone) -> Phone:
    """One phone that is on, with an empty profile."""
    return new_phone()
