"""The routes of a kind, made from its schema: list, make, read, replace, change, bin, restore."""

from dataclasses import dataclass
from uuid import UUID

from flask_restx import Namespace, Resource

from onwards.core.contract import Answer, Call, operation
from onwards.core.versions import if_match
from onwards.records import listing, reading, rest
from onwards.records.components import input_of, kind_of, page_of
from onwards.records.http import NOTES, answer, idempotency, page, part_of, writer_of
from onwards.records.kinds import Kind
from onwards.records.list_schemas import KindQuery
from onwards.records.schemas import Record

VERSIONED = ("precondition-required", "stale")


@dataclass(frozen=True, slots=True)
class KindRoutes:
    """A kind of record as the composition root takes it."""

    kind: Kind
    namespace: Namespace


@dataclass(frozen=True, slots=True)
class _Names:
    """How the documents speak of a kind."""

    schema: type[Record]
    kind: Kind

    @property
    def one(self) -> str:
        return self.kind.type

    @property
    def many(self) -> str:
        return self.kind.plural.replace("-", "_")

    @property
    def words(self) -> str:
        return self.kind.type.replace("_", " ").replace("check in", "check-in")

    @property
    def all_words(self) -> str:
        return self.kind.plural.replace("-", " ").replace("check ins", "check-ins")

    @property
    def a_words(self) -> str:
        if self.words == self.all_words:
            return self.words
        return f"{'an' if self.words[0] in 'aeio' else 'a'} {self.words}"

    @property
    def read(self) -> str:
        return f"{self.kind.plural}:read"

    @property
    def write(self) -> str:
        return f"{self.kind.plural}:write"


def record_routes(schema: type[Record], about: str) -> KindRoutes:
    """The routes of the kind that ``schema`` declares; ``about`` describes it in the document."""
    names = _Names(schema, kind_of(schema))
    api = Namespace(names.kind.plural, description=about, path="/")
    api.add_resource(_collection(names), f"/{names.kind.plural}", endpoint=f"all_{names.many}")
    api.add_resource(_item(names), f"/{names.kind.plural}/<uuid:record_id>", endpoint=names.one)
    api.add_resource(
        _restoration(names), f"/{names.kind.plural}/<uuid:record_id>/restore", endpoint=f"{names.one}_restoration"
    )
    return KindRoutes(names.kind, api)


def _collection(names: _Names) -> type[Resource]:
    kind, shown = names.kind, names.schema()

    class Collection(Resource):  # type: ignore[misc]  # flask-restx ships no types
        @operation(
            f"list_{names.many}", tag=kind.plural, scope=names.read, query=KindQuery(),
            returns=page_of(names.schema)(), answers_with=("Link",),
            about=(f"List {names.all_words}", f"One page of {names.all_words}, newest first."),
        )  # fmt: skip
        def get(self, call: Call) -> Answer:
            part = part_of(call.query)
            rows, following = listing.listing(
                call.db, call.me.user_id, [kind.type], part, deleted=call.query["deleted"]
            )
            notes = call.me.may(NOTES)
            return page([reading.represent(row, kind, notes=notes) for row in rows], following)

        @operation(
            f"create_{names.one}", tag=kind.plural, scope=names.write, body=input_of(names.schema)(), returns=shown,
            status=201, also={200: "Made before with this key"}, headers=("Idempotency-Key",),
            answers_with=("ETag", "Location"), problems=("idempotency-mismatch",),
            about=(f"Make {names.a_words}", "Its id is the server's; with a key it is safe to repeat."),
        )  # fmt: skip
        def post(self, call: Call) -> Answer:
            written = rest.create(writer_of(call), kind, call.body, idempotency(call))
            return answer(written.row, kind, call, created=written.created)

    return Collection


def _item(names: _Names) -> type[Resource]:
    kind, shown, given = names.kind, names.schema(), input_of(names.schema)()

    class Item(_readable(names)):  # type: ignore[misc]  # made from the schema
        @operation(
            f"put_{names.one}", tag=kind.plural, scope=names.write, body=given, returns=shown,
            also={201: "It was made"}, headers=("If-Match-optional",), answers_with=("ETag", "Location"),
            problems=(*VERSIONED, "in-bin", "id-taken"),
            about=(
                f"Make or replace {names.a_words}",
                "An unknown id is made. The same body again changes nothing. Over another version it needs If-Match, "
                "and absent fields get their defaults; times stay.",
            ),
        )  # fmt: skip
        def put(self, call: Call, record_id: UUID) -> Answer:
            written = rest.put(writer_of(call), kind, record_id, call.body, if_match())
            return answer(written.row, kind, call, created=written.created)

        @operation(
            f"patch_{names.one}", tag=kind.plural, scope=names.write, body=given, returns=shown,
            headers=("If-Match",), answers_with=("ETag",), problems=(*VERSIONED, "in-bin"),
            about=(f"Change {names.a_words}", "Absent fields stay as they are; null unsets one."),
        )  # fmt: skip
        def patch(self, call: Call, record_id: UUID) -> Answer:
            return answer(rest.patch(writer_of(call), kind, record_id, call.body, if_match()), kind, call)

        @operation(
            f"delete_{names.one}", tag=kind.plural, scope=names.write, status=204, headers=("If-Match",),
            problems=VERSIONED, about=(f"Put {names.a_words} into the bin", "It can be restored for 30 days."),
        )  # fmt: skip
        def delete(self, call: Call, record_id: UUID) -> None:
            rest.remove(writer_of(call), kind, record_id, if_match())

    return Item


def _readable(names: _Names) -> type[Resource]:
    kind = names.kind

    class Readable(Resource):  # type: ignore[misc]  # flask-restx ships no types
        @operation(
            f"get_{names.one}", tag=kind.plural, scope=names.read, returns=names.schema(),
            also={304: "You have this version"}, headers=("If-None-Match",), answers_with=("ETag",),
            about=(f"Read {names.a_words}", "One that is in the bin is found too: `deleted_at` says since when."),
        )  # fmt: skip
        def get(self, call: Call, record_id: UUID) -> Answer:
            return answer(reading.get(call.db, call.me.user_id, kind, record_id), kind, call)

    return Readable


def _restoration(names: _Names) -> type[Resource]:
    kind = names.kind

    class Restoration(Resource):  # type: ignore[misc]  # flask-restx ships no types
        @operation(
            f"restore_{names.one}", tag=kind.plural, scope=names.write, returns=names.schema(),
            answers_with=("ETag",),
            about=(f"Take {names.a_words} out of the bin", "One that is not in the bin stays as it is."),
        )  # fmt: skip
        def post(self, call: Call, record_id: UUID) -> Answer:
            return answer(rest.restore(writer_of(call), kind, record_id), kind, call)

    return Restoration
