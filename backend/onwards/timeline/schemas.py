"""What the timeline shows."""

from collections.abc import Sequence

from onwards.core import fields as f
from onwards.records.list_schemas import ListQuery, types_field


def timeline_query(on_timeline: Sequence[str]) -> ListQuery:
    """Which part of the timeline to show; ``on_timeline`` are the kinds on it."""

    class TimelineQuery(ListQuery):
        """Which part of the timeline to show."""

        types = types_field(on_timeline)

    return TimelineQuery()


class TimelineItem(f.Schema):
    """One record as the timeline shows it."""

    id = f.Id(required=True)
    type = f.Text(64, required=True)
    occurred_at = f.Timestamp(required=True)
    time_zone = f.TimeZone(required=True)
    rev = f.Integer(1, required=True)
    headline = f.Text(f.TEXT_MAX, allow_none=True, metadata={"description": "Absent without the scope notes:read"})
    mood = f.Integer(1, 5, allow_none=True, metadata={"description": "Of check-ins"})
    example = {  # noqa: RUF012
        "id": "01938a5e-7c00-7000-8000-000000000001",
        "type": "check_in",
        "occurred_at": "2026-03-02T14:32:00+00:00",
        "time_zone": "Europe/London",
        "rev": 12,
        "headline": "They went with someone internal.",
        "mood": 2,
    }


class TimelinePage(f.Schema):
    """A page of the timeline, newest first."""

    items = f.Listing(f.Nested(TimelineItem), 200, required=True)
    next = f.Text(200, required=True, allow_none=True, metadata={"description": "The cursor of the next page"})
    example = {"items": [TimelineItem.example], "next": None}  # noqa: RUF012
