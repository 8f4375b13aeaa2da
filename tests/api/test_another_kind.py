"""A kind of record that nobody has seen: one schema, its routes, one line for the app, and everything else works."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from onwards import KINDS, create_app, migrations
from onwards.config import Settings
from onwards.records import schemas as s
from onwards.records.kind_routes import record_routes
from tests.support.diary import WHEN, Writer, digest, op, somebody


class LookingFor(s.Record):
    """What somebody looks for in a job."""

    class Kind:
        type = "looking_for"
        plural = "looking-fors"
        timeline = "always"
        headline = "text"

    text = s.text("What I look for", 200)
    importance = s.integer(0, 10, "How much it counts", default=5)
    themes = s.slugs("What it is about")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "looking_for",
        "text": "A manager who listens.",
        "importance": 8,
        "themes": ["people"],
    }


looking_fors = record_routes(LookingFor, "What to look for in a job")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    made = create_app(settings, kinds=(*KINDS, looking_fors))
    assert migrations.is_current(made.extensions["onwards.database"].engine), "no migration is needed"
    yield made
    made.extensions["onwards.database"].close()


def test_it_is_kept_over_rest(sam: Writer) -> None:
    record_id = sam.made("looking-fors", {**WHEN, "text": "Kind people", "themes": ["people"]})
    path = f"/looking-fors/{record_id}"
    assert sam.got(path)["importance"] == 5
    changed = sam.ask("PATCH", path, {"importance": 9}, If_Match="*")
    assert (changed.status_code, changed.json["importance"]) == (200, 9)
    assert sam.ask("PATCH", path, {"importance": 11}, If_Match="*").json["errors"][0]["pointer"] == "/importance"
    assert [each["rev"] for each in sam.got(f"/records/{record_id}/history")["items"]] == [2, 1]
    assert sam.ask("DELETE", path, If_Match="*").status_code == 204
    assert sam.got("/looking-fors?deleted=true")["items"][0]["id"] == record_id
    assert sam.ask("POST", f"{path}/restore").status_code == 200


def test_it_syncs_and_merges_as_its_schema_says(sam: Writer) -> None:
    made = op(kind="looking_for", set={**WHEN, "text": "Kind people", "themes": ["people"]})
    cursor = sam.pushed(made)["cursor"]
    phone = op(made["id"], kind="looking_for", base=1, set={"text": "Kinder people"}, add={"themes": ["team"]})
    laptop = op(made["id"], kind="looking_for", base=1, set={"text": "Kindest people"}, remove={"themes": ["people"]})
    sam.pushed(phone, cursor=cursor)
    merged = sam.another_device().pushed(laptop, cursor=cursor)
    (change,) = merged["changes"]
    assert change["doc"]["themes"] == ["team"]
    assert {change["doc"]["text"], change["siblings"][0]["value"]} == {"Kinder people", "Kindest people"}
    assert merged["digest"] == digest(merged["changes"])
    assert len(sam.changes(types="looking_for")["changes"]) == 1


def test_it_is_on_the_timeline(sam: Writer) -> None:
    sam.made("looking-fors", {**WHEN, "text": "Kind people"})
    (item,) = sam.got("/timeline?types=looking_for,win")["items"]
    assert (item["type"], item["headline"]) == ("looking_for", "Kind people")


def test_it_has_scopes_of_its_own(sam: Writer, app: Flask) -> None:
    assert {"looking-fors:read", "looking-fors:write"} <= set(app.extensions["onwards.scopes"])
    sam.made("looking-fors", {**WHEN, "text": "Kind people"})
    reader = sam.limited_to("looking-fors:read")
    assert "text" not in reader.got("/looking-fors")["items"][0]
    assert reader.ask("POST", "/looking-fors", WHEN).status_code == 403
    assert sam.limited_to("check-ins:read").ask("GET", "/looking-fors").status_code == 403


def test_it_is_in_the_document(client: FlaskClient) -> None:
    document: Any = client.get("/api/v1/openapi.json").get_json()
    components = document["components"]["schemas"]
    told = {"type": "looking_for", "plural": "looking-fors", "timeline": "always", "headline": "text"}
    assert components["LookingFor"]["x-kind"] == told
    assert components["LookingForInput"]["properties"]["themes"]["x-merge"] == "set"
    assert document["paths"]["/api/v1/looking-fors"]["get"]["operationId"] == "list_looking_fors"
    scopes = components["AccessTokenInput"]["properties"]["scopes"]["items"]["enum"]
    assert "looking-fors:write" in scopes
    assert "looking_for" in str(document["paths"]["/api/v1/timeline"]["get"]["parameters"])


def test_it_goes_with_its_owner(sam: Writer, app: Flask) -> None:
    sam.made("looking-fors", {**WHEN, "text": "Kind people"})
    other = somebody(app)
    assert other.got("/looking-fors")["items"] == []
