"""What looking back, notes to oneself and wishes for a job hold."""

from onwards.records import schemas as s


class LookBack(s.Record):
    """A look back at a knockback some months later; its id is derived from the knockback and the months."""

    class Kind:
        type = "look_back"
        plural = "look-backs"
        timeline = "never"
        headline = "text"

    knockback = s.reference("The knockback it looks back at")
    months = s.integer(1, 24, "How many months later")
    due_on = s.date("When to offer it")
    text = s.text("What it looks like now")
    skipped = s.flag("Never to be offered again")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "look_back",
        "knockback": "01938a5e-7c00-7000-8000-000000000002",
        "months": 3,
        "due_on": "2026-06-02",
        "text": "If I had got it I would never have found this one.",
        "skipped": False,
    }


class NoteToSelf(s.Record):
    """A few words for a low moment, from one's own wins."""

    class Kind:
        type = "note_to_self"
        plural = "notes-to-self"
        timeline = "never"
        headline = "text"

    text = s.text("What to remember")
    win = s.reference("The win it came from")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "note_to_self",
        "text": "You asked, even though your voice shook.",
        "win": "01938a5e-7c00-7000-8000-000000000003",
    }


class LookingFor(s.Record):
    """Something to look for in a job."""

    class Kind:
        type = "looking_for"
        plural = "looking-fors"
        timeline = "never"
        headline = "text"

    text = s.text("What I look for")
    win = s.reference("The win it came from")

    example = {  # noqa: RUF012
        **s.ENVELOPE_EXAMPLE,
        "type": "looking_for",
        "text": "A manager who listens.",
        "win": None,
    }
