"""A broken pack keeps the server from starting, and whoever wrote it is told the line and the reason."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from onwards import cli, content
from onwards.prompts.rules import line_of
from onwards.prompts.service import BrokenPack, packs, read

ROOT = Path(__file__).resolve().parents[2]
NAME = "prompts/five_practices"
PACK = content.load(NAME)
BROKEN = json.loads((ROOT / "tests/vectors/broken_packs.json").read_text(encoding="utf-8"))


def written(pack: Any) -> str:
    return json.dumps(pack, indent=2, ensure_ascii=False)


def refusal(text: str) -> str:
    with pytest.raises(BrokenPack) as broken:
        read(f"{NAME}.json", text)
    return str(broken.value)


def broken_as(told: dict[str, Any]) -> Any:
    pack = deepcopy(PACK)
    *steps, last = told["at"]
    target = pack
    for step in steps:
        target = target[step]
    if "repeat" in told:
        target[last] = "é" * told["repeat"]
    elif "value" in told:
        target[last] = told["value"]
    else:
        del target[last]
    return pack


@pytest.mark.parametrize("told", BROKEN, ids=[told["name"] for told in BROKEN])
def test_what_the_app_refuses_the_server_refuses_too(told: dict[str, Any]) -> None:
    said = refusal(written(broken_as(told)))
    place = said.split(", ")[2].partition(": ")[0]
    assert said.startswith("prompts/five_practices.json, line ")
    assert told["fault"]["pointer"].startswith(place)
    assert said.endswith(".")


def test_the_line_is_the_one_where_the_fault_stands() -> None:
    pack = deepcopy(PACK)
    pack["prompts"][2]["stage"] = "scold"
    text = written(pack)
    number = next(number for number, line in enumerate(text.splitlines(), 1) if '"scold"' in line)
    reason = "This must be one of: settle, notice, separate, question, learn, act, evaluate."
    assert refusal(text) == f"prompts/five_practices.json, line {number}, /prompts/2/stage: {reason}"


def test_what_is_missing_is_told_where_it_is_missing() -> None:
    pack = deepcopy(PACK)
    del pack["prompts"][1]["question"]
    text = written(pack)
    first = f'"id": "{pack["prompts"][1]["id"]}"'
    opening = next(number for number, line in enumerate(text.splitlines(), 0) if first in line)
    expected = f"prompts/five_practices.json, line {opening}, /prompts/1/question: This is needed."
    assert refusal(text) == expected


def test_an_id_that_stands_twice_is_refused() -> None:
    pack = deepcopy(PACK)
    pack["prompts"][1]["id"] = pack["prompts"][0]["id"]
    assert refusal(written(pack)).endswith(", /prompts/1/id: Another question has this id.")


@pytest.mark.parametrize(("name", "span"), [("severity", (3, 1)), ("hours_since", (9, 8))])
def test_a_range_that_runs_backwards_is_refused(name: str, span: tuple[int, int]) -> None:
    pack = deepcopy(PACK)
    pack["prompts"][1]["applies_to"] = {name: dict(zip(("from", "to"), span, strict=True))}
    assert refusal(written(pack)).endswith(f", /prompts/1/applies_to/{name}: This ends before it begins.")


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("[1,\n2", 2), ('{"id":\n\n"x",}', 3), ("[]", 1), ("null", 1), ('"pack"', 1)]
)
def test_what_is_no_pack_at_all_is_told_by_its_line(text: str, line: int) -> None:
    assert f", line {line}" in refusal(text)


@pytest.mark.parametrize(
    ("pointer", "line"), [("", 2), ("/a", 3), ("/a/1", 5), ("/a/1/b~1c", 6), ("/a/9", 3), ("/d", 9), ("/e", 2)]
)
def test_a_place_in_a_file_has_a_line(pointer: str, line: int) -> None:
    text = '\n{\n "a": [\n  [],\n  {\n   "b/c": 1\n  }\n ],\n "d": "]},{[",\n "f" : {}\n}'
    assert line_of(text, pointer) == line


def test_the_packs_that_come_with_onwards_are_whole() -> None:
    assert [pack.id for pack in packs()] == ["five_practices", "plan_for_a_no"]
    assert len({pack.version for pack in packs()}) == 2


def test_a_command_says_what_is_broken_and_stops(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("ONWARDS_DATA", str(tmp_path))
    monkeypatch.setattr(content, "text", lambda _name: '{\n"id": 5,\n}')
    packs.cache_clear()
    try:
        assert cli.main(["serve"]) == 2
    finally:
        packs.cache_clear()
    assert capsys.readouterr().err.startswith("onwards: prompts/five_practices.json, line 3: this is not JSON")
