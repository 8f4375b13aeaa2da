"""The timeline: records of every kind in the order in which they happened."""

from collections.abc import Sequence

from flask_restx import Namespace, Resource

from onwards.core.contract import Answer, Call, operation
from onwards.records import listing
from onwards.records.http import NOTES, kinds_here, page, part_of, types_shown
from onwards.timeline.schemas import TimelinePage, timeline_query


def api_with(types: Sequence[str]) -> Namespace:
    """The routes of the timeline; the document names the kinds ``types``."""
    api = Namespace("timeline", description="Everything, in the order in which it happened", path="/")
    api.add_resource(_timeline(types), "/timeline")
    return api


def _timeline(types: Sequence[str]) -> type[Resource]:
    class Timeline(Resource):  # type: ignore[misc]  # flask-restx ships no types
        """Everything in its order."""

        @operation(
            "list_timeline", tag="timeline", access="scope", query=timeline_query(types), returns=TimelinePage(),
            answers_with=("Link",),
        )  # fmt: skip
        def get(self, call: Call) -> Answer:
            """List the timeline

            Records of every kind together, newest first. An access token sees the kinds it has the scope for; to name
            another in `types` is a 403.
            """
            kinds, me = kinds_here(), call.me
            shown = [kinds.by_type[name] for name in types_shown(call, types)]
            if not shown:
                return page([], None)
            rows, following = listing.timeline(call.db, me.user_id, shown, part_of(call.query), call.now)
            return page([listing.timeline_item(row, kinds, notes=me.may(NOTES)) for row in rows], following)

    return Timeline
