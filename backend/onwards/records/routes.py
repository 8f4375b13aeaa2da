"""Routes that serve records of any kind: history, and settling what two devices wrote."""

from uuid import UUID

from flask_restx import Namespace, Resource

from onwards.core.auth import gate
from onwards.core.contract import Answer, Call, operation
from onwards.core.errors import Problem
from onwards.core.versions import if_match
from onwards.records import reading, rest
from onwards.records.history_schemas import History, Resolution
from onwards.records.http import NOTES, answer, kinds_here, writer_of
from onwards.records.kind_routes import VERSIONED
from onwards.records.kinds import Kind
from onwards.records.schemas import AnyRecord

api = Namespace("records", description="What records of every kind have in common", path="/")


@api.route("/records/<uuid:record_id>/history")
class RecordHistory(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """What was done to one record."""

    @operation("get_record_history", tag="records", access="scope", returns=History())
    def get(self, call: Call, record_id: UUID) -> Answer:
        """Read a record's history

        Every change, newest first, with the values before and after; what was kept aside too.
        """
        names = gate().device_names(call.db, call.me.user_id)
        type_, steps = reading.history(call.db, call.me.user_id, record_id, {0: "API", **names})
        kind = _allowed(call, type_, "read")
        hidden = frozenset() if call.me.may(NOTES) else kind.private
        for step in steps:
            for part in ("changes", "kept_aside"):
                step[part] = [each for each in step[part] if each["field"] not in hidden]
        return Answer({"items": steps})


@api.route("/records/<uuid:record_id>/resolve")
class RecordResolution(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """Settling siblings."""

    @operation(
        "resolve_record", tag="records", access="scope", body=Resolution(), returns=AnyRecord(),
        headers=("If-Match",), answers_with=("ETag",), problems=(*VERSIONED, "in-bin"),
    )  # fmt: skip
    def post(self, call: Call, record_id: UUID) -> Answer:
        """Settle siblings

        Name the siblings that were looked at and, in `set`, the values to keep; without `set` what is shown stays.
        """
        row = rest.existing(writer_of(call), record_id)
        kind = _allowed(call, row.type, "write")
        named = [(each["op"], each["field"]) for each in call.body["siblings"]]
        done = rest.resolve(writer_of(call), row, kind, named, call.body.get("set", {}), if_match())
        return answer(done, kind, call)


def _allowed(call: Call, type_: str, verb: str) -> Kind:
    kind = kinds_here().get(type_)
    if kind is None:
        raise Problem("not-found")
    call.me.require(f"{kind.plural}:{verb}")
    return kind
