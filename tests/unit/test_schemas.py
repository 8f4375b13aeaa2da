"""What a kind of record takes: the fast validator and the one that words the faults agree on every value."""

from typing import Any

import marshmallow as ma
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onwards import KINDS
from onwards.checkins.schemas import CheckIn
from onwards.core import fields as f
from onwards.knockbacks.schemas import Knockback
from onwards.lessons.schemas import Lesson
from onwards.records.components import input_of, kind_of
from onwards.records.kinds import Kind
from onwards.records.schemas import Record
from onwards.reframes.schemas import Cause, Reframe
from onwards.wins.schemas import Win

SCHEMAS: tuple[type[Record], ...] = (CheckIn, Win, Lesson, Knockback, Reframe)
WHEN = {"occurred_at": "2026-03-02T14:32:00+00:00", "time_zone": "Europe/London"}

JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(2**63), 2**63), st.text(),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=8,
)  # fmt: skip
NEARLY = st.sampled_from(
    [
        "2026-03-02T14:32:00Z", "2026-02-30T14:32:00Z", "2024-02-29T00:00:00+14:00", "2023-02-29T00:00:00Z",
        "1969-12-31T23:59:59Z", "1970-01-01T00:00:00+23:59", "8999-12-31T23:59:59.999999-23:59", "9000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-03-02T14:32:00", "2026-03-02t14:32:00z",
        "2026-03-02T14:32:60Z", "2026-03-02T24:00:00Z", "2026-03-02T14:32:00+24:00", "2026-03-02T14:32:00.1234567Z",
        "2026-03-02T14:32:00-00:00", "2026-03-02T14:32:00Z\n", "2026-03-02 14:32:00Z", "२०२६-03-02T14:32:00Z",
        "Europe/London", "Etc/GMT+5", "UTC", "Europe/", "/", "Europe/London\n", "x" * 64, "x" * 65,
        "flat", "a", "-a", "a-", "a_b", "A", "é", "flat\n", "",
        "01938a5e-7c00-7000-8000-000000000001", "01938A5E-7C00-7000-8000-000000000001", "not-a-uuid",
        "2026-03-02", "2026-02-30", "2024-02-29", "1969-12-31", "2026-03-02\n", "2026-3-2",
        Cause.example, [Cause.example], [Cause.example | {"share": 101}], [Cause.example | {"share": 30.0}],
        [Cause.example | {"other": 1}], [Cause.example] * 13, {"system": "tracker", "id": "A-1"}, {"system": "tracker"},
        {"system": "tracker", "id": ""}, False,
        "after_call", "home", "interview", "open",
        0, 1, 5, 6, -1, 1.0, 1.5, 5.0, 10_000, 10_001, 1e300, True, None,
        "x" * 20_000, "x" * 20_001, "😀" * 20_000, "😀" * 20_001, "\x00", "\u202eabc",
        [], ["flat"], ["flat", "flat"], [None], ["Flat"], [1], [["flat"]], ["f"] * 40, ["f"] * 41, {}, {"a": 1},
    ]
)  # fmt: skip


def worded(schema: type[Record], values: dict[str, Any]) -> bool:
    try:
        input_of(schema)(partial=tuple(input_of(schema)().fields)).load(values)
    except ma.ValidationError:
        return False
    return True


def agree(schema: type[Record], values: dict[str, Any]) -> None:
    normal, faults = kind_of(schema).validate(values, False)
    assert (not faults) == worded(schema, values), (values, faults)
    assert not faults or all(fault["pointer"].startswith("/") or not fault["pointer"] for fault in faults)
    assert normal == ({} if faults else values)


def test_what_is_missing_inside_a_field_is_named() -> None:
    _, faults = kind_of(Knockback).validate({"external_ref": {"system": "tracker"}}, False)
    assert [fault["pointer"] for fault in faults] == ["/external_ref/id"]


@pytest.mark.parametrize("schema", SCHEMAS)
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_both_validators_agree_on_every_value_of_every_field(schema: type[Record], data: st.DataObject) -> None:
    names = [*input_of(schema)().fields, "unknown", "id", "rev"]
    agree(schema, data.draw(st.dictionaries(st.sampled_from(names), st.one_of(NEARLY, JSON), max_size=3)))


@pytest.mark.parametrize("schema", SCHEMAS)
@settings(max_examples=200, deadline=None)
@given(st.data())
def test_what_the_pattern_of_a_field_makes_is_taken_by_both(schema: type[Record], data: st.DataObject) -> None:
    fields = {name: field for name, field in input_of(schema)().fields.items() if isinstance(field, f.Pattern)}
    name = data.draw(st.sampled_from(sorted(fields)))
    form = next(check for check in fields[name].validators if isinstance(check, ma.validate.Regexp))
    agree(schema, {name: data.draw(st.from_regex(form.regex))})


@pytest.mark.parametrize("kind", [routes.kind for routes in KINDS], ids=lambda kind: kind.type)
def test_a_new_record_needs_its_times_and_a_change_does_not(kind: Kind) -> None:
    assert [fault["pointer"] for fault in kind.validate({}, True)[1]] == ["/occurred_at", "/time_zone"]
    assert kind.validate({}, False) == ({}, [])
    assert kind.validate(WHEN, True) == (WHEN, [])


def test_a_whole_number_is_stored_as_one() -> None:
    normal, _ = kind_of(CheckIn).validate({"mood": 3.0}, False)
    assert normal == {"mood": 3}
    assert type(normal["mood"]) is int


def test_a_whole_number_inside_a_value_is_stored_as_one() -> None:
    normal, _ = kind_of(Reframe).validate({"causes": [Cause.example | {"share": 30.0}]}, False)
    assert normal == {"causes": [Cause.example]}
    assert type(normal["causes"][0]["share"]) is int


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_field_says_how_it_merges(schema: type[Record]) -> None:
    kind = kind_of(schema)
    assert set(kind.merge.values()) <= {"scalar", "set", "text"}
    assert kind.merge.keys() == kind.defaults.keys() == input_of(schema)().fields.keys()
    assert kind.headline in kind.merge


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"mood": 6}, "/mood"),
        ({"feelings": ["flat", "Flat"]}, "/feelings/1"),
        ({"a/b~c": 1}, "/a~1b~0c"),
        ({"occurred_at": "0001-01-01T00:00:00Z"}, "/occurred_at"),
    ],
)
def test_a_fault_is_named_by_its_pointer_in_plain_words(values: dict[str, Any], pointer: str) -> None:
    (fault,) = kind_of(CheckIn).validate(values, False)[1]
    assert fault["pointer"] == pointer
    assert fault["detail"].endswith(".")
