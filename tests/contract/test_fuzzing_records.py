"""Every operation on one record under every check of Schemathesis."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from tests.support.fuzzing import LateApp, running, schema_for, send

late = LateApp()
schema = schema_for(late, lambda path: "record_id" in path, examples=20)


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with running(late, tmp_path_factory.mktemp("fuzzing")):
        yield


@schema.parametrize()
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_an_operation_holds_what_the_document_promises(case: schemathesis.Case[Any]) -> None:
    send(case, late)
