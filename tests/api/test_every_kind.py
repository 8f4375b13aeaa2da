"""Every kind of record, held to the example of its schema."""

from typing import Any

import pytest
from flask import Flask

from onwards import KINDS
from onwards.core.ids import uuid7
from onwards.core.openapi import operations
from onwards.records.kinds import Kind
from tests.support.diary import Writer, somebody

pytestmark = pytest.mark.parametrize("kind", [routes.kind for routes in KINDS], ids=lambda kind: kind.type)


@pytest.fixture
def sam(app: Flask) -> Writer:
    return somebody(app)


def example_of(app: Flask, kind: Kind) -> dict[str, Any]:
    (body,) = [told.body for _, _, told in operations(app) if told.id == f"put_{kind.type}" and told.body]
    return dict(body.example)


def test_it_comes_back_as_it_was_written_over_rest_and_on_the_feed(app: Flask, sam: Writer, kind: Kind) -> None:
    path, example = f"/{kind.plural}/{uuid7()}", example_of(app, kind)

    made = sam.ask("PUT", path, example)

    assert made.status_code == 201, made.text
    assert example.keys() == kind.merge.keys()
    assert {name: made.json[name] for name in example} == example
    assert sam.got(path) == made.json
    (change,) = sam.got("/sync/changes")["changes"]
    assert change["type"] == kind.type
    assert change["doc"] == {name: value for name, value in example.items() if value not in (None, [])}


def test_without_the_scope_for_notes_nothing_private_is_shown_anywhere(app: Flask, sam: Writer, kind: Kind) -> None:
    path, example = f"/{kind.plural}/{uuid7()}", example_of(app, kind)
    assert sam.ask("PUT", path, example).status_code == 201
    script = sam.limited_to(f"{kind.plural}:read")

    shown, (change,) = script.got(path), script.got("/sync/changes")["changes"]

    assert kind.merge.keys() - shown.keys() == kind.private
    assert not kind.private & change["doc"].keys()


def test_it_is_on_the_timeline_when_its_schema_says_so(app: Flask, sam: Writer, kind: Kind) -> None:
    sam.made(kind.plural, example_of(app, kind))
    coming = sam.made(kind.plural, example_of(app, kind) | {"occurred_at": "2199-01-01T00:00:00+00:00"})
    bare = sam.made(kind.plural, {"occurred_at": "2020-01-01T00:00:00+00:00", "time_zone": "Etc/UTC"})

    shown = {each["id"] for each in sam.got("/timeline")["items"]}

    assert (len(shown) > 0) == (kind.timeline != "never")
    assert (coming in shown) == (kind.timeline in {"always", "with_headline"})
    assert (bare in shown) == (kind.timeline in {"always", "past"})
