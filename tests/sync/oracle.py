"""What people were told is saved, and who overwrote what they had seen: the measure of "nothing is lost"."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Record:
    """A record as the people of the history know it."""

    number: int
    user: int
    type: str
    id: str
    purged: bool = False


@dataclass
class Value:
    """A value that exists once in a history. ``excused``: why it may be gone."""

    token: str | int
    record: Record
    field: str
    by: str
    excused: str = ""


@dataclass
class Oracle:
    """The log of one history."""

    values: dict[str | int, Value] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    made: int = 100

    def token(self, user: int) -> str:
        """A text that exists nowhere else and says whose it is."""
        self.made += 1
        return f"of_{user}_v{self.made}x"

    def number(self) -> int:
        """A number that exists nowhere else in this history."""
        self.made += 1
        return self.made

    def record(self, user: int, type_: str, id_: str) -> Record:
        """Note a new record."""
        made = Record(len(self.records), user, type_, id_)
        self.records.append(made)
        return made

    def saved(self, record: Record, by: str, values: dict[str, Any], *, certain: bool = True) -> None:
        """Somebody was told that these values are saved; not ``certain``: they were told nothing."""
        for name, value in values.items():
            for token in value if isinstance(value, list) else [value]:
                if token is not None and token not in self.values:
                    self.values[token] = Value(token, record, name, by, "" if certain else "never confirmed")

    def covered(self, values: Iterable[Any], why: str) -> None:
        """Somebody who had these on screen wrote over them, took them away or settled them."""
        for value in values:
            for token in value if isinstance(value, list) else [value]:
                known = self.values.get(token)
                if known is not None:
                    known.excused = known.excused or why

    def excuse(self, by: Iterable[str], after: set[str | int], why: str) -> None:
        """Whatever these authors wrote since only ``after`` was there may be gone."""
        authors = set(by)
        for token, value in self.values.items():
            if token not in after and value.by in authors:
                value.excused = value.excused or why


def tokens_in(changes: dict[str, Any]) -> set[Any]:
    """The values that an operation's set and add hold."""
    found: set[Any] = set()
    for part in ("set", "add"):
        for value in (changes.get(part) or {}).values():
            found.update(value if isinstance(value, list) else [value])
    return found
