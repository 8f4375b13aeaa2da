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


class Horoscope(s.Record):
    """What the stars said."""

    class Kind:
        type = "horoscope"
        plural = "horoscopes"
        timeline = "always"
        headline = "text"

    text = s.text("What it said", 200)
    belief = s.integer(0, 10, "How much it was believed", default=5)
    themes = s.slugs("What it is about")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "horoscope",
        "text": "A stranger brings news.",
        "belief": 8,
        "themes": ["people"],
    }


horoscopes = record_routes(Horoscope, "What the stars said")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    made = create_app(settings, kinds=(*KINDS, horoscopes))
    assert migrations.is_current(made.extensions["onwards.database"].engine), "no migration is needed"
    yield made
    made.extensions["onwards.database"].close()


def test_it_is_kept_over_rest(sam: Writer) -> None:
    record_id = sam.made("horoscopes", {**WHEN, "text": "Kind people", "themes": ["people"]})
    path = f"/horoscopes/{record_id}"
    assert sam.got(path)["belief"] == 5
    changed = sam.ask("PATCH", path, {"belief": 9}, If_Match="*")
    assert (changed.status_code, changed.json["belief"]) == (200, 9)
    assert sam.ask("PATCH", path, {"belief": 11}, If_Match="*").json["errors"][0]["pointer"] == "/belief"
    assert [each["rev"] for each in sam.got(f"/records/{record_id}/history")["items"]] == [2, 1]
    assert sam.ask("DELETE", path, If_Match="*").status_code == 204
    assert sam.got("/horoscopes?deleted=true")["items"][0]["id"] == record_id
    assert sam.ask("POST", f"{path}/restore").status_code == 200


def test_it_syncs_and_merges_as_its_schema_says(sam: Writer) -> None:
    made = op(kind="horoscope", set={**WHEN, "text": "Kind people", "themes": ["people"]})
    cursor = sam.pushed(made)["cursor"]
    phone = op(made["id"], kind="horoscope", base=1, set={"text": "Kinder people"}, add={"themes": ["team"]})
    laptop = op(made["id"], kind="horoscope", base=1, set={"text": "Kindest people"}, remove={"themes": ["people"]})
    sam.pushed(phone, cursor=cursor)
    merged = sam.another_device().pushed(laptop, cursor=cursor)
    (change,) = merged["changes"]
    assert change["doc"]["themes"] == ["team"]
    assert {change["doc"]["text"], change["siblings"][0]["value"]} == {"Kinder people", "Kindest people"}
    assert merged["digest"] == digest(merged["changes"])
    assert len(sam.changes(types="horoscope")["changes"]) == 1


def test_it_is_on_the_timeline(sam: Writer) -> None:
    sam.made("horoscopes", {**WHEN, "text": "Kind people"})
    (item,) = sam.got("/timeline?types=horoscope,win")["items"]
    assert (item["type"], item["headline"]) == ("horoscope", "Kind people")


def test_it_has_scopes_of_its_own(sam: Writer, app: Flask) -> None:
    assert {"horoscopes:read", "horoscopes:write"} <= set(app.extensions["onwards.scopes"])
    sam.made("horoscopes", {**WHEN, "text": "Kind people"})
    reader = sam.limited_to("horoscopes:read")
    assert "text" not in reader.got("/horoscopes")["items"][0]
    assert reader.ask("POST", "/horoscopes", WHEN).status_code == 403
    assert sam.limited_to("check-ins:read").ask("GET", "/horoscopes").status_code == 403


def test_it_is_in_the_document(client: FlaskClient) -> None:
    document: Any = client.get("/api/v1/openapi.json").get_json()
    components = document["components"]["schemas"]
    told = {"type": "horoscope", "plural": "horoscopes", "timeline": "always", "headline": "text"}
    assert components["Horoscope"]["x-kind"] == told
    assert components["HoroscopeInput"]["properties"]["themes"]["x-merge"] == "set"
    assert document["paths"]["/api/v1/horoscopes"]["get"]["operationId"] == "list_horoscopes"
    scopes = components["AccessTokenInput"]["properties"]["scopes"]["items"]["enum"]
    assert "horoscopes:write" in scopes
    assert "horoscope" in str(document["paths"]["/api/v1/timeline"]["get"]["parameters"])


def test_it_goes_with_its_owner(sam: Writer, app: Flask) -> None:
    sam.made("horoscopes", {**WHEN, "text": "Kind people"})
    other = somebody(app)
    assert other.got("/horoscopes")["items"] == []
