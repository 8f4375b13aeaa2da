"""What the app says that is data, not code: helplines, feelings, time zones. The front end imports the same files."""

import json
from importlib import resources
from typing import Any


def load(name: str) -> Any:
    """The JSON value of ``{name}.json`` in this folder."""
    return json.loads(resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
