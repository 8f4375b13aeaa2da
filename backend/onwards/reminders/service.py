"""What of a person's diary wants to be looked at again."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from onwards.records.statements import id_text
from onwards.records.store import Store
from onwards.reminders.rules import RULES, Record, at_local, zone_of

TYPES = (*RULES, "look_back", "settings")
QUIET = {"quiet_from": time(21), "quiet_to": time(8, 30)}


def records_of(db: Session, user_id: UUID) -> list[Record]:
    """The live records that anything can follow from."""
    store = Store(db, user_id)
    names = {f"type{number}": name for number, name in enumerate(TYPES)}
    marks = ", ".join(f":{name}" for name in names)
    query = f"SELECT id, type, doc FROM records WHERE user_id = :user AND deleted_at IS NULL AND doc IS NOT NULL AND type IN ({marks})"  # noqa: S608, E501 (marks only)
    return [Record(id_text(id_), type_, orjson.loads(doc)) for id_, type_, doc in store.rows(query, **names)]


def settings_of(records: Sequence[Record]) -> Record | None:
    """The one record of settings."""
    return next((each for each in records if each.type == "settings"), None)


def after_quiet(moment: datetime, settings: Record | None) -> datetime:
    """``moment``, or the end of the quiet hours it lies in, by the clock of the person's own zone."""
    if settings is None:
        return moment
    zone = zone_of(settings)
    begins, ends = (_clock(settings.doc.get(name), usual) for name, usual in QUIET.items())
    wall = moment.astimezone(zone).replace(tzinfo=None)
    over_night = begins > ends
    quiet = wall.time() >= begins or wall.time() < ends if over_night else begins <= wall.time() < ends
    if not quiet:
        return moment
    day = wall.date() + timedelta(days=int(over_night and wall.time() >= begins))
    return at_local(datetime.combine(day, ends), zone)


def _clock(text: Any, usual: time) -> time:
    return time.fromisoformat(text) if text else usual
