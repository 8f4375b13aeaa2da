"""The timeline: records of every kind in the order in which they happened."""

from flask_restx import Namespace, Resource

from onwards.core.contract import Answer, Call, operation
from onwards.core.errors import Problem
from onwards.records import reading
from onwards.records.http import NOTES, kinds_here, page, part_of
from onwards.timeline.schemas import TimelinePage, TimelineQuery

api = Namespace("timeline", description="Everything, in the order in which it happened", path="/")


@api.route("/timeline")
class Timeline(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """Everything in its order."""

    @operation(
        "list_timeline", tag="timeline", access="scope", query=TimelineQuery(), returns=TimelinePage(),
        answers_with=("Link",),
    )  # fmt: skip
    def get(self, call: Call) -> Answer:
        """List the timeline

        Check-ins, wins and lessons together, newest first; an access token sees the kinds it has the scope for.
        """
        kinds = kinds_here()
        types = _readable(call, call.query.get("types"))
        rows, following = reading.listing(call.db, call.me.user_id, types, part_of(call.query)) if types else ([], None)
        notes = call.me.may(NOTES)
        return page([reading.timeline_item(row, kinds, notes=notes) for row in rows], following)


def _readable(call: Call, asked: str | None) -> list[str]:
    kinds = kinds_here()
    wanted = asked.split(",") if asked else kinds.on_timeline
    unknown = [name for name in wanted if name not in kinds.on_timeline]
    if unknown:
        words = f"There is no {unknown[0]} on the timeline; there are {', '.join(kinds.on_timeline)}."
        raise Problem("invalid", errors=[{"pointer": "/query/types", "detail": words}])
    return [name for name in wanted if call.me.may(f"{kinds.by_type[name].plural}:read")]
