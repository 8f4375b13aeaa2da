"""What the app says that is data, not code: helplines, feelings, time zones. The front end imports the same files."""

import json
from importlib import resources
from typing import Any


def load(name: str) -> Any:
    """The JSON value of ``{name}.json`` in this folder."""
    return json.loads(text(name))


def text(name: str) -> str:
    """What stands in ``{name}.json`` in this folder."""
    return resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")


def names(folder: str) -> list[str]:
    """The JSON files of ``folder`` below this one, as ``text`` and ``load`` take them."""
    files = resources.files(__name__).joinpath(folder).iterdir()
    return [f"{folder}/{file.name.removesuffix('.json')}" for file in files if file.name.endswith(".json")]
