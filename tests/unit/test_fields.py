"""The fields that everything is read with: what they take and what they refuse."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import marshmallow as ma
import pytest

from onwards.core import fields as f


def accepts(field: ma.fields.Field[Any], value: Any) -> bool:
    try:
        field.deserialize(value)
    except ma.ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        (1, True), (5, True), (3.0, True), (0, False), (6, False), (2.5, False), ("3", False), (True, False),
        (float("inf"), False), (1e300, False), (None, False), ([], False),
    ],
)  # fmt: skip
def test_an_integer_is_a_json_integer_within_bounds(value: Any, taken: bool) -> None:
    assert accepts(f.Integer(1, 5), value) is taken


@pytest.mark.parametrize(
    ("value", "taken"),
    [("1", True), ("200", True), ("0", False), ("1.0", False), (" 1", False), ("٣", False), ("", False)],
)  # fmt: skip
def test_an_integer_in_a_query_is_written_in_digits(value: str, taken: bool) -> None:
    assert accepts(f.QueryInteger(1, 200), value) is taken


@pytest.mark.parametrize(("value", "taken"), [("true", True), ("false", True), ("True", False), ("1", False)])
def test_a_boolean_in_a_query_is_true_or_false(value: str, taken: bool) -> None:
    assert accepts(f.QueryBoolean(), value) is taken


@pytest.mark.parametrize(
    "value",
    ["2026-03-02T14:32:00+00:00", "2026-03-02T14:32:00.5-09:30", "1970-01-01T00:00:00Z", "8999-12-31T23:59:59Z"],
)
def test_a_time_is_kept_as_it_was_written(value: str) -> None:
    assert f.Timestamp().deserialize(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "2026-03-02",
        "2026-03-02T14:32:00", "2026-03-02T14:32:00Z\n", 1_700_000_000, "٢٠٢٦-03-02T14:32:00Z",
    ],
)  # fmt: skip
def test_a_time_without_offset_or_outside_of_the_years_is_refused(value: Any) -> None:
    assert not accepts(f.Timestamp(), value)


def test_a_time_and_an_id_go_out_as_text() -> None:
    assert f.Timestamp().serialize("at", {"at": datetime(2026, 3, 2, tzinfo=UTC)}) == "2026-03-02T00:00:00+00:00"
    assert f.Id().serialize("id", {"id": UUID(int=1)}) == "00000000-0000-0000-0000-000000000001"


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("Europe/London", True), ("America/Argentina/Buenos_Aires", True), ("Etc/GMT+5", True), ("Mars/Base_1", True),
        ("", False), ("Europe/", False), ("../etc/passwd", False), ("Europe/London\n", False), ("x" * 65, False),
    ],
)  # fmt: skip
def test_a_zone_is_checked_by_its_form_only(value: str, taken: bool) -> None:
    assert accepts(f.TimeZone(), value) is taken


@pytest.mark.parametrize("value", ["x" * 20_001, "😀" * 20_001, 5, None, ["x"]])
def test_text_over_its_length_or_of_another_type_is_refused(value: Any) -> None:
    assert not accepts(f.Text(f.TEXT_MAX), value)


def test_text_is_counted_in_characters_and_kept_whatever_it_is() -> None:
    for value in ("😀" * 20_000, "\x00", "\u202eשלום", "a\nb"):
        assert f.Text(f.TEXT_MAX).deserialize(value) == value


def test_a_list_is_bounded_and_each_item_checked() -> None:
    field = f.Listing(f.Slug(), 2)
    assert accepts(field, ["a", "b"])
    assert not accepts(field, ["a", "b", "c"])
    assert not accepts(field, ["a", "B"])
    assert not accepts(field, "ab")
