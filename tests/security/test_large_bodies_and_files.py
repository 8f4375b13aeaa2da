"""What only the real server shows: bodies in pieces, and who may read its files."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from tests.conftest import MakeServer
from tests.support.people import API
from tests.support.server import LiveServer


@pytest.fixture(scope="module")
def engine_name() -> str:
    return "sqlite"


@pytest.fixture
def server(make_server: MakeServer) -> LiveServer:
    server = make_server(RATE_LIMITS="off")
    server.start()
    return server


def _in_pieces() -> Iterator[bytes]:
    yield b'{"email": "sam@example.com", "password": "seven green bottles"}'
    for _ in range(11):
        yield b" " * 100_000
    yield b"and something that is no JSON"


def test_a_body_without_a_length_is_too_large_and_not_cut_off(server: LiveServer) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
    connection.request("POST", f"{API}/accounts", _in_pieces(), headers, encode_chunked=True)
    answer = connection.getresponse()
    told = json.loads(answer.read())
    connection.close()
    assert (answer.status, told["code"]) == (413, "too-large")


def test_nobody_else_on_the_machine_can_read_the_diaries(server: LiveServer) -> None:
    assert server.data.stat().st_mode & 0o077 == 0
