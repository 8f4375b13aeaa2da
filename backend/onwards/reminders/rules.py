"""What wants to be looked at again, and when: a pure function of records, the same here and in the app.

``tests/vectors/reminders.json`` holds both to it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

MORNING = time(9)
LOOK_BACKS = (3, 6, 12)
LAST_LOOK_BACK_FOR = 3
FOLLOW_UP_FOR = timedelta(days=7)
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Record:
    """One live record: its id, its type, the fields that are set."""

    id: str
    type: str
    doc: Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Reminder:
    """From ``at`` on, and before ``until`` if there is one, ``record`` wants to be looked at; times are in UTC.

    ``kind``: held, nudge, keep_in_touch, look_back (with its ``months``), follow_up, interview, again.
    """

    at: datetime
    kind: str
    record: str
    months: int | None = None
    until: datetime | None = None


def due(records: Iterable[Record], now: datetime) -> list[Reminder]:
    """What is due at ``now``, the longest due first."""
    return [each for each in reminders(records) if each.at <= now and (each.until is None or now < each.until)]


def reminders(records: Iterable[Record]) -> list[Reminder]:
    """All that is, was or will be due as things stand, in the order of time."""
    known = list(records)
    made = [each for record in known if record.type in RULES for each in RULES[record.type](record)]
    return sorted([*made, *_look_backs(known)], key=lambda each: (each.at, each.kind, each.record))


def _ask(ask: Record) -> Iterator[Reminder]:
    if ask.doc.get("state") == "held" and ask.doc.get("hold_until"):
        yield Reminder(_instant(ask.doc["hold_until"]), "held", ask.id)
    if ask.doc.get("state") == "sent" and ask.doc.get("nudge_on"):
        yield Reminder(_morning(ask, ask.doc["nudge_on"]), "nudge", ask.id)


def _knockback(knockback: Record) -> Iterator[Reminder]:
    if knockback.doc.get("keep_in_touch_on"):
        yield Reminder(_morning(knockback, knockback.doc["keep_in_touch_on"]), "keep_in_touch", knockback.id)


def _reframe(reframe: Record) -> Iterator[Reminder]:
    if reframe.doc.get("follow_up_on") and not reframe.doc.get("follow_up"):
        at = _morning(reframe, reframe.doc["follow_up_on"])
        yield Reminder(at, "follow_up", reframe.id, until=at + FOLLOW_UP_FOR)


def _interview(interview: Record) -> Iterator[Reminder]:
    if not interview.doc.get("plan_then"):
        begins = datetime.fromisoformat(interview.doc["occurred_at"])
        eve = begins.date() - timedelta(days=1)
        yield Reminder(_morning(interview, eve.isoformat()), "interview", interview.id, until=begins.astimezone(UTC))


def _feedback_item(item: Record) -> Iterator[Reminder]:
    if item.doc.get("again_on") and item.doc.get("verdict") != "let_go":
        yield Reminder(_morning(item, item.doc["again_on"]), "again", item.id)


RULES: dict[str, Callable[[Record], Iterator[Reminder]]] = {
    "feedback_request": _ask,
    "knockback": _knockback,
    "reframe": _reframe,
    "interview": _interview,
    "feedback_item": _feedback_item,
}


def _look_backs(records: list[Record]) -> Iterator[Reminder]:
    """Where its person wants them, each knockback once at each distance, until the next one comes."""
    if not any(each.type == "settings" and each.doc.get("look_backs") for each in records):
        return
    made = [each.doc for each in records if each.type == "look_back"]
    over = {doc.get("knockback") for doc in made if doc.get("skipped")}
    written = {(doc.get("knockback"), doc.get("months")) for doc in made if doc.get("text")}
    for knockback in records:
        if knockback.type != "knockback" or knockback.id in over:
            continue
        happened = date.fromisoformat(knockback.doc["occurred_at"][:10])
        ends = (*LOOK_BACKS[1:], LOOK_BACKS[-1] + LAST_LOOK_BACK_FOR)
        for months, end in zip(LOOK_BACKS, ends, strict=True):
            if (knockback.id, months) not in written:
                at, until = (_morning(knockback, _later(happened, count).isoformat()) for count in (months, end))
                yield Reminder(at, "look_back", knockback.id, months, until)


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    first = date(day.year + years, month + 1, 1)
    length = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - first
    return first.replace(day=min(day.day, length.days))


def _morning(record: Record, day: str) -> datetime:
    return at_local(datetime.combine(date.fromisoformat(day), MORNING), zone_of(record))


def at_local(wall: datetime, zone: tzinfo) -> datetime:
    """The instant of a local time in UTC: in a gap the next valid minute, in an overlap the first."""
    while (instant := wall.replace(tzinfo=zone).astimezone(UTC)).astimezone(zone).replace(tzinfo=None) != wall:
        wall += timedelta(minutes=1)
    return instant


def zone_of(record: Record) -> tzinfo:
    """The zone of a record; its offset where this server does not know the zone."""
    try:
        return ZoneInfo(record.doc["time_zone"])
    except (KeyError, ValueError, OSError):
        offset = datetime.fromisoformat(record.doc["occurred_at"]).tzinfo
        return offset or UTC


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
