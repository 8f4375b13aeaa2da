"""The data that the app shows: whole, in the right order, and honest about what nobody has checked."""

import re
from collections import Counter
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from onwards import content
from onwards.content.helplines import release_note, rows, unchecked
from onwards.core.fields import SET_MAX, SLUG_MAX
from onwards.core.formats import SLUG

ROOT = Path(__file__).resolve().parents[2]
COUNTRIES = {"GB", "IE", "US", "CA", "AU", "NZ"}
HELPLINES: dict[str, Any] = content.load("helplines")
TODAY = date(2030, 6, 1)


def row_with(**changes: str | None) -> dict[str, Any]:
    return {**HELPLINES["countries"][0]["emergency"], **changes}


def with_first_row(**changes: str | None) -> dict[str, Any]:
    first, *others = HELPLINES["countries"]
    return {**HELPLINES, "countries": [{**first, "emergency": row_with(**changes)}, *others]}


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema_rs.validator_for(content.load("helplines.schema"), validate_formats=True)


def test_helplines_keep_to_their_schema(validator: Any) -> None:
    assert [error.message for error in validator.iter_errors(HELPLINES)] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"number": None},
        {"verified_on": "2030-01-01"},
        {"verified_by": "A. Person"},
        {"verified_on": "last week", "verified_by": "A. Person"},
        {"url": "http://example.org"},
    ],
)
def test_the_schema_refuses_a_row_that_is_not_whole(validator: Any, changes: dict[str, str | None]) -> None:
    assert not validator.is_valid(with_first_row(**changes))


def test_the_schema_accepts_a_row_that_a_person_has_checked(validator: Any) -> None:
    assert validator.is_valid(with_first_row(verified_on="2030-01-01", verified_by="A. Person"))


def test_every_country_begins_with_its_emergency_number() -> None:
    assert {country["country"] for country in HELPLINES["countries"]} == COUNTRIES
    shown = list(rows(HELPLINES))
    for country in HELPLINES["countries"]:
        of_country = [row for row in shown if row["country"] == country["country"]]
        assert of_country[0]["name"] == "Emergency services"
        assert re.fullmatch(r"\d{3}", of_country[0]["number"])
        assert of_country[1:] == country["helplines"]


def test_no_helpline_stands_twice() -> None:
    names = Counter((row["country"], row["name"]) for row in rows(HELPLINES))
    # The directories and the fallback belong to no country, and have names of their own.
    assert [name for name, times in names.items() if times > 1] == []


def test_a_row_is_unchecked_until_a_person_checked_it_and_again_after_a_year() -> None:
    dates = {None: True, "2029-05-31": True, "2029-06-01": False, "2030-06-01": False}
    for verified_on, due in dates.items():
        found = with_first_row(verified_on=verified_on)
        assert (found["countries"][0]["emergency"] in unchecked(found, TODAY)) is due


def test_a_release_note_tells_how_to_reach_a_line_and_when_it_was_checked() -> None:
    row = row_with(name="A line", verified_on="2029-05-31") | {"text": {"number": "85258", "message": "SHOUT"}}
    assert release_note(row) == "- GB: A line, 999, text SHOUT to 85258 (last checked on 2029-05-31)"
    row = row_with(country=None, name="A directory", number=None, url="https://example.org")
    assert release_note(row) == "- Everywhere: A directory, https://example.org (not checked yet)"


def test_the_changelog_names_every_row_that_nobody_has_checked() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    never = [release_note(row) for row in rows(HELPLINES) if row["verified_on"] is None]
    assert [line for line in never if line not in changelog] == []


def test_every_time_zone_of_the_six_countries_leads_to_its_country() -> None:
    known = content.load("time_zones")
    table = resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    columns = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    country_of = {zone: country for country, _, zone, *_ in columns}
    assert {zone: country for zone, country in country_of.items() if country in COUNTRIES}.items() <= known.items()
    assert {zone for zone in known if country_of.get(zone, known[zone]) != known[zone]} == set()


def test_every_time_zone_exists_and_stands_in_order() -> None:
    known = content.load("time_zones")
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    assert set(known) <= set(listed)
    assert list(known) == sorted(known)
    assert set(known.values()) == COUNTRIES


def test_feelings_are_few_enough_to_look_through_and_fit_into_a_check_in() -> None:
    feelings = content.load("feelings")
    assert 12 <= len(feelings) <= 20 <= SET_MAX
    assert all(re.fullmatch(SLUG, feeling["slug"]) and len(feeling["slug"]) <= SLUG_MAX for feeling in feelings)
    for key in ("slug", "label"):
        assert len({feeling[key] for feeling in feelings}) == len(feelings)


def test_advice_keeps_to_its_schema_and_knows_every_country_that_the_helplines_know() -> None:
    advice = content.load("advice")
    validator = jsonschema_rs.validator_for(content.load("advice.schema"), validate_formats=True)
    assert [error.message for error in validator.iter_errors(advice)] == []
    assert {country["country"] for country in advice["countries"]} == COUNTRIES
    for country in advice["countries"]:
        assert {row["country"] for row in country["places"]} == {country["country"]}


@pytest.mark.parametrize(
    "changes", [{"verified_on": "2030-01-01"}, {"verified_by": "A. Person"}, {"url": "http://a.org"}]
)
def test_advice_that_is_not_whole_is_refused(changes: dict[str, str]) -> None:
    advice = content.load("advice")
    advice["countries"][0]["places"][0] |= changes
    assert not jsonschema_rs.validator_for(content.load("advice.schema"), validate_formats=True).is_valid(advice)
