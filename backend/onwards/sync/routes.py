"""Sync over HTTP: push what waits, follow what changes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from flask_restx import Namespace, Resource

from onwards.core.contract import Answer, Call, operation
from onwards.records.http import NOTES, author_of, kinds_here, types_shown
from onwards.sync import service
from onwards.sync.schemas import ChangesPage, SyncAnswer, SyncPush, changes_query

ABOUT = "Follow every change and push your own, without overwriting the unseen"


def api_with(types: Sequence[str]) -> Namespace:
    """The routes of sync; the document names the kinds ``types``."""
    api = Namespace("sync", description=ABOUT, path="/")
    api.add_resource(Sync, "/sync")
    api.add_resource(_changes(types), "/sync/changes")
    return api


class Sync(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """Push and pull."""

    @operation(
        "sync", tag="sync", access="scope", body=SyncPush(), returns=SyncAnswer(),
        problems=("resync-required", "wrong-owner", "server-older"),
    )  # fmt: skip
    def post(self, call: Call) -> Answer:
        """Push operations and read what is new

        Each operation is answered for itself: one that is refused stops no other. An access token needs the read and
        write scopes of every kind and notes:read.
        """
        kinds = kinds_here()
        call.me.require(*kinds.scopes("read"), *kinds.scopes("write"), NOTES)
        sent = service.Push(
            UUID(call.body["owner"]), datetime.fromisoformat(call.body["sent_at"]), call.body["cursor"],
            call.body["ops"], call.body["schema"],
        )  # fmt: skip
        return Answer(raw=service.push(call.db, kinds, author_of(call), sent, call.now))


def _changes(types: Sequence[str]) -> type[Resource]:
    class Changes(Resource):  # type: ignore[misc]  # flask-restx ships no types
        """The feed."""

        @operation(
            "list_changes", tag="sync", access="scope", query=changes_query(types), returns=ChangesPage(),
            problems=("resync-required",),
        )  # fmt: skip
        def get(self, call: Call) -> Answer:
            """Follow the changes

            Every record that changed after the cursor, in the order of its latest change; without a cursor, everything.
            An access token sees the kinds it has the scope for, and what was written only with notes:read; to name
            another kind in `types` is a 403.
            """
            kinds = kinds_here()
            shown = types_shown(call, list(kinds.by_type))
            whole = call.me.scopes is None and "types" not in call.query
            hidden = {} if call.me.may(NOTES) else {name: kind.private for name, kind in kinds.by_type.items()}
            cursor, limit = call.query.get("cursor"), call.query["limit"]
            named = None if whole else shown
            return Answer(raw=service.changes(call.db, call.me.user_id, cursor, limit, named, call.now, hidden))

    return Changes
