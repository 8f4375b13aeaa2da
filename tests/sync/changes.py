"""Changes that somebody looking at a record may make, and which of the values on screen they take away."""

import random
from dataclasses import dataclass, field
from typing import Any

from tests.sync.oracle import Oracle, Record

TEXTS = {"win": ("text",), "lesson": ("text", "if_when"), "check_in": ("note",)}
SCALARS = {"win": ("kind",), "lesson": ("theme", "times_tried", "state"), "check_in": ("mood", "energy")}
CHOICES: dict[str, tuple[Any, ...]] = {
    "kind": ("interview", "feedback", "skill"),
    "state": ("open", "trying", "learned"),
    "mood": (1, 2, 3, 4, 5),
    "energy": (1, 2, 3),
}
NO_SLUG = "Not a slug!"


@dataclass
class Edit:
    """One change: as the app takes it, the new values, and the values on screen that it writes over."""

    change: dict[str, Any] = field(default_factory=dict)
    new: dict[str, Any] = field(default_factory=dict)
    over: list[Any] = field(default_factory=list)


def fresh(pick: random.Random, oracle: Oracle, user: int, type_: str) -> dict[str, Any]:
    """The fields of a new record."""
    names = [*TEXTS[type_], *SCALARS[type_]]
    chosen = [names[0], *(name for name in names[1:] if pick.random() < 0.5)]
    values = {name: _value(pick, oracle, user, name) for name in chosen}
    if type_ == "check_in" and pick.random() < 0.6:
        values["feelings"] = [oracle.token(user) for _ in range(pick.randint(1, 3))]
    return values


def edit(pick: random.Random, oracle: Oracle, record: Record, view: dict[str, Any]) -> Edit:
    """A change by somebody with ``view`` on screen."""
    made = Edit()
    if view["siblings"] and pick.random() < 0.4:
        _settle(pick, oracle, record, view, made)
    elif record.type == "check_in" and pick.random() < 0.45:
        _feelings(pick, oracle, record, view, made)
    else:
        names = [*TEXTS[record.type], *SCALARS[record.type]]
        for name in pick.sample(names, pick.choice((1, 1, 2))):
            value = None if pick.random() < 0.1 else _value(pick, oracle, record.user, name)
            _put(made, view, name, value)
    return made


def spoilt(record: Record, view: dict[str, Any]) -> Edit | None:
    """A change that the server will not take."""
    if record.type != "lesson":
        return None
    return Edit({"set": {"theme": NO_SLUG}}, over=[view["doc"].get("theme")])


def _put(made: Edit, view: dict[str, Any], name: str, value: Any) -> None:
    made.change.setdefault("set", {})[name] = value
    made.new[name] = value
    made.over.append(view["doc"].get(name))


def _settle(pick: random.Random, oracle: Oracle, record: Record, view: dict[str, Any], made: Edit) -> None:
    name = pick.choice(view["siblings"])["field"]
    beside = [each for each in view["siblings"] if each["field"] == name]
    made.change["resolve"] = [{"op": each["op"], "field": name} for each in beside]
    way = pick.random()
    if way < 0.4:
        made.over += [each["value"] for each in beside]
    elif way < 0.7:
        kept = beside.pop()
        made.over += [each["value"] for each in beside] + [view["doc"].get(name)]
        made.change["set"] = {name: kept["value"]}
    else:
        made.over += [each["value"] for each in beside]
        _put(made, view, name, _value(pick, oracle, record.user, name))


def _feelings(pick: random.Random, oracle: Oracle, record: Record, view: dict[str, Any], made: Edit) -> None:
    held = list(view["doc"].get("feelings") or [])
    way = pick.random()
    if way < 0.4 or not held:
        made.new["feelings"] = [oracle.token(record.user)]
        made.change["add"] = {"feelings": made.new["feelings"]}
    elif way < 0.75:
        gone = pick.sample(held, pick.randint(1, len(held)))
        made.change["remove"] = {"feelings": gone}
        made.over += gone
    else:
        kept = pick.sample(held, pick.randint(0, len(held)))
        made.new["feelings"] = [oracle.token(record.user)]
        made.change["set"] = {"feelings": kept + made.new["feelings"]}
        made.over += [each for each in held if each not in kept]


def _value(pick: random.Random, oracle: Oracle, user: int, name: str) -> Any:
    if name in CHOICES:
        return pick.choice(CHOICES[name])
    return oracle.number() if name == "times_tried" else oracle.token(user)
