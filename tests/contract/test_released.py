"""What was released stays: a client of ``openapi/released.json`` works with the document of today.

At a release, copy ``openapi/openapi.json`` over it.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.support.breakage import breaks
from tests.support.document import COMMITTED, RELEASED

NOW: dict[str, Any] = json.loads(COMMITTED.read_text())
CHECK_INS = "/api/v1/check-ins"


def schema(document: dict[str, Any], name: str) -> Any:
    return document["components"]["schemas"][name]


def test_nothing_that_was_released_breaks() -> None:
    assert breaks(json.loads(RELEASED.read_text()), NOW) == []


def without_operation(document: dict[str, Any]) -> None:
    del document["paths"][CHECK_INS]["get"]


def without_path(document: dict[str, Any]) -> None:
    del document["paths"][CHECK_INS]


def renamed(document: dict[str, Any]) -> None:
    document["paths"][CHECK_INS]["get"]["operationId"] = "find_check_ins"


def without_field(document: dict[str, Any]) -> None:
    del schema(document, "CheckIn")["properties"]["mood"]


def without_written_field(document: dict[str, Any]) -> None:
    del schema(document, "CheckInInput")["properties"]["mood"]


def with_required_field(document: dict[str, Any]) -> None:
    schema(document, "CheckInInput")["required"] = ["mood"]


def with_optional_answer(document: dict[str, Any]) -> None:
    schema(document, "CheckInPage")["required"].remove("next")


def with_required_parameter(document: dict[str, Any]) -> None:
    document["paths"][CHECK_INS]["get"]["parameters"][0]["required"] = True


def without_parameter(document: dict[str, Any]) -> None:
    document["paths"][CHECK_INS]["get"]["parameters"].pop()


def without_choice(document: dict[str, Any]) -> None:
    schema(document, "WinInput")["properties"]["kind"]["enum"].remove("offer")


def with_shorter_text(document: dict[str, Any]) -> None:
    schema(document, "WinInput")["properties"]["text"]["maxLength"] = 100


def with_other_type(document: dict[str, Any]) -> None:
    schema(document, "CheckIn")["properties"]["rev"]["type"] = "string"


def without_status(document: dict[str, Any]) -> None:
    del document["paths"][CHECK_INS]["post"]["responses"]["201"]


@pytest.mark.parametrize(
    "break_it",
    [
        without_operation, without_path, renamed, without_field, without_written_field, with_required_field,
        with_optional_answer, with_required_parameter, without_parameter, without_choice, with_shorter_text,
        with_other_type, without_status,
    ],
)  # fmt: skip
def test_what_breaks_a_client_is_told(break_it: Callable[[dict[str, Any]], None]) -> None:
    broken = deepcopy(NOW)
    break_it(broken)
    assert breaks(NOW, broken)


def with_field(document: dict[str, Any]) -> None:
    schema(document, "CheckIn")["properties"]["weather"] = {"type": "string", "maxLength": 9}
    schema(document, "CheckInInput")["properties"]["weather"] = {"type": "string", "maxLength": 9}


def with_operation(document: dict[str, Any]) -> None:
    document["paths"]["/api/v1/more"] = document["paths"][CHECK_INS]


def with_longer_text(document: dict[str, Any]) -> None:
    schema(document, "WinInput")["properties"]["text"]["maxLength"] = 30_000


@pytest.mark.parametrize("add", [with_field, with_operation, with_longer_text])
def test_what_only_adds_breaks_nobody(add: Callable[[dict[str, Any]], None]) -> None:
    wider = deepcopy(NOW)
    add(wider)
    assert breaks(NOW, wider) == []
