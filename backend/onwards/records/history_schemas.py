"""What was done to a record, and settling what two devices wrote."""

import marshmallow as ma

from onwards.core import fields as f


class FieldChange(f.Schema):
    """One field before and after."""

    field = f.Text(64, required=True)
    before = ma.fields.Raw(required=True, allow_none=True)
    after = ma.fields.Raw(required=True, allow_none=True)


class KeptAside(f.Schema):
    """A value that was not shown, since a later one had been written elsewhere."""

    field = f.Text(64, required=True)
    value = ma.fields.Raw(required=True, allow_none=True)


class HistoryStep(f.Schema):
    """One operation on a record."""

    op = f.Id(required=True)
    rev = f.Integer(1, required=True)
    device = f.Text(200, required=True, allow_none=True)
    at = f.Timestamp(required=True, metadata={"description": "When it was made, by this server's clock"})
    deleted = f.Boolean(required=True, allow_none=True, metadata={"description": "Into the bin, or out of it"})
    changes = f.Listing(f.Nested(FieldChange), 100, required=True)
    kept_aside = f.Listing(f.Nested(KeptAside), 100, required=True)


class History(f.Schema):
    """What was done to a record, newest first; former values are kept for 400 days."""

    items = f.Listing(f.Nested(HistoryStep), 100_000, required=True)
    example = {  # noqa: RUF012
        "items": [
            {
                "op": "01938a5e-7c00-7000-8000-0000000000ff",
                "rev": 12,
                "device": "Phone",
                "at": "2026-03-02T14:40:00+00:00",
                "deleted": None,
                "changes": [{"field": "note", "before": "They rang.", "after": "They rang at ten."}],
                "kept_aside": [],
            }
        ]
    }


class SiblingName(f.Schema):
    """Which sibling: one operation may have lost in several fields."""

    op = f.Id(required=True, metadata={"description": "The operation that wrote it"})
    field = f.Text(64, required=True)
    example = {"op": "01938a5e-7c00-7000-8000-0000000000ff", "field": "note"}  # noqa: RUF012


class Resolution(f.Schema):
    """Which siblings are settled, and with what values."""

    siblings = f.Listing(f.Nested(SiblingName), 64, required=True)
    set = ma.fields.Dict(keys=f.Text(64), values=ma.fields.Raw(allow_none=True), validate=ma.validate.Length(max=64))
    example = {"siblings": [SiblingName.example], "set": {"note": "They rang at ten."}}  # noqa: RUF012
