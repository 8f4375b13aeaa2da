"""What a client of a released document would trip over in a newer one."""

from collections.abc import Iterator
from typing import Any

from tests.support.document import operations, resolved

NARROWING = {"maxLength": -1, "maxItems": -1, "maximum": -1, "minimum": 1, "minLength": 1, "minItems": 1}
"""By keyword: the direction in which a request's bound takes less than before."""


def breaks(released: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Every way in which ``now`` breaks what ``released`` promised, in words."""
    after = {(path, method): told for path, method, told in operations(resolved(now, _bare(now)))}
    found: list[str] = []
    for path, method, told in operations(resolved(released, _bare(released))):
        name = f"{method.upper()} {path}"
        if (path, method) not in after:
            found.append(f"{name} is gone")
        else:
            found += [f"{name}: {words}" for words in _operation(told, after[path, method])]
    return found


def _bare(document: dict[str, Any]) -> dict[str, Any]:
    return {"paths": document["paths"]}


def _operation(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    if before["operationId"] != after["operationId"]:
        yield f"is called {after['operationId']} now"
    yield from _parameters(before["parameters"], after["parameters"])
    if "requestBody" in after:
        old = before["requestBody"]["content"]["application/json"]["schema"] if "requestBody" in before else {}
        if not old:
            yield "needs a body now"
        yield from _taken(old, after["requestBody"]["content"]["application/json"]["schema"], "")
    for status, answer in before["responses"].items():
        if status >= "400":
            continue
        if status not in after["responses"]:
            yield f"answers {status} no more"
            continue
        shown = after["responses"][status].get("content", {}).get("application/json", {}).get("schema", {})
        yield from _shown(answer.get("content", {}).get("application/json", {}).get("schema", {}), shown, "")


def _parameters(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[str]:
    old, new = ({each["name"]: each for each in parameters} for parameters in (before, after))
    for name in old.keys() - new.keys():
        yield f"takes the parameter {name} no more"
    for name, parameter in new.items():
        if parameter.get("required") and not old.get(name, {}).get("required"):
            yield f"needs the parameter {name} now"
        if name in old:
            yield from _taken(old[name]["schema"], parameter["schema"], f"/{name}")


def _taken(before: dict[str, Any], after: dict[str, Any], where: str) -> Iterator[str]:
    """What a request could send and can no more."""
    if not before:
        return
    for name in sorted(set(after.get("required", ())) - set(before.get("required", ()))):
        yield f"needs {where}/{name} now"
    if _types(before) - _types(after):
        yield f"takes {sorted(_types(before) - _types(after))} at {where or '/'} no more"
    if "enum" in after and set(map(str, before.get("enum", ("anything",)))) - set(map(str, after["enum"])):
        yield f"takes fewer values at {where}"
    for keyword, direction in NARROWING.items():
        bound, former = after.get(keyword), before.get(keyword)
        if bound is not None and (former is None or (bound - former) * direction > 0):
            yield f"takes less at {where} ({keyword})"
    for name, inner in before.get("properties", {}).items():
        if name not in after.get("properties", {}):
            yield f"takes {where}/{name} no more"
        else:
            yield from _taken(inner, after["properties"][name], f"{where}/{name}")
    if "items" in before:
        yield from _taken(before["items"], after.get("items", {}), f"{where}/*")


def _shown(before: dict[str, Any], after: dict[str, Any], where: str) -> Iterator[str]:
    """What an answer always held and may lack now, or holds in another form."""
    for name in sorted(set(before.get("required", ())) - set(after.get("required", ()))):
        yield f"may leave {where}/{name} out now"
    if before.get("type") and _types(after) - _types(before):
        yield f"answers {sorted(_types(after) - _types(before))} at {where or '/'} now"
    for name, inner in before.get("properties", {}).items():
        if name not in after.get("properties", {}):
            yield f"answers without {where}/{name} now"
        else:
            yield from _shown(inner, after["properties"][name], f"{where}/{name}")
    if "items" in before:
        yield from _shown(before["items"], after.get("items", {}), f"{where}/*")


def _types(schema: dict[str, Any]) -> set[str]:
    told = schema.get("type", [])
    return {told} if isinstance(told, str) else set(told)
