"""Whose diary the tests of the API are about."""

import pytest
from flask import Flask

from tests.support.diary import Writer, somebody


@pytest.fixture
def sam(app: Flask) -> Writer:
    """Somebody with an empty diary."""
    return somebody(app)
